"""The lamps of a run that is being written: they change only when the evidence does.

What is shown is a function of the points alone, not of when somebody looked.  The run is judged as
it stood at certain numbers of its points (:func:`checkpoints`), each once a later point is there,
and a lamp is given up for another only when

* the other one stood at every checkpoint for :data:`CONFIRMED` points and for a tenth of the run
  (:data:`CONFIRMED_SHARE`), and
* a fact came or went since the first one was last found, or what the network says of it moved by
  :data:`MOVED`: a probability that hovers about its limit is no news.  An unknown lamp needs the
  first alone.

Between checkpoints a lamp keeps its state and takes the numbers of the last look.  Only what is
known at once (:data:`dashboard.diagnosis.live.running.KNOWN_AT_ONCE`) is shown at once.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from dashboard.diagnosis.agreement import agreed
from dashboard.diagnosis.case import Case
from dashboard.diagnosis.features import measure
from dashboard.diagnosis.live.earlier import places_of, same_points, up_to
from dashboard.diagnosis.live.running import ENOUGH, KNOWN_AT_ONCE
from dashboard.diagnosis.rule import Threshold
from dashboard.diagnosis.verdict import Lamp, LampName
from dashboard.diagnosis.weighed import Weighed
from dashboard.model.curve import RunCurves

CONFIRMED = Threshold("confirmed", 5, "new points", "the tail whose median is the end of a curve")
CONFIRMED_SHARE = Threshold("confirmed", 0.1, "of the points", "a choice: a wait of a tenth")
MOVED = Threshold("moved", 0.15, "of probability", "a choice: half of what parts sure from even")
STEP = 5  # of so many points one is a checkpoint; of fewer each

ASKED: Mapping[LampName, tuple[str, ...]] = {
    LampName.STABILITY: (),
    LampName.LEARNING_RATE: ("rate",),
    LampName.BATCH_SIZE: ("batch_large", "batch_small"),
    LampName.FIT: ("over", "under", "short"),
}
"""The network's questions that each lamp rests on."""


def checkpoints(points: int) -> Iterator[int]:
    """The numbers of points at which a run of ``points`` is judged, the last left out.

    >>> list(checkpoints(24))
    [8, 9, 10, 12, 14, 16, 19, 22]
    """
    at = int(ENOUGH.value)
    while at < points:
        yield at
        at += max(1, at // STEP)


@dataclass(frozen=True, slots=True)
class Held:
    """A lamp that is shown, the case in which it was last found, and what else stands since."""

    lamp: Lamp
    case: Case
    other: Lamp | None = None
    since: int = 0  # points at which the other one was first found


class Steadied:
    """The lamps of one run that is being written, from look to look."""

    def __init__(self, judge: Callable[[RunCurves], Case]) -> None:
        """Nothing is known yet; ``judge`` gives the case of a run that is being written."""
        self._judge = judge
        self._held: dict[LampName, Held] = {}
        self._past: RunCurves | None = None  # the run at the last checkpoint
        self._at = 0  # its points

    def of(self, case: Case) -> Case:
        """The case of the last look, as ``judge`` gives it, with the lamps that are shown."""
        places = places_of(case.curves)
        if not self._goes_on(case.curves, len(places)):
            self._held, self._past, self._at = {}, None, 0
        for points in checkpoints(len(places)):
            if points <= self._at:
                continue
            self._past, self._at = up_to(case.curves, float(places[points - 1])), points
            self._take(self._judge(self._past), points)
        lamps = {name: self._shown(lamp) for name, lamp in case.lamps.items()}
        if lamps.keys() == set(LampName):
            lamps = agreed(lamps, {symptom.code: symptom for symptom in case.symptoms})
        return replace(case, lamps=lamps)

    def _goes_on(self, curves: RunCurves, points: int) -> bool:
        """Whether the run is the one of the last look, with more points or none after it."""
        if self._past is None:
            return True
        if points <= self._at or curves.run != self._past.run:
            return False
        last = places_of(self._past)[-1]
        return same_points(up_to(curves, float(last)), self._past)

    def _take(self, case: Case, points: int) -> None:
        for name, lamp in case.lamps.items():
            held = self._held.get(name)
            self._held[name] = _next(held, lamp, case, points) if held else Held(lamp, case)

    def _shown(self, now: Lamp) -> Lamp:
        held = self._held.get(now.name)
        if held is None or now.state is held.lamp.state or now.state in KNOWN_AT_ONCE:
            return now
        return held.lamp


def _next(held: Held, lamp: Lamp, case: Case, points: int) -> Held:
    """What is held after a checkpoint with ``points``."""
    if lamp.state is held.lamp.state:
        return Held(lamp, case)
    is_other = held.other is not None and held.other.state is lamp.state
    since = held.since if is_other else points
    stood = points - since
    if stood >= max(CONFIRMED.value, math.floor(CONFIRMED_SHARE.value * points)) and (
        held.lamp.state.value == "unknown" or is_news(held.lamp.name, held.case, case)
    ):
        return Held(lamp, case)
    return replace(held, other=lamp, since=since)


def is_news(name: LampName, before: Case, now: Case) -> bool:
    """Whether a fact came or went, or what the network answers to a lamp's questions moved."""
    codes = [{symptom.code for symptom in case.symptoms} for case in (before, now)]
    if codes[0] != codes[1]:
        return True
    if not ASKED[name]:
        return False
    was, said = answers_of(before), answers_of(now)
    return any(
        abs(was[question][answer] - said[question][answer]) >= MOVED.value
        for question in ASKED[name]
        for answer in was[question]
    )


def answers_of(case: Case) -> Mapping[str, Mapping[str, float]]:
    """What the network says of a run."""
    with np.errstate(all="ignore"):
        seen = {symptom.code: symptom for symptom in case.symptoms}
        return Weighed(measure(case.curves), seen).answers
