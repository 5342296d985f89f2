"""Drawn shapes: pictures of 12x12 pixels with the outline of a circle, square, cross or triangle.

Each has a size and a place of its own and lines about one pixel wide; `data_noise` is the deviation
of Gaussian noise on every pixel, of which 0 is the ground and 1 the line.
"""

from pathlib import Path

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from trainer.forms.dataset import Arrays, DataSet, Scale, Source
from trainer.making.made import OF_CLASSES, both, labels
from trainer.settings import Settings
from trainer.task import Shape, Task

SIDE = 12  # pixels
NAMES = ("circle", "square", "cross", "triangle")
SMALLEST, LARGEST = 2.5, 3.5  # from the middle of a shape to its line, pixels
OFF_CENTRE = 1.0  # pixels by which a shape is moved at most, so that it stays in the picture
SHAPE = Shape(Task.CLASSES, (1, SIDE, SIDE), outputs=len(NAMES))
SCALE = Scale(unit=1.0, mean=0.122, std=0.277)  # measured over pixels with the usual noise of 0.1


def read(settings: Settings, data_dir: Path | None) -> Source:
    """Pictures (N, 144) and the number of their shape in `NAMES`."""
    del data_dir

    def draw(count: int, chance: Generator) -> Arrays:
        y = labels(count, len(NAMES), settings.imbalance, chance)
        size = chance.uniform(SMALLEST, LARGEST, (count, 1, 1))
        down, right = chance.uniform(-OFF_CENTRE, OFF_CENTRE, (2, count, 1, 1))
        middle = np.arange(SIDE) - (SIDE - 1) / 2
        off = distance(y, middle[:, None] - down, middle[None, :] - right, size)
        pixels = np.clip(1 - off, 0, 1)  # fades over one pixel to either side of the line
        pixels += chance.normal(0, settings.data_noise, pixels.shape)
        return pixels.reshape(count, -1).astype(np.float32), y

    return Source(*both(settings, draw), SHAPE, SCALE)


def distance(
    y: NDArray[np.int64],
    rows: NDArray[np.float64],
    columns: NDArray[np.float64],
    size: NDArray[np.float64],
) -> NDArray[np.float64]:
    """How far every pixel is from the line of its shape.

    Args:
        y: (N,) numbers of shapes in `NAMES`.
        rows: (N, SIDE, 1) pixels below the middle of the shape.
        columns: (N, 1, SIDE) pixels right of it.
        size: (N, 1, 1) pixels from the middle to the line, or to a corner of the triangle.
    """
    down, right = np.abs(rows), np.abs(columns)
    circle = np.abs(np.hypot(rows, columns) - size)
    square = np.abs(np.maximum(down, right) - size)
    beyond = np.maximum(np.maximum(down, right) - size, 0)  # past the ends of the cross's bars
    cross = np.minimum(down, right) + beyond
    slope = right * 3**0.5 / 2 - rows / 2  # towards the two sides that meet at the top
    triangle = np.abs(np.maximum(rows, slope) - size / 2)
    which = y[:, None, None]
    return np.choose(which, [circle, square, cross, triangle])


DATASET = DataSet("drawn_shapes", SHAPE, read, OF_CLASSES)
