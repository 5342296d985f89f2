"""The learning-rate curve: how runs ended against their rate, on a log axis, one line a batch size.

A point is a run and a line goes through the means of its seeds.  Runs that diverged stand at the
edge.  The shaded stretch is where no run of the best line diverged or stalled; the star is the best
rate.  References: the learning-rate range test (Smith 2017, 1506.01186); Stanford CS231n.
"""

import math
from collections.abc import Sequence

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.axes.canvas import Canvas, Ticks
from dashboard.charts.axes.rate_axis import rate_extent, rate_ticks, value_extent
from dashboard.charts.axes.y_domain import Extent
from dashboard.charts.data.batch_lines import BatchLine, batch_lines, champion, name_of
from dashboard.charts.data.outcomes import Outcomes, main_group
from dashboard.charts.data.traces import Trace
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import panel
from dashboard.charts.marks import end_labels as ends
from dashboard.charts.marks import footnotes, lines, rate_points
from dashboard.charts.marks.fallback import kept_figure
from dashboard.charts.marks.lines import Line
from dashboard.charts.registry import AnyChart, ChartKind
from dashboard.charts.style import theme as looks
from dashboard.charts.style.palette import Palette, Stroke, in_order
from dashboard.charts.style.theme import Theme
from dashboard.charts.vega.compose import Layered, Stacked
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences

HEIGHT_PX = 300.0
NARROWEST_PX = 160.0
MOST_LINES = 6
"""Batch sizes that are drawn, those with most rates; the others are named below."""

STAR_PX = 13.0  # between the best point and the words about it


@kept_figure("lr-curve")
def draw(
    book: LogBook,
    report: Report,
    words: Sentences,
    *,
    theme: Theme = "light",
    palette: Palette = "accessible",
    width: float = 760,
    is_best: bool = False,
    big: bool = False,
) -> AnyChart:
    """The curve of the book's largest group of runs that differ in rate, batch and seed alone.

    ``is_best`` takes each run's best value instead of its last; ``width`` in px is of the whole.
    """
    look = looks.look(theme, big=big)
    outcomes = main_group(book, report, is_best=is_best)
    every = batch_lines(outcomes)
    shown = sorted(every[:MOST_LINES], key=lambda one: (math.isnan(one.batch_size), one.batch_size))
    strokes = in_order(len(shown), palette, theme)
    up = value_extent(outcomes)
    drawn = [
        line
        for one, stroke in zip(shown, strokes, strict=True)
        if (line := _line(one, stroke, outcomes, words)) is not None
    ]
    room = (looks.AXIS_ROOM * look.small) + ends.room(drawn, up, outcomes.metric, words, look.small)
    plane = round(max(width - room, NARROWEST_PX))
    across = rate_extent(outcomes.rates)
    canvas = Canvas(
        "curve_panel",
        plane,
        HEIGHT_PX,
        XAxis.RELATIVE,
        across,
        up,
        outcomes.metric,
        look,
        words.say("map-x"),
        log_x=True,
        x_ticks=_ticks(outcomes, shown, across, plane, look.small, words),
    )
    best_line = champion(shown, outcomes)
    view = Layered(
        [
            panel.title_layer(_title(outcomes, words), canvas),
            *_stable(best_line, outcomes, canvas),
            *lines.layers(drawn, canvas, plane, words),
            *rate_points.layers(shown, strokes, outcomes, canvas, words),
            *_optimum(best_line, outcomes, canvas, words),
            *ends.layers(drawn, canvas, words),
            *footnotes.layers(_notes(every, best_line, outcomes, up, words), canvas, plane),
            *([] if drawn else [panel.nothing_layer(_nothing(outcomes, words), canvas)]),
        ],
        name=canvas.name,
        width=canvas.width,
        height=canvas.height,
        resolve=alt.Resolve(
            scale=alt.ScaleResolveMap(
                color="independent", strokeDash="independent", shape="independent"
            )
        ),
    )
    return Stacked(
        [view],
        name="lr_curve",
        description=_alt(every, outcomes, words),
        config=looks.config(look, words.lang),
    )


def _title(outcomes: Outcomes, words: Sentences) -> str:
    return words.say("curve-heading", measure=outcomes.title(words)) if outcomes.metric else ""


def _nothing(outcomes: Outcomes, words: Sentences) -> str:
    """Why there is no line: no run names a rate, or none of those that do came to an end."""
    return words.say("curve-all-diverged" if outcomes.rates else "curve-nothing")


