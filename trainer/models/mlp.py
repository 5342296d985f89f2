"""A multilayer perceptron: numbers, hidden layers of any width, one output per class or value.

A hidden layer is linear, then normalised, activated and dropped out, each where asked for; with
`residual` its input is added where both have the same width.
"""

from torch import nn

from trainer.blocks import hidden_layers
from trainer.forms.model import Model
from trainer.linear import Linear
from trainer.settings import Settings
from trainer.task import Shape, Task


def make(shape: Shape, settings: Settings) -> nn.Sequential:
    """(B, D) to (B, outputs)."""
    widths = shape.width, *settings.hidden
    layers = hidden_layers(widths, settings)
    return nn.Sequential(*layers, Linear(widths[-1], shape.outputs, bias=settings.bias))


MODEL = Model("mlp", make, frozenset({Task.CLASSES, Task.VALUES}))
