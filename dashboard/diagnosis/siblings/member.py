"""A run as a member of its family: its settings, its score and the phases it went through."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from dashboard.diagnosis.features.beginning import begins_untrained
from dashboard.diagnosis.features.levels import TAIL_POINTS
from dashboard.diagnosis.siblings.lr_integral import Travel, travel_of
from dashboard.diagnosis.siblings.name_parts import descent_words
from dashboard.diagnosis.siblings.recipe import Recipe, rate_of, recipe_of
from dashboard.diagnosis.siblings.score import LOSS, Measure, level
from dashboard.model.curve import Curve, RunCurves
from dashboard.model.run import XUnit
from dashboard.model.table import FloatArray, Split

MOST_PHASES = 6  # stretches of constant settings; more is a schedule that moves all the time
RAISED = 1.5  # times: a rate that rises so much after its warm-up is a switch, not a schedule
WARM_UP_SHARE = 0.25  # of the run: until then a rising rate is a warm-up
SHAPE_POINTS = 10  # places at which the shape of a schedule is read
SAME_LENGTH = 0.95  # of the longer run: last epochs are often cut or logged one short
UNFINISHED = 0.5  # a run shorter than this share of the other cannot be compared with it


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of constant settings, from ``from_x`` on."""

    from_x: float
    lr: float
    batch_size: float


@dataclass(frozen=True, eq=False)
class Member:
    """One run of a family.  ``quality`` is its score curve: higher is better, NaN allowed."""

    curves: RunCurves
    measure: Measure
    quality: Curve | None
    diverged: bool

    @property
    def run_id(self) -> str:
        """The run's id."""
        return self.curves.run.run_id

    @cached_property
    def recipe(self) -> Recipe:
        """How the run was trained."""
        return recipe_of(self.curves.run)

    @cached_property
    def lr(self) -> float | None:
        """The learning rate, the highest of a logged schedule where the settings say none."""
        if self.recipe.lr is not None:
            return self.recipe.lr
        schedule = self.curves.schedule()
        rates = schedule.finite.y if schedule is not None else np.empty(0)
        return rate_of(float(rates.max())) if len(rates) else None

    @cached_property
    def is_frozen(self) -> bool:
        """Whether the rate is zero from start to end: the run never trained."""
        if self.recipe.lr is not None or self.recipe.is_frozen:
            return self.recipe.is_frozen
        schedule = self.curves.schedule()
        rates = schedule.finite.y if schedule is not None else np.empty(0)
        return bool(len(rates) and not rates.any())

    @cached_property
    def batch_size(self) -> float | None:
        """The batch size, the first one logged where the settings say none."""
        if self.recipe.batch_size is not None:
            return self.recipe.batch_size
        sizes = self.curves.get("batch_size", Split.NONE)
        finite = sizes.finite.y if sizes is not None else np.empty(0)
        return float(finite[0]) if len(finite) and finite[0] >= 1 else None

    @cached_property
    def end(self) -> float:
        """The last x of the score curve, 0 without one."""
        return float(self.quality.x[-1]) if self.quality is not None else 0.0

    @cached_property
    def untrained(self) -> float:
        """The score before the first update, NaN where the log begins later."""
        curve = self.quality.finite if self.quality is not None else None
        if curve is None or not len(curve) or curve.x[0] != 0 or not begins_untrained(self.curves):
            return float("nan")
        return float(curve.y[0])

    @cached_property
    def score(self) -> float:
        """The final score: higher is better; minus infinity for a diverged run."""
        return -np.inf if self.diverged else self.score_read_to(np.inf)

    def at(self, x: float) -> float:
        """The score at ``x``; NaN where the run has no value yet."""
        return self.score if x == np.inf or self.diverged else self.score_read_to(x)

    def score_read_to(self, x: float) -> float:
        """The median of the last few values up to ``x``."""
        return level(self.quality, x) if self.quality is not None else float("nan")

    def ended_at(self, x: float = np.inf) -> float:
        """The same as people read it, by which the run is judged too; NaN for one that diverged."""
        return float("nan") if self.diverged else self.score_read_to(x)

    @cached_property
    def peak(self) -> float:
        """The median of the best few values; NaN without one.  One lucky value is no peak."""
        values = self.quality.finite.y if self.quality is not None else np.empty(0)
        with np.errstate(over="ignore"):  # the mean of two middle values may be too large
            return float(np.median(np.sort(values)[-TAIL_POINTS:])) if len(values) else float("nan")

    @cached_property
    def train_loss(self) -> float:
        """The final training loss, NaN without one."""
        curve = self.curves.train(LOSS)
        return level(curve) if curve is not None else float("nan")

    @cached_property
    def travel(self) -> Travel | None:
        """Updates and τ of the run."""
        return travel_of(self.curves, self.lr, self.batch_size)

    @cached_property
    def phases(self) -> tuple[Phase, ...]:
        """The stretches of a run whose batch size or rate was switched; empty for a plain run."""
        sizes = self.curves.get("batch_size", Split.NONE)
        rates = self.curves.schedule()
        steps = _steps(sizes, self.batch_size), _steps(rates, self.lr)
        starts = sorted({x for step in steps for x, _ in step})
        if not 1 < len(starts) <= MOST_PHASES or not _is_switch(*steps, self.end):
            return ()
        batch, rate = steps
        return tuple(Phase(x, _value(rate, x), _value(batch, x)) for x in starts)

    @cached_property
    def schedule(self) -> tuple[object, ...]:
        """A key of the run's schedule, equal for equal schedules."""
        rates = self.curves.schedule()
        finite = rates.finite if rates is not None else None
        shape: tuple[float, ...] = ()
        if finite is not None and len(finite) > 1 and finite.y.max() > 0:
            at = np.linspace(0.0, 1.0, SHAPE_POINTS) * finite.x[-1]
            relative = np.interp(at, finite.x, finite.y) / finite.y.max()
            if relative.min() < 1.0 - 1e-6:
                shape = tuple(float(value) for value in np.round(relative, 1))
        return (self.recipe.schedule, shape, descent_words(self.run_id))

    @cached_property
    def is_constant(self) -> bool:
        """Whether rate and batch size are constant, as far as the log shows."""
        return not self.phases and self.schedule[:2] == ((), ())


