"""One run: training and held-out curves together, every finding marked where it was seen.

Under each panel a strip names the findings, one bar each; the stretch is shaded on the curve too.
Learning rate and gradient norm stand below, where the log has them.  One that never changes has no
panel: a note says its value.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.overflow import overflows
from dashboard.charts.axes.x_domain import x_extent
from dashboard.charts.axes.y_domain import extent, height_seen, is_explosion
from dashboard.charts.data import lost_points
from dashboard.charts.data.downsampling import buckets_for
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.line import Line, Stroke
from dashboard.charts.data.panel_curves import PanelCurves
from dashboard.charts.data.traces import Trace, traces
from dashboard.charts.data.window import cut
from dashboard.charts.data.x_values import XAxis, usual
from dashboard.charts.figures import common, finding_strip, panel
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.panel_data import FigureInput, PanelData, PanelKind
from dashboard.charts.style import colour, run_findings
from dashboard.charts.style.ensemble import DrawnCurves
from dashboard.charts.style.palette import assign
from dashboard.charts.style.theme import Look
from dashboard.charts.vega.compose import AnyChart
from dashboard.model.run import LogBook
from dashboard.model.table import Split
from dashboard.text.sentences import Sentences

WIDTH_PX = 760.0
SPLITS = (Split.TRAIN, Split.VAL, Split.TEST, Split.NONE)
MAIN_PX = 176.0
GAP_PX = 12.0
MINOR_PX = 84.0
NARROWEST_PX = 160.0
READABLE = 5.0
"""The whole of a curve may be so many times as high as the part that matters.

Beyond, that part is less than a fifth of the panel, and training and test are one line there.
"""

SHARED_FROM = 3
"""Panels of a figure of a given height from which the numbers of the x axis stand once, below the
last: the room of the others goes to the curves."""

HELD_OUT_TINT = 0.45
"""Share of the text's colour in the line of the held-out data: the same run, another part."""


def prepare(given: FigureInput) -> list[PanelData]:
    """The panels of the metrics of the run, each on all its parts of the data.

    Raises ``KeyError`` if the book has no such run.
    """
    report, words, options, look = given.report, given.words, given.options, given.look
    run_id, window = options.run_id, options.focus.window
    book = replace(given.book.only((run_id,)), runs=(given.book.by_id[run_id],))
    axis = usual(book)
    everyone = report.runs or given.book.runs
    stroke = assign(everyone, options.palette, options.theme)[run_id]
    mains = run_findings.main_metrics(book, report)
    drawn = {
        name: _lines(book, name, axis, stroke, look, words)
        for name in (*mains, *run_findings.MINOR)
    }
    seen = report.by_id.get(run_id)
    still = {
        name: value
        for name in run_findings.MINOR
        if (value := _constant(drawn[name])) is not None
        and not run_findings.listed(seen, name, drawn[name], words)
    }
    whole = {
        name: lines
        for name, lines in drawn.items()
        if (lines or name == mains[0]) and name not in still
    }
    shown = {name: _within(lines, window) for name, lines in whole.items()}
    across = window or x_extent([line.trace for lines in shown.values() for line in lines])
    logs = {
        name: is_explosion([line.trace for line in lines], name) for name, lines in shown.items()
    }
    up = {name: _height(lines, name, window, log=logs[name]) for name, lines in shown.items()}
    listed = {name: run_findings.listed(seen, name, lines, words) for name, lines in shown.items()}
    labelled = [(lines, up[name], name) for name, lines in shown.items()]
    plane = common.plane_px(given, options.width or WIDTH_PX, labelled, NARROWEST_PX)
    zooms = options.focus.can_pick
    main = options.height or MAIN_PX
    canvases = [
        _canvas(
            Canvas(
                *("", plane, main, axis, across, up[name], name, look, ""),
                log_y=logs[name],
                can_zoom=zooms,
            ),
            number,
            lines,
            main if name in mains else main * MINOR_PX / MAIN_PX,
        )
        for number, (name, lines) in enumerate(shown.items())
    ]
    if options.height is not None and len(canvases) >= SHARED_FROM:
        canvases = [replace(one, has_x_labels=False) for one in canvases]
    counted = words.say(f"axis-{axis.value}")
    canvases[-1] = replace(canvases[-1], x_title=counted, has_x_labels=True)
    scales = common.scale_notes(canvases, words)
    return [
        PanelData(
            input=replace(given, book=book),
            kind=PanelKind.RUN,
            title=words.metric(name),
            canvas=canvas,
            drawn=_drawn(name, whole[name], lines),
            spans=run_findings.shaded(listed[name], whole[name]),
            listed=listed[name],
            notes=[
                *(lost_points.notes(book, words) if number == 0 else ()),
                *scales[number],
                *(_constants(still, words) if number == 0 else ()),
            ],
            buckets=buckets_for(plane, sum(len(lines) for lines in shown.values())),
            panels=len(shown),
        )
        for number, ((name, lines), canvas) in enumerate(zip(shown.items(), canvases, strict=True))
    ]


