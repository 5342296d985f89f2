"""How the runs of a book ended: one held-out value of each beside its settings.

The measure is the one that the report ranks runs by, and so is the value unless another is asked
for: the median of the last few.  Runs whose rate or batch size was switched half-way have no one
setting to stand under: they are counted, not drawn.  Nothing is smoothed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from dashboard.charts.data.statistic import Statistic, described
from dashboard.diagnosis.best import Yardstick, yardstick_of
from dashboard.diagnosis.broken import is_lost
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.siblings.cell import lower_median
from dashboard.diagnosis.siblings.kin import run_groups
from dashboard.diagnosis.siblings.member import Member
from dashboard.diagnosis.siblings.recipe import recipe_of
from dashboard.diagnosis.siblings.score import ACCURACY, LOSS, has_diverged
from dashboard.diagnosis.verdict import Comparison, Fit, LampName, RunDiagnosis, Stability
from dashboard.model.curve import RunCurves, curves_of
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Split
from dashboard.text.phases import phases
from dashboard.text.sentences import Sentences

SAME_LENGTH = 0.95
"""Runs at least this share as long as the longest count as equally long."""


class Fate(StrEnum):
    """What became of a run."""

    ENDED = "ended"
    STALLED = "stalled"  # learned nothing from the start
    DIVERGED = "diverged"


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """The end of one run; NaN where the log does not tell a setting, or a diverged run a value."""

    run: Run
    lr: float
    batch_size: float
    value: float  # accuracy in [0, 1], else as logged
    fate: Fate
    length: float  # in the unit of the run's x axis


@dataclass(frozen=True, eq=False)
class Outcomes:
    """The ends of several runs by one measure, in the order of the book."""

    metric: str  # that ranks the runs; "" if there is none
    split: Split
    many: tuple[Outcome, ...]
    run_ids: tuple[str, ...] = ()  # of all runs, those left out among them
    unit: XUnit = XUnit.EPOCH  # of the lengths
    switched: int = 0  # runs left out: they exchanged rate or batch size on their way
    unscored: int = 0  # runs left out: no value of the measure
    statistic: Statistic = Statistic.MEDIAN  # what stands for a run
    optimizers: tuple[str, ...] = ()  # of the runs, as far as their settings say
    best_run: str = ""  # the run that the report calls best, if it is one of these
    is_high_good: bool = False  # whether larger values are better

    @cached_property
    def rates(self) -> tuple[float, ...]:
        """The learning rates that were tried, the lowest first."""
        return tuple(sorted({one.lr for one in self.many if np.isfinite(one.lr)}))

    @cached_property
    def batch_sizes(self) -> tuple[float, ...]:
        """The batch sizes that were tried, the smallest first."""
        sizes = {one.batch_size for one in self.many if np.isfinite(one.batch_size)}
        return tuple(sorted(sizes))

    @cached_property
    def most_rates(self) -> int:
        """The most rates that were tried with one batch size."""
        rates = defaultdict(set)
        for one in self.many:
            if np.isfinite(one.lr):
                rates[str(one.batch_size)].add(one.lr)
        return max(map(len, rates.values()), default=0)

    @property
    def has_repeats(self) -> bool:
        """Whether several runs share a rate and a batch size."""
        return len({(str(one.lr), str(one.batch_size)) for one in self.many}) < len(self.many)

    @property
    def is_share(self) -> bool:
        """Whether the values are shares of 1 and read as percentages."""
        return self.metric == ACCURACY

    def better(self, value: float) -> float:
        """``value`` on a scale where higher is better."""
        return value if self.is_high_good else -value

    def rank(self, value: float) -> float:
        """``value`` on that scale, below all others that of a run that diverged."""
        return self.better(value) if np.isfinite(value) else -np.inf

    def middle(self, many: Sequence[Outcome]) -> float:
        """What runs of one setting reached: of two middle values the worse, NaN for none.

        Runs that diverged count as the worst, as where settings are ranked.
        """
        known = [self.rank(one.value) for one in many]
        ended = [value for value in known if np.isfinite(value)]
        found = lower_median(known)
        return self.better(found if np.isfinite(found) else lower_median(ended))

    def written(self, value: float, words: Sentences) -> str:
        """A value of the measure as people read it."""
        return words.texts.percent(value) if self.is_share else words.texts.number(value)

    def said(self, value: float, words: Sentences) -> str:
        """The same, in a word that a run diverged where it has no value."""
        return self.written(value, words) if np.isfinite(value) else words.say("map-diverged")

    def title(self, words: Sentences) -> str:
        """The measure in words: ``Acurácia · teste``."""
        return words.metric_title(self.metric, self.split.value) if self.metric else ""

    def heading(self, message: str, words: Sentences) -> str:
        """The text ``message`` with the measure, then what :meth:`headed` adds."""
        return self.headed(words.say(message, measure=self.title(words)), words)

    def headed(self, heading: str, words: Sentences) -> str:
        """A heading with the statistic and the optimizers; empty where nothing was measured."""
        if not self.metric:
            return ""
        return described(heading, self.statistic, self.optimizers, words)

    def notes(self, words: Sentences) -> list[str]:
        """What a figure of these outcomes has to say of what it does not show as it is."""
        counts = (("switched", self.switched), ("unscored", self.unscored))
        notes = [words.say(f"outcomes-{name}", runs=runs) for name, runs in counts if runs]
        lengths = [one.length for one in self.many if one.fate is not Fate.DIVERGED]
        if lengths and min(lengths) < SAME_LENGTH * max(lengths):
            notes.append(
                words.say(
                    "outcomes-lengths",
                    unit=self.unit.value,
                    shortest=min(lengths),
                    longest=max(lengths),
                )
            )
        return notes


def outcomes_of(
    book: LogBook, report: Report, statistic: Statistic | str = Statistic.MEDIAN
) -> Outcomes:
    """One value of every run of ``book``."""
    return _outcomes(list(curves_of(book)), report, Statistic(statistic))


def groups_of(
    book: LogBook, report: Report, statistic: Statistic | str = Statistic.MEDIAN
) -> list[Outcomes]:
    """The outcomes of runs that differ in rate, batch size, length and seed alone.

    The group that tried most pairs of rate and batch size comes first.
    """
    groups: dict[object, list[RunCurves]] = defaultdict(list)
    every = list(curves_of(book))
    kin = run_groups(every, apart=report.apart)
    for curves in every:
        recipe = recipe_of(curves.run)
        family = kin.get(curves.run.run_id)
        groups[family, recipe.optimizer, recipe.optimizer_settings, recipe.schedule].append(curves)
    found = [_outcomes(group, report, Statistic(statistic)) for group in groups.values()]
    return sorted((one for one in found if one.many), key=_weight, reverse=True)


def main_group(
    book: LogBook, report: Report, statistic: Statistic | str = Statistic.MEDIAN
) -> Outcomes:
    """The group of the best run, else the first; without any outcome if no run has one."""
    groups = groups_of(book, report, statistic)
    ours = (group for group in groups if group.best_run)
    return next(ours, groups[0]) if groups else Outcomes("", Split.NONE, ())


def findings_of(outcomes: Outcomes, report: Report, code: str) -> list[Comparison]:
    """The findings called ``code`` that speak of runs of ``outcomes`` alone, and by its measure.

    Runs that are ranked by a measure of their task are compared by their loss all the same.
    """
    ours, measures = set(outcomes.run_ids), {None, outcomes.metric}
    if outcomes.metric in {ACCURACY, LOSS}:
        measures |= {ACCURACY, LOSS}
    return [
        one
        for one in report.comparisons
        if one.code == code and ours.issuperset(one.runs) and one.evidence.get("metric") in measures
    ]


def _weight(outcomes: Outcomes) -> tuple[int, int]:
    pairs = {(one.lr, one.batch_size) for one in outcomes.many}
    return len(pairs), len(outcomes.many)


def _outcomes(group: Sequence[RunCurves], report: Report, statistic: Statistic) -> Outcomes:
    fates = {run.run.run_id: _fate(run, report.by_id.get(run.run.run_id)) for run in group}
    sound = [run for run in group if fates[run.run.run_id] is not Fate.DIVERGED]
    yardstick = yardstick_of(sound or group)
    if yardstick is None:
        return Outcomes("", Split.NONE, (), tuple(fates), unscored=len(group))
    members = [
        yardstick.member(run, diverged=fates[run.run.run_id] is Fate.DIVERGED) for run in group
    ]
    plain = [member for member in members if not _is_switched(member)]
    scored = [member for member in plain if member.quality is not None or member.diverged]
    return Outcomes(
        yardstick.metric,
        _split(members),
        tuple(_outcome(member, yardstick, fates, statistic) for member in scored),
        tuple(fates),
        group[0].x_unit,
        switched=len(members) - len(plain),
        unscored=len(plain) - len(scored),
        statistic=statistic,
        optimizers=_optimizers(group),
        best_run=_best_run(report, yardstick, fates) if statistic is Statistic.MEDIAN else "",
        is_high_good=yardstick.is_upward,
    )


def _best_run(report: Report, yardstick: Yardstick, run_ids: Iterable[str]) -> str:
    """The best run of the report, if it is one of ``run_ids`` and ranked by this measure."""
    best = report.best
    is_ours = best is not None and best.run_id in run_ids and best.metric == yardstick.metric
    return best.run_id if best is not None and is_ours else ""


def _is_switched(member: Member) -> bool:
    """Whether the curves or the settings tell of another rate or batch size half-way."""
    told = {(phase.batch_size, phase.lr) for phase in phases(member.curves.run)}
    return bool(member.phases) or len(told) > 1


def _optimizers(group: Sequence[RunCurves]) -> tuple[str, ...]:
    """The optimizers as the settings call them; one that differs in its case alone is the same."""
    named = {
        recipe_of(one.run).optimizer: str(one.run.config["optimizer"]).strip()
        for one in group
        if recipe_of(one.run).optimizer
    }
    return tuple(named[name] for name in sorted(named))


def _outcome(
    member: Member, yardstick: Yardstick, fates: Mapping[str, Fate], statistic: Statistic
) -> Outcome:
    end = statistic.of(member)
    return Outcome(
        member.curves.run,
        float(member.lr or np.nan),
        float(member.batch_size or np.nan),
        end if yardstick.is_upward else -end,
        fates[member.run_id],
        member.end,
    )


def _fate(curves: RunCurves, diagnosis: RunDiagnosis | None) -> Fate:
    lamps = diagnosis.lamps if diagnosis is not None else {}
    stability, fit = lamps.get(LampName.STABILITY), lamps.get(LampName.FIT)
    told = stability is not None and stability.state is Stability.DIVERGED
    if told or has_diverged(curves):
        return Fate.DIVERGED
    is_stalled = is_lost(stability) or (fit is not None and fit.state is Fit.BROKEN_FROM_START)
    return Fate.STALLED if is_stalled else Fate.ENDED


def _split(members: Iterable[Member]) -> Split:
    splits = (one.quality.split for one in members if one.quality is not None)
    return next((split for split in splits if split is not Split.NONE), Split.NONE)
