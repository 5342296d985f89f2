"""The look of every figure: white panel, thin lines, light horizontal grid, few ticks, in words.

A light and a dark look, each also in a size for a projected page.  Colours are those of the pages
around the figures; text on its panel keeps a contrast of at least 4.5 (WCAG 2.2, 1.4.3).
"""

from dataclasses import dataclass, replace
from typing import Any, Literal

Theme = Literal["light", "dark"]

FONT = '"Source Sans", "Source Sans Pro", Arial, "Liberation Sans", "DejaVu Sans", sans-serif'
"""Streamlit's own face first; then faces that hold arrows, for pictures made without a browser."""

AXIS_WIDTH = 3.4
"""Room of the y axis' numbers, relative to their type: six characters and the padding."""

CHARACTER_PX = 0.53
"""Width of an average character relative to its type: between Source Sans and bold Arial."""

PLAIN_CHARACTER_PX = 0.49
"""The same for plain weight."""

PROJECTOR = 1.4
"""Type and lines at the back of a room, relative to those on a desk."""

MONTHS = {
    "pt-BR": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
    "en": "January February March April May June July August September October November December",
}
DAYS = {
    "pt-BR": "domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado",
    "en": "Sunday Monday Tuesday Wednesday Thursday Friday Saturday",
}


@dataclass(frozen=True, slots=True)
class Look:
    """Colours (hex) and sizes (px) of one look."""

    is_dark: bool
    panel: str
    text: str
    grey: str  # secondary text
    grid: str
    bad: str  # for what went wrong: NaN, points beyond the axis
    warn: str  # for what a log lost
    font_size: float = 12.0
    small: float = 11.0
    line: float = 1.8


LIGHT = Look(False, "#ffffff", "#1c1c1a", "#6b6a64", "#e9e8e3", "#c2352b", "#b87500")
DARK = Look(True, "#161614", "#ecebe6", "#a3a199", "#33322e", "#f26d7d", "#d99a1c")


def look(theme: Theme, *, big: bool = False) -> Look:
    """The look of a theme; ``big`` for a projector."""
    plain = DARK if theme == "dark" else LIGHT
    if not big:
        return plain
    return replace(
        plain,
        font_size=plain.font_size * PROJECTOR,
        small=plain.small * PROJECTOR,
        line=plain.line * PROJECTOR,
    )


def config(chosen: Look, lang: str) -> dict[str, Any]:
    """The Vega-Lite configuration of a look, numbers and dates written as in ``lang``."""
    return {
        "background": chosen.panel,
        "font": FONT,
        "view": {"stroke": None, "fill": chosen.panel},
        "axis": {
            "aria": False,  # of axes and marks Vega would say in English what their panel says
            "labelColor": chosen.grey,
            "labelFontSize": chosen.small,
            "titleColor": chosen.grey,
            "titleFontSize": chosen.small,
            "titleFontWeight": "normal",
            "gridColor": chosen.grid,
            "domainColor": chosen.grey,
            "tickColor": chosen.grey,
            "labelPadding": 5,
            "titlePadding": 4,
        },
        "axisX": {"grid": False, "tickSize": 4, "domainOpacity": 0.6, "tickOpacity": 0.6},
        "axisY": {"domain": False, "ticks": False, "grid": True},
        "line": {"strokeCap": "butt", "strokeJoin": "round"},
        "mark": {"invalid": "break-paths-filter-domains", "aria": False},
        "locale": {"number": _numbers(lang), "time": _times(lang)},
    }


def _numbers(lang: str) -> dict[str, Any]:
    decimal, thousands = (",", ".") if lang == "pt-BR" else (".", ",")
    return {
        "decimal": decimal,
        "thousands": thousands,
        "grouping": [3],
        "currency": ["R$ ", ""] if lang == "pt-BR" else ["$", ""],
    }


def _times(lang: str) -> dict[str, Any]:
    is_pt = lang == "pt-BR"
    months, days = MONTHS[lang].split(), DAYS[lang].split()
    return {
        "dateTime": "%d/%m/%Y %H:%M:%S" if is_pt else "%b %e, %Y %H:%M:%S",
        "date": "%d/%m/%Y" if is_pt else "%b %e, %Y",
        "time": "%H:%M:%S",
        "periods": ["AM", "PM"],
        "days": days,
        "shortDays": [day[:3] for day in days],
        "months": months,
        "shortMonths": [month[:3] for month in months],
    }
