"""Mean absolute error; of classes, against 1 for the right output and 0 for every other.

Its gradient has the same size however far off an output is, so that a few wild targets weigh less
than with `mse`; of classes it is slow, because at first nine outputs in ten only have to be 0.
"""

from torch import Tensor
from torch.nn.functional import l1_loss

from trainer.forms.loss import Loss, as_values
from trainer.task import Task


def of(outputs: Tensor, targets: Tensor) -> Tensor:
    """Mean over examples and outputs.

    Args:
        outputs: (B, K).
        targets: (B, K) values, or (B,) classes.
    """
    return l1_loss(outputs, as_values(targets, outputs))


LOSS = Loss("mae", of, frozenset({Task.CLASSES, Task.VALUES, Task.INPUTS}))
