"""No hidden layer: softmax regression on classes, linear regression on values."""

from torch import nn

from trainer.forms.model import Model
from trainer.linear import Linear
from trainer.settings import Settings
from trainer.task import Shape, Task


def make(shape: Shape, settings: Settings) -> nn.Sequential:
    """One linear layer; `bias = false` leaves only the weights, as the lessons on descent do."""
    return nn.Sequential(Linear(shape.width, shape.outputs, bias=settings.bias))


MODEL = Model("linear", make, frozenset({Task.CLASSES, Task.VALUES}), reads=("bias",))
