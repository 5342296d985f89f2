"""How many epochs are over, in a log that may call the first one 0 or 1.

Keras, Lightning and most loops count epochs from 0: the row of epoch 9 is written when ten are
over.  Other logs begin with a row 0 that was measured before the first update, or count from 1:
there the row of epoch 9 is written when nine are.  A log in fractions of epochs tells its place.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.model.run import Run, XUnit
from dashboard.model.table import FloatArray, Series, Split


@dataclass(frozen=True, slots=True)
class Counted:
    """Where a run is: ``last`` as its log calls it, ``over`` in epochs that were trained."""

    last: float
    over: float
    is_from_zero: bool = False


def counted(run: Run, many: Sequence[Series]) -> Counted:
    """The epochs of a run that are over, by those of its series that know epochs."""
    places = [_epochs(run, one) for one in many]
    known = [place[np.isfinite(place)] for place in places]
    last = max((float(place.max(initial=0)) for place in known), default=0.0)
    if not _counts_from_zero(run, many, known):
        return Counted(last, last)
    return Counted(last, last + _share_of_last(known, last), is_from_zero=True)


def _epochs(run: Run, one: Series) -> FloatArray:
    """The epochs of a series; the steps of a run whose steps are epochs."""
    if one.knows_epochs or run.x_unit is not XUnit.EPOCH:
        return one.epoch
    return one.step.astype(np.float64)


def _counts_from_zero(run: Run, many: Sequence[Series], known: Sequence[FloatArray]) -> bool:
    """Whether what a log calls epoch 0 is its first epoch, not the state before it."""
    firsts = [float(place.min()) for place in known if len(place)]
    if not firsts or min(firsts) != 0.0 or any((place % 1 != 0).any() for place in known):
        return False
    learns = [
        float(place.min())
        for one, place in zip(many, known, strict=True)
        if one.split is Split.TRAIN and len(place)
    ]
    if learns and min(learns) > 0.0:
        return False  # only what is measured without training stands at 0
    return not any(_began_untrained(run, one) for one in many)


def _began_untrained(run: Run, one: Series) -> bool:
    """Whether all rows of epoch 0 stand at update 0 while later ones count updates."""
    if run.x_unit is XUnit.EPOCH or not one.knows_epochs or np.array_equal(one.step, one.epoch):
        return False
    first = one.step[one.epoch == 0.0]
    return bool(len(first)) and int(first.max()) == 0


def _share_of_last(known: Sequence[FloatArray], last: float) -> float:
    """How much of the ``last`` epoch is over: all, or its rows beside those of the one before.

    Of the first epoch, where rows stand within it, nobody knows: none.
    """
    rows = max(known, key=len)
    now, before = (int(np.count_nonzero(rows == epoch)) for epoch in (last, last - 1))
    if before > 1:
        return min(now / before, 1.0)
    return 0.0 if last == 0 and now > 1 else 1.0
