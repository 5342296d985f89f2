"""A model that the trainer trains."""

from collections.abc import Sequence

from docs.new.change import Change, Kind
from docs.new.trainer_part import changes_of

MODEL = '''\
"""FILL IN: what the network is made of, and what it takes to what (author, year, arXiv)."""

from torch import nn

from trainer.blocks import hidden_layers
from trainer.forms.model import Model
from trainer.settings import Settings
from trainer.task import Shape, Task


def make(shape: Shape, settings: Settings) -> nn.Module:
    """(B, D) to (B, outputs)."""
    widths = shape.width, *settings.hidden
    layers = hidden_layers(widths, settings)
    return nn.Sequential(*layers, nn.Linear(widths[-1], shape.outputs, bias=settings.bias))


MODEL = Model("{name}", make, frozenset({{Task.CLASSES, Task.VALUES}}))
'''


def changes(code: str) -> Sequence[Change]:
    """The model and its line in each language."""
    return changes_of("models", code, MODEL)


KIND = Kind("model", changes)
