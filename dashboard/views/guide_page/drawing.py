"""A small drawing as an image that a page's HTML can hold, in the colours of a theme.

``st.html`` takes no SVG, but an image whose address holds one.  Such an image is drawn apart from
the page and knows none of its style sheets, so that the colours are those of the theme that the
server was told.
"""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard.charts.style.palette import TEXTBOOK
from dashboard.charts.style.theme import FONT, look
from dashboard.text.escape import html
from dashboard.views.state.page import Theme

Point = tuple[float, float]

SMALL = 11.0
"""px of the type in a drawing, which is shown about as large as it is drawn."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a drawing."""

    paper: str
    text: str
    grey: str
    grid: str
    train: str
    test: str
    shade: str  # of a stretch in which something was seen
    good: str
    bad: str


def ink(theme: Theme) -> Ink:
    """The colours of a theme; training and test are the textbook's blue and orange."""
    is_dark = theme == "dark"
    of = look(theme)
    train, test = TEXTBOOK["azul"], TEXTBOOK["laranja"]
    return Ink(
        of.panel,
        of.text,
        of.grey,
        of.grid,
        train.dark if is_dark else train.light,
        test.dark if is_dark else test.light,
        "#3a3320" if is_dark else "#fbf0d6",
        "#57c98a" if is_dark else "#2f8f5b",
        of.bad,
    )


@dataclass(slots=True)
class Drawing:
    """What was drawn so far on a paper of ``width`` by ``height`` px."""

    width: float
    height: float
    ink: Ink
    parts: list[str] = field(default_factory=list)

    def line(
        self,
        points: Iterable[Point],
        colour: str,
        *,
        wide: float = 1.8,
        dash: str = "",
    ) -> None:
        """A line through points."""
        through = " ".join(f"{_px(x)},{_px(y)}" for x, y in points)
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(
            f'<polyline points="{through}" fill="none" stroke="{colour}" stroke-width="{wide:g}"'
            f' stroke-linejoin="round" stroke-linecap="round"{dashed}/>'
        )

    def dot(self, x: float, y: float, colour: str, *, size: float = 3.0) -> None:
        """A dot of a radius of ``size`` px."""
        self.parts.append(f'<circle cx="{_px(x)}" cy="{_px(y)}" r="{size:g}" fill="{colour}"/>')

    def box(
        self, x: float, y: float, wide: float, high: float, fill: str, *, edge: str = "none"
    ) -> None:
        """A rectangle from its upper left corner."""
        self.parts.append(
            f'<rect x="{_px(x)}" y="{_px(y)}" width="{_px(wide)}" height="{_px(high)}"'
            f' fill="{fill}" stroke="{edge}" rx="2"/>'
        )

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        colour: str = "",
        at: str = "start",
        size: float = SMALL,
        bold: bool = False,
    ) -> None:
        """A text on one line; ``at`` says which of its ends, or its ``middle``, is at ``x``."""
        weight = ' font-weight="600"' if bold else ""
        self.parts.append(
            f'<text x="{_px(x)}" y="{_px(y)}" font-size="{size:g}" text-anchor="{at}"'
            f' fill="{colour or self.ink.grey}"{weight}>{html(text)}</text>'
        )

    def arrow(self, start: Point, end: Point, colour: str, *, wide: float = 1.6) -> None:
        """An arrow from one point to another."""
        across, down = end[0] - start[0], end[1] - start[1]
        length = max((across**2 + down**2) ** 0.5, 1e-9)
        ahead, aside = (across / length, down / length), (-down / length, across / length)
        back = (end[0] - 6 * ahead[0], end[1] - 6 * ahead[1])
        self.line((start, back), colour, wide=wide)
        corners = (
            end,
            (back[0] + 3 * aside[0], back[1] + 3 * aside[1]),
            (back[0] - 3 * aside[0], back[1] - 3 * aside[1]),
        )
        through = " ".join(f"{_px(x)},{_px(y)}" for x, y in corners)
        self.parts.append(f'<polygon points="{through}" fill="{colour}"/>')

    def svg(self) -> str:
        """The drawing as an SVG document."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width:g}"'
            f' height="{self.height:g}" viewBox="0 0 {self.width:g} {self.height:g}"'
            f" font-family='{FONT}'>{''.join(self.parts)}</svg>"
        )

    def image(self, alt: str) -> str:
        """The HTML of the drawing as an image; ``alt`` says what is seen, "" where a text does."""
        address = b64encode(self.svg().encode("utf-8")).decode("ascii")
        return (
            f'<img class="drawn" src="data:image/svg+xml;base64,{address}" alt="{html(alt)}"'
            f' width="{self.width:g}" height="{self.height:g}">'
        )


def _px(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
