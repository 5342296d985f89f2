"""Small multiples: one metric, a panel for each value of a setting, all on the same axes.

Colour says one of the other settings and dash a second, so that three can be seen at once.  The run
picked in one panel steps forward in all.
"""

from collections.abc import Sequence
from dataclasses import replace

import altair as alt

from dashboard.charts.axes import event_lane
from dashboard.charts.axes.canvas import SETTINGS
from dashboard.charts.data import axis_notes, point_budget
from dashboard.charts.data.downsampling import buckets_for
from dashboard.charts.data.panel_curves import CurveSteps
from dashboard.charts.figures import common, facets
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.figures.keys import encoding_key
from dashboard.charts.figures.layouts.facet_layout import Cell, canvases_of, label_room, layout_of
from dashboard.charts.marks.panel_title import TITLE_LARGER_PX
from dashboard.charts.panel_data import FigureInput, PanelData, PanelKind
from dashboard.charts.style.ensemble import Labels
from dashboard.charts.style.run_style import MOST_SPANS
from dashboard.charts.style.theme import Look
from dashboard.charts.vega.compose import AnyChart
from dashboard.model.run import LogBook
from dashboard.model.table import Split

ROW_GAP_PX = 18.0

TWO_COLUMNS = frozenset({1, 2, 4})
"""Panels that stand in two columns at most: their labels have room for more than the shortest."""


def prepare(given: FigureInput) -> list[PanelData]:
    """The panels, row by row."""
    division = facets.division_of(given)
    given = division.given
    words, options = given.words, given.options
    steps = common.steps_of(options, common.axis_of(given.book, options))
    if options.metric in SETTINGS:
        steps = replace(steps, smoothing=0.0)
    parts = division.parts()
    room = label_room(len(parts), given)
    labels = Labels.SETTINGS if len(parts) in TWO_COLUMNS else Labels.BRIEF
    cells = [_cell(division, *part, steps, len(parts), labels, room) for part in parts]
    if labels is Labels.SETTINGS and _longest(cells) > room:
        cells = [_cell(division, *part, steps, len(parts), Labels.BRIEF, room) for part in parts]
    layout = layout_of(cells, given)
    canvases = canvases_of(cells, layout, given, steps.axis)
    lanes = [
        event_lane.on_axis(
            given.book,
            cell.drawn.whole,
            canvas,
            words,
            is_shown=options.show_events,
            split=Split(options.split),
            is_low=True,
        )
        for cell, canvas in zip(cells, canvases, strict=True)
    ]
    shades = MOST_SPANS * options.show_findings
    drawings = sum(point_budget.drawings(cell.drawn.lines, shades) for cell in cells)
    found = []
    for number, (cell, canvas, lane) in enumerate(zip(cells, canvases, lanes, strict=True)):
        row = number // layout.columns
        beside = lanes[row * layout.columns : (row + 1) * layout.columns]
        found.append(
            PanelData(
                input=given,
                kind=PanelKind.FACET,
                title=cell.title,
                canvas=replace(canvas, x_offset=max(one.height for one in beside)),
                drawn=cell.drawn,
                ensemble=cell.ensemble,
                spans=common.spans(given, cell.drawn.curves, cell.ensemble),
                lane=lane,
                notes=[*(common.band_note(canvas, words) if number == 0 else []), *cell.notes],
                row=row,
                gap=layout.gap,
                buckets=buckets_for(canvas.width, drawings),
                panels=len(cells),
            )
        )
    return found


def _longest(cells: Sequence[Cell]) -> int:
    """The characters of the longest row of a label."""
    rows = (row for cell in cells for line in cell.drawn.named for row in line.label.split("\n"))
    return max(map(len, rows), default=0)


def _cell(
    division: facets.Division,
    part: LogBook,
    title: str,
    steps: CurveSteps,
    panels: int,
    labels: Labels,
    room: int,
) -> Cell:
    """One panel before it has a size."""
    words, options = division.given.words, division.given.options
    ensemble = division.ensemble(part)
    curves = ensemble.curves(part, options.metric, (Split(options.split),), steps)
    drawn = ensemble.lines(curves, words, steps, panels, labels=labels, room=room)
    count = words.say("chart-count", count=len(curves.logged), verdict="none")
    dropped = curves.dropped
    return Cell(
        words.say("metric-title", metric=title, split=count) if title else count,
        ensemble,
        drawn,
        [
            *([words.say("chart-not-positive", points=dropped)] if dropped else []),
            *axis_notes.notes(curves.absent(part), steps.axis, words),
            *ensemble.notes(curves, words),
            *point_budget.notes(drawn.left_out, words),
        ],
    )


def arrange(panels: Sequence[PanelData]) -> AnyChart:
    """What colours and dashes stand for, then the panels in rows."""
    given = panels[0].input
    division = facets.division_of(given)
    first = [panel for panel in panels if panel.row == 0]
    width = len(first) * (panels[0].canvas.width + panels[0].gap) - panels[0].gap
    key = encoding_key.key(division.encoding, "facets", given.look, given.words, width)
    metric, split = given.options.metric, Split(given.options.split)
    lanes = [panel.lane for panel in panels]
    return common.compose(
        "facets",
        [*([key] if key is not None else []), *common.rows_of(panels, "facets_row")],
        panels,
        spacing=ROW_GAP_PX,
        title=_title(
            panels[0].ensemble.title(given.words.metric_title(metric, split.value), given.words),
            [*division.rest(), *event_lane.notes(lanes, given.words)],
            given.look,
        ),
    )


def _title(text: str, notes: Sequence[str], look: Look) -> alt.TitleParams:
    return alt.TitleParams(
        text=text,
        subtitle=" · ".join(notes) or alt.Undefined,
        anchor="start",
        offset=10,
        fontSize=look.font_size + TITLE_LARGER_PX,
        fontWeight=600,
        color=look.text,
        subtitleColor=look.grey,
        subtitleFontSize=look.small,
        subtitlePadding=4,
    )


CHART = ChartKind("facets", prepare, arrange, needs=("metric", "split"))
draw = CHART.draw
