"""Gated recurrent units written out, for `torch.vmap` has no batched form of PyTorch's own."""

import torch
from torch import Tensor, nn


class Unrolled(nn.Module):
    """One layer of `nn.GRU`, with its weights under their names, one place after another.

    For each place: r = sigmoid(W_ir x + W_hr h), z = sigmoid(W_iz x + W_hz h),
    n = tanh(W_in x + r * (W_hn h)), h <- (1 - z) * n + z * h, biases left out here
    (Cho et al. 2014, arXiv 1406.1078, as PyTorch arranges it).
    """

    def __init__(self, layer: nn.GRU) -> None:
        """Take over the weights of `layer`, which has one layer, one direction, batch first."""
        super().__init__()
        for name, weight in layer.named_parameters():
            self.register_parameter(name, weight)

    def forward(self, x: Tensor) -> tuple[Tensor, None]:
        """(B, T, W) to the states (B, T, units)."""
        own = dict(self.named_parameters())
        of_inputs, of_states = (
            (own[f"weight_{kind}_l0"], own[f"bias_{kind}_l0"]) for kind in ("ih", "hh")
        )
        given = nn.functional.linear(x, *of_inputs).chunk(3, dim=-1)
        h = torch.zeros_like(given[0][:, 0])  # (B, units)
        states = []
        for i_r, i_z, i_n in zip(*(part.unbind(1) for part in given), strict=True):
            known = nn.functional.linear(h, *of_states)
            h_r, h_z, h_n = known.chunk(3, dim=-1)
            z = torch.sigmoid(i_z + h_z)
            n = torch.tanh(i_n + torch.sigmoid(i_r + h_r) * h_n)
            h = n + z * (h - n)
            states.append(h)
        return torch.stack(states, dim=1), None


def unrolled(model: nn.Module) -> nn.Module:
    """`model` with every `nn.GRU` in it, layers of their own, written out; the weights are kept."""
    for parent in list(model.modules()):
        for name, child in parent.named_children():
            if isinstance(child, nn.GRU):
                setattr(parent, name, Unrolled(child))
    return model
