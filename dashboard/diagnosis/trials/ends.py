"""How trials ended, and whether one ended better than another beyond chance.

The metric is the one by which the report ranks the runs; where one of the two lacks it, the first
that both have.  What chance can do is taken from where the engine takes it for its own comparisons:
seeds, held-out examples, the ends of the curves.
"""

import math
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from dashboard.diagnosis.report import Report
from dashboard.diagnosis.run_pair import PREFERRED, Key
from dashboard.diagnosis.siblings.cell import Cell
from dashboard.diagnosis.siblings.families import families_of
from dashboard.diagnosis.siblings.family import Family
from dashboard.diagnosis.siblings.held_out_size import (
    size_of_values,
    told_size,
    variance_of_share,
)
from dashboard.diagnosis.siblings.rate_fit.noise import SEEDS, error_of_difference, is_chance
from dashboard.diagnosis.siblings.score import ACCURACY, LOSS
from dashboard.diagnosis.standings import levels
from dashboard.diagnosis.trials.trial import CameOf, Grounds, Way
from dashboard.diagnosis.verdict import LampName, Stability
from dashboard.model.curve import HELD_OUT, RunCurves, curves_of
from dashboard.model.lineage import Observed
from dashboard.model.run import LogBook
from dashboard.model.table import Split

ALIKE = 0.005
"""Share of a value by which two ends may differ and be called the same: they read alike."""

TELLS = 2.0
"""Standard errors of a difference from which it counts, as for the engine's own comparisons."""

OBJECTIVES = ("loss", "loss_function", "criterion", "objective")
"""Settings that say what a loss is of: losses of two of them do not compare."""

LOGGED_WAYS = {"yes": Way.BETTER, "same": Way.SAME, "no": Way.WORSE}


