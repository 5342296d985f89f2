"""Text keeps a contrast of 4.5 on what it stands on, signs and lines of 3 (WCAG 2.2).

The colours are read from the style sheets, the theme of the server and the look of the charts.
"""

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from dashboard.charts.style import theme as looks
from dashboard.views.curve_page import comparison_table
from dashboard.views.widgets import verdict_table

ROOT = Path(__file__).parents[2]
VIEWS = ROOT / "dashboard" / "views" / "frame"
THEMES = ("light", "dark")

TEXT, SIGN = 4.5, 3.0

TEXT_ON = {
    "text": ("page", "paper", "soft", "chip"),
    "grey": ("page", "paper", "soft"),
    "accent": ("page", "paper", "soft", "chip"),
}
"""The text colours of the style sheets, and the grounds that text of each stands on."""

SIGNS_ON = {"ok": ("paper",), "warn": ("paper", "soft"), "bad": ("paper",)}
"""The dots of the lamps and the bar beside a warning: words in black stand beside them."""

VARIABLE = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})\b")
PRIMARY = re.compile(r'button\[kind\^="primary"\] \* \{ color: (#[0-9a-f]{6})')
USED = re.compile(r"(?<!-)color:\s*var\(--([\w-]+)\)")


def styles(theme: str) -> dict[str, str]:
    """The colours of a theme by their names in the style sheets; ``page`` is the server's own."""
    with (ROOT / "dashboard" / ".streamlit" / "config.toml").open("rb") as file:
        server = tomllib.load(file)["theme"][theme]
    sheet = (VIEWS / f"{theme}.css").read_text(encoding="utf-8")
    return dict(VARIABLE.findall(sheet)) | {"page": server["backgroundColor"]}


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2 of a colour ``#rrggbb``."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def pairs() -> list[tuple[str, str, str, float]]:
    """Every pair that is drawn: what it is, its two colours, the least contrast."""
    found: list[tuple[str, str, str, float]] = []
    for theme in THEMES:
        colours = styles(theme)
        for of, least in ((TEXT_ON, TEXT), (SIGNS_ON, SIGN)):
            for name, grounds in of.items():
                found += [
                    (f"{theme}: {name} on {ground}", colours[name], colours[ground], least)
                    for ground in grounds
                ]
        ink = PRIMARY.search((VIEWS / f"{theme}.css").read_text(encoding="utf-8"))
        on_accent = ink[1] if ink is not None else "#ffffff"  # Streamlit's own, where we say none
        found.append((f"{theme}: a primary button", on_accent, colours["accent"], TEXT))
        page = colours["page"]
        for tone, colour in verdict_table.LAMP_COLOURS[theme].items():
            found.append((f"{theme}: {tone} in a table", colour, page, TEXT))
        found.append((f"{theme}: hidden run in a table", comparison_table.GREYS[theme], page, TEXT))
        look = looks.look(theme)
        for name in ("text", "grey", "bad"):
            found.append((f"{theme}: {name} in a chart", getattr(look, name), look.panel, TEXT))
        found.append((f"{theme}: damage in a chart", look.warn, look.panel, SIGN))
    return found


@pytest.mark.parametrize(
    ("one", "other", "least"), [pytest.param(*pair[1:], id=pair[0]) for pair in pairs()]
)
def test_what_is_written_can_be_read(one: str, other: str, least: float) -> None:
    assert contrast(one, other) >= least


def test_the_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_colour_that_text_is_given_in_a_style_sheet_is_checked() -> None:
    sheets = (file.read_text(encoding="utf-8") for file in sorted(VIEWS.glob("*.css")))
    used = set(chain.from_iterable(USED.findall(sheet) for sheet in sheets))
    assert used
    assert used <= {*TEXT_ON, *SIGNS_ON}


@pytest.mark.parametrize("theme", THEMES)
def test_both_themes_name_the_same_colours(theme: str) -> None:
    assert set(styles(theme)) == set(styles("light"))
    assert set(styles(theme)) >= {*TEXT_ON, *SIGNS_ON}