def _line(one: BatchLine, stroke: Stroke, outcomes: Outcomes, words: Sentences) -> Line | None:
    if not one.middles:
        return None
    x = np.array(list(one.middles), dtype=np.float64)
    y = np.array(list(one.middles.values()), dtype=np.float64)
    trace = Trace(one.runs[0].run, outcomes.split.value, x, x, y, y, x)
    name = name_of(one, words)
    return Line(f"batch{one.batch_size:.0f}", trace, stroke, name, name)


def _ticks(
    outcomes: Outcomes,
    shown: Sequence[BatchLine],
    across: Extent,
    plane: float,
    type_px: float,
    words: Sentences,
) -> Ticks:
    """The tried rates, the best one above all, as far as their numbers keep apart."""
    bests = [lr for one in shown if not math.isnan(lr := one.best(outcomes))]
    return rate_ticks(outcomes.rates, bests, across, plane, type_px, words)


def _stable(best_line: BatchLine | None, outcomes: Outcomes, canvas: Canvas) -> list[alt.Chart]:
    """The shaded stretch where every run of the best line ended."""
    low, high = best_line.stable(outcomes) if best_line is not None else (math.nan, math.nan)
    if math.isnan(low) or low == high:
        return []
    table = pd.DataFrame({"x": [low], "x2": [high]})
    layer: alt.Chart = (
        canvas.layer("stable", table)
        .mark_rect(color=canvas.look.grid, opacity=0.55)
        .encode(x=canvas.x(), x2=alt.X2("x2"), y=alt.value(0), y2=alt.value(canvas.height))
    )
    return [layer]


def _optimum(
    best_line: BatchLine | None, outcomes: Outcomes, canvas: Canvas, words: Sentences
) -> list[alt.Chart]:
    """A star at the best rate, with the rate and what it reached."""
    if best_line is None:
        return []
    lr = best_line.best(outcomes)
    value = best_line.middles[lr]
    text = words.say(
        "curve-optimum", lr=words.texts.number(lr), value=outcomes.written(value, words)
    )
    seeds = [one.value for one in best_line.by_rate[lr] if np.isfinite(one.value)]
    above = max(seeds, key=outcomes.better)  # the words stand clear of the seeds too
    table = pd.DataFrame({"x": [lr], "y": [value], "above": [above], "text": [text]})
    share = canvas.x_share(lr)
    rule: alt.Chart = (
        canvas.layer("optimum_rule", table)
        .mark_rule(color=canvas.look.grey, strokeWidth=1, strokeDash=[2, 3])
        .encode(x=canvas.x(), y=canvas.y(), y2=alt.value(canvas.height))
    )
    words_layer: alt.Chart = (
        canvas.layer("optimum", table)
        .mark_text(
            align="left" if share < 0.2 else "right" if share > 0.8 else "center",
            baseline="middle",
            dy=-STAR_PX if outcomes.is_high_good else STAR_PX,
            fontSize=canvas.look.small,
            fontWeight=600,
            color=canvas.look.text,
        )
        .encode(x=canvas.x(), y=canvas.y("above"), text=alt.Text("text:N"))
    )
    return [rule, words_layer]


def _notes(
    every: Sequence[BatchLine],
    best_line: BatchLine | None,
    outcomes: Outcomes,
    extent: Extent,
    words: Sentences,
) -> list[str]:
    notes = []
    low, high = best_line.stable(outcomes) if best_line is not None else (math.nan, math.nan)
    if best_line is not None and not math.isnan(low) and low < high:
        number = words.texts.number
        size = best_line.batch_size
        notes.append(
            words.say(
                "curve-stable",
                low=number(low),
                high=number(high),
                batch="none" if math.isnan(size) else number(size),
            )
        )
    values = np.array([one.value for batch in every[:MOST_LINES] for one in batch.runs])
    below, above = extent.beyond(values[np.isfinite(values)])
    counts = (("chart-below", below), ("chart-above", above))
    notes += [words.say(name, points=points) for name, points in counts if points]
    hidden = [name_of(one, words) for one in every[MOST_LINES:]]
    if hidden:
        notes.append(words.say("curve-hidden", batches=len(hidden)))
    return notes + outcomes.notes(words)


def _alt(every: Sequence[BatchLine], outcomes: Outcomes, words: Sentences) -> str:
    """The best rate of each batch size, for those who cannot see the curve."""
    said = [words.say("curve-alt", rates=len(outcomes.rates), measure=outcomes.title(words))]
    for one in every[:MOST_LINES]:
        if one.middles:
            lr = one.best(outcomes)
            best = words.say(
                "curve-alt-best",
                lr=words.texts.number(lr),
                value=outcomes.written(one.middles[lr], words),
            )
            name = name_of(one, words)
            said.append(f"{name[0].upper()}{name[1:]}: {best}" if name else best)
    return " ".join(said)


CHART = ChartKind("lr_curve", draw)
