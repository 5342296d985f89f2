"""What became of a move where the set holds it: comparable runs that differ in that one setting.

A move that raises the rate of a run was tried where a run of the same group has the same batch size
and a higher rate; the nearest such rate is looked at.  Groups and values are those of the map
(:func:`dashboard.charts.data.outcomes.groups_of`): runs that differ in rate, batch size and seed
alone, by the measure that the engine ranks them by.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dashboard.charts.data.outcomes import Outcome, Outcomes, groups_of
from dashboard.classroom.answers import Move
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook

SAME_ACCURACY = 0.002
"""Accuracies that differ by less are alike: without seeds, no smaller difference means anything."""

SAME_LOSS = 0.02
"""The same of losses and other measures, relatively."""


class Came(StrEnum):
    """What came of a move."""

    BETTER = "better"
    ALIKE = "alike"  # within the spread of the seeds, or the same value
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Tried:
    """A move that the set holds: the setting from where to where, and both ends."""

    move: Move
    setting: str  # lr or batch_size
    from_value: float
    to_value: float
    before: float  # of the measure, NaN where the run diverged
    after: float
    metric: str
    came: Came
    runs: int  # that tried it


_MOVES: dict[Move, tuple[str, int]] = {
    Move.RAISE_LR: ("lr", 1),
    Move.LOWER_LR: ("lr", -1),
    Move.RAISE_BATCH: ("batch_size", 1),
    Move.LOWER_BATCH: ("batch_size", -1),
}
"""The moves that change one of the two settings, and which way."""


def tried_of(book: LogBook, report: Report) -> dict[str, tuple[Tried, ...]]:
    """The moves that the set holds, by run id; runs of which it holds none are absent."""
    found = {}
    for group in groups_of(book, report):
        for one in group.many:
            held = [tried for move in _MOVES if (tried := _tried(one, move, group)) is not None]
            if held:
                found[one.run.run_id] = tuple(held)
    return found


def best_moves(held: Sequence[Tried]) -> frozenset[Move]:
    """The moves after which the set's runs did better; where none did, to leave it as it is."""
    better = frozenset(one.move for one in held if one.came is Came.BETTER)
    return better or frozenset({Move.NOTHING})


def _tried(one: Outcome, move: Move, group: Outcomes) -> Tried | None:
    setting, way = _MOVES[move]
    read: Callable[[Outcome], float] = _READ[setting]
    other = _READ["batch_size" if setting == "lr" else "lr"]
    start = read(one)
    if not math.isfinite(start):
        return None
    same = [run for run in group.many if _same(other(run), other(one))]
    beyond = sorted({read(run) for run in same if way * (read(run) - start) > 0}, key=_near(start))
    if not beyond:
        return None
    after = [run for run in same if read(run) == beyond[0]]
    before = [run for run in same if read(run) == start]
    return Tried(
        move,
        setting,
        start,
        beyond[0],
        group.middle(before),
        group.middle(after),
        group.metric,
        _came(before, after, group),
        len(after),
    )


_READ: dict[str, Callable[[Outcome], float]] = {
    "lr": lambda run: run.lr,
    "batch_size": lambda run: run.batch_size,
}


def _near(start: float) -> Callable[[float], float]:
    """The distance of a value from ``start``; to be sorted by."""
    return lambda value: abs(value - start)


def _same(one: float, other: float) -> bool:
    """Whether two settings are the same; of one that no log tells, nothing is known."""
    return one == other or (math.isnan(one) and math.isnan(other))


def _came(before: Sequence[Outcome], after: Sequence[Outcome], group: Outcomes) -> Came:
    """Better or worse where the seeds of the two settings lie clearly apart; else alike."""
    old = [group.rank(run.value) for run in before]
    new = [group.rank(run.value) for run in after]
    if _is_above(min(new), max(old), group):
        return Came.BETTER
    return Came.WORSE if _is_above(min(old), max(new), group) else Came.ALIKE


def _is_above(one: float, other: float, group: Outcomes) -> bool:
    """Whether a rank is above another by more than what means nothing."""
    if not math.isfinite(one):
        return False  # it diverged
    if not math.isfinite(other):
        return True
    least = SAME_ACCURACY if group.is_share else SAME_LOSS * max(abs(one), abs(other))
    return one - other > least
