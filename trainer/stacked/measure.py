"""What is measured of K networks at rest, as `trainer/measure.py` measures one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from trainer.data import Data
from trainer.forms.dataset import IGNORED
from trainer.forms.loss import LossOf
from trainer.measure import EVAL_CHUNK, FEW_WEIGHTS
from trainer.row import Row
from trainer.settings import Settings
from trainer.stacked.data import Examples
from trainer.stacked.model import Stack
from trainer.task import Task


@dataclass(frozen=True, slots=True)
class Measured:
    """Of K runs: their losses, accuracies and mean absolute errors, None where not defined."""

    losses: list[float]
    accuracies: list[float] | list[None]
    maes: list[float] | list[None]


class Measures:
    """Measures all runs of a stack after every epoch."""

    def __init__(
        self,
        settings: Sequence[Settings],
        data: Sequence[Data],
        stack: Stack,
        loss: LossOf,
        train: tuple[Examples, Examples],
        streams: dict[int, torch.Generator],
    ) -> None:
        """Draw each seed's training sample from its stream; keep the weights as they are now."""
        self._how = stack, loss, data[0].shape.task
        self._stack, self._train = stack, train
        test_x, test_y = (
            Examples([getattr(d, name) for d in data]) for name in ("test_x", "test_y")
        )
        self._test = test_x, test_y
        self._initial = {name: w.detach().clone() for name, w in stack.weights.items()}
        n, device = len(train[0]), data[0].train_x.device
        kept = settings[0].train_eval_examples
        self._samples = {
            seed: torch.randperm(n, generator=stream)[:kept].to(device)
            for seed, stream in streams.items()
        }
        # The mean over all examples does not ask for their order, unless targets are left out of
        # it, where the shares of the chunks do.
        if kept >= n and data[0].shape.task is not Task.TOKENS:
            self._samples = dict.fromkeys(self._samples, torch.arange(n, device=device))

    def keep(self, rows: Tensor) -> None:
        """Go on with the runs `rows` of the stack alone."""
        self._initial = {name: w[rows] for name, w in self._initial.items()}

    def rows(
        self, runs: Sequence[int], seeds: Sequence[int], known: Sequence[dict[str, Any]]
    ) -> list[Row]:
        """One row for each of `runs`; `known` is what only the loop can know of each."""
        which = [self._samples[seed] for seed in seeds]
        is_one = len(set(seeds)) == 1 or all(one is which[0] for one in which)
        sample = which[0] if is_one else torch.stack(which)
        train = measure(*self._how, self._train, sample, runs)
        everything = torch.arange(len(self._test[0]), device=which[0].device)
        test = measure(*self._how, self._test, everything, runs)
        distances = self._distances()
        weights = self._few_weights(len(runs))
        return [
            Row(
                train_loss=train.losses[i],
                train_accuracy=train.accuracies[i],
                train_mae=train.maes[i],
                test_loss=test.losses[i],
                test_accuracy=test.accuracies[i],
                test_mae=test.maes[i],
                weight_distance=distances[i],
                weights=weights[i],
                **known[i],
            )
            for i in range(len(runs))
        ]

    @torch.no_grad()
    def _distances(self) -> list[float]:
        parts = [
            (w - self._initial[name]).flatten(1).square().sum(1).double()
            for name, w in self._stack.weights.items()
        ]
        found: list[float] = torch.stack(parts).sum(0).sqrt().tolist()
        return found

    @torch.no_grad()
    def _few_weights(self, runs: int) -> list[tuple[float, ...]]:
        flat = torch.cat([w.flatten(1) for w in self._stack.weights.values()], dim=1)
        few = flat.shape[1] <= FEW_WEIGHTS
        return [tuple(row) for row in flat.tolist()] if few else [()] * runs


@torch.no_grad()
def measure(
    stack: Stack,
    losses_function: LossOf,
    task: Task,
    examples: tuple[Examples, Examples],
    which: Tensor,
    runs: Sequence[int],
) -> Measured:
    """Loss, accuracy and mean absolute error of each of K runs over the examples `which`.

    Args:
        stack: left at rest.
        losses_function: (K, M, ...) to the K means over examples.
        task: decides what is measured beside the loss.
        examples: inputs and targets.
        which: (M,) or (K, M).
        runs: the numbers of the K runs.
    """
    stack.train(False)
    x, y = examples
    device, total = which.device, which.shape[-1]
    loss = torch.zeros(len(runs), dtype=torch.float64, device=device)
    right, counted, off = (torch.zeros_like(loss) for _ in range(3))
    for part in torch.split(which, EVAL_CHUNK, dim=-1):
        inputs, targets = x.take(part, runs), y.take(part, runs)
        is_one = x.is_shared and part.dim() == 1
        outputs = stack(inputs, is_shared=is_one)  # (K, M, ...)
        targets = (
            targets.expand(len(runs), *targets.shape)
            if y.is_shared and part.dim() == 1
            else targets
        )
        size = part.shape[-1]
        loss += losses_function(outputs, targets) * size
        if task in (Task.CLASSES, Task.TOKENS):
            valid = targets != IGNORED
            right += ((outputs.argmax(-1) == targets) & valid).flatten(1).sum(1)
            counted += valid.flatten(1).sum(1)
        elif task is Task.VALUES:
            off += (outputs - targets).abs().flatten(1).mean(1) * size
    nothing: list[None] = [None] * len(runs)
    has_classes, has_values = task in (Task.CLASSES, Task.TOKENS), task is Task.VALUES
    return Measured(
        (loss / total).tolist(),
        (right / counted).tolist() if has_classes else nothing,
        (off / total).tolist() if has_values else nothing,
    )
