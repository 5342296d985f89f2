"""What is measured of a run: one row per epoch, and, where asked for, some of its updates."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One epoch, measured. None where a number is not defined, as before the first update."""

    epoch: int
    step: int  # updates so far
    train_loss: float  # mean over examples, network in evaluation mode
    train_accuracy: float | None  # of classes and tokens: share of them, 0 to 1
    test_loss: float
    test_accuracy: float | None
    learning_rate: float | None = None  # of the epoch's last update
    batch_size: int | None = None  # examples per update in this epoch
    grad_norm: float | None = None  # L2 norm of the minibatch gradient, mean over the updates
    weight_distance: float = 0.0  # L2 distance of all parameters from their initial values
    epoch_seconds: float | None = None  # spent in updates; measuring is not counted
    train_mae: float | None = None  # of values: mean absolute error, in their unit
    test_mae: float | None = None
    weights: tuple[float, ...] = ()  # of a model of three weights or fewer: each of them


@dataclass(frozen=True, slots=True)
class Steps:
    """Some updates of one epoch: the loss of the minibatch before the update, and its gradient."""

    epoch: int
    steps: Sequence[int]  # updates so far, the update itself included
    losses: Sequence[float]
    grad_norms: Sequence[float]
    learning_rates: Sequence[float]

    def every(self, updates: int) -> "Steps":
        """Those whose number is a multiple of `updates`."""
        due = [i for i, step in enumerate(self.steps) if step % updates == 0]
        columns = (self.losses, self.grad_norms, self.learning_rates)
        kept = ([column[i] for i in due] for column in columns)
        return Steps(self.epoch, [self.steps[i] for i in due], *kept)
