"""How each run is drawn: colour, dash and marker, the same in every figure, card and export.

The textbook's figures have six colours with names.  A name means a different run in each figure, so
a colour belongs to figure and run: a log may say its own as ``book_colour``.  Three forms: faithful
to the textbook (TensorBoard's palette of before August 2017), and accessible on light or dark
paper, where every pair stays at least 16 (light) or 14 (dark) ΔE2000 apart for colour-blind
readers.  None is the colour of a lamp: from the green, amber and red of the verdicts each keeps at
least 12 ΔE2000, for which the textbook's green is drawn a shade darker.
"""

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Literal

from dashboard.charts.data.line import SOLID, Stroke
from dashboard.charts.style import colour
from dashboard.charts.style.theme import Theme
from dashboard.model.run import Run

Palette = Literal["accessible", "faithful"]

MOST_DISTINCT = 12
"""Runs that six colours, in two dashes each, keep apart; more are a crowd."""

FEWEST_RATES = 3
"""Learning rates that make a crowd worth colouring from low to high."""

FEW_LINES = 3
"""Lines of an ordered quantity that six colours keep apart better than an order would."""

REPEATED = frozenset({"seed", "name", "label", "run_name"})
"""Settings in which repeats of one run may differ."""

STAR = "M0,-1L.24,-.31L.95,-.31L.38,.12L.59,.81L0,.39L-.59,.81L-.38,.12L-.95,-.31L-.24,-.31Z"


@dataclass(frozen=True, slots=True)
class _TextbookColour:
    faithful: str
    light: str
    dark: str
    dash: tuple[float, ...]
    marker: str
    casing: str = ""  # of the accessible form on light paper


TEXTBOOK: Mapping[str, _TextbookColour] = {
    "laranja": _TextbookColour("#ff7043", "#ec6c0d", "#f58b45", SOLID, "circle"),
    "azul": _TextbookColour("#2a56c6", "#0d3aa9", "#3b74e6", (8, 3, 2, 3), "square"),
    "lilás": _TextbookColour("#ab47bc", "#ae66c3", "#d7aee9", (6, 4), "diamond"),
    "verde": _TextbookColour("#006b33", "#08767a", "#33aba5", (2, 2.5), "triangle-up"),
    "amarelo_escuro": _TextbookColour("#f7cb4d", "#6c510b", "#8d7410", (12, 4), "cross"),
    "amarelo_neon": _TextbookColour(
        "#c0ca33", "#e0dc00", "#e9fb1c", (14, 3, 2, 3), STAR, "#4a4a00"
    ),
}
"""The six colours of the textbook, in the order in which runs without one of their own get them."""

SECOND_DASH: tuple[float, ...] = (4, 2)
"""Dash of the second round over the colours; of solid lines only the colour would stay."""

ORDERED: Mapping[Theme, tuple[str, ...]] = {
    "light": ("#0d0887", "#46039f", "#7201a8", "#9c179e", "#bd3786", "#d8576b", "#e06a4a"),
    "dark": ("#3f6fe0", "#7a74f0", "#ac7af0", "#d68ae8", "#f2a6dc", "#fbd3e6"),
}
"""From low to high: on light paper the stretch of matplotlib's *plasma* that reads on it, on dark
paper from blue over violet to pale pink, since *plasma* passes the lamps' red and amber there."""

SHADES: Mapping[Theme, tuple[str, ...]] = {
    "light": ("#f4f6fd", "#d3ddf6", "#a9bcec", "#7693dc", "#3f66c6"),
    "dark": ("#1d2233", "#293c74", "#3b5cb8", "#6d92ec", "#b9ccfa"),
}
"""From worst to best on filled cells: one hue, so that the best stands out from the paper."""


def assign(
    runs: Sequence[Run], palette: Palette = "accessible", theme: Theme = "light"
) -> Mapping[str, Stroke]:
    """The stroke of every run by its id.

    Give all runs of a set, also when only some are drawn: a run keeps its stroke then.  The order
    of ``runs`` does not matter: colours are given from the smallest batch and rate to the largest,
    so that the settings of the textbook's first figure get its colours (batch 64 is laranja).  A
    run that joins the set may move the colours of those with larger settings.  Runs that differ in
    their seed alone share one: they are repeats of one setting.
    """
    every = [(run, _setting(run)) for run in sorted(runs, key=_by_settings)]
    first_of = {setting: run for run, setting in reversed(every)}
    ordered = [run for run, setting in every if first_of[setting] is run]
    strokes = _of_settings(ordered, palette, theme)
    return {run.run_id: strokes[first_of[setting].run_id] for run, setting in every}


