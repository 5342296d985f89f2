"""The x axis of a run, epoch or step: the count that merges the fewest of its points.

An epoch that is 0 in every row, as in Lightning's first epoch, or that many points share, is no
axis for them: only the last point of an epoch would remain.  Knows points; knows no file.
"""

from collections.abc import Sequence

import numpy as np

from dashboard.model.table import Series, Split

MOST_MERGED = 0.1
"""Share of a curve's points that an axis may merge with others; a choice."""


def lies_by_epoch(many: Sequence[Series]) -> bool:
    """Whether the curves of a run whose steps are updates, its series ``many``, lie by epoch.

    They do where the log knows epochs, unless these put more than ``MOST_MERGED`` of the points of
    a curve that is measured on data where others stand and the steps put fewer there.
    """
    knowing = [one for one in many if len(one) and one.knows_epochs]
    measured = [one for one in knowing if one.split != Split.NONE] or knowing
    return bool(knowing) and not any(map(_is_merged, measured))


def _is_merged(one: Series) -> bool:
    if np.count_nonzero(one.epoch[1:] > one.epoch[:-1]) == len(one) - 1:  # so no NaN either
        return False
    known = one.epoch[np.isfinite(one.epoch)]
    if not len(known):
        return False
    gaps = np.diff(known)
    if np.count_nonzero(gaps < 0):
        gaps = np.diff(np.sort(known))
    apart = int(np.count_nonzero(gaps)) + 1
    steps = len(one.step)  # no two points of a series have one step
    return len(known) - apart > MOST_MERGED * len(known) and steps > apart
