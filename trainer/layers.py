"""What models are made of: activations, normalisation, and the first values of the weights."""

from collections.abc import Callable, Mapping

import torch
from torch import nn

ACTIVATIONS: Mapping[str, Callable[[], nn.Module]] = {
    "relu": nn.ReLU,
    "leaky_relu": nn.LeakyReLU,
    "gelu": nn.GELU,
    "tanh": nn.Tanh,
    "sigmoid": nn.Sigmoid,
    "none": nn.Identity,
}


@torch.no_grad()
def initialise(model: nn.Module, init: str) -> None:
    """Draw the weights of every linear and convolutional layer of `model`, in order.

    Args:
        model: drawn from torch's global generator.
        init: `he` draws weights from N(0, 2/fan_in) and sets biases to 0 (He et al. 2015, arXiv
            1502.01852); `xavier` from N(0, 2/(fan_in + fan_out)) (Glorot, Bengio 2010); `default`
            leaves PyTorch's U(-1/sqrt(fan_in), 1/sqrt(fan_in)); `zero` sets all to 0, so that all
            units of a hidden layer stay equal.
    """
    if init == "default":
        return
    for layer in model.modules():
        if isinstance(layer, (nn.Linear, nn.Conv2d)):
            if layer.bias is not None:
                layer.bias.zero_()
            _draw(layer.weight, init)


def _draw(weight: torch.Tensor, init: str) -> None:
    if init == "zero":
        weight.zero_()
        return
    field = weight[0][0].numel()  # pixels that one weight of a filter sees; 1 in a linear layer
    fan_in, fan_out = weight.shape[1] * field, weight.shape[0] * field
    variance = 2.0 / fan_in if init == "he" else 2.0 / (fan_in + fan_out)
    weight.normal_(0.0, variance**0.5)
