"""A small figure of curves: lines with a word at their end, and a stretch in which a fact lies."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dashboard.views.guide_page.drawing import Drawing, Ink

WIDTH, HEIGHT = 272.0, 132.0
"""px of a figure; four of them stand side by side on the grid."""

LEFT, RIGHT, TOP, BOTTOM = 34.0, 52.0, 12.0, 20.0
APART = 12.0
"""px between the words at the ends of two lines."""

WIDE_RANGE = 60.0
"""Largest over smallest value from which the axis is logarithmic."""

HEADROOM = 1.06

FLAT = 0.02
"""Range over level below which a curve counts as flat, and is drawn in the middle."""

FAR_ABOVE = 3.0
"""A first value so many times the highest of the rest is cut off: what matters comes after it."""


FEWEST = 6
"""Points from which on a first value may be cut off."""


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
    right: float = RIGHT,
) -> Drawing:
    """Draw the lines; ``span`` is the stretch of x that is shaded.

    ``size`` is that of the drawing in px, and ``right`` the room in it for the words at the ends.
    """
    drawing = Drawing(*size, ink)
    plane = _Plane.of(lines, size, right)
    plane = replace(plane, left=max(LEFT, *(_room(write(value)) for value in plane.ticks())))
    if span is not None:
        low, high = (plane.across(min(max(x, plane.x[0]), plane.x[1])) for x in span)
        drawing.box(low - 1, TOP - 4, max(high - low, 3) + 2, size[1] - TOP - BOTTOM + 4, ink.shade)
    for value in plane.ticks():
        y = plane.down(value)
        drawing.line(((plane.left, y), (size[0] - right, y)), ink.grid, wide=1)
        drawing.text(plane.left - 5, y + 3.5, write(value), at="end", size=10)
    drawing.text(plane.left, size[1] - 5, f"{axes.measure} · {axes.unit}", size=10)
    drawing.text(size[0] - right, size[1] - 5, write(plane.x[1]), at="end", size=10)
    ends = []
    for line in lines:
        points = [
            (plane.across(x), plane.down(y))
            for x, y in zip(line.x, line.y, strict=True)
            if math.isfinite(y)
        ]
        if not points:
            middle = (plane.left + size[0] - right) / 2
            drawing.text(middle, size[1] / 2, axes.lost, colour=ink.bad, at="middle")
            continue
        drawing.line(plane.cut(points), line.colour, dash=line.dash)
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
    right: float
    left: float = LEFT

    @classmethod
    def of(cls, lines: Sequence[Line], size: tuple[float, float], right: float) -> "_Plane":
        x = [value for line in lines for value in line.x]
        y = [value for line in lines for value in line.y if math.isfinite(value)] or [0.0, 1.0]
        low, high = min(y), max(y)
        is_log = low > 0 and high / low > WIDE_RANGE and high > 10 and _ends_high(lines)
        if not is_log:
            high = _without_start(lines, high)
            if high - low <= FLAT * max(abs(high), abs(low)):
                room = max(0.2 * abs(high), 0.05)
                low, high = low - room, high + room
            else:
                low = min(low, 0.0) if low < 0.35 * high else low - 0.08 * (high - low)
                high += (HEADROOM - 1) * (high - low)
        first, last = min(x), max(x)
        x_range = (first, last if last > first else first + 1)
        return cls(x_range, (low, high), is_log, size, right)

    def across(self, x: float) -> float:
        share = (x - self.x[0]) / (self.x[1] - self.x[0])
        return self.left + share * (self.size[0] - self.left - self.right)

    def down(self, y: float) -> float:
        low, high = self.y
        if self.is_log:
            y, low, high = math.log(max(y, low)), math.log(low), math.log(high)
        room = self.size[1] - TOP - BOTTOM
        return TOP + room * (1 - (y - low) / (high - low))

    def cut(self, points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        """The line without what lies above the plane, which it enters at the edge."""
        edge = TOP - 4
        inside: list[tuple[float, float]] = []
        for (x, y), (next_x, next_y) in zip(points, [*points[1:], points[-1]], strict=True):
            if y >= edge:
                inside.append((x, y))
            elif next_y > edge:
                share = (edge - y) / (next_y - y)
                inside.append((x + share * (next_x - x), edge))
        return inside

    def ticks(self) -> list[float]:
        low, high = self.y
        if self.is_log:
            powers = range(math.ceil(math.log10(low)), math.floor(math.log10(high)) + 1)
            return [10.0**power for power in powers][:: max(1, len(powers) // 3)]
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


def _room(label: str) -> float:
    """Px that a number beside the axis takes."""
    return 6.0 + 5.7 * len(label)


def _ends_high(lines: Sequence[Line]) -> bool:
    """Whether a curve ends above its start, so that its height is what matters."""
    finite = ([value for value in line.y if math.isfinite(value)] for line in lines)
    return any(len(values) > 1 and values[-1] > values[0] for values in finite)


def _without_start(lines: Sequence[Line], high: float) -> float:
    """The highest value to draw: without the first of each curve where that is far above."""
    rest = [value for line in lines for value in line.y[1:] if math.isfinite(value)]
    few = any(len(line.y) < FEWEST for line in lines)
    if few or not rest or max(rest) <= 0 or high < FAR_ABOVE * max(rest):
        return high
    return FAR_ABOVE * max(rest) / 2


def _name(drawing: Drawing, ends: list[tuple[tuple[float, float], str, Line]]) -> None:
    """Write the words at the ends of the lines, none over another and none below the plane."""
    placed = sorted((place[1] + 3.5, number) for number, (place, *_) in enumerate(ends))
    lowest = drawing.height - BOTTOM + 4
    heights: list[float] = []
    for y, _number in placed:
        heights.append(max(y, heights[-1] + APART) if heights else y)
    for at in range(len(heights) - 1, -1, -1):
        heights[at] = min(heights[at], lowest - APART * (len(heights) - 1 - at))
    for (_, number), y in zip(placed, heights, strict=True):
        (x, _), label, line = ends[number]
        drawing.text(x + 5, y, label, colour=line.colour, bold=True)
