"""One metric of one part of the data, all runs over each other, on any x axis.

Raw values stay as a pale line under a smoothed one.  Points that the chosen axes cannot show are
counted above the panel: no x on that axis, or not positive on a logarithmic one.  Further metrics
stand in low strips under it.
"""

from collections.abc import Sequence
from dataclasses import replace

import altair as alt

from dashboard.charts.axes import event_lane
from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.x_domain import x_extent
from dashboard.charts.data import axis_notes, lost_points, point_budget
from dashboard.charts.data.downsampling import buckets_for
from dashboard.charts.data.panel_curves import PanelCurves
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import common, panel, strips
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.figures.keys import stroke_key
from dashboard.charts.marks import pointer_rule
from dashboard.charts.panel_data import FigureInput, OtherMetric, PanelData, PanelKind
from dashboard.charts.vega.compose import AnyChart
from dashboard.model.table import Split

WIDTH_PX = 1150.0
HEIGHT_PX = 420.0
NARROWEST_PX = 160.0


def prepare(given: FigureInput) -> list[PanelData]:
    """The panel of the metric, then its strips."""
    book, words, options, look = given.book, given.words, given.options, given.look
    metric, split, focus = options.metric, Split(options.split), options.focus
    axis = common.axis_of(book, options)
    steps = common.steps_of(options, axis)
    ensemble = common.everyone(given)
    curves = ensemble.curves(book, metric, (split,), steps)
    drawn = ensemble.lines(curves, words, steps, 1 + len(options.further))
    under = strips.strips_of(given, ensemble, steps)
    across = [
        *curves.shown,
        *(line.trace for line in drawn.lines),
        *(trace for strip in under for trace in strip.curves.shown),
    ]
    up = common.y_extent([curves], metric, options)
    width = options.width or WIDTH_PX
    canvas = Canvas(
        "overlay_panel",
        common.plane_px(given, width, [(drawn.named, up, metric)], NARROWEST_PX),
        options.height or HEIGHT_PX,
        axis,
        focus.window or x_extent(across, log=options.log_x),
        up,
        metric,
        look,
        "" if under else words.say(f"axis-{axis.value}"),
        options.log_x,
        options.log_y,
        has_x_labels=not under,
        can_pick=focus.can_pick,
    )
    canvas = canvas.with_bands(common.bands_of([curves], up, canvas.height, options))
    lane = event_lane.on_axis(
        book, drawn.whole, canvas, words, is_shown=options.show_events, split=split
    )
    spans = common.spans(given, curves, ensemble)
    drawings = point_budget.drawings(drawn.lines, len(spans))
    drawings += sum(point_budget.drawings(strip.drawn.lines) for strip in under)
    title = words.metric_title(metric, split.value)
    main = PanelData(
        input=given,
        kind=PanelKind.MAIN,
        title=ensemble.title(title, words),
        canvas=replace(canvas, x_offset=lane.height),
        drawn=drawn,
        ensemble=ensemble,
        spans=spans,
        lane=lane,
        notes=[
            *_notes(given, curves, axis),
            *common.band_note(canvas, words),
            *point_budget.notes(drawn.left_out, words),
            *event_lane.notes([lane], words),
            *ensemble.notes(curves, words),
        ],
        others=[strip.other(words) for strip in under],
        buckets=buckets_for(canvas.width, drawings),
        panels=1 + len(under),
    )
    shown = OtherMetric(title, metric, {trace.run.run_id: trace for trace in curves.shown})
    return [main, *strips.panels(under, main, shown)]


def arrange(panels: Sequence[PanelData]) -> AnyChart:
    """What the lines stand for, then the panels under each other, with one pointer through all."""
    planes = [panel.view(one) for one in panels]
    key = stroke_key.key(panels[0], "overlay", panels[0].canvas.width)
    views = [*([key] if key is not None else []), *planes]
    return common.compose(
        "overlay", views, panels, params=pointer_rule.parameters(planes) or alt.Undefined
    )


def _notes(given: FigureInput, curves: PanelCurves, axis: XAxis) -> list[str]:
    book, words = given.book, given.words
    notes = [words.say("chart-not-positive", points=curves.dropped)] if curves.dropped else []
    notes += lost_points.notes(book, words)
    return notes + axis_notes.notes(curves.absent(book), axis, words)


CHART = ChartKind("overlay", prepare, arrange, needs=("metric", "split"))
draw = CHART.draw
