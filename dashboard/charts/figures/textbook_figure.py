"""The textbook's figure: loss and accuracy side by side, training above, test below.

One line a run, in the textbook's colours, with its settings at its end, on the right-hand side in
full and with its verdict.  Validation stands in for the test where there is none; panels without a
curve are left out.  Where another metric counts than loss and accuracy, it comes first; logs with
none of them show the metrics they have.  The last epochs alone stand on an axis that begins at 0,
as in the textbook's second figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from dashboard.charts.axes import event_lane
from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.y_domain import x_extent
from dashboard.charts.data import point_budget
from dashboard.charts.data.downsampling import buckets_for
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.line import Span
from dashboard.charts.data.panel_curves import PanelCurves
from dashboard.charts.data.x_values import XAxis, usual
from dashboard.charts.figures import common, event_rows
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.figures.panel_grid import Extents, Grid, extents_of, grid_of
from dashboard.charts.marks import end_labels
from dashboard.charts.panel_data import FigureInput, PanelData, PanelKind
from dashboard.charts.style import theme
from dashboard.charts.style.ensemble import Ensemble, Labels, StyledLines
from dashboard.charts.style.run_style import MOST_SPANS, spans_of
from dashboard.charts.vega.compose import AnyChart

WIDTH_PX = 1150.0
ASPECT = 0.56  # height of a plane over its width
HEIGHTS_PX = (178.0, 250.0)
ROW_GAP_PX = 16.0
NARROWEST_PX = 120.0


def prepare(given: FigureInput) -> list[PanelData]:
    """The panels, row by row."""
    book, words, options = given.book, given.words, given.options
    axis = usual(book)
    last = options.last_epochs if axis is XAxis.EPOCH else None
    steps = replace(common.steps_of(options, axis), log_x=False, log_y=False, last=last)
    ensemble = common.everyone(given)
    grid = grid_of(book, steps, ensemble, given.report.first_metric)
    extents = extents_of(grid, window=options.focus.window, whole=options.whole)
    count = len(grid) * len(grid[0])
    drawn = [
        [
            ensemble.lines(cell.curves, words, steps, count, labels=_labels(place, row))
            for place, cell in enumerate(row)
        ]
        for row in grid
    ]
    sizes = _sizes(given, grid, extents, drawn)
    canvases = _canvases(given, grid, extents, sizes, axis, last)
    lanes = event_rows.lanes_of(given, grid, canvases[-1], ensemble, last)
    canvases[-1] = [
        replace(canvas, x_offset=lane.height)
        for canvas, lane in zip(canvases[-1], lanes, strict=True)
    ]
    drawings = sum(
        point_budget.drawings(one.all, MOST_SPANS * options.show_findings) for one in chain(*drawn)
    )
    buckets = buckets_for(sizes.plane_width, drawings)
    return [
        PanelData(
            input=given,
            kind=PanelKind.GRID,
            title=ensemble.title(cell.title(words), words),
            canvas=canvas,
            curves=cell.curves,
            ensemble=ensemble,
            traces=one.traces,
            lines=one.all,
            whole_lines=one.whole,
            spans=_spans(given, cell.curves, ensemble),
            lane=lane,
            is_lane_below=row is not grid[-1],
            notes=[
                *ensemble.notes(cell.curves, words),
                *point_budget.notes(one.left_out, words),
                *(event_lane.notes([lane], words) if row is grid[-1] else []),
            ],
            row=number,
            gap=sizes.column_gap,
            buckets=buckets,
            panels=count,
        )
        for number, (row, planes, styled) in enumerate(zip(grid, canvases, drawn, strict=True))
        for cell, canvas, one, lane in zip(row, planes, styled, lanes, strict=True)
    ]


def arrange(panels: Sequence[PanelData]) -> AnyChart:
    """The panels in rows; those of one row have the same parts of the data."""
    views = common.rows_of(panels, "row")
    return common.compose("book_figure", views, panels, spacing=ROW_GAP_PX)


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Sizes in px: the planes are all alike."""

    plane_width: float
    plane_height: float
    column_gap: float


def _labels(place: int, row: Sequence[object]) -> Labels:
    return Labels.FULL if place == len(row) - 1 else Labels.BRIEF


def _spans(given: FigureInput, curves: PanelCurves, ensemble: Ensemble) -> list[Span]:
    if not given.options.show_findings:
        return []
    return spans_of(curves.shown, curves.metric, ensemble.styles, given.words)


def _sizes(
    given: FigureInput, grid: Grid, extents: Extents, drawn: Sequence[Sequence[StyledLines]]
) -> _Sizes:
    columns, look = len(grid[0]), given.look
    axis_width = theme.AXIS_WIDTH * look.small
    beside = [
        max(
            end_labels.label_width(
                drawn[row][place].named,
                extents[place][row],
                grid[row][place].curves.metric,
                given.words,
                look.small,
            )
            for row in range(len(grid))
        )
        for place in range(columns)
    ]
    right = beside.pop()
    gap = max(beside, default=0.0) + axis_width
    width = (given.options.width or WIDTH_PX) - axis_width - right - (columns - 1) * gap
    plane = max(width / columns, NARROWEST_PX)
    height = min(max(plane * ASPECT, HEIGHTS_PX[0]), HEIGHTS_PX[1])
    return _Sizes(round(plane), round(height), round(gap))


def _canvases(
    given: FigureInput,
    grid: Grid,
    extents: Extents,
    sizes: _Sizes,
    axis: XAxis,
    last: int | None,
) -> list[list[Canvas]]:
    words, focus = given.words, given.options.focus
    every = [trace for cell in chain(*grid) for trace in cell.curves.shown]
    across = Extent(0.0, float(last)) if last is not None else x_extent(every)
    x_title = (
        words.say(f"axis-{axis.value}")
        if last is None
        else words.say("axis-epoch-last", epochs=last)
    )
    return [
        [
            Canvas(
                cell.name,
                sizes.plane_width,
                sizes.plane_height,
                axis,
                focus.window or across,
                extents[place][row],
                cell.curves.metric,
                given.look,
                x_title if row == len(grid) - 1 else "",
                can_pick=focus.can_pick,
            )
            for place, cell in enumerate(cells)
        ]
        for row, cells in enumerate(grid)
    ]


CHART = ChartKind("textbook_figure", prepare, arrange)
draw = CHART.draw
