"""Stochastic gradient descent: w <- w - lr * g; with momentum m: v <- m*v + g, w <- w - lr*v."""

from collections.abc import Sequence

import torch
from torch import nn

from trainer.forms.optimizer import Optimizer
from trainer.settings import Settings


def make(
    weights: Sequence[nn.Parameter], settings: Settings, *, nesterov: bool = False
) -> torch.optim.Optimizer:
    """PyTorch's SGD, in one pass over the memory; weight decay adds `weight_decay * w`."""
    return torch.optim.SGD(
        weights,
        settings.lr,
        momentum=settings.momentum,
        weight_decay=settings.weight_decay,
        nesterov=nesterov,
        fused=True,
    )


OPTIMIZER = Optimizer("sgd", make, usual_lr=0.1)
