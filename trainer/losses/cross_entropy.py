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
    return cross_entropy(
        logits.reshape(-1, logits.shape[-1]), targets.reshape(-1), ignore_index=IGNORED
    )


LOSS = Loss("cross_entropy", of, frozenset({Task.CLASSES, Task.TOKENS}))
