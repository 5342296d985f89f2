"""AdamW: Adam whose weight decay shrinks the weights themselves, apart from the gradient.

w <- w - lr * weight_decay * w, then Adam's step (Loshchilov, Hutter 2017, arXiv 1711.05101).
Without `weight_decay` it is Adam.
"""

from collections.abc import Sequence

import torch
from torch import nn

from trainer.forms.optimizer import Optimizer
from trainer.settings import Settings


def make(weights: Sequence[nn.Parameter], settings: Settings) -> torch.optim.Optimizer:
    """PyTorch's AdamW with its usual betas; 0.01 is a usual weight decay."""
    return torch.optim.AdamW(weights, settings.lr, weight_decay=settings.weight_decay, fused=True)


OPTIMIZER = Optimizer("adamw", make, usual_lr=1e-3)
