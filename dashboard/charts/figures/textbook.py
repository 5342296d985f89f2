"""The book's figure: loss and accuracy side by side, training above, test below.

One line a run, in the book's colours, with its settings at its end, on the right-hand side in full
and with its verdict.  Validation stands in for the test where there is none; panels without a curve
are left out.  Where another metric counts than loss and accuracy, it comes first; logs with none of
them show the metrics they have.  ``last_epochs`` shows only the end of every run on an axis that
begins at 0, as the book's second figure does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

import altair as alt

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.y_domain import Extent, x_extent
from dashboard.charts.axes.zoom import EVERYTHING, Focus
from dashboard.charts.data import point_budget as budget
from dashboard.charts.data.aggregation import Grouping
from dashboard.charts.data.downsampling import buckets_for
from dashboard.charts.data.smoothing import Smoothing
from dashboard.charts.data.x_values import XAxis, usual
from dashboard.charts.figures import event_rows as book_events
from dashboard.charts.figures import panel, window
from dashboard.charts.figures.alt_text import alt_text
from dashboard.charts.figures.ensemble import ensemble_of
from dashboard.charts.figures.panel_grid import Cell, Extents, Grid, extents_of, grid_of
from dashboard.charts.marks import changes as changed
from dashboard.charts.marks import end_labels as ends
from dashboard.charts.marks import hidden_spikes, picking
from dashboard.charts.marks.fallback import kept_figure
from dashboard.charts.registry import AnyChart, ChartKind
from dashboard.charts.style import theme as looks
from dashboard.charts.style.palette import Palette
from dashboard.charts.style.run_style import MOST_SPANS, Cast, lines, spans_of
from dashboard.charts.style.theme import Look, Theme
from dashboard.charts.vega.compose import Beside, Stacked
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences

ASPECT = 0.56  # height of a plane over its width
HEIGHTS_PX = (178.0, 250.0)
ROW_GAP_PX = 16.0
NARROWEST_PX = 120.0


@kept_figure("book-figure")
def draw(  # noqa: PLR0913 (keywords that a page sets one by one)
    book: LogBook,
    report: Report,
    words: Sentences,
    *,
    theme: Theme = "light",
    palette: Palette = "accessible",
    last_epochs: int | None = None,
    smoothing: float = 0.0,
    smoothing_kind: Smoothing | str = Smoothing.EMA,
    grouping: Grouping | None = None,
    width: float = 1150,
    show_findings: bool = True,
    show_events: bool = True,
    whole: bool = False,
    big: bool = False,
    focus: Focus = EVERYTHING,
) -> AnyChart:
    """The figure of all runs of ``book``; ``width`` in px is that of the whole.

    With ``whole`` no point lies beyond an axis.  The window of ``focus`` is in the unit of the axis
    that is drawn, of the last epochs where only these are.
    """
    axis = usual(book)
    length = last_epochs if axis is XAxis.EPOCH else None
    ensemble = ensemble_of(book, report, words, palette, theme, grouping, focus.run_id)
    roles = ensemble.roles
    first = report.first_metric
    entire = grid_of(book, axis, length, ensemble, smoothing, Smoothing(smoothing_kind), first)
    grid = window.cut_grid(entire, focus.window) if focus.window else entire
    extents = window.heights(grid) if focus.window else extents_of(grid, whole=whole)
    look = looks.look(theme, big=big)
    layout = _layout(grid, extents, roles, words, look, width)
    canvases = _canvases(grid, extents, layout, look, axis, words, length, focus)
    columns = book_events.columns_of(
        book, entire, canvases[-1], ensemble, words, length, is_shown=show_events
    )
    canvases[-1] = [
        replace(canvas, x_offset=column.lane.height)
        for canvas, column in zip(canvases[-1], columns, strict=True)
    ]
    ghosts = [[ensemble.ghosts(cell.gathered, words) for cell in cells] for cells in grid]
    cells_count = len(grid) * len(grid[0])
    curves = sum(
        budget.drawings([*thin, *lines(cell.traces, roles)], MOST_SPANS * show_findings)
        for cell, thin in zip(chain(*grid), chain(*ghosts), strict=True)
    )
    buckets = buckets_for(layout.plane_width, curves)
    rows: list[alt.HConcatChart] = []
    for cells, planes, thins, uncuts in zip(grid, canvases, ghosts, entire, strict=True):
        panels = []
        is_lowest = cells is grid[-1]
        for cell, canvas, thin, uncut, column in zip(
            cells, planes, thins, uncuts, columns, strict=True
        ):
            is_right = cell is cells[-1]
            drawn, left_out = budget.thinned(
                lines(cell.traces, roles, is_brief=not is_right), cells_count
            )
            found = spans_of(cell.traces, cell.metric, roles, words) if show_findings else []
            panels.append(
                panel.draw(
                    ensemble.title(cell.title(words), words),
                    [*thin, *drawn],
                    canvas,
                    words,
                    found=found,
                    buckets=buckets,
                    panels=cells_count,
                    more=hidden_spikes.layers(lines(uncut.traces, roles), canvas, words),
                    marks=[
                        *changed.layers(book.changes, [*thin, *drawn], canvas, words),
                        *column.marks(canvas, words, is_lowest=is_lowest),
                    ],
                    notes=[
                        *ensemble.notes(cell.gathered, words),
                        *budget.notes(left_out, words),
                        *column.notes(words, is_lowest=is_lowest),
                    ],
                )
            )
        rows.append(
            Beside(
                panels,
                name=f"row_{len(rows)}",
                spacing=layout.column_gap,
                bounds="flush",
            )
        )
    chart = Stacked(
        rows,
        name="book_figure",
        spacing=ROW_GAP_PX,
        description=" ".join(
            dict.fromkeys(
                [
                    alt_text(book, report, words, ensemble),
                    *(said for column in columns for said in column.lane.sentences()),
                ]
            )
        ),
        config=looks.config(look, words.lang),
    )
    return picking.answering(chart, canvases[0][0].x_extent, look)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Sizes in px: the planes are all alike."""

    plane_width: float
    plane_height: float
    column_gap: float