def common_x(one: Member, other: Member) -> float:
    """The last x at which two members can be compared; NaN when they cannot.

    Members of equal length are compared at their end.  Otherwise the shorter one's end is taken,
    unless a schedule was still on its way there, or the shorter one is a mere beginning.  Logs that
    count steps only are of equal length when they saw as many examples.
    """
    if one.end == other.end and one.curves.x_unit is XUnit.EPOCH:
        return float("inf")
    short, long = sorted((_seen(one, other), _seen(other, one)))
    if short == long or short >= SAME_LENGTH * long:  # a log may count up to zero from below
        return float("inf")
    if one.curves.x_unit is XUnit.STEP and one.batch_size != other.batch_size:
        return float("nan")
    short, long = sorted((one.end, other.end))
    if one.diverged or other.diverged:
        return short
    if short < UNFINISHED * long or not (one.is_constant and other.is_constant):
        return float("nan")
    return short


def at_equal_steps(one: Member, other: Member) -> bool:
    """Whether two members made as many updates, whatever their batches; false where unknown."""
    mine, theirs = one.travel, other.travel
    if mine is None or theirs is None or mine.absolute != theirs.absolute:
        return False
    short, long = sorted((float(mine.updates[-1]), float(theirs.updates[-1])))
    return short >= SAME_LENGTH * long


def _seen(one: Member, other: Member) -> float:
    """How long ``one`` trained: epochs, or examples where only steps are known."""
    if one.curves.x_unit is XUnit.STEP and one.batch_size and other.batch_size:
        return one.end * one.batch_size
    return one.end


def _steps(curve: Curve | None, otherwise: float | None) -> list[tuple[float, float]]:
    """A logged setting as (from x, value) of its constant stretches."""
    finite = curve.finite if curve is not None else None
    if finite is None or not len(finite):
        return [(0.0, otherwise if otherwise is not None else float("nan"))]
    new = np.flatnonzero(np.abs(np.diff(finite.y)) > 1e-9 * np.abs(finite.y[:-1])) + 1
    starts: FloatArray = np.concatenate([[0.0], finite.x[new - 1]])
    values: FloatArray = np.concatenate([finite.y[:1], finite.y[new]])
    return [(float(x), float(y)) for x, y in zip(starts, values, strict=True)]


def _is_switch(
    batch: list[tuple[float, float]], rate: list[tuple[float, float]], end: float
) -> bool:
    """Whether the batch size changes, or the rate is raised after its warm-up."""
    if len(batch) > 1:
        return True
    return any(
        new > RAISED * old and x > WARM_UP_SHARE * end for (_, old), (x, new) in pairwise(rate)
    )


def _value(steps: list[tuple[float, float]], x: float) -> float:
    """The value at ``x``; before the first stretch, in a log that counts from below zero, its."""
    return next((value for start, value in reversed(steps) if start <= x), steps[0][1])
