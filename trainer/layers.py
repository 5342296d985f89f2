"""What models are made of: activations, normalisation, and the first values of the weights."""

from collections.abc import Mapping

import torch
from torch import nn

ACTIVATIONS: Mapping[str, type[nn.Module]] = {
    "relu": nn.ReLU,
    "leaky_relu": nn.LeakyReLU,
    "gelu": nn.GELU,
    "tanh": nn.Tanh,
    "sigmoid": nn.Sigmoid,
    "none": nn.Identity,
}


DEAD = -100.0  # a bias that no sum of normalised inputs and fresh weights outweighs


@torch.no_grad()
def initialise(model: nn.Module, init: str) -> None:
    """Draw the weights of every layer of `model`, in order; layers that normalise keep 1 and 0.

    Embeddings keep PyTorch's N(0, 1), of variance 1 as normalised inputs have. The recurrent
    weights of a GRU are drawn gate by gate, as if each gate were a linear layer.

    Args:
        model: drawn from torch's global generator.
        init: `he` draws weights from N(0, 2/fan_in) and sets biases to 0 (He et al. 2015, arXiv
            1502.01852); `xavier` from N(0, 2/(fan_in + fan_out)) (Glorot, Bengio 2010); `default`
            leaves PyTorch's U(-1/sqrt(fan_in), 1/sqrt(fan_in)); `zero` sets all to 0, so that all
            units of a hidden layer stay equal; `dead` is `he` with biases so far below 0 that no
            unit before an activation ever passes anything on, where that is a ReLU (Lu et al.
            2019, "Dying ReLU and initialization", arXiv 1903.06733).
    """
    if init == "default":
        return
    for layer in model.modules():
        if isinstance(layer, (nn.Linear, nn.Conv2d)):
            if layer.bias is not None:
                layer.bias.zero_()
            _draw(layer.weight, init)
        elif isinstance(layer, nn.GRU):
            _draw_gates(layer, init)
        elif isinstance(layer, nn.Embedding) and init == "zero":
            layer.weight.zero_()
    if init == "dead":
        _silence(model)


def _draw(weight: torch.Tensor, init: str) -> None:
    if init == "zero":
        weight.zero_()
        return
    field = weight[0][0].numel()  # pixels that one weight of a filter sees; 1 in a linear layer
    fan_in, fan_out = weight.shape[1] * field, weight.shape[0] * field
    variance = 2.0 / (fan_in + fan_out) if init == "xavier" else 2.0 / fan_in
    weight.normal_(0.0, variance**0.5)


def _draw_gates(layer: nn.GRU, init: str) -> None:
    for name, values in layer.named_parameters():
        if name.startswith("bias"):
            values.zero_()
        else:
            for gate in values.chunk(3):  # (3*H, ...): reset, update and new
                _draw(gate, init)


def _silence(model: nn.Module) -> None:
    """Set to `DEAD` what is added last before each activation: a bias, or that of a norm."""
    last: torch.Tensor | None = None
    for layer in model.modules():
        bias = getattr(layer, "bias", None)
        if isinstance(layer, tuple(ACTIVATIONS.values())):
            if last is not None:
                last.fill_(DEAD)
        elif isinstance(bias, torch.Tensor):
            last = bias