def _layout(
    grid: Grid, extents: Extents, roles: Cast, words: Sentences, look: Look, width: float
) -> _Layout:
    columns = len(grid[0])
    axis_room = looks.AXIS_ROOM * look.small
    rooms = [
        _room(
            [cells[i] for cells in grid], extents[i], roles, words, look, is_brief=i < columns - 1
        )
        for i in range(columns)
    ]
    right = rooms.pop()
    gap = max(rooms, default=0.0) + axis_room
    plane = max((width - axis_room - right - (columns - 1) * gap) / columns, NARROWEST_PX)
    height = min(max(plane * ASPECT, HEIGHTS_PX[0]), HEIGHTS_PX[1])
    return _Layout(round(plane), round(height), round(gap))


def _room(
    column: Sequence[Cell],
    extents: Sequence[Extent],
    roles: Cast,
    words: Sentences,
    look: Look,
    *,
    is_brief: bool,
) -> float:
    """The px right of one column's planes that its labels need."""
    return max(
        ends.room(
            lines(cell.traces, roles, is_brief=is_brief),
            one,
            cell.metric,
            words,
            look.small,
        )
        for cell, one in zip(column, extents, strict=True)
    )


def _canvases(
    grid: Grid,
    extents: Extents,
    layout: _Layout,
    look: Look,
    axis: XAxis,
    words: Sentences,
    length: int | None,
    focus: Focus,
) -> list[list[Canvas]]:
    every = [trace for cell in chain(*grid) for trace in cell.traces]
    across = Extent(0.0, float(length)) if length is not None else x_extent(every)
    across = focus.window or across
    x_title = (
        words.say(f"axis-{axis.value}")
        if length is None
        else words.say("axis-epoch-last", epochs=length)
    )
    return [
        [
            Canvas(
                cell.name,
                layout.plane_width,
                layout.plane_height,
                axis,
                across,
                extents[i][row],
                cell.metric,
                look,
                x_title if row == len(grid) - 1 else "",
                can_pick=focus.can_pick,
            )
            for i, cell in enumerate(cells)
        ]
        for row, cells in enumerate(grid)
    ]


CHART = ChartKind("book_figure", draw)
