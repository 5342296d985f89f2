"""The form of an optimizer: what a file in `trainer/optimizers/` ends with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import nn

from trainer.parts import part
from trainer.settings import Settings


@dataclass(frozen=True, slots=True)
class Optimizer:
    """An optimizer that the setting `optimizer` may name.

    `usual_lr` is the rate that its authors or libraries propose, where a search begins.
    """

    name: str
    make: Callable[[Sequence[nn.Parameter], Settings], torch.optim.Optimizer]
    usual_lr: float


def make_optimizer(settings: Settings, weights: Sequence[nn.Parameter]) -> torch.optim.Optimizer:
    """The optimizer that the settings name, over `weights`."""
    found: Optimizer = part("optimizers", settings.optimizer)
    return found.make(weights, settings)
