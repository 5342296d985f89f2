"""The cells of the map as rows of a table: place, colours, value, sign with its word, runs.

What a cell says when it is pointed at, and to those who cannot see it, is written here too.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from dashboard.charts.data.line import KEY
from dashboard.charts.data.outcomes import Fate, Outcomes
from dashboard.charts.data.settings_grid import Cell, SettingsGrid
from dashboard.charts.style import colour
from dashboard.charts.style.palette import SHADES
from dashboard.charts.style.theme import Look, Theme
from dashboard.diagnosis.verdict import Comparison
from dashboard.text.sentences import Sentences

GAP_PX = 2.0  # between a cell and its border, on each side
LINE_PX = 17.0
"""Height of a line of text in a cell, for the small type of 11 px."""

FAR = 4.0
"""A cell this many times further from the best than the middle one is as pale as can be."""

SIGNS = {"diverged": "×", "stalled": "○", "best": "★", "next": "+"}
"""The sign of each word that a cell may carry, so that colour is never the only sign."""


def table(  # noqa: PLR0913 (what a cell shows, and how)
    grid: SettingsGrid,
    outcomes: Outcomes,
    suggested: Comparison | None,
    words: Sentences,
    look: Look,
    inset: tuple[float, float],
    keys: Mapping[str, str],
    *,
    is_brief: bool,
    has_counts: bool,
) -> pd.DataFrame:
    """One row a cell: where it lies, its colours, its texts.

    ``inset`` is between a cell and its border, as shares of a column and a row; ``keys`` are those
    of the runs (:func:`dashboard.charts.axes.zoom.keys_of`).
    """
    best = grid.best(outcomes)
    shares = _shares(grid, outcomes)
    theme: Theme = "dark" if look.is_dark else "light"
    inset_x, inset_y = inset
    rows = []
    for cell in grid.cells:
        is_ended = cell.fate is Fate.ENDED
        fill = colour.between(SHADES[theme], shares[cell]) if is_ended else look.panel
        if cell.fate in {Fate.DIVERGED, Fate.STALLED}:
            fill = colour.mix(look.panel, look.grid, 0.8)
        ink = max((look.text, look.panel), key=lambda tone: colour.contrast(tone, fill))
        accent = SHADES[theme][-1]
        sign = "next" if cell.is_suggested else "best" if cell is best else ""
        if cell.fate in {Fate.DIVERGED, Fate.STALLED}:
            sign = str(cell.fate)
        rows.append(
            {
                KEY: "".join(keys[one.run.run_id] for one in cell.runs),
                "x": cell.column + inset_x,
                "x2": cell.column + 1 - inset_x,
                "y": cell.row + inset_y,
                "y2": cell.row + 1 - inset_y,
                "middle": cell.column + 0.5,
                "centre": cell.row + 0.5,
                "fill": fill,
                "ink": accent if cell.is_suggested else ink,
                "sign_ink": {"diverged": look.bad, "next": accent}.get(sign, ink),
                "edge": accent if cell.is_suggested else look.text if cell is best else look.grey,
                "edge_px": 2.0 if cell is best or cell.is_suggested else 0.6 * (not cell.runs),
                "is_tried": bool(cell.runs),
                "value": _value(cell, outcomes, words),
                "sign": signed(sign, words, is_brief=is_brief),
                "count": _count(cell, words) if has_counts else "",
                "setting": setting(cell, words),
                "said": outcome_text(cell, outcomes, suggested, words),
            }
        )
    return pd.DataFrame(rows)


def _shares(grid: SettingsGrid, outcomes: Outcomes) -> dict[Cell, float]:
    """How good each cell that ended is, from 0 to the best's 1; the far-off are all alike."""
    ended = [cell for cell in grid.cells if cell.fate is Fate.ENDED]
    if not ended:
        return {}
    values = np.array([outcomes.better(cell.value) for cell in ended])
    missing = values.max() - values
    middle = float(np.median(missing[missing > 0])) if (missing > 0).any() else 1.0
    span = min(float(missing.max()), FAR * middle) or 1.0
    return {cell: 1 - min(lack / span, 1.0) for cell, lack in zip(ended, missing, strict=True)}


def _value(cell: Cell, outcomes: Outcomes, words: Sentences) -> str:
    """The mean; of a cell that diverged nothing, for it says little of the setting."""
    is_told = bool(cell.ended) and cell.fate is not Fate.DIVERGED
    return outcomes.written(cell.value, words) if is_told else ""


def _count(cell: Cell, words: Sentences) -> str:
    """How many runs a cell has, and how many of them diverged if not all did."""
    if not cell.runs:
        return ""
    if 0 < cell.diverged < len(cell.runs):
        return words.say("map-some-diverged", diverged=cell.diverged, runs=len(cell.runs))
    return f"n = {len(cell.runs)}"


def signed(sign: str, words: Sentences, *, is_brief: bool) -> str:
    """A sign with its word, or alone; nothing for none."""
    if not sign:
        return ""
    return SIGNS[sign] if is_brief else f"{SIGNS[sign]} {words.say(f'map-{sign}')}"


def setting(cell: Cell, words: Sentences) -> str:
    """The two settings of a cell in words."""
    number = words.texts.number
    batch = words.say("title-batch", batch=number(cell.batch_size))
    return f"{batch} · {words.say('title-rate', rate=number(cell.lr))}"


def outcome_text(
    cell: Cell, outcomes: Outcomes, suggested: Comparison | None, words: Sentences
) -> str:
    """What is known of a cell, in a sentence."""
    if cell.is_suggested and suggested is not None:
        return words.comparison(suggested)
    if not cell.runs:
        return words.say("map-empty")
    parts = []
    if cell.ended:
        parts.append(
            words.say(
                "map-mean",
                runs=len(cell.ended),
                value=outcomes.written(cell.value, words),
                low=outcomes.written(min(cell.ended), words),
                high=outcomes.written(max(cell.ended), words),
            )
        )
    if cell.diverged:
        parts.append(words.say("map-diverged-of", diverged=cell.diverged, runs=len(cell.runs)))
    if cell.fate is Fate.STALLED:
        parts.append(words.say("map-stalled"))
    ratio = words.texts.number(cell.lr / cell.batch_size)
    return " · ".join([*parts, words.say("map-ratio", ratio=ratio)])
