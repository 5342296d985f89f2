"""A mistake people make: a softmax at the end of the model, before a loss that takes its own.

The second softmax sees numbers between 0 and 1 only, so that the right class never gets more than
e / (e + C - 1) of it: with ten classes the loss cannot fall below ln(e + 9) - 1 = 1.461, and the
gradient is small. Nothing fails, and the accuracy may still be good.
"""

from torch import Tensor

from trainer.forms.loss import Loss
from trainer.losses.cross_entropy import of as cross_entropy
from trainer.task import Task


def of(logits: Tensor, targets: Tensor) -> Tensor:
    """Cross-entropy of the softmax of `logits` (B, C) or (B, T, C), as if that were logits."""
    return cross_entropy(logits.softmax(-1), targets)


LOSS = Loss("softmax_twice", of, frozenset({Task.CLASSES, Task.TOKENS}))
