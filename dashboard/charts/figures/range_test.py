"""A range test of the learning rate: its loss over its rate, on a log axis, and what it suggests.

The pale line is the loss as logged, the dark one the same smoothed without a lag.  The plane ends a
little above where the loss began: what explodes leaves it at the top.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dashboard.charts.axes.canvas import Canvas, Ticks
from dashboard.charts.axes.rate_axis import rate_extent, rate_ticks
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.line import SOLID, Line
from dashboard.charts.data.traces import Trace
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import common
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.panel_data import FigureInput, PanelData, PanelKind
from dashboard.charts.range_panel import RangePanel
from dashboard.charts.style.ensemble import NOTHING_DRAWN
from dashboard.charts.style.palette import assign
from dashboard.charts.vega.compose import AnyChart
from dashboard.diagnosis.features.range_test import RangeTest, range_test_of
from dashboard.model.curve import curves_of
from dashboard.model.run import Run
from dashboard.text.sentences import Sentences

WIDTH_PX = 760.0
HEIGHT_PX = 300.0
NARROWEST_PX = 160.0
ABOVE, BELOW = 0.2, 0.5
"""Shares of the fall: above the start, and below the lowest loss, where the rates are named."""

TICKS = 5  # values on the y axis, about


def prepare(given: FigureInput) -> list[PanelData]:
    """The one panel, of the run that the options name.

    Raises ``KeyError`` if the book has no such run.
    """
    words, options, look = given.words, given.options, given.look
    run = given.book.by_id[options.run_id]
    book = replace(given.book.only((run.run_id,)), runs=(run,))
    test = next((range_test_of(curves) for curves in curves_of(book)), None)
    lines, across, up = [], Extent(1e-3, 1.0), Extent(0.0, 1.0)
    if test is not None:
        runs = given.report.runs or given.book.runs
        stroke = assign(runs, options.palette, options.theme)[run.run_id]
        solid = replace(stroke, dash=SOLID)  # alone on its plane, as in the figure of one run
        lines = [Line("range", _trace(test, run), solid, words.run_title(run))]
        across, up = rate_extent([float(test.rates[0]), float(test.rates[-1])]), _height(test)
    width = options.width or WIDTH_PX
    plane = common.plane_px(given, width, [(lines, up, "loss")], NARROWEST_PX)
    return [
        RangePanel(
            input=replace(given, book=book),
            kind=PanelKind.RANGE_TEST,
            title=words.say("range-heading"),
            canvas=Canvas(
                "range_panel",
                plane,
                options.height or HEIGHT_PX,
                XAxis.RELATIVE,
                across,
                up,
                "loss",
                look,
                words.say("map-x"),
                log_x=True,
                x_ticks=_powers(across, plane, look.small, words),
                y_ticks=_heights(up, words),
            ),
            test=test,
            drawn=replace(NOTHING_DRAWN, lines=lines),
            nothing="" if lines else words.say("range-nothing"),
            buckets=plane,
        )
    ]


def arrange(panels: Sequence[PanelData]) -> AnyChart:
    """The panel alone."""
    return common.alone("range_test", panels, _alt)


def _trace(test: RangeTest, run: Run) -> Trace:
    shown = np.full(len(test.losses), np.nan)
    shown[: len(test.level)] = test.level
    return Trace(run, test.split.value, test.rates, test.x, shown, test.losses, test.x)


def _height(test: RangeTest) -> Extent:
    """From below the lowest loss to a little above the highest before it."""
    level = test.level[np.isfinite(test.level)]
    if not len(level):
        return Extent(0.0, 1.0)
    lowest = int(np.argmin(level))
    top, bottom = float(level[: lowest + 1].max()), float(level[lowest])
    fall = top - bottom or abs(top) or 1.0
    return Extent(bottom - BELOW * fall, top + ABOVE * fall)


def _powers(across: Extent, plane: float, type_px: float, words: Sentences) -> Ticks:
    """The powers of ten within the axis."""
    first, last = math.ceil(math.log10(across.low)), math.floor(math.log10(across.high))
    powers = [10.0**power for power in range(first, last + 1)]
    return rate_ticks(powers, powers[::2], across, plane, type_px, words) if powers else ()


def _heights(up: Extent, words: Sentences) -> Ticks:
    """Round values in the upper part of the plane: below the lowest loss there is none."""
    span = up.high - up.low
    step = 10.0 ** math.floor(math.log10(span / TICKS))
    step = next(step * one for one in (1, 2, 5, 10) if span / (step * one) <= TICKS)
    lowest = up.low + span * BELOW / (1 + ABOVE + BELOW)
    first = math.floor(lowest / step) if lowest < step else math.ceil(lowest / step)
    values = [step * at for at in range(max(first, 0), math.floor(up.high / step) + 1)]
    return tuple((value, words.texts.number(value)) for value in values if value >= up.low)


def _alt(panel: PanelData) -> str:
    """From where to where, and the suggestions, for those who cannot see it."""
    if not isinstance(panel, RangePanel) or panel.test is None:
        return panel.nothing
    test, words = panel.test, panel.words
    low, high = float(test.rates[0]), float(test.rates[-1])
    said = [words.say("range-alt", low=low, high=high)]
    said += [label(name.value, rate, words) for name, rate in test.suggested.items()]
    return "; ".join(said)


def label(name: str, rate: float, words: Sentences) -> str:
    """A suggestion in words."""
    return words.say("range-label", name=words.say(f"range-{name.replace('_', '-')}"), rate=rate)


CHART = ChartKind("range_test", prepare, arrange, needs=("run_id",))
draw = CHART.draw
