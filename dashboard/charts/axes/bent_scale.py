"""A vertical scale that bends: straight on the plane, compressed in the bands beyond it.

It is drawn by Vega's linear scale with more than two stops (``scaleLinear`` of d3-scale), and
followed here in the same way, so that what is placed by us and what Vega places lie on one line.
"""

from functools import lru_cache

import numpy as np

from dashboard.charts.axes.overflow import Overflows
from dashboard.charts.data.extent import Extent
from dashboard.model.table import FloatArray


@lru_cache(maxsize=64)
def bends(
    extent: Extent, bands: Overflows, plane: tuple[float, float]
) -> tuple[FloatArray, FloatArray]:
    """The values at which the scale bends, rising, and their px from the top.

    ``extent`` is what the plane shows, from ``plane[0]`` px down to ``plane[1]`` px.
    """
    top, bottom = plane
    values = [np.array([extent.low, extent.high])]
    pixels = [np.array([bottom, top])]
    for band in (bands.below, bands.above):
        if band is None:
            continue
        beyond, away = band.stops()
        if band.is_above:
            values, pixels = [*values, beyond], [*pixels, top - away]
        else:
            values, pixels = [beyond[::-1], *values], [(bottom + away)[::-1], *pixels]
    return np.concatenate(values), np.concatenate(pixels)


def along(at: float, known: FloatArray, values: FloatArray) -> float:
    """The value at a place, on straight lines between ``known`` rising ones and beyond them."""
    piece = min(max(int(np.searchsorted(known, at)) - 1, 0), len(known) - 2)
    left, right = known[piece], known[piece + 1]
    share = (at - left) / (right - left)
    return float(values[piece] + share * (values[piece + 1] - values[piece]))
