"""One metric of one part of the data, all runs over each other, on any x axis.

Raw values stay as a pale line under a smoothed one.  Points that the chosen axes cannot show are
counted above the panel: no x on that axis, or not positive on a logarithmic one.
"""

from collections.abc import Sequence
from dataclasses import replace

import altair as alt

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.y_domain import extent, x_extent
from dashboard.charts.axes.zoom import EVERYTHING, Focus
from dashboard.charts.data import axis_notes, losses
from dashboard.charts.data import point_budget as budget
from dashboard.charts.data.aggregation import Grouping
from dashboard.charts.data.downsampling import buckets_for
from dashboard.charts.data.log_axis_values import fitting, positive
from dashboard.charts.data.smoothing import Smoothing
from dashboard.charts.data.traces import Trace, smoothed, traces
from dashboard.charts.data.x_values import XAxis, logged_of, usual
from dashboard.charts.figures import panel, strips, window
from dashboard.charts.figures.alt_text import alt_text
from dashboard.charts.figures.ensemble import ensemble_of
from dashboard.charts.marks import best, event_layers, hidden_spikes, picking
from dashboard.charts.marks import changes as changed
from dashboard.charts.marks import end_labels as ends
from dashboard.charts.marks import event_signs as event_marks
from dashboard.charts.marks.fallback import kept_figure
from dashboard.charts.marks.hover import Also
from dashboard.charts.registry import AnyChart, ChartKind
from dashboard.charts.style import theme as looks
from dashboard.charts.style.palette import Palette
from dashboard.charts.style.run_style import lines, spans_of
from dashboard.charts.style.theme import Theme
from dashboard.charts.vega.compose import Stacked
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook
from dashboard.model.table import Split
from dashboard.text.sentences import Sentences

HEIGHT_PX = 420.0
NARROWEST_PX = 160.0


@kept_figure("overlay")
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
    further: Sequence[tuple[str, str]] = (),
    width: float = 1150,
    height: float = HEIGHT_PX,
    show_findings: bool = True,
    show_events: bool = True,
    whole: bool = False,
    big: bool = False,
    focus: Focus = EVERYTHING,
) -> AnyChart:
    """The panel of ``metric`` on ``split``; ``width`` in px is that of the whole.

    Epochs are replaced by steps where not every run's log knows them.  ``further`` are metrics,
    each with its split, that stand in low strips under the panel.  With ``whole`` no point lies
    beyond an axis.  The window of ``focus`` is in the unit of the axis that is drawn.
    """
    axis = usual(book) if x_axis == XAxis.EPOCH else XAxis(x_axis)
    found = traces(book, metric, (Split(split),), axis, logged=logged_of(book, axis))
    ensemble = ensemble_of(book, report, words, palette, theme, grouping, focus.run_id)
    gathered = ensemble.gather(found)
    logs = {"log_x": log_x, "log_y": log_y}
    entire, dropped = positive(
        smoothed(gathered.traces, smoothing, Smoothing(smoothing_kind)), **logs
    )
    shown = window.cut(entire, focus.window)
    gathered = window.cut_gathered(gathered, focus.window)
    look = looks.look(theme, big=big)
    panels = 1 + len(further)
    drawn, left_out = budget.thinned(lines(shown, ensemble.roles), panels)
    ghosts, more_left_out = budget.thinned(
        fitting(ensemble.ghosts(gathered, words), **logs), panels
    )
    under = strips.strips_of(
        book,
        further,
        axis,
        ensemble,
        words,
        smoothing=smoothing,
        kind=Smoothing(smoothing_kind),
        log_x=log_x,
        stretch=focus.window,
    )
    across = [*shown, *(ghost.trace for ghost in ghosts), *(t for one in under for t in one.shown)]
    every = [*shown, *(trace for _, trace in gathered.members)]
    if focus.window and not whole:
        up = window.height(every, log=log_y)
    else:
        up = extent(every, metric, log=log_y, whole=whole)
    room = looks.AXIS_ROOM * look.small + ends.room(drawn, up, metric, words, look.small)
    canvas = Canvas(
        "overlay_panel",
        round(max(width - room, NARROWEST_PX)),
        height,
        axis,
        focus.window or x_extent(across, log=log_x),
        up,
        metric,
        look,
        "" if under else words.say(f"axis-{axis.value}"),
        log_x,
        log_y,
        has_x_labels=not under,
        can_pick=focus.can_pick,
    )
    marked = lines(entire, ensemble.roles)  # by what the whole curve is, window or not
    lane = event_marks.on_axis(
        book, marked, canvas, words, is_shown=show_events, split=Split(split)
    )
    canvas = replace(canvas, x_offset=lane.height)
    found_here = spans_of(shown, metric, ensemble.roles, words) if show_findings else []
    curves = budget.drawings([*ghosts, *drawn], len(found_here))
    curves += sum(budget.drawings(one.lines) for one in under)
    buckets = buckets_for(canvas.width, curves)
    title = words.metric_title(metric, Split(split).value)
    view = panel.draw(
        ensemble.title(title, words),
        [*ghosts, *drawn],
        canvas,
        words,
        found=found_here,
        buckets=buckets,
        panels=1 + len(under),
        more=[
            *([strips.cross(canvas)] if under else []),
            *best.layers(marked, canvas, words),
            *hidden_spikes.layers(marked, canvas, words),
        ],
        marks=[
            *changed.layers(book.changes, [*ghosts, *drawn], canvas, words),
            *event_layers.layers(lane, marked, canvas, words),
        ],
        notes=[
            *_notes(book, metric, Split(split), axis, found, dropped, words),
            *budget.notes(left_out + more_left_out, words),
            *event_marks.notes([lane], words),
            *ensemble.notes(gathered, words),
        ],
        also=strips.also_at(under, words),
    )
    main = Also(title, metric, {trace.run.run_id: trace for trace in shown})
    views = [view, *strips.views(under, canvas, main, words, buckets, whole=whole)]
    chart = Stacked(
        views,
        params=strips.pointing(views) or alt.Undefined,
        name="overlay",
        description=" ".join([alt_text(book, report, words, ensemble), *lane.sentences()]),
        config=looks.config(look, words.lang),
    )
    return picking.answering(chart, canvas.x_extent, look)


def _notes(
    book: LogBook,
    metric: str,
    split: Split,
    axis: XAxis,
    found: Sequence[Trace],
    dropped: int,
    words: Sentences,
) -> list[str]:
    logged = {run_id for run_id, _ in book.each(metric, split)}
    absent = (logged & set(book.by_id)) - {trace.run.run_id for trace in found}
    notes = [words.say("chart-not-positive", points=dropped)] if dropped else []
    notes += losses.notes(book, words)
    return notes + axis_notes.notes(book.only(absent), axis, words)


CHART = ChartKind("overlay", draw, needs=("metric", "split"))
