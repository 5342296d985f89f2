"""A run judged as it grows, by what the page shows of a run that is still being written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from dashboard.diagnosis.engine import examine_so_far
from dashboard.diagnosis.features import measure
from dashboard.diagnosis.features.schedule import warm_up_ends
from dashboard.diagnosis.live.earlier import counted, up_to
from dashboard.diagnosis.live.running import STAYS_LOST
from dashboard.diagnosis.live.steadied import Steadied
from dashboard.diagnosis.shared.lost import FEWEST_POINTS, Stretch, stretch_above
from dashboard.diagnosis.symptoms import at_chance
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
    is_no_number: bool  # because its loss is no number
    above: Mapping[float, Stretch]  # the points in a row above each of LEVELS
    is_guess: bool


def looks(curves: RunCurves) -> Iterator[Look]:
    """The run at every tenth of its points, each place once; NaN counts as a point."""
    places = max((curve.x for curve in counted(curves)), key=len, default=np.empty(0))
    steadied = Steadied(examine_so_far)
    numbers = np.unique(np.ceil(np.arange(1, LOOKS + 1) * len(places) / LOOKS).astype(int))
    last = max((float(curve.x[-1]) for curve in curves.curves.values() if len(curve)), default=1.0)
    for points in numbers[numbers > 0].tolist():
        is_last = points == len(places)
        x = last if is_last else float(places[points - 1])
        now = up_to(curves, x)
        raw = examine_so_far(now)
        lost = next((one for one in raw.symptoms if one.code == STAYS_LOST), None)
        above, is_guess = _above(now)
        yield Look(
            share=points / len(places),
            place=x / last if last > 0 else 1.0,
            points=points,
            lamps=steadied.of(raw).lamps,
            is_to_stop=lost is not None,
            is_no_number=lost is not None and lost.evidence["lost_as"] == "no-number",
            above=above,
            is_guess=is_guess,
        )


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
