"""Two runs alone: their curves, the place from which they stay apart, the gap between them.

The place is that of :mod:`dashboard.diagnosis.run_pair`, of which the text beside the chart speaks.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.x_domain import x_extent
from dashboard.charts.axes.y_domain import extent
from dashboard.charts.data.downsampling import buckets_for
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.panel_curves import PanelCurves
from dashboard.charts.data.traces import Trace
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import common
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.panel_data import FigureInput, PanelData, PanelKind
from dashboard.charts.style import run_style
from dashboard.charts.style.ensemble import DrawnCurves, Ensemble
from dashboard.charts.style.palette import MOST_DISTINCT, distinct
from dashboard.charts.vega.compose import AnyChart
from dashboard.diagnosis.run_pair import TwoRuns, two_runs
from dashboard.model.curve import Curve
from dashboard.model.run import Run
from dashboard.text import pair_sentences

WIDTH_PX = 560.0
HEIGHT_PX = 230.0
NARROWEST_PX = 160.0


def prepare(given: FigureInput) -> list[PanelData]:
    """The one panel; without curves where there are no two runs, or no axis that holds both."""
    words, options, look = given.words, given.options, given.look
    pair = options.pair or _first_two(given)
    book = given.book.only([run.run_id for run in pair.runs]) if pair is not None else given.book
    given = replace(given, book=book, options=replace(options, pair=pair))
    metric = pair.metric if pair is not None else ""
    axis = XAxis(pair.unit.value) if pair is not None else XAxis.EPOCH
    ensemble = _ensemble(given, pair)
    traces = _traces(pair)
    lines = [replace(line, note="") for line in run_style.lines(traces, ensemble.styles)]
    up = extent(traces, metric)
    if not all(_ends_within(trace, up) for trace in traces):
        up = extent(traces, metric, whole=True)  # what two runs came to is what the figure is for
    width = options.width or WIDTH_PX
    canvas = Canvas(
        "two_runs_panel",
        common.plane_px(given, width, [(lines, up, metric)], NARROWEST_PX),
        HEIGHT_PX,
        axis,
        x_extent(traces),
        up,
        metric,
        look,
        words.say(f"axis-{axis.value}"),
    )
    splits = (pair.split,) if pair is not None else ()
    curves = PanelCurves(metric, splits, traces, traces, traces)
    return [
        PanelData(
            input=given,
            kind=PanelKind.PAIR,
            title=words.metric_title(metric, pair.split.value) if pair is not None else "",
            canvas=canvas,
            drawn=DrawnCurves(curves, lines, lines, lines, traces),
            ensemble=ensemble,
            buckets=buckets_for(canvas.width, 2),
        )
    ]


def arrange(panels: Sequence[PanelData]) -> AnyChart:
    """The panel alone."""
    return common.alone("two_runs", panels, _alt)


def _first_two(given: FigureInput) -> TwoRuns | None:
    runs = given.book.runs
    return two_runs(given.book, runs[0].run_id, runs[1].run_id) if len(runs) > 1 else None


def _ensemble(given: FigureInput, pair: TwoRuns | None) -> Ensemble:
    """The two runs as in the other figures; of a crowd, and repeats, in colours of their own."""
    if pair is None or pair.curves is None:
        return Ensemble({})
    report, options = given.report, given.options
    everyone = report.runs if len(report.runs) <= MOST_DISTINCT else given.book.runs
    styles = run_style.run_styles(
        given.book, replace(report, runs=everyone), given.words, options.palette, options.theme
    )
    mine = [styles[run.run_id] for run in pair.runs]
    if mine[0].stroke == mine[1].stroke:
        apart = distinct(len(mine), options.palette, options.theme)
        told = zip(pair.runs, mine, apart, strict=True)
        styles = {run.run_id: replace(style, stroke=stroke) for run, style, stroke in told}
    return Ensemble(styles)


def _traces(pair: TwoRuns | None) -> list[Trace]:
    if pair is None or pair.curves is None:
        return []
    return [_trace(run, curve) for run, curve in zip(pair.runs, pair.curves, strict=True)]


def _trace(run: Run, curve: Curve) -> Trace:
    return Trace(run, curve.split.value, curve.x, curve.x, curve.y, curve.y, curve.x)


def _ends_within(trace: Trace, up: Extent) -> bool:
    """Whether the last finite value of a curve is seen; of one without any there is nothing to."""
    finite = trace.y[np.isfinite(trace.y)]
    return not len(finite) or up.low <= float(finite[-1]) <= up.high


def _alt(one: PanelData) -> str:
    """The two runs by their settings, then what the card beside the chart says."""
    pair, words = one.input.options.pair, one.words
    if pair is None:
        return words.say("chart-alt", runs=0)
    titles = words.run_titles(pair.runs)
    named = " → ".join(titles[run.run_id] for run in pair.runs)
    return " ".join([f"{named}.", *pair_sentences.sentences(pair, words)])


CHART = ChartKind("two_runs", prepare, arrange)
draw = CHART.draw
