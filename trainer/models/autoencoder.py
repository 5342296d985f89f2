"""An autoencoder: it gives back its own inputs, through a layer that is too narrow for them.

`hidden` leads down to the code, its last and narrowest layer, and back up the same way; the layers
are those of the MLP. The targets that the data set has are not used, so that it learns any data
set of numbers; augmented inputs are to be given back as they were.
"""

from torch import nn

from trainer.blocks import hidden_layers, need_hidden
from trainer.forms.model import Model
from trainer.linear import Linear
from trainer.settings import Settings
from trainer.task import Shape, Task


def make(shape: Shape, settings: Settings) -> nn.Sequential:
    """(B, D) to (B, D)."""
    need_hidden(settings)
    widths = shape.width, *settings.hidden, *settings.hidden[-2::-1]
    layers = hidden_layers(widths, settings)
    return nn.Sequential(*layers, Linear(widths[-1], shape.width, bias=settings.bias))


MODEL = Model("autoencoder", make, frozenset({Task.INPUTS}))
