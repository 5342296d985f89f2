"""A mistake people make: the squared distance to the number of the class, as if it were a value.

Every output regresses the same number, 0 to C - 1, so that which of them is largest says nothing:
the loss falls to the spread of the labels that the inputs do not explain, the accuracy stays near
chance. PyTorch does this with no more than a warning, by broadcasting (B, C) against (B, 1).
"""

from torch import Tensor
from torch.nn.functional import mse_loss

from trainer.forms.loss import Loss
from trainer.task import Task


def of(outputs: Tensor, targets: Tensor) -> Tensor:
    """Mean over the examples and their outputs (B, C), all against the class of `targets` (B,)."""
    return mse_loss(outputs, targets.to(outputs.dtype)[:, None].expand_as(outputs))


LOSS = Loss("mse_on_labels", of, frozenset({Task.CLASSES}))
