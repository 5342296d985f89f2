"""Nesterov's momentum: the gradient is followed from where the last update would carry the weights.

v <- m*v + g, w <- w - lr * (g + m*v) (Sutskever et al. 2013, "On the importance of initialization
and momentum in deep learning", in the form that PyTorch and Keras use).
"""

from collections.abc import Sequence

import torch
from torch import nn

from trainer.forms.optimizer import Optimizer
from trainer.settings import Settings


def make(weights: Sequence[nn.Parameter], settings: Settings) -> torch.optim.Optimizer:
    """PyTorch's SGD with `nesterov`; the settings see to it that `momentum` is above 0."""
    return torch.optim.SGD(
        weights,
        settings.lr,
        momentum=settings.momentum,
        weight_decay=settings.weight_decay,
        nesterov=True,
        fused=True,
    )


OPTIMIZER = Optimizer("nesterov", make, usual_lr=0.01)  # as Keras' SGD; momentum 0.9 makes it 0.1
