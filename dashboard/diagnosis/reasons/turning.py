"""Where a verdict turns when one reading moves and all else stays.

The reading is moved from where it is to the edge of what occurs, and at every place the lamp is
judged anew by its own rule with its own limits.  The facts on the curve stay as they are: one that
went would only make a side harder to name, so that the verdict turns there at the latest.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dashboard.diagnosis.ensemble.network import CUT, Floats, Network
from dashboard.diagnosis.reasons.chances import Answers
from dashboard.diagnosis.reasons.left_out import answers_at, told_and_untold
from dashboard.diagnosis.reasons.ordinary import Ordinary
from dashboard.diagnosis.reasons.units import as_read, as_reading, rounded
from dashboard.diagnosis.verdict import Lamp

STEPS = 12  # places between a reading and the edge that are tried, and again in every closer look
LOOKS = 3  # the last of them tells values 1 / STEPS ** LOOKS of the range apart

Judge = Callable[[float, Answers, Answers], Lamp]
"""The lamp at a value of the reading, from the answers with and without the settings."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The first value found at which the verdict is another, and that verdict."""

    at: float  # of the reading, as the network takes it
    kept_at: float  # the last value before at which it was tried and stayed
    lamp: Lamp


@dataclass(frozen=True, slots=True)
class Moved:
    """A run of which one reading is moved."""

    net: Network
    row: Floats  # (1, F)
    reading: str
    judge: Judge
    is_same: Callable[[Lamp], bool]  # whether a lamp still says what it said

    def turn(self, edge: float) -> Turn | None:
        """Where the verdict turns between here and ``edge``.

        ``None`` where it does not, or not for good: past the place no value up to the edge may
        give the verdict that was there before.
        """
        here = float(self.row[0, self._column])
        low, high = here, edge
        found: Lamp | None = None
        for look in range(LOOKS):
            values = self._between(low, high)
            lamps = self.judged(values)
            kept = [self.is_same(lamp) for lamp in lamps]
            if all(kept):
                break
            first = kept.index(False)
            if look == 0 and any(kept[first:]):
                return None
            low = values[first - 1] if first else low
            high, found = values[first], lamps[first]
        if found is None:
            return None
        return self._readable(Turn(high, low, found), is_up=edge > here)

    def judged(self, values: list[float]) -> list[Lamp]:
        """The lamp at each value of the reading."""
        rows = np.repeat(self.row, len(values), axis=0)
        rows[:, self._column] = values
        told, untold = told_and_untold(self.net, rows)
        return [
            self.judge(
                value, answers_at(self.net, told, place), answers_at(self.net, untold, place)
            )
            for place, value in enumerate(values)
        ]

    def _readable(self, turn: Turn, *, is_up: bool) -> Turn:
        """The same with a value of few digits a little further on, where the verdict is as much."""
        short = as_reading(self.reading, rounded(as_read(self.reading, turn.at), up=is_up))
        if np.isfinite(short):
            (other,) = self.judged([short])
            if other.state is turn.lamp.state and not self.is_same(other):
                return Turn(short, turn.kept_at, other)
        return turn

    def _between(self, low: float, high: float) -> list[float]:
        """Values after ``low`` up to ``high``, as evenly as the network sees them."""
        scaled = np.linspace(self._scale(low), self._scale(high), STEPS + 1)[1:]
        values: list[float] = (self._middle + self._spread * np.sinh(2 * scaled) / 2).tolist()
        return [*values[:-1], high]

    def _scale(self, value: float) -> float:
        return float(np.arcsinh(2 * (value - self._middle) / self._spread) / 2)

    @property
    def _column(self) -> int:
        return self.net.readings.index(self.reading)

    @property
    def _middle(self) -> float:
        return float(self.net.middle[self._column])

    @property
    def _spread(self) -> float:
        return float(self.net.spread[self._column])


def edge_of(net: Network, reading: str, occurs: Ordinary, *, is_up: bool) -> float:
    """How far a reading is moved: to the end of what occurs, or of what the network tells apart."""
    column = net.readings.index(reading)
    reach = float(net.spread[column] * np.sinh(2 * CUT) / 2)
    middle = float(net.middle[column])
    return min(occurs.high, middle + reach) if is_up else max(occurs.low, middle - reach)
