"""What is measured of a network at rest, and of its gradient and weights."""

import math
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn

from trainer.data import Data
from trainer.forms.dataset import IGNORED
from trainer.forms.loss import LossOf
from trainer.row import Row
from trainer.settings import Settings
from trainer.task import Task

FEW_WEIGHTS = 3  # a model of at most so many has them logged one by one: the lessons on descent
EVAL_CHUNK = 2_000  # examples measured at once: bounds the memory, changes nothing else


class Measure:
    """Measures one network after every epoch: on the test set and on the training set.

    A training set of more than `train_eval_examples` is measured on a sample, drawn once.
    """

    def __init__(
        self,
        settings: Settings,
        data: Data,
        model: nn.Module,
        loss: LossOf,
        stream: torch.Generator,
    ) -> None:
        """Draw the sample from `stream`, and keep the weights as they are now."""
        sample = torch.randperm(len(data.train_x), generator=stream)
        sample = sample[: settings.train_eval_examples].to(data.train_x.device)
        self._train = data.train_x[sample], data.train_y[sample]  # (S, ...), (S, ...)
        self._test = data.test_x, data.test_y
        self._how = model, loss, data.shape.task
        self._weights = list(model.parameters())
        self._initial = [w.detach().clone() for w in self._weights]

    def row(self, epoch: int, step: int, **known: Any) -> Row:
        """The row of `epoch`, after `step` updates; `known` is what only the loop can know."""
        train_loss, train_accuracy, train_mae = measure(*self._how, *self._train)
        test_loss, test_accuracy, test_mae = measure(*self._how, *self._test)
        few = sum(w.numel() for w in self._weights) <= FEW_WEIGHTS
        return Row(
            epoch=epoch,
            step=step,
            train_loss=train_loss,
            train_accuracy=train_accuracy,
            train_mae=train_mae,
            test_loss=test_loss,
            test_accuracy=test_accuracy,
            test_mae=test_mae,
            weight_distance=distance(self._weights, self._initial),
            weights=tuple(v.item() for w in self._weights for v in w.flatten()) if few else (),
            **known,
        )


@torch.no_grad()
def measure(
    model: nn.Module, loss_function: LossOf, task: Task, x: Tensor, y: Tensor
) -> tuple[float, float | None, float | None]:
    """Loss, accuracy and mean absolute error over M examples, without dropout.

    Args:
        model: left in evaluation mode.
        loss_function: a mean over examples.
        task: accuracy (0 to 1) is of classes and tokens, the mean absolute error of values; what
            does not apply is None.
        x: (M, D) or (M, T).
        y: (M,), (M, K), (M, T) or (M, D).
    """
    model.eval()
    loss, right, counted, off = 0.0, 0, 0, 0.0
    for chunk_x, chunk_y in zip(
        torch.split(x, EVAL_CHUNK), torch.split(y, EVAL_CHUNK), strict=True
    ):
        outputs = model(chunk_x)
        loss += loss_function(outputs, chunk_y).item() * len(chunk_y)
        if task in (Task.CLASSES, Task.TOKENS):
            valid = chunk_y != IGNORED
            right += int(((outputs.argmax(-1) == chunk_y) & valid).sum())
            counted += int(valid.sum())
        elif task is Task.VALUES:
            off += (outputs - chunk_y).abs().mean().item() * len(chunk_y)
    accuracy = right / counted if counted else None
    return loss / len(y), accuracy, off / len(y) if task is Task.VALUES else None


@torch.no_grad()
def distance(weights: Sequence[Tensor], initial: Sequence[Tensor]) -> float:
    """Euclidean distance of all parameters, taken as one vector, from where they began."""
    pairs = zip(weights, initial, strict=True)
    return math.sqrt(sum((w - w0).square().sum().item() for w, w0 in pairs))
