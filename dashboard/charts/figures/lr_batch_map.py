"""Learning rate × batch size: how each pair that was tried ended, and which to try next.

One cell a pair, in order on both axes.  A cell holds the mean of its runs; those that diverged or
stalled, the best and the suggested cell carry a sign and a word.  Dashed lines join pairs of equal
rate ÷ batch size, which for gradient descent tend to train alike (Goyal et al. 2017, 1706.02677).
"""

import math
from collections.abc import Sequence

import pandas as pd

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.zoom import keys_of
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.outcomes import Outcomes, findings_of, main_group
from dashboard.charts.data.settings_grid import Cell, SettingsGrid, settings_grid
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import common
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.outcome_panels import MapPanel
from dashboard.charts.panel_data import FigureInput, PanelData, PanelKind
from dashboard.charts.style import map_cells, theme
from dashboard.charts.style.theme import CHARACTER_PX, Look
from dashboard.charts.vega.compose import AnyChart
from dashboard.text.sentences import Sentences

WIDTH_PX = 760.0
"""The most that it may take."""

CELL_PX = (46.0, 200.0)
"""Narrowest and widest cell; in narrow ones only the sign fits, and its word stands below."""

PADDING_PX = 16.0  # above and below the lines of a cell, together
HEIGHT_PX = 240.0
"""Height that few rows share; many take what their lines need."""

TALLEST_PX = 104.0
MOST_TOLD = 8
"""Cells that the alternative text tells one by one, the best first."""


def prepare(given: FigureInput) -> list[PanelData]:
    """The one panel: the book's largest group of runs that differ in rate, batch and seed alone.

    Cells are of one hue in every palette.
    """
    words, look = given.words, given.look
    outcomes = main_group(given.book, given.report, given.options.statistic)
    suggested = next(iter(findings_of(outcomes, given.report, "missing-cell")), None)
    plane = (given.options.width or WIDTH_PX) - (theme.AXIS_WIDTH + 2) * look.small - 4
    grid = settings_grid(outcomes, suggested, max(2, int(plane / CELL_PX[0])))
    cell_px = min(max(plane / max(len(grid.rates), 1), CELL_PX[0]), CELL_PX[1])
    cell_px = min(cell_px, plane / max(len(grid.rates), 1))
    has_counts = any(len(cell.runs) > 1 for cell in grid.cells)
    canvas = _canvas(grid, words, look, cell_px, 3 if has_counts else 2)
    is_brief = cell_px < _widest(words) * CHARACTER_PX * look.small + 2 * map_cells.GAP_PX
    inset = (
        map_cells.GAP_PX / canvas.width * canvas.x_extent.high,
        map_cells.GAP_PX / canvas.height * canvas.extent.high,
    )
    return [
        MapPanel(
            input=given,
            kind=PanelKind.MAP,
            title=outcomes.heading("map-heading", words),
            canvas=canvas,
            outcomes=outcomes,
            grid=grid,
            suggested=suggested,
            cells=map_cells.table(
                grid,
                outcomes,
                suggested,
                words,
                look,
                inset,
                keys_of(given.book),
                is_brief=is_brief,
                has_counts=has_counts,
            )
            if grid.cells
            else pd.DataFrame(),
            notes=_notes(grid, outcomes, words, is_brief=is_brief) if grid.cells else [],
            nothing="" if grid.cells else words.say("map-nothing"),
            footnote_px=plane,
        )
    ]


def arrange(panels: Sequence[PanelData]) -> AnyChart:
    """The panel alone."""
    return common.opening_runs("lr_batch_map", panels, _alt, "tiles")


def _widest(words: Sentences) -> int:
    """Characters of the longest sign with its word."""
    return max(len(words.say(f"map-{name}")) for name in map_cells.SIGNS) + 2


def _canvas(grid: SettingsGrid, words: Sentences, look: Look, cell_px: float, lines: int) -> Canvas:
    columns, rows = max(len(grid.rates), 1), max(len(grid.batch_sizes), 1)
    need = lines * map_cells.LINE_PX + PADDING_PX
    larger = look.small / theme.LIGHT.small
    height = rows * max(need, min(HEIGHT_PX / rows, TALLEST_PX)) * larger
    number = words.texts.number
    return Canvas(
        "map_panel",
        round(columns * cell_px) if grid.cells else 400,
        round(height),
        XAxis.RELATIVE,
        Extent(0.0, columns),
        Extent(0.0, rows),
        "",
        look,
        words.say("map-x"),
        x_ticks=tuple((at + 0.5, number(rate)) for at, rate in enumerate(grid.rates)),
        y_ticks=tuple((at + 0.5, number(size)) for at, size in enumerate(grid.batch_sizes)),
        y_title=words.say("map-y"),
    )


def _notes(
    grid: SettingsGrid, outcomes: Outcomes, words: Sentences, *, is_brief: bool
) -> list[str]:
    notes = []
    if is_brief:
        notes.append(
            " · ".join(map_cells.signed(sign, words, is_brief=False) for sign in map_cells.SIGNS)
        )
    best = grid.best(outcomes)
    if best is not None and len(grid.rates) > 1 and len(grid.batch_sizes) > 1:
        ratio = words.texts.number(best.lr / best.batch_size)
        notes.append(words.say("map-lines", ratio=ratio))
    if grid.is_rounded:
        notes.append(words.say("map-rounded"))
    return notes + outcomes.notes(words)


def _alt(panel: PanelData) -> str:
    """The map for those who cannot see it: the cells from the best on, then the one to try."""
    if not isinstance(panel, MapPanel):
        return ""
    grid, outcomes, suggested, words = panel.grid, panel.outcomes, panel.suggested, panel.words
    tried = [cell for cell in grid.cells if cell.runs]
    ranked = sorted(tried, key=lambda cell: _rank(cell, outcomes), reverse=True)
    sentences = [words.say("map-alt", cells=len(tried), measure=outcomes.title(words))]
    sentences += [
        f"{map_cells.setting(cell, words)}: {map_cells.outcome_text(cell, outcomes, None, words)}."
        for cell in ranked[:MOST_TOLD]
    ]
    if len(ranked) > MOST_TOLD:
        sentences.append(words.say("map-alt-more", cells=len(ranked) - MOST_TOLD))
    if suggested is not None:
        sentences.append(words.comparison(suggested))
    return " ".join(sentences)


def _rank(cell: Cell, outcomes: Outcomes) -> float:
    return outcomes.better(cell.value) if cell.ended else -math.inf


CHART = ChartKind("lr_batch_map", prepare, arrange)
draw = CHART.draw
