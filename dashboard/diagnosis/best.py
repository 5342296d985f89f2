"""Which run is best: one answer, by one statistic, for every page, figure, table and document.

**Statistic.** A run's *end*: the median of its last few values
(:func:`dashboard.diagnosis.siblings.score.level`), so that no single lucky value decides.  Runs
that differ in nothing but their seed are one setting, whose end is the lower median of theirs; the
run that is named is the one in the middle, whose end that is.

**Metric.** :func:`yardstick_of` alone says which metric counts and which way is better.

**Who is ranked together.** Runs that learn the same data and are measured alike: their settings
agree in what is trained on (:data:`DATA`, classes), and their families have the same yardstick.
Runs that diverged, whose numbers are broken, or that learned nothing are never best.

This module knows no sentence and no figure.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard.diagnosis.features.objective import objective_of
from dashboard.diagnosis.siblings.cell import lower_median
from dashboard.diagnosis.siblings.family import Family, slice_key
from dashboard.diagnosis.siblings.member import Member
from dashboard.diagnosis.siblings.recipe import family_key, is_defining, is_described
from dashboard.diagnosis.siblings.score import (
    ACCURACY,
    LOSS,
    Measure,
    has_diverged,
    level,
    measure_of,
)
from dashboard.diagnosis.siblings.unfit import is_lost
from dashboard.diagnosis.task_measure import SPLITS, task_measure_of
from dashboard.diagnosis.verdict import LampName, RunDiagnosis, Stability
from dashboard.model.curve import HELD_OUT, Curve, RunCurves
from dashboard.model.metrics import Direction, direction_of
from dashboard.model.run import Run
from dashboard.model.table import Split

DATA = frozenset({"dataset", "data", "task", "problem", "classes"})
"""First words of settings that say on what a run is trained; a model is not among them."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What runs are ranked by; ``splits`` in the order of preference."""

    metric: str
    splits: tuple[Split, ...]
    is_upward: bool

    def curve(self, curves: RunCurves) -> Curve | None:
        """The run's values, accuracies in [0, 1]; ``None`` without a finite one."""
        if self.metric in {ACCURACY, LOSS}:
            measure = Measure(self.metric, held_out=self.splits[0] in HELD_OUT)
            upward = measure.curve(curves)
            if upward is None or self.is_upward:
                return upward
            return Curve(upward.metric, upward.split, upward.x, -upward.y)
        found = (curves.get(self.metric, split) for split in self.splits)
        return next((one for one in found if one is not None and len(one.finite)), None)

    def member(self, curves: RunCurves, *, diverged: bool) -> Member:
        """The run among those that are ranked: higher is better on its score curve."""
        curve = self.curve(curves)
        if curve is not None and not self.is_upward:
            curve = Curve(curve.metric, curve.split, curve.x, -curve.y)
        measure = Measure(self.metric, held_out=self.splits[0] in HELD_OUT)
        return Member(curves, measure, curve, diverged)


@dataclass(frozen=True, slots=True)
class Setting:
    """Runs that differ in their seed at most; ``run_id`` is the one in the middle."""

    run_id: str
    runs: tuple[str, ...]
    end: float  # of the yardstick, as logged


@dataclass(frozen=True, slots=True)
class Best:
    """The best of the runs that are ranked together."""

    run_id: str
    runs: tuple[str, ...]  # of the same setting, ``run_id`` among them
    metric: str
    split: Split
    is_upward: bool
    end: float  # the median of its last values, accuracies in [0, 1]
    optimizer: str  # of the run, where the ranked runs used several; else ""
    ranked: tuple[Setting, ...]  # the settings that can be best, the best first
    is_so_far: bool = False  # the runs are still being written

    @property
    def compared(self) -> int:
        """How many runs were ranked together."""
        return sum(len(one.runs) for one in self.ranked)


def yardstick_of(runs: Sequence[RunCurves]) -> Yardstick | None:
    """Which metric counts for all of ``runs``, on which data, and which way is better."""
    measure = measure_of(runs)
    task = task_measure_of(runs) if measure is not None and measure.metric == LOSS else ""
    if task:
        return Yardstick(task, SPLITS, is_upward=direction_of(task) is Direction.UP)
    if measure is not None:
        splits = HELD_OUT if measure.held_out else (Split.TRAIN,)
        return Yardstick(measure.metric, splits, is_upward=measure.metric == ACCURACY)
    return _counted(runs)


def _counted(runs: Sequence[RunCurves]) -> Yardstick | None:
    """The metric that counts in the loss's place, if it is the same for all of the runs."""
    found = {objective_of(run).counts for run in runs}
    counts = found.pop() if len(found) == 1 else None
    return Yardstick(counts.metric, (counts.split,), counts.is_upward) if counts else None


