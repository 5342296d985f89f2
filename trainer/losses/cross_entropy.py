"""Cross-entropy of classes or tokens, in nats: minus the log of what the right one is given."""

from torch import Tensor
from torch.nn.functional import cross_entropy

from trainer.forms.dataset import IGNORED
from trainer.forms.loss import Loss
from trainer.task import Task


def of(logits: Tensor, targets: Tensor) -> Tensor:
    """Mean over examples, or over the positions that count.

    Args:
        logits: (B, C) or (B, T, C), before the softmax.
        targets: (B,) or (B, T) classes.
    """
    if logits.dim() > 2:  # a reshape that changes nothing is still an operation to go back through
        logits, targets = logits.reshape(-1, logits.shape[-1]), targets.reshape(-1)
    return cross_entropy(logits, targets, ignore_index=IGNORED)


LOSS = Loss("cross_entropy", of, frozenset({Task.CLASSES, Task.TOKENS}))
