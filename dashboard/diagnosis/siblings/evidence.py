"""The numbers of a comparison in the form that its sentence needs.

Scores inside the package are higher-is-better and medians of the last values; sentences speak of
accuracy in [0, 1] and of loss, and of the same medians, which is what tables and figures show.
What is not known is the word ``none``.
"""

from collections.abc import Iterable

import numpy as np

from dashboard.diagnosis.features.objective import counted_in
from dashboard.diagnosis.siblings.cell import Cell
from dashboard.diagnosis.siblings.family import Family
from dashboard.diagnosis.siblings.member import Member
from dashboard.diagnosis.siblings.score import ACCURACY, LOSS

Facts = dict[str, float | int | str]

NONE = "none"
WHOLE_ABOVE = 10.0  # a factor from here on is written without decimals: 16 times


def scale(family: Family) -> Facts:
    """What the family is compared by: ``metric`` accuracy or loss, ``split`` val, test or train.

    ``optimizers`` is ``several`` where its runs name more than one, else ``one``.
    """
    several = "several" if len(family.optimizers) > 1 else "one"
    metric = ACCURACY if family.measure.metric == ACCURACY else LOSS
    return {"metric": metric, "split": family.split.value, "optimizers": several}


def shown(family: Family, score: float) -> float | str:
    """A score in its usual form: the accuracy, or the loss."""
    if not np.isfinite(score):
        return NONE
    return float(score) if family.measure.metric == ACCURACY else float(-score)


def ended(family: Family, one: Cell | Member, x: float = np.inf) -> float | str:
    """How a run or a setting ended, up to ``x``: the number that its table shows."""
    return shown(family, one.ended_at(x))


def settings(one: Cell | Member, prefix: str = "") -> Facts:
    """Learning rate, batch size and optimizer, each ``none`` where unknown.

    The rate is 0 for a run that never trained.
    """
    member = one.first if isinstance(one, Cell) else one
    size = member.batch_size
    unknown = 0.0 if member.is_frozen else NONE
    return {
        f"{prefix}lr": member.lr if member.lr is not None else unknown,
        f"{prefix}optimizer": member.recipe.optimizer or NONE,
        f"{prefix}batch_size": int(size) if size is not None else NONE,
    }


def optimizer(family: Family, one: Cell | Member) -> Facts:
    """The optimizer where the family tried several and this one is known, else ``none``."""
    member = one.first if isinstance(one, Cell) else one
    several = len({other.recipe.optimizer for other in family.members}) > 1
    return {"optimizer": member.recipe.optimizer if several and member.recipe.optimizer else NONE}


def duration(member: Member, x: float) -> Facts:
    """How long until ``x`` (infinity: the end): ``length`` and its ``unit``, epoch or step."""
    length = min(x, member.end)
    return {"length": round(length) if length >= 1 else length, "unit": counted_in(member.curves)}


def factor(value: float) -> float:
    """A ratio with a few digits: 16, 3.2, 0.063."""
    if not np.isfinite(value):
        return float("nan")
    if value >= WHOLE_ABOVE:
        return float(round(value))
    return float(f"{value:.2g}")


def number(value: float) -> float | str:
    """``value``, or ``none`` where it is not finite."""
    return float(value) if np.isfinite(value) else NONE


def ids(*groups: Iterable[Member] | Cell) -> tuple[str, ...]:
    """The run ids of cells and members, each once, in their order."""
    members = (
        member
        for group in groups
        for member in (group.members if isinstance(group, Cell) else group)
    )
    return tuple(dict.fromkeys(member.run_id for member in members))
