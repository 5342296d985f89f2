"""A free place for a few words near a point of a curve: off the curves, off other words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.data.line import Line
from dashboard.charts.style.theme import PLAIN_CHARACTER_PX
from dashboard.model.table import FloatArray

SHIFTS_PX = (15.0, 27.0, 40.0, 55.0)
"""Distances from the point that are tried, above and below."""

SLIDES = (0.5, 1.0, 0.0, 1.2, -0.2)
"""Where the words may stand along x: the share of their width that lies left of the point."""

SAMPLES = 9  # places along the words at which the curves are looked at
CLEAR = 0.75
"""Free room above and below the middle of the words, relative to their type."""

CROSSING = 100.0
"""Cost in px of one curve through one sample, so that no distance is worth a crossing."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Words, and the px from left and top of the point that they are about."""

    text: str
    x: float
    y: float


def place(
    wishes: Sequence[Wish], lines: Sequence[Line], canvas: Canvas
) -> list[tuple[float, float]]:
    """The left end and the middle height of each text, px from the plane's left and top."""
    places: list[tuple[float, float]] = []
    boxes: list[tuple[float, float, float]] = []  # left, width, middle
    for wish in wishes:
        width = len(wish.text) * PLAIN_CHARACTER_PX * canvas.look.small
        options = [
            (min(max(wish.x - slide * width, 2.0), canvas.width - width - 2), wish.y + side * shift)
            for shift in SHIFTS_PX
            for side in (-1, 1)
            for slide in SLIDES
        ]
        costs = [
            abs(middle - wish.y)
            + 0.2 * abs(left + width / 2 - wish.x)
            + _cost(left, width, middle, lines, boxes, canvas)
            for left, middle in options
        ]
        left, middle = options[int(np.argmin(costs))]
        places.append((left, middle))
        boxes.append((left, width, middle))
    return places


def _cost(
    left: float,
    width: float,
    middle: float,
    lines: Sequence[Line],
    boxes: Sequence[tuple[float, float, float]],
    canvas: Canvas,
) -> float:
    half = CLEAR * canvas.look.small
    cost = 0.0
    if middle < half or middle > canvas.height - half:
        cost += SAMPLES * CROSSING
    for other_left, other_width, other_middle in boxes:
        apart = left > other_left + other_width or other_left > left + width
        if not apart and abs(middle - other_middle) < 2 * half:
            cost += SAMPLES * CROSSING
    at = canvas.x_value(np.linspace(left, left + width, SAMPLES))
    for line in lines:
        above = _heights(line, at, canvas) - middle
        touches = np.abs(above) < half
        passes = above[1:] * above[:-1] < 0
        cost += CROSSING * float(touches.sum() + passes.sum())
    return cost


def _heights(line: Line, at: FloatArray, canvas: Canvas) -> FloatArray:
    """The px from the top at which a curve is drawn at the places ``at``; NaN where it is not."""
    trace = line.trace
    x, y = trace.x, trace.y
    if not trace.is_finite:
        finite = np.isfinite(y)
        if not finite.any():
            return np.full(len(at), np.nan)
        x, y = x[finite], y[finite]
    values = np.interp(at, x, y, left=np.nan, right=np.nan)
    return np.array([canvas.pixel(float(y)) if np.isfinite(y) else np.nan for y in values])
