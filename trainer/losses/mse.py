"""Mean squared error; of classes, against 1 for the right output and 0 for every other."""

from torch import Tensor
from torch.nn.functional import mse_loss, one_hot

from trainer.forms.loss import Loss
from trainer.task import Task


def of(outputs: Tensor, targets: Tensor) -> Tensor:
    """Mean over examples and outputs.

    Args:
        outputs: (B, K).
        targets: (B, K) values, or (B,) classes.
    """
    if targets.dtype.is_floating_point:
        return mse_loss(outputs, targets)
    return mse_loss(outputs, one_hot(targets, outputs.shape[-1]).to(outputs.dtype))


LOSS = Loss("mse", of, frozenset({Task.CLASSES, Task.VALUES, Task.INPUTS}))
