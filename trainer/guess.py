"""What the best guess costs: the loss of one answer for all examples, whatever their inputs.

Of classes or tokens with shares p_c it is the cross-entropy of answering with those shares, which
is their entropy:

    H = -sum_c p_c ln p_c    nats; ln C where all C classes are as frequent

A network whose loss stays there has not learned that the inputs say anything.
"""

import math

import torch

from trainer.data import Data
from trainer.forms.dataset import IGNORED
from trainer.forms.loss import USUAL
from trainer.settings import Settings
from trainer.task import Task


def loss_of_a_guess(settings: Settings, data: Data) -> float:
    """The cross-entropy of a guess on the training set, in nats; NaN with any other loss."""
    task = data.shape.task
    loss = USUAL[task] if settings.loss == "usual" else settings.loss
    if task not in (Task.CLASSES, Task.TOKENS) or loss != "cross_entropy":
        return math.nan
    targets = data.train_y.flatten()
    counts = torch.bincount(targets[targets != IGNORED]).double()
    shares = counts[counts > 0] / counts.sum()
    return -(shares * shares.log()).sum().item()
