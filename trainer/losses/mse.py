"""Mean squared error; of classes, against 1 for the right output and 0 for every other."""

from torch import Tensor
from torch.nn.functional import mse_loss

from trainer.forms.loss import Loss, as_values
from trainer.task import Task


def of(outputs: Tensor, targets: Tensor) -> Tensor:
    """Mean over examples and outputs.

    Args:
        outputs: (B, K).
        targets: (B, K) values, or (B,) classes.
    """
    return mse_loss(outputs, as_values(targets, outputs))


LOSS = Loss("mse", of, frozenset({Task.CLASSES, Task.VALUES, Task.INPUTS}))
