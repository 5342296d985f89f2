"""The losses of K runs at once."""

from torch import Tensor
from torch.func import vmap
from torch.nn.functional import cross_entropy

from trainer.forms.dataset import IGNORED
from trainer.forms.loss import LossOf, loss_of
from trainer.losses.cross_entropy import LOSS as CROSS_ENTROPY
from trainer.settings import Settings
from trainer.task import Task


def losses_of(settings: Settings, task: Task) -> LossOf:
    """The loss that the settings name, of outputs and targets (K, B, ...) to K losses.

    Any loss is batched by `vmap`. Cross-entropy is written out with the classes before the
    examples, where PyTorch's softmax is vectorised: a twelfth of the time for ten classes, the
    same numbers.
    """
    loss = loss_of(settings, task)
    if loss is CROSS_ENTROPY.of:
        return _classes if task is Task.CLASSES else _tokens
    batched: LossOf = vmap(loss)
    return batched


def _classes(logits: Tensor, targets: Tensor) -> Tensor:
    """(K, B, C) and (K, B) to (K,)."""
    return cross_entropy(logits.transpose(1, 2), targets, reduction="none").mean(1)


def _tokens(logits: Tensor, targets: Tensor) -> Tensor:
    """(K, B, T, C) and (K, B, T) to (K,): the mean over the tokens that count."""
    counted = targets.flatten(1)  # (K, B*T)
    each = cross_entropy(
        logits.flatten(1, 2).transpose(1, 2), counted, ignore_index=IGNORED, reduction="none"
    )
    return each.sum(1) / (counted != IGNORED).sum(1)
