"""The book's figure: loss and accuracy side by side, training above, test below.

One line a run, in the book's colours, with its settings and its verdict at its end.  Validation
stands in for the test where there is none; panels without a curve are left out; logs with neither
loss nor accuracy show the metrics they have.  ``last_epochs`` shows only the end of every run on an
axis that begins at 0, as the book's second figure does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

import altair as alt

from dashboard.charts import ends, panel
from dashboard.charts import theme as looks
from dashboard.charts.alt_text import alt_text
from dashboard.charts.canvas import Canvas
from dashboard.charts.cast import Cast, cast_of, headline_spans, lines, without_labels
from dashboard.charts.chart import AnyChart, ChartKind
from dashboard.charts.domain import Extent, extent
from dashboard.charts.palette import Palette
from dashboard.charts.reduce import buckets_for
from dashboard.charts.theme import Look, Theme
from dashboard.charts.traces import Trace, last, traces
from dashboard.charts.x_axis import XAxis, usual
from dashboard.diagnosis.report import Report
from dashboard.logs.run import LogBook
from dashboard.logs.table import Split
from dashboard.text.sentences import Sentences

METRICS = ("loss", "accuracy")
ROWS = {"train": (Split.TRAIN,), "held-out": (Split.TEST, Split.VAL)}
"""The splits of each row, the preferred one first."""

ROWS_SPLIT = {"train": "train", "held-out": "test", "any": "none"}
"""What an empty panel of each row is called after."""

OTHERS = (Split.NONE, Split.TRAIN, Split.VAL, Split.TEST)
MOST_OTHERS = 2
"""Columns of a figure without loss and accuracy."""

ASPECT = 0.56  # height of a plane over its width
HEIGHTS_PX = (150.0, 250.0)
ROW_GAP_PX = 16.0
COLUMN_GAP_PX = 22.0
NARROWEST_PX = 120.0
X_FROM_ZERO = 0.1
"""The x axis starts at zero where it would start below this share of its end anyway."""

WIDEST_LEFT_PX = 84.0
"""Labels wider than this stand only at the right-hand column: the planes need the room."""

SAME_SCALE = 3.0
"""Rows of one metric share their y axis unless one spans this many times the other."""


@dataclass(frozen=True, slots=True, eq=False)
class _Cell:
    """One panel before it has a size."""

    metric: str
    row: str
    traces: list[Trace]


_Grid: TypeAlias = list[list[_Cell]]  # row by row
_Extents: TypeAlias = list[list[Extent]]  # column by column


def draw(  # noqa: PLR0913 (keywords that a page sets one by one)
    book: LogBook,
    report: Report,
    words: Sentences,
    *,
    theme: Theme = "light",
    palette: Palette = "accessible",
    last_epochs: int | None = None,
    smoothing: float = 0.0,
    width: float = 1150,
    show_findings: bool = True,
    big: bool = False,
) -> AnyChart:
    """The figure of all runs of ``book``; ``width`` in px is that of the whole."""
    axis = usual(book)
    length = last_epochs if axis is XAxis.EPOCH else None
    grid = _grid(book, axis, length, smoothing)
    roles = cast_of(book, report, words, palette, theme)
    look = looks.look(theme, big=big)
    extents = [_up([cells[column] for cells in grid]) for column in range(len(grid[0]))]
    layout = _layout(grid, extents, roles, words, look, width)
    canvases = _canvases(grid, extents, layout, look, axis, words, length)
    curves = sum(len(cell.traces) * (2 if smoothing else 1) for cell in chain(*grid))
    buckets = buckets_for(layout.plane_width, curves)
    rows = []
    for cells, planes in zip(grid, canvases, strict=True):
        panels = []
        for column, (cell, canvas) in enumerate(zip(cells, planes, strict=True)):
            is_right = column == len(cells) - 1
            drawn = lines(cell.traces, roles, has_verdicts=is_right)
            found = headline_spans(cell.traces, cell.metric, roles, words) if show_findings else []
            panels.append(
                panel.draw(
                    f"{cell.metric}_{cell.row}" if cell.metric in METRICS else f"panel_{column}",
                    _title(cell, words),
                    drawn if is_right or layout.has_left_labels else without_labels(drawn),
                    canvas,
                    words,
                    found=found,
                    buckets=buckets,
                    panels=len(grid) * len(cells),
                )
            )
        rows.append(alt.hconcat(*panels, spacing=layout.column_gap, bounds="flush"))
    figure: AnyChart = (
        alt.vconcat(*rows, spacing=ROW_GAP_PX)
        .properties(name="book_figure", description=alt_text(book, report, words))
        .configure(**looks.config(look, words.lang))
    )
    return figure


def _grid(book: LogBook, axis: XAxis, length: int | None, smoothing: float) -> _Grid:
    """The panels, row by row; rows and columns without any curve are left out."""

    def cell(metric: str, row: str, splits: Sequence[Split]) -> _Cell:
        found = traces(book, metric, splits, axis, smoothing=smoothing)
        if length is not None:
            found = [end for one in found if (end := last(one, length)) is not None]
        return _Cell(metric, row, found)

    grid = [[cell(metric, row, splits) for metric in METRICS] for row, splits in ROWS.items()]
    grid = [cells for cells in grid if any(one.traces for one in cells)]
    columns = [i for i in range(len(METRICS)) if any(cells[i].traces for cells in grid)]
    if columns:
        return [[cells[i] for i in columns] for cells in grid]
    others = book.scalars["metric"].value_counts()
    names = [str(name) for name in others[others > 0].index[:MOST_OTHERS]]
    return [[cell(name, "any", OTHERS) for name in names or METRICS[:1]]]


@dataclass(frozen=True, slots=True)
class _Layout:
    """Sizes in px: the planes are all alike."""

    plane_width: float
    plane_height: float
    column_gap: float
    has_left_labels: bool


def _layout(
    grid: _Grid, extents: _Extents, roles: Cast, words: Sentences, look: Look, width: float
) -> _Layout:
    columns = len(grid[0])
    axis_room = looks.AXIS_ROOM * look.small

    def room(column: int, *, has_verdicts: bool) -> float:
        return max(
            ends.room(
                lines(cells[column].traces, roles, has_verdicts=has_verdicts),
                one,
                cells[column].metric,
                words,
                look.small,
            )
            for cells, one in zip(grid, extents[column], strict=True)
        )

    right, left = room(columns - 1, has_verdicts=True), room(0, has_verdicts=False)
    has_left_labels = columns > 1 and left <= WIDEST_LEFT_PX
    gap = (columns - 1) * ((left if has_left_labels else COLUMN_GAP_PX) + axis_room)
    plane = max((width - axis_room - right - gap) / columns, NARROWEST_PX)
    height = min(max(plane * ASPECT, HEIGHTS_PX[0]), HEIGHTS_PX[1])
    return _Layout(round(plane), round(height), round(gap), has_left_labels)


def _canvases(
    grid: _Grid,
    extents: _Extents,
    layout: _Layout,
    look: Look,
    axis: XAxis,
    words: Sentences,
    length: int | None,
) -> list[list[Canvas]]:
    across = _across([cell for cells in grid for cell in cells], length)
    x_title = (
        words.say(f"axis-{axis.value}")
        if length is None
        else words.say("axis-epoch-last", epochs=length)
    )
    return [
        [
            Canvas(
                layout.plane_width,
                layout.plane_height,
                axis,
                across,
                extents[i][row],
                cell.metric,
                look,
                x_title if row == len(grid) - 1 else "",
            )
            for i, cell in enumerate(cells)
        ]
        for row, cells in enumerate(grid)
    ]


def _across(cells: Sequence[_Cell], length: int | None) -> Extent:
    """The x axis of all panels."""
    if length is not None:
        return Extent(0.0, float(length))
    every = [trace.x for cell in cells for trace in cell.traces]
    if not every:
        return Extent(0.0, 1.0)
    low, high = min(float(x[0]) for x in every), max(float(x[-1]) for x in every)
    if low <= high * X_FROM_ZERO:
        low = min(low, 0.0)
    return Extent(low, high) if high > low else Extent(low - 0.5, high + 0.5)


def _up(cells: Sequence[_Cell]) -> list[Extent]:
    """The y axes of one column: one for all rows if their scales are alike."""
    found = [extent(cell.traces, cell.metric) for cell in cells]
    drawn = [one for one, cell in zip(found, cells, strict=True) if cell.traces]
    spans = [one.high - one.low for one in drawn]
    if not spans or max(spans) > SAME_SCALE * min(spans):
        return found
    shared = Extent(min(one.low for one in drawn), max(one.high for one in drawn))
    return [shared] * len(cells)


def _title(cell: _Cell, words: Sentences) -> str:
    splits = {trace.split for trace in cell.traces}
    if len(splits) > 1:
        return words.say("chart-held-out", metric=words.metric(cell.metric))
    return words.metric_title(cell.metric, splits.pop() if splits else ROWS_SPLIT[cell.row])


CHART = ChartKind("book_figure", draw)
