"""One run: training and held-out curves together, every finding marked where it was seen.

Under each panel a strip names the findings, one bar each; the stretch is shaded on the curve too.
Learning rate and gradient norm stand below, where the log has them.
"""

from collections.abc import Sequence
from dataclasses import replace

import altair as alt

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.y_domain import Extent, extent, x_extent
from dashboard.charts.axes.zoom import EVERYTHING, Focus
from dashboard.charts.data import losses
from dashboard.charts.data.downsampling import buckets_for
from dashboard.charts.data.traces import Trace, traces
from dashboard.charts.data.x_values import XAxis, usual
from dashboard.charts.figures import panel, window
from dashboard.charts.figures.alt_text import alt_text
from dashboard.charts.marks import changes as changed
from dashboard.charts.marks import end_labels as ends
from dashboard.charts.marks import finding_strip, picking
from dashboard.charts.marks.fallback import kept_figure
from dashboard.charts.marks.findings import Span
from dashboard.charts.marks.lines import Line
from dashboard.charts.registry import AnyChart, ChartKind
from dashboard.charts.style import colour
from dashboard.charts.style import theme as looks
from dashboard.charts.style.palette import Palette, Stroke, assign
from dashboard.charts.style.theme import Look, Theme
from dashboard.charts.vega.compose import Stacked
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import RunDiagnosis, Symptom
from dashboard.model.run import LogBook
from dashboard.model.table import Split
from dashboard.text.sentences import Sentences

MAIN = ("loss", "accuracy")
MINOR = ("learning_rate", "grad_norm")
MOST_OTHERS = 2
"""Main panels of a run that logs neither loss nor accuracy."""

SPLITS = (Split.TRAIN, Split.VAL, Split.TEST, Split.NONE)
MAIN_PX = 190.0
GAP_PX = 14.0
MINOR_PX = 84.0
NARROWEST_PX = 160.0
MOST_FINDINGS = 6
"""Findings that one strip names, the strongest first; all are told beside the figure."""

WHOLE = 0.9
"""A span of more than this share of its curve shades nothing: its bar says it."""

HELD_OUT_TINT = 0.45
"""Share of the text's colour in the line of the held-out data: the same run, another part."""


@kept_figure("run-detail")
def draw(  # noqa: PLR0913 (keywords that a page sets one by one)
    book: LogBook,
    report: Report,
    words: Sentences,
    *,
    run_id: str,
    theme: Theme = "light",
    palette: Palette = "accessible",
    width: float = 760,
    big: bool = False,
    focus: Focus = EVERYTHING,
) -> AnyChart:
    """The curves of the run ``run_id``; ``width`` in px is that of the whole.

    The window of ``focus`` is in the unit of the x axis, which :func:`axis_of` tells.  Raises
    ``KeyError`` if the book has no such run.
    """
    alone = replace(book.only((run_id,)), runs=(book.by_id[run_id],))
    axis = axis_of(alone)
    look = looks.look(theme, big=big)
    stroke = assign(report.runs or book.runs, palette, theme)[run_id]
    diagnosis = report.by_id.get(run_id)
    mains = main_metrics(alone, report)
    drawn = {name: _lines(alone, name, axis, stroke, look, words) for name in (*mains, *MINOR)}
    whole = {name: found for name, found in drawn.items() if found or name == mains[0]}
    shown = {name: _within(found, focus.window) for name, found in whole.items()}
    across = focus.window or x_extent([line.trace for found in shown.values() for line in found])
    up = {name: _height(found, name, focus.window) for name, found in shown.items()}
    room = max(ends.room(found, up[name], name, words, look.small) for name, found in shown.items())
    plane = round(max(width - looks.AXIS_ROOM * look.small - room, NARROWEST_PX))
    views: list[alt.LayerChart] = []
    for number, (name, found) in enumerate(shown.items()):
        canvas = Canvas(
            f"panel_{number}",
            plane,
            MAIN_PX if name in mains else MINOR_PX,
            axis,
            across,
            up[name],
            name,
            look,
            words.say(f"axis-{axis.value}") if number == len(shown) - 1 else "",
            can_zoom=focus.can_pick,
        )
        spans = _spans(diagnosis, name, found, words) if diagnosis is not None else []
        views.append(
            panel.draw(
                words.metric(name),
                found,
                canvas,
                words,
                found=_stretches(spans, whole[name]),
                buckets=buckets_for(plane, sum(len(found) for found in shown.values())),
                panels=len(shown),
                marks=changed.layers(alone.changes, found, canvas, words),
                notes=losses.notes(alone, words) if number == 0 else (),
            )
        )
        if spans:
            views.append(finding_strip.draw(spans, found, canvas))
    chart = Stacked(
        views,
        name="run_detail",
        spacing=GAP_PX,
        description=alt_text(alone, report, words),
        config=looks.config(look, words.lang),
    )
    return picking.answering(chart, across, look, can_pick=False)