class Ends:
    """The ends of all runs of a book, each metric worked out when it is asked for first."""

    def __init__(self, book: LogBook, report: Report) -> None:
        """Nothing is worked out yet."""
        self._book, self._report = book, report
        self._levels: dict[Key, dict[str, float]] = {}
        best = report.best
        first = [(best.metric, best.split)] if best is not None else []
        self._keys: list[Key] = list(dict.fromkeys([*first, *PREFERRED]))
        self._up = {ACCURACY: True, LOSS: False}
        if best is not None:
            self._up[best.metric] = best.is_upward

    def by_run(self, key: Key) -> dict[str, float]:
        """How each run ended by a metric, the median of its last values; NaN for unknown."""
        if key not in self._levels:
            found = levels(self._book, *key).tolist()
            self._levels[key] = dict(zip(self._book.by_id, found, strict=True))
        return self._levels[key]

    @property
    def first(self) -> dict[str, float]:
        """The ends by the metric that ranks the runs."""
        return self.by_run(self._keys[0])

    def has_diverged(self, ids: Sequence[str]) -> bool:
        """Whether more than half of these runs diverged."""
        return 2 * sum(map(self._is_lost, ids)) > len(ids)

    def own(self, ids: Sequence[str]) -> tuple[str, Split, float]:
        """The metric, its part of the data and the mean end of a trial; NaN where it has none."""
        for key in self._keys:
            ends = self._ended(ids, key)
            if ends:
                return *key, float(np.mean(ends))
        return *self._keys[0], math.nan

    def came_of(
        self, before: Sequence[str], after: Sequence[str], observed: Observed | None
    ) -> CameOf:
        """How the runs ``after`` ended beside those ``before``.

        What the trainer ``observed`` itself decides where it is there: it knew its noise.
        """
        lost = self.has_diverged(before), self.has_diverged(after)
        key = next(
            (
                key
                for key in self._keys
                if (lost[0] or self._ended(before, key))
                and (lost[1] or self._ended(after, key))
                and (self._ended(before, key) or self._ended(after, key))
                and not (key[0] == LOSS and self._is_other_objective(before[0], after[0]))
            ),
            None,
        )
        if key is None:
            return CameOf(Way.SAME if all(lost) else Way.UNKNOWN)
        ends = self._ended(before, key), self._ended(after, key)
        means = [
            math.nan if is_lost or not one else float(np.mean(one))
            for one, is_lost in zip(ends, lost, strict=True)
        ]
        seeds = len(ends[0]), len(ends[1])
        way, grounds = self._way(before[0], after[0], key, means, ends, lost)
        if observed is not None and len(after) == 1 and not any(lost):
            way, grounds = LOGGED_WAYS[observed.improved], Grounds.LOGGED
        return CameOf(way, *key, means[0], means[1], seeds, grounds)

    def _way(
        self,
        before: str,
        after: str,
        key: Key,
        means: Sequence[float],
        ends: tuple[Sequence[float], Sequence[float]],
        lost: tuple[bool, bool],
    ) -> tuple[Way, Grounds]:
        if lost[0] or lost[1]:
            if lost[0] and lost[1]:
                return Way.SAME, Grounds.NONE
            return (Way.BETTER if lost[0] else Way.WORSE), Grounds.NONE
        is_upward = self._up.get(key[0], False)
        way = Way.BETTER if (means[1] > means[0]) is is_upward else Way.WORSE
        family = self._family_of.get(before)
        if family is not None and family is self._family_of.get(after):
            found = _by_family(family, before, after, key)
            if found is not None:
                could, grounds = found
                return (Way.SAME if could else way), grounds
        apart = abs(means[1] - means[0])
        if min(len(one) for one in ends) > 1:
            error = math.hypot(*(np.std(one, ddof=1) / math.sqrt(len(one)) for one in ends))
            if error > 0:
                return (Way.SAME if apart <= TELLS * error else way), Grounds.SEEDS
        size = self._held_out_size(before, after, key)
        variance = sum(variance_of_share(mean, size) for mean in means)
        if math.isfinite(variance):
            error = math.sqrt(variance)
            return (Way.SAME if apart <= TELLS * error else way), Grounds.EXAMPLES
        is_alike = apart <= ALIKE * max(map(abs, means))
        return (Way.SAME if is_alike else way), Grounds.NONE

    def _held_out_size(self, before: str, after: str, key: Key) -> float:
        """On how many examples an accuracy of both runs was taken; NaN for unknown."""
        if key[0] != ACCURACY or key[1] not in HELD_OUT:
            return math.nan
        both = [self._curves[one] for one in (before, after) if one in self._curves]
        told = told_size(both)
        if math.isfinite(told):
            return told
        values = [one.curves[key].finite.y for one in both if key in one.curves]
        return size_of_values(np.concatenate(values)) if values else math.nan

    def _ended(self, ids: Sequence[str], key: Key) -> list[float]:
        ends = self.by_run(key)
        return [end for one in ids if math.isfinite(end := ends[one]) and not self._is_lost(one)]

    def _is_lost(self, run_id: str) -> bool:
        diagnosis = self._report.by_id.get(run_id)
        lamp = diagnosis.lamps.get(LampName.STABILITY) if diagnosis is not None else None
        return lamp is not None and lamp.state is Stability.DIVERGED

    def _is_other_objective(self, one: str, other: str) -> bool:
        configs = self._book.by_id[one].config, self._book.by_id[other].config
        return any(configs[0].get(name) != configs[1].get(name) for name in OBJECTIVES)

    @cached_property
    def _curves(self) -> dict[str, RunCurves]:
        return {one.run.run_id: one for one in curves_of(self._book)}

    @cached_property
    def _family_of(self) -> dict[str, Family]:
        """The family that the engine compares each run in."""
        families = families_of(self._curves.values(), apart=self._report.apart)
        return {member.run_id: family for family in families for member in family.members}


def _by_family(family: Family, before: str, after: str, key: Key) -> tuple[bool, Grounds] | None:
    """Whether chance explains the difference, as the engine says; ``None`` by another metric."""
    if (family.measure.metric, family.split) != key:
        return None
    cells = [_cell(family.cells, one) for one in (before, after)]
    if cells[0] is None or cells[1] is None or cells[0] is cells[1]:
        return None
    best, second = sorted((cells[0], cells[1]), key=lambda cell: cell.score, reverse=True)
    if not (math.isfinite(best.score) and math.isfinite(second.score)):
        return None
    basis, error = error_of_difference(family, best, second)
    grounds = Grounds.ENDS
    if math.isfinite(error) and error > 0:
        grounds = Grounds.SEEDS if basis == SEEDS else Grounds.EXAMPLES
    return is_chance(family, best, second), grounds


def _cell(cells: Sequence[Cell], run_id: str) -> Cell | None:
    return next((cell for cell in cells if run_id in {m.run_id for m in cell.members}), None)
