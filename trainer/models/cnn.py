"""A small convolutional network: pictures, filters of 3x3, half the rows and columns each time.

`hidden` are the channels of its layers. A layer is a convolution that keeps the size, normalised,
activated and dropped out where asked for, then the largest of every four pixels while there are
rows and columns enough; what is left is laid flat for the outputs.
"""

from torch import nn

from trainer.blocks import Residual, dropout
from trainer.forms.model import Model
from trainer.layers import ACTIVATIONS
from trainer.linear import Linear
from trainer.settings import Settings
from trainer.task import Shape, Task

SMALLEST = 4  # rows or columns that are still halved


def make(shape: Shape, settings: Settings) -> nn.Sequential:
    """(B, C*H*W) to (B, outputs)."""
    channels, height, width = shape.inputs
    layers: list[nn.Module] = [nn.Unflatten(1, shape.inputs)]
    for filters in settings.hidden:
        block = [
            nn.Conv2d(channels, filters, kernel_size=3, padding=1),
            *_normalisation(filters, settings),
            ACTIVATIONS[settings.activation](),
            *dropout(settings),
        ]
        is_residual = settings.residual and channels == filters
        layers += [Residual(nn.Sequential(*block))] if is_residual else block
        if min(height, width) >= SMALLEST:
            layers.append(nn.MaxPool2d(2))
            height, width = height // 2, width // 2
        channels = filters
    outputs = Linear(channels * height * width, shape.outputs, bias=settings.bias)
    return nn.Sequential(*layers, nn.Flatten(), outputs)


def _normalisation(filters: int, settings: Settings) -> list[nn.Module]:
    """Over all pixels: of a channel in a batch, or of all channels of one picture."""
    if settings.normalisation == "batch":
        return [nn.BatchNorm2d(filters, momentum=settings.norm_momentum)]
    return [nn.GroupNorm(1, filters)] if settings.normalisation == "layer" else []


MODEL = Model("cnn", make, frozenset({Task.CLASSES, Task.VALUES}), needs_picture=True)
