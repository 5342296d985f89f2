"""Who is drawn and how: every run's stroke, label, verdict and place in the foreground.

With many runs most step back: what is worst stays in front, for that is what the figure is for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard.charts.data.line import SOLID, Line, Span, Stroke
from dashboard.charts.data.traces import Trace
from dashboard.charts.style import colour
from dashboard.charts.style.palette import MOST_DISTINCT, Palette, assign
from dashboard.charts.style.theme import Theme, look
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.standings import levels
from dashboard.diagnosis.verdict import RunDiagnosis, Severity, Symptom
from dashboard.model.run import LogBook
from dashboard.model.table import Split
from dashboard.text.sentences import Sentences

IN_FRONT = 8
"""Runs of a crowd that keep their full colour and a label, the best one among them."""

HELD_OUT = (Split.TEST, Split.VAL)

PALER = 0.5
"""Share of the ground in the colour of runs that step back for the one that was picked."""

MOST_SPANS = 4
"""Findings that one panel of many runs shows; more would hide the curves."""


@dataclass(frozen=True, slots=True)
class RunStyle:
    """How one run appears in every panel of a figure."""

    key: str
    stroke: Stroke
    title: str
    label: str
    short_label: str  # for panels that have little room beside them
    verdict: str
    is_muted: bool
    diagnosis: RunDiagnosis | None


RunStyles = Mapping[str, RunStyle]


def run_styles(
    book: LogBook,
    report: Report,
    words: Sentences,
    palette: Palette,
    theme: Theme,
    chosen: str | None = None,
) -> RunStyles:
    """The style of every run of ``book`` by run id; the ``chosen`` one stands out, if there is one.

    Strokes are given over all runs of the report, so that a run looks the same in every figure.
    """
    everyone = report.runs or book.runs
    strokes = assign(everyone, palette, theme)
    strangers = assign(book.runs, palette, theme)
    titles = words.run_titles(book.runs)
    labels, short = words.run_labels(book.runs), words.short_run_labels(book.runs)
    front = _in_front(book, report, words)
    is_chosen = chosen in book.by_id
    if chosen is not None and is_chosen:
        front.add(chosen)
    styles = {}
    for number, run in enumerate(book.runs):
        diagnosis = report.by_id.get(run.run_id)
        is_front = run.run_id in front  # its label is said
        is_muted = run.run_id != chosen if is_chosen else not is_front
        stroke = strokes.get(run.run_id) or strangers[run.run_id]
        if is_chosen and is_muted:
            stroke = _paler(stroke, theme)
        styles[run.run_id] = RunStyle(
            f"r{number}",
            _stroke(stroke, is_muted=is_muted),
            titles[run.run_id],
            labels[run.run_id] if is_front else "",
            short[run.run_id] if is_front else "",
            words.short(diagnosis) if diagnosis is not None and is_front and not is_muted else "",
            is_muted,
            diagnosis,
        )
    return styles


def stepped_back(style: RunStyle, theme: Theme) -> RunStyle:
    """The style of a run that steps back for one that was picked: pale, and without its verdict."""
    stroke = _paler(_stroke(style.stroke, is_muted=True), theme)
    return replace(style, stroke=stroke, verdict="", is_muted=True)


def _stroke(stroke: Stroke, *, is_muted: bool) -> Stroke:
    """A run's stroke; solid if it steps back: dashes of a crowd make a moiré."""
    return replace(stroke, dash=SOLID) if is_muted else stroke


def _paler(stroke: Stroke, theme: Theme) -> Stroke:
    """The stroke of a run that steps back for another: near the ground, its hue still told."""
    panel = look(theme).panel
    return replace(stroke, color=colour.mix(stroke.color, panel, PALER))