def axis_of(alone: LogBook) -> XAxis:
    """The x axis of the figure of the one run that a book has."""
    return usual(alone)


def main_metrics(alone: LogBook, report: Report) -> tuple[str, ...]:
    """The metrics of the large panels: what counts for the one run of ``alone``, loss and accuracy.

    Failing these, those that the log has most points of.
    """
    present = [name for name, _ in alone.points_by_metric().most_common()]
    diagnosis = report.by_id.get(alone.runs[0].run_id)
    first = (diagnosis.counts if diagnosis is not None else "") or report.first_metric
    usual_ones = tuple(name for name in dict.fromkeys((first, *MAIN)) if name in present)
    others = tuple(name for name in present if name not in MINOR)[:MOST_OTHERS]
    return usual_ones or others or MAIN[:1]


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
    return [
        replace(line, trace=part) for line in found for part in window.cut([line.trace], stretch)
    ]


def _height(found: Sequence[Line], metric: str, stretch: Extent | None) -> Extent:
    """The y axis: of the whole the part that matters, of a stretch all that is seen."""
    every = [line.trace for line in found]
    return window.height(every) if stretch else extent(every, metric)


def _part(stroke: Stroke, trace: Trace, look: Look) -> Stroke:
    if trace.split in {Split.TRAIN, Split.NONE}:
        return replace(stroke, dash=(1, 0), marker="circle")
    tinted = colour.mix(stroke.edge, look.text, HELD_OUT_TINT)
    is_test = trace.split == Split.TEST
    return Stroke(tinted, (2, 2.5) if is_test else (6, 3), "square" if is_test else "diamond")


def _spans(
    diagnosis: RunDiagnosis, metric: str, found: Sequence[Line], words: Sentences
) -> list[Span]:
    """The strongest findings on what is seen of this metric's curves, in the order they begin."""
    here = [
        symptom
        for symptom in diagnosis.findings
        if symptom.metric == metric and any(_lies_on(symptom, line.trace) for line in found)
    ]
    strongest = sorted(here, key=lambda symptom: symptom.strength, reverse=True)[:MOST_FINDINGS]
    return [
        Span(
            f"part_{symptom.split}",
            symptom.from_x,
            symptom.to_x,
            words.finding(diagnosis, symptom, _name(symptom, words)),
        )
        for symptom in sorted(strongest, key=diagnosis.number)
    ]


def _lies_on(symptom: Symptom, trace: Trace) -> bool:
    if trace.split != symptom.split:
        return False
    return bool(((trace.native >= symptom.from_x) & (trace.native <= symptom.to_x)).any())


def _name(symptom: Symptom, words: Sentences) -> str:
    """What was seen and on which part of the data, said once."""
    name, part = words.symptom_title(symptom), words.split(symptom.split)
    return name if part in name else f"{name} · {part}"


def _stretches(spans: Sequence[Span], found: Sequence[Line]) -> list[Span]:
    """The spans to shade on the curves, nameless: those that are no remark on a whole curve."""
    lengths = {line.key: float(line.trace.native[-1] - line.trace.native[0]) for line in found}
    return [
        replace(span, name="")
        for span in spans
        if span.to_x - span.from_x <= WHOLE * lengths[span.key]
    ]


CHART = ChartKind("run_detail", draw, needs=("run_id",))
