"""The context of advice: the run's lamps, its settings, and its siblings' results."""

import math
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.diagnosis.case import Case
from dashboard.diagnosis.features.objective import is_boosting
from dashboard.diagnosis.headline import headline
from dashboard.diagnosis.live.running import STAYS_LOST
from dashboard.diagnosis.siblings.batch import BatchVerdict, judge_batch
from dashboard.diagnosis.siblings.cell import rivals
from dashboard.diagnosis.siblings.evidence import Facts, ended, scale
from dashboard.diagnosis.siblings.family import Family, slice_key
from dashboard.diagnosis.siblings.member import Member, common_x
from dashboard.diagnosis.siblings.recipe import Recipe, rate_of, recipe_of
from dashboard.diagnosis.verdict import (
    Comparison,
    Headline,
    Lamp,
    LampName,
    Stability,
    State,
    Symptom,
)

Value = float | int | str | None


@dataclass(frozen=True, slots=True)
class Trial:
    """Another learning rate that a sibling tried, all else equal, and how it ended."""

    lr: float
    ended: float | str  # the last value as logged, ``none`` where unknown


@dataclass(frozen=True)
class Situation:
    """One run to be advised; ``family`` and ``member`` are ``None`` without siblings."""

    case: Case
    comparisons: Sequence[Comparison] = ()  # of the whole set
    family: Family | None = None
    member: Member | None = None
    verdict: Headline | None = None  # the run's headline, where it is known already

    @cached_property
    def recipe(self) -> Recipe:
        """How the run was trained."""
        return recipe_of(self.case.curves.run)

    @cached_property
    def is_boosting(self) -> bool:
        """Whether the run is of boosted trees."""
        return is_boosting(self.case.curves)

    @property
    def lr(self) -> float | None:
        """The run's learning rate, the last one of a switched run; ``None`` if unknown."""
        if self.member is not None and self.member.phases:
            return rate_of(self.member.phases[-1].lr)
        return self.member.lr if self.member is not None else self.recipe.lr

    @property
    def batch_size(self) -> int | None:
        """The run's batch size, the last one of a switched run; ``None`` if unknown."""
        size = self.member.batch_size if self.member is not None else self.recipe.batch_size
        if self.member is not None and self.member.phases:
            size = self.member.phases[-1].batch_size
        return int(size) if size is not None else None

    @property
    def is_healthy(self) -> bool:
        """Whether the headline is that the run is healthy."""
        return (self.verdict or headline(self.case)).state == "healthy"

    @property
    def is_unknown(self) -> bool:
        """Whether the headline is that the curves do not tell how the run stands."""
        return (self.verdict or headline(self.case)).state == "unknown"

    @property
    def is_best_tried(self) -> bool:
        """Whether other rates were tried, all else equal, and none of them ended better."""
        if self.family is None or self.member is None or self.member.diverged:
            return False
        ranked = self.family.slices.get(slice_key(self.member), ())
        return len({cell.lr for cell in ranked}) > 1 and self.member in ranked[0].members

    def state(self, name: LampName) -> State | None:
        """The state of a lamp, ``None`` if it was not judged."""
        lamp = self.case.lamps.get(name)
        return lamp.state if lamp is not None else None

    @property
    def is_lost_by_rate(self) -> bool:
        """Whether the run diverged as one does whose rate is too high.

        Of a running one that merely stays above its start nobody knows why: a loss drifts up at a
        rate far too low as well.
        """
        is_lost = self.state(LampName.STABILITY) is Stability.DIVERGED
        return is_lost and self.because(LampName.STABILITY) != (STAYS_LOST,)

    def lamp(self, name: LampName) -> Lamp | None:
        """A lamp of the run."""
        return self.case.lamps.get(name)

    def because(self, name: LampName) -> tuple[str, ...]:
        """The codes that support a lamp."""
        lamp = self.case.lamps.get(name)
        return lamp.because if lamp is not None else ()

    def symptom(self, code: str) -> Symptom | None:
        """An observed fact of the run, ``None`` if it was not seen."""
        return next((s for s in self.case.symptoms if s.code == code), None)

    def comparison(self, code: str) -> Comparison | None:
        """What the set shows of this run first of all (a finding names its subject first)."""
        run_id = self.case.curves.run.run_id
        found = (one for one in self.comparisons if one.code == code and run_id in one.runs)
        return next(found, None)

    def setting(self, *names: str) -> float | None:
        """The first numeric setting of these names, ``None`` if the log has none of them."""
        for name in names:
            value = self.case.curves.setting(name)
            if value is not None:
                return value
        return None

    @cached_property
    def batch_verdict(self) -> BatchVerdict | None:
        """The verdict from siblings of other batch sizes."""
        if self.family is None or self.member is None:
            return None
        return judge_batch(self.family, self.member)

    def best_trial(self, *, higher: bool) -> Trial | None:
        """The best outcome at a higher (or lower) rate, if it is better than the run's own."""
        family, member = self.family, self.member
        if family is None or member is None or member.lr is None or member.phases:
            return None
        ranked = family.slices.get(slice_key(member), ())
        there = (
            cell for cell in ranked if (cell.lr > member.lr) == higher and cell.lr != member.lr
        )
        better = [rival for rival in rivals(member, there) if rival.score > rival.mine]
        best = max(better, key=lambda rival: rival.score - rival.mine, default=None)
        return Trial(best.cell.lr, ended(family, best.cell, best.x)) if best is not None else None

    def nearest_worse(self, *, higher: bool) -> float | None:
        """The nearest higher (or lower) rate at which a sibling ended no better than the run."""
        family, member = self.family, self.member
        if family is None or member is None or member.lr is None or member.phases:
            return None
        cells = family.by_rate.get(slice_key(member), ())
        at = bisect(cells, member.lr, key=lambda cell: cell.lr)
        outwards = cells[at:] if higher else reversed(cells[:at])
        for cell in outwards:
            x = common_x(member, cell.first)
            known = cell.diverged or not math.isnan(x)
            if known and cell.lr != member.lr and not cell.at(x) > member.at(x):
                return cell.lr
        return None

    @property
    def scale(self) -> Facts:
        """What scores in the evidence are: metric and split, ``none`` without siblings."""
        return (
            scale(self.family) if self.family is not None else {"metric": "none", "split": "none"}
        )