def _in_front(book: LogBook, report: Report, words: Sentences) -> set[str]:
    """Everyone, or of a crowd the runs that ask for something, worst first, and the best one.

    Of seeds that fare alike only the first stands for all: their curves cannot be told apart.
    """
    ids = [run.run_id for run in book.runs]
    if len(ids) <= MOST_DISTINCT:
        return set(ids)
    severities = {
        one: report.by_id[one].headline.severity if one in report.by_id else Severity.NONE
        for one in ids
    }
    order = (Severity.CRITICAL, Severity.WARNING)
    ill = [one for severity in order for one in ids if severities[one] is severity]
    alike = {
        (words.settings_title(book.by_id[one]), report.by_id[one].headline.state): one
        for one in reversed(ill)
    }
    first = [one for one in ill if one in set(alike.values())]
    return {*first[: IN_FRONT - 1], *_best(book, report)}


def _best(book: LogBook, report: Report) -> list[str]:
    """The best run of the report; where it is not drawn, the drawn one that ends best.

    That is highest in accuracy on held-out data, lowest in loss where there is none.  Empty if no
    run has either.
    """
    if report.best is not None and report.best.run_id in book.by_id:
        return [report.best.run_id]
    for metric, sign in (("accuracy", 1.0), ("loss", -1.0)):
        for split in HELD_OUT:
            ends = sign * levels(book, metric, split)
            if np.isfinite(ends).any():
                return [book.runs[int(np.nanargmax(ends))].run_id]
    return []


def lines(traces: Sequence[Trace], styles: RunStyles, *, is_brief: bool = False) -> list[Line]:
    """The lines of one panel; those in front come last, on top.

    A brief panel says no verdicts, and the settings as shortly as can be.
    """
    drawn = [
        Line(
            style.key,
            trace,
            style.stroke,
            style.title,
            style.short_label if is_brief else style.label,
            "" if is_brief else style.verdict,
            style.is_muted,
        )
        for trace in traces
        if (style := styles[trace.run.run_id])
    ]
    return sorted(drawn, key=lambda line: not line.is_muted)


def headline_spans(
    traces: Sequence[Trace], metric: str, styles: RunStyles, words: Sentences
) -> list[Span]:
    """For every run in front the strongest finding behind its headline, on this panel's curve."""
    found: list[tuple[float, Span]] = []
    for trace in traces:
        style = styles[trace.run.run_id]
        if style.diagnosis is None or style.is_muted:
            continue
        here = [
            symptom
            for symptom in _behind_headline(style.diagnosis)
            if symptom.metric == metric and symptom.split == trace.split
        ]
        if here:
            worst = max(here, key=lambda symptom: symptom.strength)
            name = words.symptom_title(worst)
            found.append((worst.strength, Span(style.key, worst.from_x, worst.to_x, name)))
    found.sort(key=lambda pair: pair[0], reverse=True)
    return [span for _, span in found[:MOST_SPANS]]


def spans_of(
    traces: Sequence[Trace], metric: str, styles: RunStyles, words: Sentences
) -> list[Span]:
    """The findings that a panel shows: of a run that stands out alone its own, else the worst."""
    front = [trace for trace in traces if not styles[trace.run.run_id].is_muted]
    style = styles[front[0].run.run_id] if len(front) == 1 else None
    if style is None or style.diagnosis is None or len(styles) == 1:
        return headline_spans(traces, metric, styles, words)
    here = [
        symptom
        for symptom in style.diagnosis.symptoms
        if symptom.metric == metric and symptom.split == front[0].split
    ]
    here.sort(key=lambda symptom: symptom.strength, reverse=True)
    return [
        Span(style.key, one.from_x, one.to_x, words.finding(style.diagnosis, one))
        for one in here[:MOST_SPANS]
    ]


def _behind_headline(diagnosis: RunDiagnosis) -> list[Symptom]:
    lamp = diagnosis.lamps.get(diagnosis.headline.lamp) if diagnosis.headline.lamp else None
    codes = lamp.because if lamp is not None else ()
    return [symptom for symptom in diagnosis.symptoms if symptom.code in codes]