def best_of(
    runs: Iterable[RunCurves], diagnoses: Mapping[str, RunDiagnosis], *, so_far: bool = False
) -> Best | None:
    """The best run of a set: of those ranked together the largest group's; ``None`` without one.

    ``so_far`` says that all of ``runs`` are still being written.
    """
    found = [best for field in _fields(list(runs)) if (best := _best(*field, diagnoses))]
    best = max(found, key=lambda best: best.compared, default=None)
    return replace(best, is_so_far=so_far) if best is not None else None


def can_be_best(diagnosis: RunDiagnosis | None) -> bool:
    """Whether a run learned something and its numbers are plausible."""
    return diagnosis is None or not is_lost(diagnosis.lamps)


_Field = tuple[list[RunCurves], Yardstick]


def _fields(runs: Sequence[RunCurves]) -> list[_Field]:
    """The runs that are ranked together, with what ranks them."""
    families: dict[object, list[RunCurves]] = defaultdict(list)
    for one in runs:
        families[family_key(one.run) or one.run.run_id].append(one)
    fields: dict[tuple[object, Yardstick], list[RunCurves]] = defaultdict(list)
    for members in families.values():
        sound = [one for one in members if not has_diverged(one)]
        yardstick = yardstick_of(sound or members)
        if yardstick is not None:
            fields[_data_of(members[0].run), yardstick] += members
    return [(field, yardstick) for (_, yardstick), field in fields.items()]


def _data_of(run: Run) -> tuple[tuple[str, str], ...]:
    """The settings that say on what a run is trained."""
    return tuple(
        (name, repr(value))
        for name, value in sorted(run.config.items())
        if name.lower() in DATA or (is_defining(name) and name.lower().split("_")[0] in DATA)
    )


def _best(
    runs: Sequence[RunCurves], yardstick: Yardstick, diagnoses: Mapping[str, RunDiagnosis]
) -> Best | None:
    members = [_member(one, yardstick, diagnoses.get(one.run.run_id)) for one in runs]
    cells: dict[object, list[Member]] = defaultdict(list)
    for member in members:
        cells[setting_key(member)].append(member)
    floor = _floor(members, yardstick)
    settings = [
        setting
        for cell in cells.values()
        if (setting := _setting(cell, yardstick, diagnoses)) is not None
        and _signed(setting.end, yardstick) > floor
    ]
    if not settings or len(members) < 2:
        return None
    settings.sort(key=lambda one: (-_signed(one.end, yardstick), min(one.runs)))
    by_id = {member.run_id: member for member in members}
    first = by_id[settings[0].run_id]
    used = {member.recipe.optimizer for member in members}
    return Best(
        settings[0].run_id,
        settings[0].runs,
        yardstick.metric,
        first.quality.split if first.quality is not None else Split.NONE,
        yardstick.is_upward,
        settings[0].end,
        first.recipe.optimizer if len(used) > 1 else "",
        tuple(settings),
    )


def _member(curves: RunCurves, yardstick: Yardstick, diagnosis: RunDiagnosis | None) -> Member:
    stability = diagnosis.lamps.get(LampName.STABILITY) if diagnosis is not None else None
    is_marked = stability is not None and stability.state is Stability.DIVERGED
    return yardstick.member(curves, diverged=is_marked or has_diverged(curves))


def setting_key(member: Member) -> object:
    """What runs share that differ in their seed alone; a run without settings is by itself."""
    run = member.curves.run
    if not is_described(run, member.recipe):
        return member.run_id
    key = family_key(run)
    length = "diverged" if member.diverged else round(member.end, 6)
    return key, slice_key(member), member.lr, length, member.phases


def _setting(
    cell: Sequence[Member], yardstick: Yardstick, diagnoses: Mapping[str, RunDiagnosis]
) -> Setting | None:
    """The runs of one setting; ``None`` if more than half of them cannot be best.

    Its end is that of the runs that can: what differs in one that came to nothing is not its seed.
    """
    scored = [member for member in cell if not np.isnan(member.score)]
    sound = [m for m in scored if not m.diverged and can_be_best(diagnoses.get(m.run_id))]
    if not sound or 2 * len(sound) < len(scored):
        return None
    score = lower_median([member.score for member in sound])
    middle = min(member.run_id for member in sound if member.score == score)
    if not np.isfinite(score):
        return None
    return Setting(middle, tuple(member.run_id for member in cell), _signed(score, yardstick))


def _signed(value: float, yardstick: Yardstick) -> float:
    return value if yardstick.is_upward else -value


def _floor(members: Sequence[Member], yardstick: Yardstick) -> float:
    """The score of an untrained model, higher is better; unknown for rewards."""
    if yardstick.metric not in {ACCURACY, LOSS}:
        return -np.inf
    floor = Family(tuple(members), members[0].measure).floor
    return floor if np.isfinite(floor) else -np.inf


def end_of(curve: Curve) -> float:
    """The end of a run on a metric: the median of its last few values, NaN without any."""
    return level(curve)
