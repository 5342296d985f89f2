"""No run has the colour of a lamp, in no palette and no theme, and runs can be told apart."""

import re
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest

from dashboard.charts.style import colour
from dashboard.charts.style.palette import (
    ORDERED,
    TEXTBOOK,
    Palette,
    assign,
    distinct,
    in_order,
)
from dashboard.charts.style.theme import Theme, look
from dashboard.model.run import Run, XUnit
from tests.charts.colour_distance import apart, ciede2000, seen_apart

FRAME = Path(__file__).parents[2] / "dashboard" / "views" / "frame"
THEMES = get_args(Theme)
PALETTES = get_args(Palette)

STATUS = ("#2f8f5b", "#d98b00", "#c2352b")
"""Green, amber and red of the verdicts, of which each theme has its tones."""

FROM_A_LAMP = 12.0
"""ΔE2000 from a run's colour to every lamp's, so that nobody takes one for the other."""

FROM_A_RUN = {"light": 16.0, "dark": 14.0}
"""ΔE2000 of any two runs' colours, for every kind of sight (the docstring of the palette)."""

STEPS = 60


def lamps(theme: Theme) -> set[str]:
    """The colours of the lamps in the style sheet and in the charts."""
    sheet = (FRAME / f"{theme}.css").read_text(encoding="utf-8")
    dots = re.findall(r"--(?:ok|warn|bad):\s*(#[0-9a-f]{6})", sheet)
    assert len(dots) == 3
    return {*dots, *STATUS, look(theme).bad, look(theme).warn}


def strokes(palette: Palette, theme: Theme) -> set[str]:
    """Every colour that the palette gives to a run, a value or a group."""
    named = [Run(name, name, name, "csv", XUnit.STEP, {"book_colour": name}) for name in TEXTBOOK]
    crowd = [Run(f"{n}", "", "", "csv", XUnit.STEP, {"lr": 10 ** (n / 20)}) for n in range(STEPS)]
    given = [
        *assign(named, palette, theme).values(),
        *assign(crowd, palette, theme).values(),
        *distinct(2 * len(TEXTBOOK), palette, theme),
        *(stroke for count in (3, 7, STEPS) for stroke in in_order(count, palette, theme)),
    ]
    return {stroke.color for stroke in given}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("palette", PALETTES)
def test_no_run_has_the_colour_of_a_lamp(palette: Palette, theme: Theme) -> None:
    nearest = min(
        (apart(run, lamp), run, lamp) for run in strokes(palette, theme) for lamp in lamps(theme)
    )
    assert nearest[0] >= FROM_A_LAMP, nearest


@pytest.mark.parametrize("theme", THEMES)
def test_colour_blind_readers_tell_the_runs_apart(theme: Theme) -> None:
    tones = [own.dark if theme == "dark" else own.light for own in TEXTBOOK.values()]
    nearest = min((seen_apart(*pair), pair) for pair in combinations(tones, 2))
    assert round(nearest[0], 1) >= FROM_A_RUN[theme], nearest


@pytest.mark.parametrize("theme", THEMES)
def test_ordered_colours_read_on_their_paper(theme: Theme) -> None:
    tones = [colour.between(ORDERED[theme], step / STEPS) for step in range(STEPS + 1)]
    assert min(colour.contrast(tone, look(theme).panel) for tone in tones) >= 3.0


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [  # of the table of Sharma, Wu and Dalal 2005
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0),
        ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
    ],
)
def test_the_distance_is_that_of_the_standard(
    one: tuple[float, float, float], other: tuple[float, float, float], distance: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(distance, abs=1e-4)
    assert ciede2000(other, one) == pytest.approx(distance, abs=1e-4)