def _constant(found: Sequence[Line]) -> float | None:
    """The one value of all curves of a metric; ``None`` where it changes or is not finite."""
    values = {float(value) for line in found for value in np.unique(line.trace.raw)}
    value = values.pop() if len(values) == 1 else math.nan
    return value if math.isfinite(value) else None


def _constants(still: Mapping[str, float], words: Sentences) -> list[str]:
    """What is said of metrics that never change, instead of drawing them."""
    return [
        words.say("panel-constant", metric=words.metric(name), value=value)
        for name, value in still.items()
    ]


def _canvas(empty: Canvas, number: int, lines: Sequence[Line], height: float) -> Canvas:
    """The plane of a panel at its height, with the bands that its curves need."""
    canvas = replace(empty, name=f"panel_{number}", height=height)
    if canvas.log_y:
        return canvas
    return canvas.with_bands(overflows([line.trace for line in lines], canvas.extent, height))


def arrange(panels: Sequence[PanelData]) -> AnyChart:
    """The panels under each other, each with the strip that names its findings."""
    views = []
    for one in panels:
        views.append(panel.view(one))
        if one.listed:
            views.append(finding_strip.view(one))
    return common.compose("run_detail", views, panels, spacing=GAP_PX, can_pick=False)


def _drawn(metric: str, whole: list[Line], lines: list[Line]) -> DrawnCurves:
    """The parts of the data as the curves of one panel."""
    logged, shown = [line.trace for line in whole], [line.trace for line in lines]
    curves = PanelCurves(metric, SPLITS, logged, logged, shown)
    return DrawnCurves(curves, lines, lines, whole, shown)


def _lines(
    alone: LogBook, metric: str, axis: XAxis, stroke: Stroke, look: Look, words: Sentences
) -> list[Line]:
    """One line for each part of the data, the training's in the run's own colour."""
    found = [trace for split in SPLITS for trace in traces(alone, metric, (split,), axis)]
    return [
        Line(
            f"part_{trace.split}",
            trace,
            _part(stroke, trace, look),
            words.metric_title(metric, trace.split),
            words.split(trace.split) if len(found) > 1 else "",
        )
        for trace in found
    ]


def _within(found: Sequence[Line], stretch: Extent | None) -> list[Line]:
    """The lines cut to ``stretch``, those left out that do not reach it."""
    return [replace(line, trace=part) for line in found for part in cut([line.trace], stretch)]


def _height(found: Sequence[Line], metric: str, stretch: Extent | None, *, log: bool) -> Extent:
    """The y axis: the whole curve at first, of a stretch all that is seen.

    Where the part that matters would be pressed into a line, that part alone: bands beside it
    show where the rest went.
    """
    every = [line.trace for line in found]
    if stretch:
        return height_seen(every, log=log)
    if log:
        return extent(every, metric, log=True)
    part, whole = extent(every, metric), extent(every, metric, whole=True)
    is_readable = whole.high - whole.low <= READABLE * (part.high - part.low)
    return whole if is_readable else part


def _part(stroke: Stroke, trace: Trace, look: Look) -> Stroke:
    if trace.split in {Split.TRAIN, Split.NONE}:
        return replace(stroke, dash=(1, 0), marker="circle")
    tinted = colour.mix(stroke.edge, look.text, HELD_OUT_TINT)
    is_test = trace.split == Split.TEST
    return Stroke(tinted, (2, 2.5) if is_test else (6, 3), "square" if is_test else "diamond")


CHART = ChartKind("run_detail", prepare, arrange, needs=("run_id",))
draw = CHART.draw
