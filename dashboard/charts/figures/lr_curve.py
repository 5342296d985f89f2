"""The learning-rate curve: how runs ended against their rate, on a log axis, one line a batch size.

A point is a run and a line goes through the means of its seeds.  Runs that diverged stand at the
edge.  The shaded stretch is where no run of the best line diverged or stalled; the star is the best
rate.  References: the learning-rate range test (Smith 2017, 1506.01186); Stanford CS231n.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dashboard.charts.axes import opening
from dashboard.charts.axes.canvas import Canvas, Ticks
from dashboard.charts.axes.rate_axis import rate_extent, rate_ticks, value_extent
from dashboard.charts.data.batch_lines import BatchLine, batch_lines, champion, name_of
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.line import Line, Stroke
from dashboard.charts.data.outcomes import Outcomes, main_group
from dashboard.charts.data.traces import Trace
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import common
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.outcome_panels import RatePanel
from dashboard.charts.panel_data import FigureInput, PanelData, PanelKind
from dashboard.charts.style.ensemble import NOTHING_DRAWN
from dashboard.charts.style.palette import in_order
from dashboard.charts.vega.compose import AnyChart
from dashboard.text.sentences import Sentences

WIDTH_PX = 760.0
HEIGHT_PX = 300.0
NARROWEST_PX = 160.0
MOST_LINES = 6
"""Batch sizes that are drawn, those with most rates; the others are named below."""


def prepare(given: FigureInput) -> list[PanelData]:
    """The one panel: the book's largest group of runs that differ in rate, batch and seed alone."""
    words, options, look = given.words, given.options, given.look
    outcomes = main_group(given.book, given.report, options.statistic)
    every = batch_lines(outcomes)
    shown = sorted(every[:MOST_LINES], key=lambda one: (math.isnan(one.batch_size), one.batch_size))
    strokes = in_order(len(shown), options.palette, options.theme)
    up = value_extent(outcomes)
    lines = [
        line
        for one, stroke in zip(shown, strokes, strict=True)
        if (line := _line(one, stroke, outcomes, words)) is not None
    ]
    width, labelled = options.width or WIDTH_PX, [(lines, up, outcomes.metric)]
    plane = common.plane_px(given, width, labelled, NARROWEST_PX)
    across = rate_extent(outcomes.rates)
    best = champion(shown, outcomes)
    return [
        RatePanel(
            input=given,
            kind=PanelKind.RATES,
            title=outcomes.heading("curve-heading", words),
            canvas=Canvas(
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
            ),
            outcomes=outcomes,
            every=every,
            shown=shown,
            strokes=strokes,
            best=best,
            drawn=replace(NOTHING_DRAWN, lines=lines),
            notes=_notes(every, best, outcomes, up, words),
            nothing="" if lines else _nothing(outcomes, words),
            buckets=plane,
            footnote_px=plane,
        )
    ]


def arrange(panels: Sequence[PanelData]) -> AnyChart:
    """The panel alone."""
    return common.opening_runs("lr_curve", panels, _alt, opening.POINTS)


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


def _alt(panel: PanelData) -> str:
    """The best rate of each batch size, for those who cannot see the curve."""
    if not isinstance(panel, RatePanel):
        return ""
    every, outcomes, words = panel.every, panel.outcomes, panel.words
    sentences = [words.say("curve-alt", rates=len(outcomes.rates), measure=outcomes.title(words))]
    for one in every[:MOST_LINES]:
        if one.middles:
            lr = one.best(outcomes)
            best = words.say(
                "curve-alt-best",
                lr=words.texts.number(lr),
                value=outcomes.written(one.middles[lr], words),
            )
            name = name_of(one, words)
            sentences.append(f"{name[0].upper()}{name[1:]}: {best}" if name else best)
    return " ".join(sentences)


CHART = ChartKind("lr_curve", prepare, arrange)
draw = CHART.draw
