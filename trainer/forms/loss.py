"""The form of a loss: what a file in `trainer/losses/` ends with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from torch import Tensor
from torch.nn.functional import one_hot

from trainer.errors import TrainerError
from trainer.parts import part
from trainer.settings import Settings
from trainer.task import Task

LossOf: TypeAlias = Callable[[Tensor, Tensor], Tensor]
"""Outputs (B, ...) and targets (B, ...) to their mean loss, a scalar."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss that the setting `loss` may name; `of` is the mean over a minibatch."""

    name: str
    of: LossOf
    tasks: frozenset[Task]


def as_values(targets: Tensor, outputs: Tensor) -> Tensor:
    """`targets` in the form of `outputs` (B, K): of classes (B,), 1 for the right output."""
    if targets.dtype.is_floating_point:
        return targets
    return one_hot(targets, outputs.shape[-1]).to(outputs.dtype)


USUAL = {
    Task.CLASSES: "cross_entropy",
    Task.TOKENS: "cross_entropy",
    Task.VALUES: "mse",
    Task.INPUTS: "mse",
}


def loss_of(settings: Settings, task: Task) -> LossOf:
    """The loss that the settings name; `usual` is that of the task.

    Errors: `TrainerError` where the loss cannot be taken of such targets.
    """
    loss: Loss = part("losses", USUAL[task] if settings.loss == "usual" else settings.loss)
    if task not in loss.tasks:
        raise TrainerError("loss-of-other-data", loss=loss.name, dataset=settings.dataset)
    return loss.of
