"""The network: pixels, hidden layers with ReLU, one logit per class."""

import torch
from torch import nn


def build(
    pixels: int, hidden: tuple[int, ...], classes: int, init: str, dropout: float
) -> nn.Sequential:
    """A multilayer perceptron, drawn from torch's global generator.

    Args:
        pixels: inputs per example.
        hidden: units of each hidden layer.
        classes: outputs, one logit each.
        init: `he` draws weights from N(0, 2/fan_in) and sets biases to 0 (He et al. 2015, arXiv
            1502.01852); `default` leaves PyTorch's U(-1/sqrt(fan_in), 1/sqrt(fan_in)); `zero` sets
            all to 0, so that all hidden units stay equal.
        dropout: probability that a hidden unit is dropped while training.
    """
    layers: list[nn.Module] = []
    width = pixels
    for units in hidden:
        layers += [nn.Linear(width, units), nn.ReLU()]
        if dropout:
            layers.append(nn.Dropout(dropout))
        width = units
    layers.append(nn.Linear(width, classes))
    model = nn.Sequential(*layers)
    if init != "default":
        for layer in model:
            if isinstance(layer, nn.Linear):
                _initialise(layer, init)
    return model


@torch.no_grad()
def _initialise(layer: nn.Linear, init: str) -> None:
    layer.bias.zero_()
    if init == "zero":
        layer.weight.zero_()
    else:
        layer.weight.normal_(0.0, (2.0 / layer.in_features) ** 0.5)
