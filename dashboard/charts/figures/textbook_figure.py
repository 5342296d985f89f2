"""The textbook's figure: loss and accuracy side by side, training above, test below.

One line a run, in the textbook's colours, with its settings at its end, on the right-hand side in
full and with its verdict.  Validation stands in for the test where there is none; panels without a
curve are left out.  Where another metric counts than loss and accuracy, it comes first; logs with
none of them show the metrics they have.  The last epochs alone stand on an axis that begins at 0,
as in the textbook's second figure.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

import altair as alt

from dashboard.charts.axes import event_lane
from dashboard.charts.data import point_budget
from dashboard.charts.data.downsampling import buckets_for
from dashboard.charts.data.x_values import XAxis, usual
from dashboard.charts.figures import common, event_rows, panel_grid
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.figures.keys import stroke_key
from dashboard.charts.figures.layouts.grid_layout import canvases_of, sizes_of
from dashboard.charts.figures.panel_grid import extents_of, grid_of
from dashboard.charts.panel_data import FigureInput, PanelData, PanelKind
from dashboard.charts.style import theme
from dashboard.charts.style.ensemble import Ensemble, Labels
from dashboard.charts.style.run_style import MOST_LABELLED, MOST_SPANS
from dashboard.charts.vega.compose import AnyChart

ROW_GAP_PX = 16.0
KEY_PX = 36.0
"""px of the row over the panels that says what the colours of many lines stand for."""


def prepare(given: FigureInput) -> list[PanelData]:
    """The panels, row by row."""
    book, words, options = given.book, given.words, given.options
    axis = usual(book)
    last = options.last_epochs if axis is XAxis.EPOCH else None
    steps = replace(common.steps_of(options, axis), log_x=False, log_y=False, last=last)
    ensemble = common.everyone(given)
    first = given.report.first_metric if options.first is None else options.first
    grid = grid_of(book, steps, ensemble, first)
    extents = extents_of(grid, window=options.focus.window, whole=options.whole)
    count = len(grid) * len(grid[0])
    is_narrow = common.is_narrow(options)
    drawn = [
        [
            ensemble.lines(
                cell.curves,
                words,
                steps,
                count,
                labels=Labels.BRIEF if is_narrow else _labels(place, row),
            )
            for place, cell in enumerate(row)
        ]
        for row in grid
    ]
    if is_narrow:
        grid, extents, drawn = panel_grid.one_column(grid, extents, drawn)
    sizes = sizes_of(_beside_key(given, ensemble), grid, extents, drawn)
    canvases = canvases_of(given, grid, extents, sizes, axis, last)
    lanes = event_rows.lanes_of(given, grid, canvases[-1], ensemble, last)
    canvases[-1] = [
        replace(canvas, x_offset=lane.height)
        for canvas, lane in zip(canvases[-1], lanes, strict=True)
    ]
    scales = iter(common.scale_notes(chain(*canvases), words))
    drawings = sum(
        point_budget.drawings(one.lines, MOST_SPANS * options.show_findings)
        for one in chain(*drawn)
    )
    buckets = buckets_for(sizes.plane_width, drawings)
    return [
        PanelData(
            input=given,
            kind=PanelKind.GRID,
            title=ensemble.title(cell.title(words), words),
            canvas=canvas,
            drawn=one,
            ensemble=ensemble,
            spans=common.spans(given, one.curves, ensemble),
            lane=lane,
            is_lane_below=row is not grid[-1],
            notes=[
                *next(scales),
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
    """What the lines stand for, then the panels in rows, each with the same parts of the data."""
    first = [panel for panel in panels if panel.row == 0]
    width = len(first) * (panels[0].canvas.width + panels[0].gap) - panels[0].gap
    given = panels[0].input
    room = (given.options.width or width) - theme.AXIS_WIDTH * given.look.small
    key = stroke_key.key(panels[0], "book", max(width, room))
    views: list[alt.LayerChart | alt.HConcatChart] = [] if key is None else [key]
    views += common.rows_of(panels, "row")
    return common.compose("book_figure", views, panels, spacing=ROW_GAP_PX)


def _beside_key(given: FigureInput, ensemble: Ensemble) -> FigureInput:
    """The input with the height that is left beside what the colours of many lines stand for."""
    height = given.options.height
    if height is None or len(ensemble.styles) <= MOST_LABELLED:
        return given
    return replace(given, options=replace(given.options, height=height - KEY_PX))


def _labels(place: int, row: Sequence[object]) -> Labels:
    return Labels.FULL if place == len(row) - 1 else Labels.BRIEF


CHART = ChartKind("textbook_figure", prepare, arrange)
draw = CHART.draw
