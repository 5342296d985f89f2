"""The lessons' problems of one and two weights, as data sets: linear least squares, written small.

With `model = "linear"`, `bias = false`, `init = "zero"` and all examples in one batch, an epoch is
one step of gradient descent on a parabola or a valley, and the weights are logged one by one.
"""

import numpy as np

from trainer.forms.dataset import Source
from trainer.task import Shape, Task


def source_of(inputs: list[list[float]], targets: list[float]) -> Source:
    """Examples (N, D) with a value each; training and test part are the same."""
    x = np.array(inputs, np.float32)
    part = x, np.array(targets, np.float32)[:, None]
    return Source(part, part, shape_of(x.shape[1]))


def shape_of(weights: int) -> Shape:
    """As many inputs as there are weights, one value."""
    return Shape(Task.VALUES, (weights,), outputs=1)
