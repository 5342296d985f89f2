"""Two runs alone: their curves, the place from which they stay apart, the gap between them.

The place is that of :mod:`dashboard.diagnosis.pair`, of which the text beside the chart speaks;
from there on the gap is shaded.
"""

from dataclasses import replace
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.y_domain import extent, x_extent
from dashboard.charts.data.downsampling import buckets_for
from dashboard.charts.data.traces import Trace
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import panel
from dashboard.charts.marks import end_labels as ends
from dashboard.charts.marks.fallback import kept_figure
from dashboard.charts.marks.lines import Line
from dashboard.charts.registry import AnyChart, ChartKind
from dashboard.charts.style import run_style as cast
from dashboard.charts.style import theme as looks
from dashboard.charts.style.palette import MOST_DISTINCT, Palette
from dashboard.charts.style.theme import Theme
from dashboard.charts.vega.compose import Stacked
from dashboard.diagnosis.pair import Course, TwoRuns, two_runs
from dashboard.diagnosis.report import Report
from dashboard.model.curve import Curve
from dashboard.model.run import LogBook, Run
from dashboard.model.table import FloatArray
from dashboard.text import pair_sentences as said
from dashboard.text.sentences import Sentences

HEIGHT_PX = 230.0
NARROWEST_PX = 160.0
MOST_PLACES = 240
"""Places at which the shaded gap is measured; more cannot be told apart."""

GAP_OPACITY = 0.13
BESIDE_PX = 6.0  # from the rule to its words
LATE = 0.55
"""Share of the axis from which on the words stand left of the rule."""


@kept_figure("two-runs")
def draw(
    book: LogBook,
    report: Report,
    words: Sentences,
    *,
    found: TwoRuns | None = None,
    theme: Theme = "light",
    palette: Palette = "accessible",
    width: float = 560,
    big: bool = False,
) -> AnyChart:
    """The pair ``found`` of the book, by default its first two runs; ``width`` px of the whole."""
    look = looks.look(theme, big=big)
    if found is None and len(book.runs) > 1:
        found = two_runs(book, book.runs[0].run_id, book.runs[1].run_id)
    drawn = _lines(found, book, report, words, palette, theme) if found is not None else []
    metric = found.metric if found is not None else ""
    axis = XAxis(found.unit.value) if found is not None else XAxis.EPOCH
    traces = [line.trace for line in drawn]
    up = extent(traces, metric)
    room = looks.AXIS_ROOM * look.small + ends.room(drawn, up, metric, words, look.small)
    canvas = Canvas(
        "two_runs_panel",
        round(max(width - room, NARROWEST_PX)),
        HEIGHT_PX,
        axis,
        x_extent(traces),
        up,
        metric,
        look,
        words.say(f"axis-{axis.value}"),
    )
    view = panel.draw(
        words.metric_title(metric, found.split.value) if found is not None else "",
        drawn,
        canvas,
        words,
        buckets=buckets_for(canvas.width, 2),
        more=_parting(found, canvas, words) if found is not None else (),
    )
    return Stacked(
        [view],
        name="two_runs",
        description=_alt(found, words),
        config=looks.config(look, words.lang),
    )


def _lines(
    found: TwoRuns,
    book: LogBook,
    report: Report,
    words: Sentences,
    palette: Palette,
    theme: Theme,
) -> list[Line]:
    """The two curves as in the other figures; of a crowd, in colours that tell them apart."""
    if found.curves is None:
        return []
    pair = book.only([run.run_id for run in found.runs])
    everyone = report.runs if len(report.runs) <= MOST_DISTINCT else pair.runs
    roles = cast.cast_of(pair, replace(report, runs=everyone), words, palette, theme)
    traces = [_trace(run, curve) for run, curve in zip(found.runs, found.curves, strict=True)]
    return [replace(line, note="") for line in cast.lines(traces, roles)]


def _trace(run: Run, curve: Curve) -> Trace:
    return Trace(run, curve.split.value, curve.x, curve.x, curve.y, curve.y, curve.x)


def _parting(found: TwoRuns, canvas: Canvas, words: Sentences) -> list[alt.Chart]:
    """The gap from the place where the curves part, a rule there and its words."""
    if found.course is not Course.PARTS or found.curves is None:
        return []
    table = pd.DataFrame({"x": [found.x], "text": [said.mark(found, words)]})
    rule: alt.Chart = (
        canvas.layer("parting", table)
        .mark_rule(color=canvas.look.grey, strokeDash=[2, 3])
        .encode(x=canvas.x(), y=alt.value(0), y2=alt.value(canvas.height))
    )
    return [
        _gap(found.curves, found.x, found.end_x, canvas),
        rule,
        *_words(table, canvas, is_left=canvas.x_share(found.x) > LATE),
    ]


def _words(table: pd.DataFrame, canvas: Canvas, *, is_left: bool) -> list[alt.Chart]:
    """The words of the rule, on a ground that keeps the curves off them."""
    place: dict[str, Any] = {
        "align": "right" if is_left else "left",
        "baseline": "top",
        "dx": -BESIDE_PX if is_left else BESIDE_PX,
        "fontSize": canvas.look.small,
        "fontWeight": 600,
    }
    marks: dict[str, dict[str, Any]] = {
        "parting_ground": {"stroke": canvas.look.panel, "strokeWidth": 4, "opacity": 0.85},
        "parting_words": {"color": canvas.look.text},
    }
    return [
        canvas.layer(name, table)
        .mark_text(**place, **mark)
        .encode(x=canvas.x(), y=alt.value(2), text=alt.Text("text:N"))
        for name, mark in marks.items()
    ]


def _gap(curves: tuple[Curve, Curve], start: float, stop: float, canvas: Canvas) -> alt.Chart:
    one, other = (curve.finite for curve in curves)
    every: FloatArray = np.union1d(one.x, other.x)
    every = np.append(start, every[(every > start) & (every <= stop)])
    chosen = np.unique(np.linspace(0, len(every) - 1, min(len(every), MOST_PLACES)).round())
    x = every[chosen.astype(int)]
    low, high = canvas.extent.low, canvas.extent.high
    table = pd.DataFrame(
        {
            "x": x,
            "y": np.clip(np.interp(x, one.x, one.y), low, high),
            "y2": np.clip(np.interp(x, other.x, other.y), low, high),
        }
    )
    layer: alt.Chart = (
        canvas.layer("gap", table)
        .mark_area(color=canvas.look.text, opacity=GAP_OPACITY)
        .encode(x=canvas.x(), y=canvas.y(), y2=alt.Y2("y2"))
    )
    return layer


def _alt(found: TwoRuns | None, words: Sentences) -> str:
    """The two runs by their settings, then what the card beside the chart says."""
    if found is None:
        return words.say("chart-alt", runs=0)
    titles = words.run_titles(found.runs)
    named = " → ".join(titles[run.run_id] for run in found.runs)
    return " ".join([f"{named}.", *said.sentences(found, words)])


CHART = ChartKind("two_runs", draw)
