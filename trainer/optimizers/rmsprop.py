"""RMSprop: steps divided by the root of a running mean of the gradient's square.

s <- 0.99*s + 0.01*g^2, w <- w - lr * g / (sqrt(s) + 1e-8) (Tieleman, Hinton 2012, Coursera's
"Neural networks for machine learning", lecture 6.5). Weight decay is added to the gradient.
"""

from collections.abc import Sequence

import torch
from torch import nn

from trainer.forms.optimizer import Optimizer
from trainer.settings import Settings


def make(weights: Sequence[nn.Parameter], settings: Settings) -> torch.optim.Optimizer:
    """PyTorch's RMSprop with its usual share of 0.99, without momentum."""
    return torch.optim.RMSprop(weights, settings.lr, weight_decay=settings.weight_decay)


OPTIMIZER = Optimizer("rmsprop", make, usual_lr=1e-3)  # Hinton's and Keras'