def _of_settings(ordered: Sequence[Run], palette: Palette, theme: Theme) -> Mapping[str, Stroke]:
    """The stroke of every run by its id, none of which differ in their seed alone."""
    strokes = _own_colours(ordered, palette, theme)
    rest = [run for run in ordered if run.run_id not in strokes]
    if (
        len(ordered) > MOST_DISTINCT
        and len({_number(run, "lr") for run in rest} - {None}) >= FEWEST_RATES
    ):
        return strokes | _by_rate(rest, theme)
    taken = {str(run.config["book_colour"]) for run in ordered if run.run_id in strokes}
    free = chain(
        ((name, 0) for name in TEXTBOOK if name not in taken),
        ((name, lap) for lap in count(1) for name in TEXTBOOK),
    )
    given = zip(rest, free, strict=False)
    return strokes | {run.run_id: stroke(name, palette, theme, lap) for run, (name, lap) in given}


def in_order(count_of_lines: int, palette: Palette, theme: Theme) -> list[Stroke]:
    """The strokes of so many lines that stand for an ordered quantity, from low to high.

    A few have the textbook's first colours; more have those of the ordered palette, all solid.
    """
    names = list(TEXTBOOK)
    if count_of_lines <= FEW_LINES:
        return [stroke(name, palette, theme) for name in names[:count_of_lines]]
    shares = (number / (count_of_lines - 1) for number in range(count_of_lines))
    markers = [TEXTBOOK[names[number % len(names)]].marker for number in range(count_of_lines)]
    return [
        Stroke(colour.between(ORDERED[theme], share), SOLID, marker)
        for share, marker in zip(shares, markers, strict=True)
    ]


def distinct(count_of_lines: int, palette: Palette, theme: Theme) -> list[Stroke]:
    """The strokes of so many lines of no order: the textbook's, then the same with other dashes."""
    names = list(TEXTBOOK)
    return [
        stroke(names[number % len(names)], palette, theme, number // len(names))
        for number in range(count_of_lines)
    ]


def _own_colours(runs: Sequence[Run], palette: Palette, theme: Theme) -> dict[str, Stroke]:
    """The runs whose log names a colour of the textbook; of two with the same, the first."""
    strokes: dict[str, Stroke] = {}
    taken: set[str] = set()
    for run in runs:
        name = run.config.get("book_colour")
        if isinstance(name, str) and name in TEXTBOOK and name not in taken:
            taken.add(name)
            strokes[run.run_id] = stroke(name, palette, theme)
    return strokes


def stroke(
    name: str, palette: Palette = "accessible", theme: Theme = "light", lap: int = 0
) -> Stroke:
    """The stroke of a colour of the textbook; with each ``lap`` over all of them, another dash."""
    own = TEXTBOOK[name]
    accessible = own.dark if theme == "dark" else own.light
    dash = own.dash if lap % 2 == 0 else (SECOND_DASH if own.dash == SOLID else SOLID)
    if palette == "faithful":
        return Stroke(own.faithful, dash, own.marker)
    return Stroke(accessible, dash, own.marker, own.casing if theme == "light" else "")


def _by_rate(runs: Sequence[Run], theme: Theme) -> dict[str, Stroke]:
    """Colours from low to high learning rate, on a log scale; dashes by batch size."""
    rates = {run.run_id: _number(run, "lr") for run in runs}
    logs = [math.log10(rate) for rate in rates.values() if rate is not None]
    low, span = min(logs), (max(logs) - min(logs)) or 1.0
    sizes = sorted({str(run.config.get("batch_size")) for run in runs}, key=lambda s: (len(s), s))
    dashes = [own.dash for own in TEXTBOOK.values()]
    markers = [own.marker for own in TEXTBOOK.values()]
    strokes = {}
    for run in runs:
        rate = rates[run.run_id]
        size = sizes.index(str(run.config.get("batch_size"))) % len(dashes)
        share = 0.5 if rate is None else (math.log10(rate) - low) / span
        tone = colour.between(ORDERED[theme], share)
        strokes[run.run_id] = Stroke(tone, dashes[size], markers[size])
    return strokes


def _setting(run: Run) -> Hashable:
    """What runs that differ in their seed alone have in common; of a run without one, its id."""
    if "seed" not in run.config:
        return run.run_id
    others = ((name, repr(value)) for name, value in run.config.items() if name not in REPEATED)
    return frozenset(others)


def _by_settings(run: Run) -> tuple[float, float, str]:
    """Batch size, rate and id; a run without one of the first two comes after those with it."""
    size, rate = _number(run, "batch_size"), _number(run, "lr")
    return (math.inf if size is None else size, math.inf if rate is None else rate, run.run_id)


def _number(run: Run, name: str) -> float | None:
    """A setting that is a positive finite number, else ``None``."""
    value = run.config.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 < value < math.inf else None
