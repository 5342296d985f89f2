"""A linear layer like PyTorch's, by the faster of its two products on processors.

PyTorch takes the products of linear layers from MKL, where it was built with it. Which of MKL and
its other library, oneDNN, is faster depends on the processor. On an AMD EPYC with AVX-512 oneDNN
was 1.7 to 2 times as fast (64 x 784 x 256: 131 against 246 us forward, 124 against 239 us for the
gradient of the weights). On an AMD EPYC with AVX2 alone it was slower at each of nine shapes, from
1.04 to 1.4 times from 64 x 256 x 256 upwards (387 against 310 us, 333 against 296 us).

So oneDNN is taken where PyTorch works with AVX-512, and not elsewhere. Nothing is timed: the two
differ in the last bits, and the same seed has to give the same numbers each time on one machine.
"""

from functools import cache
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import linear

AVX512 = "AVX512"  # PyTorch's name; `ATEN_CPU_CAPABILITY` can lower what it works with
FEWEST = 30_000  # weights; below, calling costs more than the product gains


class Linear(nn.Linear):
    """`nn.Linear`, whose weights it has and whose results it gives but for the last bits.

    `is_quick` is False where the layer is transformed (`torch.vmap`), which only PyTorch's own can.
    """

    is_quick = True

    def forward(self, x: Tensor) -> Tensor:
        """(B, I) or (B, T, I) to (B, O) or (B, T, O)."""
        is_small = self.weight.numel() < FEWEST or x.dim() != 2
        if is_small or not self.is_quick:
            return linear(x, self.weight, self.bias)
        return quick_linear(x, self.weight, self.bias)


def quick_linear(x: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    """`x @ weight.T + bias`, (B, I), (O, I), (O,) to (B, O), by oneDNN where it can be."""
    if not is_taken(x):
        return linear(x, weight, bias)
    quick: Tensor = _Linear.apply(x, weight, bias)  # type: ignore[no-untyped-call]
    return quick


def is_taken(x: Tensor) -> bool:
    """Whether numbers such as `x` are multiplied by oneDNN."""
    return is_quicker() and x.device.type == "cpu" and x.dtype is torch.float32


@cache
def is_quicker() -> bool:
    """Whether oneDNN is there and is the faster one on this processor; the same at every call."""
    has_avx512: bool = torch.backends.cpu.get_cpu_capability() == AVX512
    return has_avx512 and torch.backends.mkldnn.is_available()  # type: ignore[no-untyped-call]


def product(x: Tensor, weight: Tensor, bias: Tensor | None = None) -> Tensor:
    """`x @ weight.T + bias` by oneDNN, without a gradient: (B, I), (O, I), (O,) to (B, O)."""
    found: Tensor = _quick()(x, weight, bias, "none", [], "")
    return found


@cache
def _quick() -> Any:
    """OneDNN's product itself: looking it up costs as much as a small one."""
    return torch.ops.mkldnn._linear_pointwise.default  # noqa: SLF001


class _Linear(torch.autograd.Function):
    """The layer with its gradients, three products.

    `setup_context` would be the newer form; with it every call inspects the signature of `forward`,
    a fifth of the time of the product.
    """

    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:
        ctx.save_for_backward(x, weight)
        return product(x, weight, bias)

    @staticmethod
    def backward(ctx: Any, grad: Tensor) -> tuple[Tensor | None, Tensor, Tensor | None]:
        x, weight = ctx.saved_tensors
        of_x, _, of_bias = ctx.needs_input_grad
        return (
            product(grad, weight.t()) if of_x else None,
            product(grad.t(), x.t()),
            grad.sum(0) if of_bias else None,
        )
