"""Verdicts on a run that is still being written: only those that more points could not reverse.

A run that is being written has not ended.  That its loss still falls, or that it has come to rest,
is then no verdict, and neither is a rate or a batch that is low for the length of the run: more
epochs, or a fall of the rate, may turn it.  What a run has already lost stays lost: it diverged,
its numbers are broken, its held-out loss rises while training falls.  Before :data:`ENOUGH` points
nothing is said but that it diverged.

A state that holds is not given up for another from one look to the next: the other one must be
surer by :data:`SURER` when the first one has stood for :data:`CONFIRMED` points, or stand as long.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from dashboard.diagnosis.case import Case
from dashboard.diagnosis.rule import Threshold
from dashboard.diagnosis.verdict import (
    BatchSize,
    Fit,
    Lamp,
    LampName,
    LearningRate,
    Recommendation,
    Stability,
    State,
)
from dashboard.model.curve import RunCurves

ENOUGH = Threshold("enough", 8, "points", "the shortest curves that the rate is weighed on")
SURER = Threshold("surer", 0.15, "of confidence", "a choice: half of what parts sure from even")
CONFIRMED = Threshold("confirmed", 5, "new points", "the tail whose median is the end of a curve")

STILL_RUNNING = "still-running"

TURNED_BY_MORE: frozenset[State] = frozenset(
    {
        Fit.STOPPED_TOO_EARLY,
        Fit.PLATEAU,
        Fit.UNDERFITTING,
        LearningRate.TOO_LOW,
        LearningRate.SLIGHTLY_LOW,
        LearningRate.SLIGHTLY_HIGH,
        BatchSize.TOO_LARGE,
        BatchSize.TOO_SMALL,
    }
)
"""States that a longer training, or the decay of the rate at its end, may reverse."""

KNOWN_AT_ONCE: frozenset[State] = frozenset({Stability.DIVERGED})
"""States that need no second poll and no minimum of points."""

NOT_TURNED = ("lr-zero",)
"""Facts that hold however long the run goes on."""

WITHHELD = frozenset({"train_longer", "try_lr"})
"""Advice that a running training follows anyway, or that waits for its end."""


def so_far(case: Case) -> Case:
    """The case of a run that is being written, without states that more points could reverse."""
    has_enough = points_of(case.curves) >= ENOUGH.value
    lamps = {name: _open(lamp, has_enough=has_enough) for name, lamp in case.lamps.items()}
    return replace(case, lamps=lamps, is_running=True)


def _open(lamp: Lamp, *, has_enough: bool) -> Lamp:
    """The lamp, or an unknown one where more points could reverse it."""
    is_known = lamp.state.value != "unknown"
    if not is_known or lamp.state in KNOWN_AT_ONCE or set(lamp.because) & set(NOT_TURNED):
        return lamp
    if has_enough and lamp.state not in TURNED_BY_MORE:
        return lamp
    return Lamp(lamp.name, UNKNOWN[lamp.name], 0.0, reason=STILL_RUNNING)


UNKNOWN: Mapping[LampName, State] = {
    LampName.STABILITY: Stability.UNKNOWN,
    LampName.LEARNING_RATE: LearningRate.UNKNOWN,
    LampName.BATCH_SIZE: BatchSize.UNKNOWN,
    LampName.FIT: Fit.UNKNOWN,
}


def advice_so_far(advice: Sequence[Recommendation]) -> tuple[Recommendation, ...]:
    """The advice that helps a run that has not ended."""
    return tuple(one for one in advice if one.action not in WITHHELD)


def points_of(curves: RunCurves) -> int:
    """The finite points of the run's best-sampled loss or accuracy."""
    return max(
        (
            int(np.count_nonzero(np.isfinite(curve.y)))
            for (metric, _), curve in curves.curves.items()
            if metric in {"loss", "accuracy"}
        ),
        default=0,
    )


class Steadied:
    """The lamps of one run that is being written, from poll to poll."""

    def __init__(self) -> None:
        """No lamp is known yet."""
        self._shown: dict[LampName, Lamp] = {}
        self._other: dict[LampName, tuple[State, int]] = {}  # and since how many points
        self._changed: dict[LampName, int] = {}  # at how many points the state last changed

    def of(self, case: Case) -> Case:
        """The case, with the lamps of the last poll where little speaks against them."""
        points = points_of(case.curves)
        lamps = {name: self._lamp(lamp, points) for name, lamp in case.lamps.items()}
        self._shown = lamps
        return replace(case, lamps=lamps)

    def _lamp(self, now: Lamp, points: int) -> Lamp:
        before = self._shown.get(now.name)
        if before is None or now.state is before.state:
            self._other.pop(now.name, None)
            return now
        rested = points - self._changed.get(now.name, -points) >= CONFIRMED.value
        if now.state in KNOWN_AT_ONCE or (rested and _is_shown_at_once(before, now)):
            return self._taken(now, points)
        state, since = self._other.get(now.name, (now.state, points))
        if state is not now.state:
            since = points
        self._other[now.name] = (now.state, since)
        if points - since < CONFIRMED.value:
            return before
        return self._taken(now, points)

    def _taken(self, now: Lamp, points: int) -> Lamp:
        self._other.pop(now.name, None)
        self._changed[now.name] = points
        return now


def _is_shown_at_once(before: Lamp, now: Lamp) -> bool:
    """Whether the new state is shown at once: it is final, surer, or the first known one."""
    if before.reason == "few-points":
        return True
    return now.state.value != "unknown" and now.confidence >= before.confidence + SURER.value
