"""Who is drawn and how: every run's stroke, label, verdict and place in the foreground.

Of many runs most step back and have no label: the best and the worst stay in front, and whoever was
picked.  What the colours of the others say stands in the key of the figure.
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
from dashboard.diagnosis.siblings.unfit import is_lost
from dashboard.diagnosis.standings import levels
from dashboard.diagnosis.verdict import RunDiagnosis, Symptom
from dashboard.model.run import LogBook
from dashboard.model.table import FloatArray, Split
from dashboard.text.run_namer import LABEL, folded
from dashboard.text.sentences import Sentences

MOST_LABELLED = 10
"""Lines that all have a label; of more the best, the worst and the picked one."""

MOST_FOLDED = 4
"""Labels of a panel that may have several rows each; of more there is no room for a second."""

ROWS = 3
"""Rows of a label between two panels: no note stands under it there."""

BRIEF_ROOM = 22
"""Characters in a row between two panels: ``lote 1024 · taxa 0,001`` is not parted."""

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
    label: str  # its name, "" where none is said
    row: str  # the same in one row
    short_row: str  # the same for panels that have little room beside them
    verdict: str
    standing: str  # whether it is the best or the worst, where many have no label
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
    are_known = all(run.run_id in strokes for run in book.runs)
    strangers = {} if are_known else assign(book.runs, palette, theme)
    titles = words.run_titles(book.runs)
    labels, rows = words.run_labels(book.runs), words.run_rows(book.runs)
    short = words.short_run_labels(book.runs)
    best, worst = extremes(book, report)
    told = {best: words.say("chart-best-run"), worst: words.say("chart-worst-run")}
    is_chosen = chosen in book.by_id
    kept = {one for one in (best, worst, chosen if is_chosen else None) if one is not None}
    everyone_is = len(book.runs) <= MOST_DISTINCT, len(book.runs) <= MOST_LABELLED
    styles = {}
    for number, run in enumerate(book.runs):
        diagnosis = report.by_id.get(run.run_id)
        is_front, is_labelled = (one or run.run_id in kept for one in everyone_is)
        is_muted = run.run_id != chosen if is_chosen else not is_front
        is_told = is_labelled and not is_muted
        stroke = strokes.get(run.run_id) or strangers[run.run_id]
        if is_chosen and is_muted:
            stroke = _paler(stroke, theme)
        styles[run.run_id] = RunStyle(
            f"r{number}",
            _stroke(stroke, is_muted=is_muted),
            titles[run.run_id],
            labels[run.run_id] if is_labelled else "",
            rows[run.run_id] if is_labelled else "",
            short[run.run_id] if is_labelled else "",
            words.short(diagnosis) if diagnosis is not None and is_told else "",
            told.get(run.run_id, "") if is_told and not everyone_is[1] else "",
            is_muted,
            diagnosis,
        )
    return styles


def stepped_back(style: RunStyle, theme: Theme) -> RunStyle:
    """The style of a run that steps back for one that was picked: pale, and without its verdict."""
    stroke = _paler(_stroke(style.stroke, is_muted=True), theme)
    return replace(style, stroke=stroke, verdict="", standing="", is_muted=True)


def _stroke(stroke: Stroke, *, is_muted: bool) -> Stroke:
    """A run's stroke; solid if it steps back: dashes of a crowd make a moiré."""
    return replace(stroke, dash=SOLID) if is_muted else stroke


def _paler(stroke: Stroke, theme: Theme) -> Stroke:
    """The stroke of a run that steps back for another: near the ground, its hue still told."""
    panel = look(theme).panel
    return replace(stroke, color=colour.mix(stroke.color, panel, PALER))


def extremes(book: LogBook, report: Report) -> tuple[str | None, str | None]:
    """The ids of the best and of the worst run of ``book``; ``None`` where nothing tells.

    The best is the report's; where it is not drawn, the drawn one that ends best.  The worst ends
    worst, and before it come those that diverged or learned nothing.
    """
    ends, is_lost_run = _ends(book, report), [_is_lost(one.run_id, report) for one in book.runs]
    known = [at for at in range(len(ends)) if np.isfinite(ends[at]) or is_lost_run[at]]
    if not known:
        return None, None

    def standing(at: int) -> tuple[bool, float]:
        return not is_lost_run[at], _or_lowest(float(ends[at]))

    first = max(known, key=standing)
    if report.best is not None:
        named = (at for at, run in enumerate(book.runs) if run.run_id == report.best.run_id)
        first = next(named, first)
    others = [at for at in known if at != first and standing(at) != standing(first)]
    last = min(others, key=standing, default=None)
    return book.runs[first].run_id, book.runs[last].run_id if last is not None else None


def _ends(book: LogBook, report: Report) -> FloatArray:
    """How the runs end in what they are ranked by, higher is better; NaN where that is unknown.

    That is what the report ranks by, else accuracy on held-out data, else the loss there.
    """
    best = report.best
    asked = [(best.metric, best.split, 1.0 if best.is_upward else -1.0)] if best else []
    usual = [(m, split, s) for m, s in (("accuracy", 1.0), ("loss", -1.0)) for split in HELD_OUT]
    ends = np.full(len(book.runs), np.nan)
    for metric, split, sign in (*asked, *usual):
        ends = sign * levels(book, metric, split)
        if np.isfinite(ends).any():
            break
    return ends


def _is_lost(run_id: str, report: Report) -> bool:
    diagnosis = report.by_id.get(run_id)
    return diagnosis is not None and is_lost(diagnosis.lamps)


def _or_lowest(end: float) -> float:
    return end if np.isfinite(end) else -np.inf


def lines(
    traces: Sequence[Trace], styles: RunStyles, *, is_brief: bool = False, room: int = BRIEF_ROOM
) -> list[Line]:
    """The lines of one panel; those in front come last, on top.

    A brief panel says no verdicts, and the settings as shortly as can be: in ``room`` characters.
    """
    told = [trace for trace in traces if styles[trace.run.run_id].label]
    drawn = [
        Line(
            style.key,
            trace,
            style.stroke,
            style.title,
            _at_end(style, len(told), room if is_brief else LABEL, is_brief=is_brief),
            "" if is_brief else " · ".join(filter(None, (style.standing, style.verdict))),
            style.is_muted,
        )
        for trace in traces
        if (style := styles[trace.run.run_id])
    ]
    return sorted(drawn, key=lambda line: not line.is_muted)


def _at_end(style: RunStyle, labels: int, room: int, *, is_brief: bool) -> str:
    """A run's name as it stands at the end of its curve, one of so many ``labels``.

    ``room`` are the characters of a row.

    It is in words, in a few rows where labels are few, so that a stranger understands it; else it
    has no room for more than the values, or, of a crowd, for whether it is the best or the worst.
    """
    rows = folded(style.label, room)
    is_fitting = all(len(row) <= room for row in rows)
    if is_fitting and len(rows) <= (ROWS if labels <= MOST_FOLDED else 1):
        return "\n".join(rows)
    return (style.standing or style.short_row) if is_brief else style.row


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
