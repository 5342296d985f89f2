"""A multilayer perceptron: numbers, hidden layers of any width, one output per class or value."""

from torch import nn

from trainer.layers import ACTIVATIONS
from trainer.model import Model
from trainer.settings import Settings
from trainer.task import Shape, Task


def make(shape: Shape, settings: Settings) -> nn.Sequential:
    """Hidden layers with an activation, dropout after each where asked for, and the outputs."""
    layers: list[nn.Module] = []
    width = shape.width
    for units in settings.hidden:
        layers += [nn.Linear(width, units), ACTIVATIONS[settings.activation]()]
        if settings.dropout:
            layers.append(nn.Dropout(settings.dropout))
        width = units
    layers.append(nn.Linear(width, shape.outputs, bias=settings.bias))
    return nn.Sequential(*layers)


MODEL = Model("mlp", make, frozenset({Task.CLASSES, Task.VALUES}))
