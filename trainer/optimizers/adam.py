"""Adam: steps of about lr, by the means of the gradient and of its square (Kingma, Ba 2014).

arXiv 1412.6980; betas 0.9 and 0.999, epsilon 1e-8. Weight decay is added to the gradient.
"""

from collections.abc import Sequence

import torch
from torch import nn

from trainer.forms.optimizer import Optimizer
from trainer.settings import Settings


def make(weights: Sequence[nn.Parameter], settings: Settings) -> torch.optim.Optimizer:
    """PyTorch's Adam with its usual betas, in one pass over the memory."""
    return torch.optim.Adam(weights, settings.lr, weight_decay=settings.weight_decay, fused=True)


OPTIMIZER = Optimizer("adam", make, usual_lr=1e-3)
