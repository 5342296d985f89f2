"""What is done with the gradients of one update, before the backward pass and after it."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from trainer.forms.fault import Fault
from trainer.settings import Settings

TINY = 1e-6  # keeps the ratio finite where the gradient is zero; PyTorch's own in clipping


def forget(weights: Sequence[nn.Parameter]) -> None:
    """Do what `optimizer.zero_grad()` does, in a fifth of its time: that tells the profiler."""
    for weight in weights:
        weight.grad = None


def move(optimizer: torch.optim.Optimizer) -> None:
    """Do what `optimizer.step()` does, without telling the profiler and hooks.

    None is there. For SGD the telling takes as long as moving some hundred thousand weights.
    """
    step = type(optimizer).step
    if getattr(step, "hooked", False):  # PyTorch's mark of a step that it wrapped to tell them
        step = step.__wrapped__  # type: ignore[attr-defined]
    step(optimizer)


@torch.no_grad()
def finished(
    weights: Sequence[nn.Parameter], settings: Settings, fault: Fault | None, step: int
) -> Tensor:
    """Finish the gradients that the backward pass left on `weights`; their L2 norm, a scalar.

    In this order: a fault where one is asked for, the norm is taken, a norm above `clip` is scaled
    down to it, the L1 penalty adds `l1 * sign(w)`. The L2 penalty is the optimizer's.
    """
    moved = [w for w in weights if w.grad is not None]
    gradients = [w.grad for w in moved if w.grad is not None]
    if fault is not None:
        fault.of_gradients(gradients, step)
    each = torch._foreach_norm(gradients)  # noqa: SLF001 - as get_total_norm does, without its sorting
    norm: Tensor = torch.linalg.vector_norm(torch.stack(each))
    if settings.clip:
        torch._foreach_mul_(gradients, (settings.clip / (norm + TINY)).clamp(max=1.0))
    if settings.l1:
        torch._foreach_add_(gradients, [w.sign() for w in moved], alpha=settings.l1)
    return norm
