"""One metric of one part of the data, all runs over each other, on any x axis.

Raw values stay as a pale line under a smoothed one.  Points that the chosen axes cannot show are
counted above the panel: no x on that axis, or not positive on a logarithmic one.
"""

from collections.abc import Sequence
from dataclasses import replace

import altair as alt
import numpy as np

from dashboard.charts import best, changed, ends, hidden_spikes, losses, panel, picking, window
from dashboard.charts import theme as looks
from dashboard.charts.alt_text import alt_text
from dashboard.charts.canvas import Canvas
from dashboard.charts.cast import lines, spans_of
from dashboard.charts.chart import AnyChart, ChartKind
from dashboard.charts.domain import extent, x_extent
from dashboard.charts.ensemble import ensemble_of
from dashboard.charts.focus import EVERYTHING, Focus
from dashboard.charts.groups import Grouping
from dashboard.charts.lines import Line
from dashboard.charts.palette import Palette
from dashboard.charts.reduce import buckets_for
from dashboard.charts.smooth import Smoothing
from dashboard.charts.theme import Theme
from dashboard.charts.traces import Trace, smoothed, traces
from dashboard.charts.x_axis import XAxis, logged_of, usual
from dashboard.diagnosis.report import Report
from dashboard.logs.run import LogBook
from dashboard.logs.table import Split
from dashboard.text.sentences import Sentences

HEIGHT_PX = 420.0
NARROWEST_PX = 160.0


def draw(  # noqa: PLR0913 (keywords that a page sets one by one)
    book: LogBook,
    report: Report,
    words: Sentences,
    *,
    metric: str,
    split: Split | str,
    x_axis: XAxis | str = XAxis.EPOCH,
    log_x: bool = False,
    log_y: bool = False,
    theme: Theme = "light",
    palette: Palette = "accessible",
    smoothing: float = 0.0,
    smoothing_kind: Smoothing | str = Smoothing.EMA,
    grouping: Grouping | None = None,
    width: float = 1150,
    height: float = HEIGHT_PX,
    show_findings: bool = True,
    big: bool = False,
    focus: Focus = EVERYTHING,
) -> AnyChart:
    """The panel of ``metric`` on ``split``; ``width`` in px is that of the whole.

    Epochs are replaced by steps where not every run's log knows them; the window of ``focus`` is in
    the unit of the axis that is drawn.
    """
    axis = usual(book) if x_axis == XAxis.EPOCH else XAxis(x_axis)
    found = traces(book, metric, (Split(split),), axis, logged=logged_of(book, axis))
    ensemble = ensemble_of(book, report, words, palette, theme, grouping, focus.run_id)
    gathered = ensemble.gather(found)
    logs = {"log_x": log_x, "log_y": log_y}
    whole, dropped = _positive(
        smoothed(gathered.traces, smoothing, Smoothing(smoothing_kind)), **logs
    )
    shown = window.cut(whole, focus.window)
    gathered = window.cut_gathered(gathered, focus.window)
    look = looks.look(theme, big=big)
    drawn = lines(shown, ensemble.roles)
    ghosts = _fitting(ensemble.ghosts(gathered, words), **logs)
    every = [*shown, *(trace for _, trace in gathered.members)]
    up = window.height(every, log=log_y) if focus.window else extent(every, metric, log=log_y)
    room = looks.AXIS_ROOM * look.small + ends.room(drawn, up, metric, words, look.small)
    canvas = Canvas(
        "overlay_panel",
        round(max(width - room, NARROWEST_PX)),
        height,
        axis,
        focus.window or x_extent([*shown, *(ghost.trace for ghost in ghosts)], log=log_x),
        up,
        metric,
        look,
        words.say(f"axis-{axis.value}"),
        log_x,
        log_y,
        can_pick=focus.can_pick,
    )
    marked = lines(whole, ensemble.roles)  # by what the whole curve is, window or not
    view = panel.draw(
        ensemble.title(words.metric_title(metric, Split(split).value), words),
        [*ghosts, *drawn],
        canvas,
        words,
        found=spans_of(shown, metric, ensemble.roles, words) if show_findings else (),
        buckets=buckets_for(canvas.width, len(ghosts) + sum(trace.layers for trace in shown)),
        more=[
            *best.layers(marked, canvas, words),
            *hidden_spikes.layers(marked, canvas, words),
        ],
        marks=changed.layers(book.changes, [*ghosts, *drawn], canvas, words),
        notes=[
            *_notes(book, metric, Split(split), found, dropped, words),
            *ensemble.notes(gathered, words),
        ],
    )
    chart = alt.VConcatChart(
        vconcat=[view],
        name="overlay",
        description=alt_text(book, report, words, ensemble),
        config=looks.config(look, words.lang),
    )
    return picking.answering(chart, canvas.x_extent, look)


def _positive(found: Sequence[Trace], *, log_x: bool, log_y: bool) -> tuple[list[Trace], int]:
    """The traces without what a logarithm does not know, and how many points that took."""
    kept, dropped = [], 0
    for trace in found:
        fits = np.ones(len(trace), dtype=bool)
        if log_x:
            fits &= trace.x > 0
        if log_y:
            fits &= ~(trace.y <= 0) & ~(trace.raw <= 0)  # NaN stays: it is marked
        dropped += int(np.sum(~fits))
        if fits.any():
            kept.append(trace.at(fits))
    return kept, dropped


def _fitting(ghosts: Sequence[Line], *, log_x: bool, log_y: bool) -> list[Line]:
    """The ghosts with the points that the axes can show."""
    kept = (
        replace(ghost, trace=one)
        for ghost in ghosts
        for one in _positive([ghost.trace], log_x=log_x, log_y=log_y)[0]
    )
    return list(kept)


def _notes(
    book: LogBook,
    metric: str,
    split: Split,
    found: Sequence[Trace],
    dropped: int,
    words: Sentences,
) -> list[str]:
    logged = {run_id for run_id, _ in book.each(metric, split)}
    absent = len(logged & set(book.by_id)) - len(found)
    notes = [words.say("chart-not-positive", points=dropped)] if dropped else []
    notes += losses.notes(book, words)
    return notes + ([words.say("chart-no-axis", runs=absent)] if absent else [])


CHART = ChartKind("overlay", draw, needs=("metric", "split"))
