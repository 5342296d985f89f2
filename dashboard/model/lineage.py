"""Where a followed run comes from: the run that was advised, the forecast, what was observed.

The trainer's ``follow`` writes it beside the new run, the forecast before the training.  Among the
settings of a side file its entries are named ``lineage.…``; they are no settings of the run.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

PREFIX = "lineage."
MOST_TEXT = 200
"""Characters of one text; names of runs and codes are far shorter."""

MENDED = "mend_setting"
LARGEST = 1e300
"""Numbers beyond it are no outcome of a run, and whole ones no double."""

PARTS: Mapping[str, tuple[str, ...]] = {
    "": ("parent", "verdict", "advice", "parameter", "from", "to"),
    "forecast": ("metric", "split", "direction", "now", "expected", "chance"),
    "observed": ("metric", "before", "after", "noise", "improved", "came_true", "verdict"),
}
"""The entries of the file by the part of it that they stand in."""

Entry = str | float | int | bool


def entries(document: Mapping[Any, Any]) -> dict[str, Entry]:
    """The known entries of ``lineage.json`` under flat names; others are left out."""
    found: dict[str, Entry] = {}
    for part, names in PARTS.items():
        held = document.get(part) if part else document
        if not isinstance(held, Mapping):
            continue
        for name in names:
            value = _entry(held.get(name))
            if value is not None:
                found[f"{PREFIX}{part}.{name}" if part else f"{PREFIX}{name}"] = value
    return found


def _entry(value: object) -> Entry | None:
    """A text cut to a line's length, a truth, or a finite number; else nothing."""
    if isinstance(value, str):
        return value[:MOST_TEXT]
    if not isinstance(value, int | float):
        return None
    return value if abs(value) < LARGEST and math.isfinite(value) else None


@dataclass(frozen=True, slots=True)
class Observed:
    """What came of the advice: the metric that decided, from ``before`` to ``after``."""

    metric: str
    before: float | None
    after: float | None
    improved: str  # yes, same or no, beyond noise
    came_true: bool


@dataclass(frozen=True, slots=True)
class Lineage:
    """One run that followed advice; ``observed`` is ``None`` until it is trained."""

    parent: str  # the name of the advised run's folder
    advice: str  # the action, as in a report
    parameter: str
    start: Entry | None
    to: Entry | None
    metric: str  # of the forecast; accuracy, loss or none
    split: str
    direction: str  # up or down
    now: float | None
    expected: float | None
    chance: float | None
    observed: Observed | None

    @property
    def kind(self) -> str:
        """The kind of advice; a setting that was put right is a kind for each setting."""
        named = self.advice == MENDED and self.parameter
        return f"{self.advice}-{self.parameter}" if named else self.advice

    @staticmethod
    def of(found: Mapping[str, Any]) -> "Lineage | None":
        """The lineage among the entries of side files; ``None`` if they name no advice."""
        parent, advice = found.get(f"{PREFIX}parent"), found.get(f"{PREFIX}advice")
        if not isinstance(parent, str) or not isinstance(advice, str):
            return None

        def text(name: str) -> str:
            value = found.get(f"{PREFIX}{name}")
            return value if isinstance(value, str) else ""

        def number(name: str) -> float | None:
            value = found.get(f"{PREFIX}{name}")
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            return float(value) if is_number and value is not None else None

        observed = Observed(
            text("observed.metric"),
            number("observed.before"),
            number("observed.after"),
            text("observed.improved"),
            found.get(f"{PREFIX}observed.came_true") is True,
        )
        return Lineage(
            parent=parent,
            advice=advice,
            parameter=text("parameter"),
            start=found.get(f"{PREFIX}from"),
            to=found.get(f"{PREFIX}to"),
            metric=text("forecast.metric"),
            split=text("forecast.split"),
            direction=text("forecast.direction"),
            now=number("forecast.now"),
            expected=number("forecast.expected"),
            chance=number("forecast.chance"),
            observed=observed if observed.improved in {"yes", "same", "no"} else None,
        )
