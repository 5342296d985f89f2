"""Every picture turned around its middle by at most 10 degrees times `augment_strength`.

The angle is drawn evenly for each picture, to either side; pixels between pixels are interpolated
(bilinear), and what turns in from outside is the pixel at the edge.
"""

import math

import torch
from torch import Generator, Tensor
from torch.nn.functional import affine_grid, grid_sample

from trainer.forms.augmentation import Augmentation
from trainer.task import Shape, Task

DEGREES = 10.0  # at strength 1; digits keep their meaning well beyond that


def of(x: Tensor, shape: Shape, strength: float, stream: Generator) -> Tensor:
    """`x` (B, C*H*W), each picture turned by its own angle."""
    channels, height, width = shape.inputs
    count, most = len(x), math.radians(DEGREES * strength)
    angle = (torch.rand(count, generator=stream) * 2 - 1) * most  # (B,)
    cos, sin = angle.cos(), angle.sin()
    # A grid runs from -1 to 1 whatever the size: a picture that is not square needs the ratio.
    ratio, zero = height / width, torch.zeros(count)
    turn = torch.stack(
        [
            torch.stack([cos, -sin * ratio, zero], 1),
            torch.stack([sin / ratio, cos, zero], 1),
        ],
        1,
    ).to(x)  # (B, 2, 3)
    grid = affine_grid(turn, [count, channels, height, width], align_corners=False)
    pictures = x.reshape(count, channels, height, width)
    return grid_sample(pictures, grid, padding_mode="border", align_corners=False).reshape(x.shape)


AUGMENTATION = Augmentation(
    "rotation", of, needs_picture=True, tasks=frozenset(Task) - {Task.INPUTS}
)
