"""K networks of one shape whose weights lie in common tensors (K, ...): one pass computes them all.

Plain layers, one after another, are multiplied by hand: where all runs see the same examples, the
first layers of all K networks are one wide product. Any other network goes through `torch.vmap`,
which turns its operations into batched ones.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.func import functional_call, stack_module_state, vmap
from torch.nn.attention import SDPBackend, sdpa_kernel

from trainer.layers import ACTIVATIONS
from trainer.linear import Linear, quick_linear
from trainer.stacked.gru import unrolled

PLAIN = tuple({type(make()) for make in ACTIVATIONS.values()})  # act on each number alone


class Stack:
    """K networks as one; `weights` (K, ...) are what a gradient is taken of."""

    def __init__(self, models: Sequence[nn.Module]) -> None:
        """Copy the weights of `models`, which are of one shape."""
        weights, buffers = stack_module_state(models)
        self._buffers: dict[str, Tensor] = buffers
        self.weights: dict[str, Tensor] = {
            name: w.detach().requires_grad_() for name, w in weights.items()
        }
        self._base = unrolled(models[0])  # its form alone is used
        for layer in self._base.modules():
            if isinstance(layer, Linear):
                layer.is_quick = False
        self._is_plain = isinstance(self._base, nn.Sequential) and all(
            isinstance(layer, (nn.Linear, *PLAIN)) for layer in self._base
        )

    def train(self, training: bool) -> None:
        """Set all networks to training, or to rest."""
        self._base.train(training)

    def keep(self, rows: Tensor) -> None:
        """Go on with the networks `rows` (K',) alone."""
        self.weights = {name: w.detach()[rows].requires_grad_() for name, w in self.weights.items()}
        self._buffers = {name: b[rows] for name, b in self._buffers.items()}

    def state(self) -> dict[str, dict[str, Tensor]]:
        """The weights, and what the layers remember beside them, by their names."""
        return {"weights": self.weights, "buffers": self._buffers}

    def restore(self, state: Mapping[str, Mapping[str, Tensor]], device: torch.device) -> None:
        """Take over such a state, of as many networks."""
        self.weights = {
            name: w.detach().to(device, copy=True).requires_grad_()
            for name, w in state["weights"].items()
        }
        self._buffers = {name: b.to(device, copy=True) for name, b in state["buffers"].items()}

    def __call__(self, x: Tensor, *, is_shared: bool) -> Tensor:
        """Outputs (K, B, ...) of inputs (B, ...) that are the same for all, or of (K, B, ...)."""
        if self._is_plain:
            return self._plain(x, is_shared)
        over = (0, 0, None if is_shared else 0)
        with sdpa_kernel(SDPBackend.MATH):  # the other kernels of attention have no batched form
            outputs: Tensor = vmap(self._one, in_dims=over)(self.weights, self._buffers, x)
        return outputs

    def _one(self, weights: dict[str, Tensor], buffers: dict[str, Tensor], x: Tensor) -> Any:
        return functional_call(self._base, (weights, buffers), (x,))

    def _plain(self, x: Tensor, is_shared: bool) -> Tensor:
        for name, layer in self._base.named_children():
            if not isinstance(layer, nn.Linear):
                x = layer(x)
                continue
            weight = self.weights[f"{name}.weight"]  # (K, O, I)
            bias = self.weights.get(f"{name}.bias")  # (K, O)
            if is_shared:
                k, outputs, _ = weight.shape
                wide = quick_linear(x, weight.flatten(0, 1))  # (B, I) -> (B, K*O)
                x = wide.view(len(x), k, outputs).transpose(0, 1)  # (K, B, O)
                x = x if bias is None else x + bias.unsqueeze(1)
                is_shared = False
                continue
            # Outputs lie before examples, (K, O, B): where K = 32, B = 64, I = 32 and O = 10, the
            # gradient of the weights then took 64 us, and 750 with (K, B, O), on AVX2.
            columns = x.transpose(1, 2)  # (K, I, B)
            if bias is None:
                x = torch.bmm(weight, columns).transpose(1, 2)
            else:
                x = torch.baddbmm(bias.unsqueeze(2), weight, columns).transpose(1, 2)
        return x
