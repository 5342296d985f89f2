"""The rate that goes with another batch size.

    SGD, with or without momentum    lr × k for batch × k     (Goyal et al. 2017, 1706.02677) Adam
    and similar                 lr × √k                  (Malladi et al. 2022, 2205.10287)

Both are starting points: neither holds everywhere (Shallue et al. 2018, 1811.03600).
"""

import numpy as np

from dashboard.diagnosis.siblings.batch import BatchVerdict
from dashboard.diagnosis.siblings.cell import Cell, rivals
from dashboard.diagnosis.siblings.family import Family, slice_key
from dashboard.diagnosis.siblings.member import Member

RAISED = 1.05  # a scaled rate within 5% of the run's own is the run's own


def scaled_rate(mine: Member, reference: Cell) -> float:
    """The rate at ``mine``'s batch that matches the reference's; NaN if it is no higher."""
    if mine.lr is None or not mine.batch_size:
        return float("nan")
    ratio = mine.batch_size / reference.batch_size
    scaled = reference.lr * (np.sqrt(ratio) if mine.recipe.is_adaptive else ratio)
    return float(scaled) if scaled > RAISED * mine.lr else float("nan")


def made_up_by(family: Family, mine: Member, verdict: BatchVerdict) -> Cell | None:
    """The sibling of the same batch that comes near the reference by a higher rate, if any did.

    Near is within a point of accuracy, or within the regret that a good loss may have.
    """
    for rival in rivals(mine, _higher(family, mine)):
        if family.is_near(rival.score, verdict.reference_score):
            return rival.cell
    return None


def shown_above(family: Family, mine: Member) -> Cell | None:
    """The sibling of the same batch that ends best at a higher rate, if it is better than mine."""
    found = [rival for rival in rivals(mine, _higher(family, mine)) if rival.score > rival.mine]
    best = max(found, key=lambda rival: rival.score - rival.mine, default=None)
    return best.cell if best is not None else None


def _higher(family: Family, mine: Member) -> list[Cell]:
    ranked = family.slices.get(slice_key(mine), ())
    return [cell for cell in ranked if mine.lr is not None and cell.lr > mine.lr]
