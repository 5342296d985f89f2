"""Measures of a run: pure numpy, each a number with a unit and a source; no verdict.

:func:`measure` reads the shapes of the four curves that the lamps are judged from.  Accuracy is
turned into error (1 - accuracy, in [0, 1]) so that lower is better everywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dashboard.diagnosis.features.beginning import begins_untrained
from dashboard.diagnosis.features.measured_shapes import shapes_of
from dashboard.diagnosis.features.objective import A_FIT, Objective, objective_of
from dashboard.diagnosis.features.objective_kind import Kind
from dashboard.diagnosis.features.scatter import scatter_of
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.features.train_and_held_out import DENSER, EVALUATIONS, Pair, pair_of
from dashboard.model.booster_metrics import minimised
from dashboard.model.curve import Curve, RunCurves
from dashboard.model.run import XUnit
from dashboard.model.table import Split

STAND_INS = ("nll", "cross_entropy", "mse", "rmse", "mae", "perplexity")
"""Measures that are lower when better and that training often minimises, the closest first."""

MANY = 20  # points of a loss whose scatter can be separated from its trend
SCATTERED = 0.05  # of the descent; from there on the curve shows single batches, not the trend


@dataclass(frozen=True)
class Features:
    """A run's curves and their measures; ``None`` where the log has no such curve.

    No shape is measured where the level of the loss means nothing, as in reinforcement learning.
    """

    curves: RunCurves
    train_loss: Curve | None  # as logged, NaN and infinities kept
    held_out_loss: Curve | None
    train: Shape | None  # of the training loss
    held_out: Shape | None  # of the validation loss, or the test loss
    train_error: Shape | None  # of 1 - accuracy
    held_out_error: Shape | None
    losses: Pair | None
    objective: Objective = A_FIT

    @property
    def main(self) -> Shape | None:
        """The loss that speed and stability are judged on: training, else held-out."""
        return self.train or self.held_out

    @property
    def steady(self) -> Shape | None:
        """The loss whose scatter is the weights' own: held-out where training is of minibatches."""
        is_sampled = self.losses is not None and self.losses.is_sampled
        return self.held_out if is_sampled else self.main

    @cached_property
    def is_of_batches(self) -> bool:
        """Whether the only usable loss is of single batches and visibly scattered.

        The effect of the weights cannot be separated from the content of each batch: there is no
        held-out curve, and a point covers less than half of an epoch.
        """
        shape, held_out = self.train, self.held_out
        if shape is None or (held_out is not None and held_out.points >= EVALUATIONS):
            return False
        if shape.points < MANY or scatter_of(self.train_loss) <= SCATTERED * shape.descent:
            return False
        is_counted = self.curves.x_unit is XUnit.EPOCH
        return not is_counted or shape.points >= DENSER * (shape.last_x - float(shape.x[0]))

    @property
    def from_start(self) -> bool:
        """Whether every loss begins before the first update, evaluated at epoch or step 0."""
        shapes = [shape for shape in (self.steady, self.held_out) if shape is not None]
        return bool(shapes) and all(self.begins_untrained(shape) for shape in shapes)

    @cached_property
    def _has_untrained(self) -> bool:
        return begins_untrained(self.curves, loss_name(self.curves) or "loss")

    def begins_untrained(self, shape: Shape) -> bool:
        """Whether a shape's first value is that of the untrained model."""
        return bool(shape.x[0] <= 0) and self._has_untrained

    @property
    def points(self) -> int:
        """The number of finite points of the best-sampled loss or accuracy."""
        shapes = (self.train, self.held_out, self.train_error, self.held_out_error)
        return max((shape.points for shape in shapes if shape is not None), default=0)


def measure(curves: RunCurves) -> Features:
    """Measure a run; linear in its points."""
    return measure_all([curves])[0]


def measure_all(runs: Sequence[RunCurves]) -> list[Features]:
    """Measure runs, each by itself, the shapes of all their curves together."""
    plain = [_unmeasured(curves) for curves in runs]
    shapes = shapes_of([curve for features in plain for curve in _to_measure(features)])
    return [
        _with_shapes(features, *shapes[MEASURED * place : MEASURED * (place + 1)])
        for place, features in enumerate(plain)
    ]


MEASURED = 4  # curves of a run whose shapes are measured


def _unmeasured(curves: RunCurves) -> Features:
    """A run without any shape yet."""
    name = loss_name(curves)
    train, held_out = _train_loss(curves, name), curves.held_out(name) if name else None
    return Features(curves, train, held_out, None, None, None, None, None, objective_of(curves))


def _to_measure(features: Features) -> tuple[Curve | None, ...]:
    """The losses and the errors, of training and held-out; none where no level is evidence.

    That of a range test is none either: its loss explodes by design.
    """
    if not features.objective.level_is_evidence:
        return (None,) * MEASURED
    curves = features.curves
    return (
        features.train_loss,
        features.held_out_loss,
        as_error(curves.train("accuracy")),
        as_error(curves.held_out("accuracy")),
    )


def _with_shapes(
    features: Features,
    train: Shape | None,
    held_out: Shape | None,
    train_error: Shape | None,
    held_out_error: Shape | None,
) -> Features:
    return replace(
        features,
        train=train,
        held_out=held_out,
        train_error=train_error,
        held_out_error=held_out_error,
        losses=pair_of(train, held_out),
    )


def ends(curves: RunCurves) -> tuple[Curve | None, Curve | None, str]:
    """The held-out and the training curve that say how a run ended, and their metric.

    Error rates (metric ``accuracy``) where the held-out accuracy, or no loss but a training
    accuracy, is logged; losses otherwise.  Their values are finite, and there is at least one.
    """
    errors = [as_error(curves.held_out("accuracy")), as_error(curves.train("accuracy"))]
    if errors[0] is not None:
        return errors[0], errors[1], "accuracy"
    name = loss_name(curves)
    found = (curves.held_out(name), train_loss_of(curves)) if name else (None, None)
    losses = [one if one is None or len(one) else None for one in map(_finite, found)]
    if losses[0] is None and errors[1] is not None:
        return None, errors[1], "accuracy"
    return losses[0], losses[1], "loss"


def _finite(curve: Curve | None) -> Curve | None:
    return None if curve is None else curve.finite


def train_loss_of(curves: RunCurves) -> Curve | None:
    """The training loss; a loss of no split is taken for it."""
    return _train_loss(curves, loss_name(curves))


def _train_loss(curves: RunCurves, name: str | None) -> Curve | None:
    return (curves.train(name) or curves.get(name, Split.NONE)) if name else None


def loss_name(curves: RunCurves) -> str | None:
    """The metric that serves as the loss.

    ``loss``; else the only one whose name ends in it; else the first error measure of
    :data:`STAND_INS`; else, in boosting, what it minimises under names of its own (``l2``).
    """
    names = {name for name, _ in curves.curves}
    if "loss" in names:
        return "loss"
    others = sorted(name for name in names if name.lower().endswith("loss"))
    if others:
        return others[0] if len(others) == 1 else None
    found = next((name for name in STAND_INS if name in names), None)
    if found is not None or objective_of(curves).kind is not Kind.BOOSTING:
        return found
    return minimised(sorted(names))


def as_error(curve: Curve | None) -> Curve | None:
    """The finite values as 1 - accuracy, or ``None`` when the column cannot be an accuracy."""
    return None if curve is None else curve.as_error
