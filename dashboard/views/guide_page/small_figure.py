"""A small figure of curves: lines with a word at their end, and a stretch in which a fact lies."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.views.guide_page.drawing import Drawing, Ink

WIDTH, HEIGHT = 272.0, 132.0
"""px of a figure; four of them stand side by side on the grid."""

LEFT, RIGHT, TOP, BOTTOM = 34.0, 52.0, 12.0, 20.0
APART = 12.0
"""px between the words at the ends of two lines."""

WIDE_RANGE = 60.0
"""Largest over smallest value from which the axis is logarithmic."""

HEADROOM = 1.06


@dataclass(frozen=True, slots=True)
class Line:
    """A curve and the word at its end; ``y`` may hold NaN, and then breaks off there."""

    x: Sequence[float]
    y: Sequence[float]
    label: str
    colour: str
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Axes:
    """What stands at the axes: the measure, the unit of x, how a number is written."""

    measure: str
    unit: str
    lost: str  # said where a curve turns into what is no number


def draw(
    lines: Sequence[Line],
    axes: Axes,
    ink: Ink,
    write: Callable[[float], str],
    span: tuple[float, float] | None = None,
    *,
    size: tuple[float, float] = (WIDTH, HEIGHT),
) -> Drawing:
    """Draw the lines; ``span`` is the stretch of x that is shaded."""
    drawing = Drawing(*size, ink)
    plane = _Plane.of(lines, size)
    if span is not None:
        low, high = (plane.across(min(max(x, plane.x[0]), plane.x[1])) for x in span)
        drawing.box(
            low - 1, TOP - 4, max(high - low, 3) + 2, size[1] - TOP - BOTTOM + 4, ink.shade
        )
    for value in plane.ticks():
        y = plane.down(value)
        drawing.line(((LEFT, y), (size[0] - RIGHT, y)), ink.grid, wide=1)
        drawing.text(LEFT - 5, y + 3.5, write(value), at="end", size=10)
    drawing.text(LEFT, size[1] - 5, f"{axes.measure} · {axes.unit}", size=10)
    drawing.text(size[0] - RIGHT, size[1] - 5, write(plane.x[1]), at="end", size=10)
    ends = []
    for line in lines:
        points = [
            (plane.across(x), plane.down(y))
            for x, y in zip(line.x, line.y, strict=True)
            if math.isfinite(y)
        ]
        if not points:
            continue
        drawing.line(points, line.colour, dash=line.dash)
        is_lost = not math.isfinite(line.y[-1])
        if len(points) == 1 or is_lost:
            drawing.dot(*points[-1], ink.bad if is_lost else line.colour)
        ends.append((points[-1], f"{line.label} {axes.lost}" if is_lost else line.label, line))
    _name(drawing, ends)
    return drawing


@dataclass(frozen=True, slots=True)
class _Plane:
    x: tuple[float, float]
    y: tuple[float, float]
    is_log: bool
    size: tuple[float, float]

    @classmethod
    def of(cls, lines: Sequence[Line], size: tuple[float, float]) -> "_Plane":
        x = [value for line in lines for value in line.x]
        y = [value for line in lines for value in line.y if math.isfinite(value)] or [0.0, 1.0]
        low, high = min(y), max(y)
        is_log = low > 0 and high / low > WIDE_RANGE and high > 10
        if not is_log:
            low = min(low, 0.0) if low < 0.35 * high else low - 0.08 * (high - low)
            high = high * HEADROOM if high > 0 else high
            if high - low < 1e-9 + 0.02 * abs(high):
                low, high = low - 0.5 * abs(high) - 1e-3, high + 0.5 * abs(high) + 1e-3
        first, last = min(x), max(x)
        return cls((first, last if last > first else first + 1), (low, high), is_log, size)

    def across(self, x: float) -> float:
        share = (x - self.x[0]) / (self.x[1] - self.x[0])
        return LEFT + share * (self.size[0] - LEFT - RIGHT)

    def down(self, y: float) -> float:
        low, high = self.y
        if self.is_log:
            y, low, high = math.log(max(y, low)), math.log(low), math.log(high)
        room = self.size[1] - TOP - BOTTOM
        return TOP + room * (1 - (y - low) / (high - low))

    def ticks(self) -> list[float]:
        low, high = self.y
        if self.is_log:
            powers = range(math.ceil(math.log10(low)), math.floor(math.log10(high)) + 1)
            step = max(1, len(powers) // 3)
            return [10.0**power for power in powers][::step]
        step = 10.0 ** math.floor(math.log10(max(high - low, 1e-12)))
        for part in (1.0, 0.5, 0.25, 0.2):
            count = math.floor(high / (step * part)) - math.ceil(low / (step * part)) + 1
            if count >= 2:
                step *= part
                break
        if math.floor(high / step) - math.ceil(low / step) + 1 > 4:
            step *= 2
        first = math.ceil(low / step - 1e-9)
        return [number * step for number in range(first, math.floor(high / step + 1e-9) + 1)]


def _name(drawing: Drawing, ends: list[tuple[tuple[float, float], str, Line]]) -> None:
    """Write the words at the ends of the lines, none over another."""
    least = -math.inf
    for (x, y), label, line in sorted(ends, key=lambda one: one[0][1]):
        y = min(max(y + 3.5, least + APART), drawing.height - BOTTOM + 4)
        drawing.text(x + 5, y, label, colour=line.colour, bold=True)
        least = y
