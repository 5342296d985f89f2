"""A drawing by hand in a square from (0, 0), the lower left corner, to (1, 1)."""

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.views.guide_page.drawing import Drawing, Ink, Point

MARGIN = 10.0
"""px around the square, in which half a word may stand."""

POINTS = 60
"""Points of a curve that a formula gives."""

SIZE = (220.0, 104.0)
"""px of a sketch."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A pen with the colours of a theme, on a drawing whose square it knows."""

    drawing: Drawing

    @classmethod
    def on(cls, ink: Ink, size: tuple[float, float] = SIZE) -> "Sketch":
        """A pen on an empty paper."""
        return cls(Drawing(*size, ink))

    @property
    def ink(self) -> Ink:
        """The colours."""
        return self.drawing.ink

    def at(self, x: float, y: float) -> Point:
        """A place of the square in px."""
        wide, high = self.drawing.width - 2 * MARGIN, self.drawing.height - 2 * MARGIN
        return MARGIN + x * wide, self.drawing.height - MARGIN - y * high

    def axes(self) -> None:
        """The two axes."""
        self.path(((0, 1), (0, 0), (1, 0)), self.ink.grey, wide=1)

    def path(
        self, points: Sequence[Point], colour: str, *, wide: float = 2, dash: str = ""
    ) -> None:
        """A line through places of the square."""
        self.drawing.line([self.at(*one) for one in points], colour, wide=wide, dash=dash)

    def curve(
        self,
        formula: Callable[[float], float],
        colour: str,
        *,
        start: float = 0.0,
        end: float = 1.0,
        left: float = 0.0,
        share: float = 1.0,
        wide: float = 2,
        dash: str = "",
    ) -> None:
        """The curve of a formula from one x to another.

        It is drawn in a ``share`` of the width of the square, which begins at ``left``.
        """
        steps = [start + (end - start) * number / POINTS for number in range(POINTS + 1)]
        through = [(left + share * x, formula(x)) for x in steps]
        self.path(through, colour, wide=wide, dash=dash)

    def dot(self, x: float, y: float, colour: str, *, size: float = 3.5) -> None:
        """A dot."""
        self.drawing.dot(*self.at(x, y), colour, size=size)

    def arrow(self, start: Point, end: Point, colour: str) -> None:
        """An arrow."""
        self.drawing.arrow(self.at(*start), self.at(*end), colour)

    def walk(self, points: Sequence[Point], colour: str) -> None:
        """Steps from place to place, each a dot, an arrow between."""
        for start, end in itertools.pairwise(points):
            self.arrow(start, end, colour)
        for one in points:
            self.dot(*one, colour, size=3)

    def says(self, x: float, y: float, text: str, *, colour: str = "", at: str = "middle") -> None:
        """A word."""
        self.drawing.text(*self.at(x, y), text, colour=colour, at=at, size=11)

    def box(self, x: float, y: float, wide: float, high: float, fill: str, edge: str = "") -> None:
        """A rectangle from its lower left corner."""
        left, top = self.at(x, y + high)
        right, bottom = self.at(x + wide, y)
        self.drawing.box(left, top, right - left, bottom - top, fill, edge=edge or "none")


def parabola(x: float) -> float:
    """A valley with its bottom at the middle of the square."""
    return 0.08 + 3.4 * (x - 0.5) ** 2


def falling(x: float, *, pace: float = 5.0, floor: float = 0.1) -> float:
    """A loss that falls and settles."""
    return floor + (0.92 - floor) * math.exp(-pace * x)


def rough(x: float, size: float = 0.04) -> float:
    """Noise that is the same every time: a sum of waves that do not fit together."""
    return size * (math.sin(61 * x) + math.sin(97 * x + 1) + math.sin(149 * x + 2)) / 1.5
