"""A run judged as it grows, by what the page shows of a run that is still being written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from dashboard.diagnosis.earlier import places_of, up_to
from dashboard.diagnosis.engine import examine_so_far
from dashboard.diagnosis.features import measure
from dashboard.diagnosis.features.schedule import warm_up_ends
from dashboard.diagnosis.running import STAYS_LOST
from dashboard.diagnosis.steadied import Steadied
from dashboard.diagnosis.symptoms import at_chance
from dashboard.diagnosis.symptoms.stays_lost import FEWEST_POINTS, Stretch, stretch_above
from dashboard.diagnosis.verdict import Lamp, LampName
from dashboard.model.curve import RunCurves

LOOKS = 10  # at a run, evenly over its points
LEVELS = (1.0, 1.02, 1.1, 1.5)  # over the start, tried


@dataclass(frozen=True, slots=True)
class Look:
    """What is shown of a run at one of its points."""

    share: float  # of its points
    place: float  # of its x, from 0 to 1
    points: int
    lamps: Mapping[LampName, Lamp]
    is_to_stop: bool
    above: Mapping[float, Stretch]  # the points in a row above each of LEVELS
    is_guess: bool


def looks(curves: RunCurves) -> Iterator[Look]:
    """The run at every tenth of its points, each place once."""
    places, steadied = places_of(curves), Steadied(examine_so_far)
    numbers = np.unique(np.ceil(np.arange(1, LOOKS + 1) * len(places) / LOOKS).astype(int))
    last = max((float(curve.x[-1]) for curve in curves.curves.values() if len(curve)), default=1.0)
    if not len(places):
        return
    for points in numbers.tolist():
        is_last = points == len(places)
        x = last if is_last else float(places[points - 1])
        now = up_to(curves, x)
        raw = examine_so_far(now)
        case = steadied.of(raw)
        codes = {symptom.code for symptom in raw.symptoms}
        above, is_guess = _above(now)
        place = x / last if last > 0 else 1.0
        share = points / len(places)
        yield Look(share, place, points, case.lamps, STAYS_LOST in codes, above, is_guess)


def _above(curves: RunCurves) -> tuple[Mapping[float, Stretch], bool]:
    with np.errstate(all="ignore"):
        features = measure(curves)
        shape = features.train
        if shape is None or not shape.positive or shape.points < FEWEST_POINTS:
            return {}, False
        if shape.last_x <= warm_up_ends(curves):
            return {}, False
        found = {level: stretch_above(shape, level) for level in LEVELS}
        is_guess = found[1.0].points > 0 and at_chance.detect(features) is not None
        return found, is_guess
