"""Who is drawn and how: every run's stroke, label, verdict and place in the foreground.

With many runs most step back: what is worst stays in front, for that is what the figure is for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.charts.lines import Line
from dashboard.charts.palette import MOST_DISTINCT, Palette, Stroke, assign
from dashboard.charts.spans import Span
from dashboard.charts.theme import Theme
from dashboard.charts.traces import Trace
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import RunDiagnosis, Severity, Symptom
from dashboard.logs.run import LogBook
from dashboard.text.sentences import Sentences

IN_FRONT = 8
"""Runs of a crowd that keep their full colour and a label."""

MOST_SPANS = 4
"""Findings that one panel of many runs shows; more would hide the curves."""


@dataclass(frozen=True, slots=True)
class Role:
    """How one run appears in every panel of a figure."""

    key: str
    stroke: Stroke
    title: str
    label: str
    verdict: str
    is_muted: bool
    diagnosis: RunDiagnosis | None


Cast = Mapping[str, Role]


def cast_of(
    book: LogBook, report: Report, words: Sentences, palette: Palette, theme: Theme
) -> Cast:
    """The role of every run of ``book`` by run id.

    Strokes are given over all runs of the report, so that a run looks the same in every figure.
    """
    everyone = report.runs or book.runs
    strokes = assign(everyone, palette, theme)
    strangers = assign(book.runs, palette, theme)
    labels = words.run_labels(book.runs)
    front = _in_front(book, report)
    roles = {}
    for number, run in enumerate(book.runs):
        diagnosis = report.by_id.get(run.run_id)
        is_front = run.run_id in front
        roles[run.run_id] = Role(
            f"r{number}",
            strokes.get(run.run_id) or strangers[run.run_id],
            words.run_title(run),
            labels[run.run_id] if is_front else "",
            words.short(diagnosis) if diagnosis is not None and is_front else "",
            not is_front,
            diagnosis,
        )
    return roles


def _in_front(book: LogBook, report: Report) -> set[str]:
    ids = [run.run_id for run in book.runs]
    if len(ids) <= MOST_DISTINCT:
        return set(ids)
    order = list(Severity)

    def gravity(run_id: str) -> int:
        diagnosis = report.by_id.get(run_id)
        return order.index(diagnosis.headline.severity) if diagnosis is not None else 0

    return set(sorted(ids, key=gravity, reverse=True)[:IN_FRONT])


def lines(traces: Sequence[Trace], cast: Cast, *, has_verdicts: bool) -> list[Line]:
    """The lines of one panel; those in front come last, on top."""
    drawn = [
        Line(
            role.key,
            trace,
            role.stroke,
            role.title,
            role.label,
            role.verdict if has_verdicts else "",
            role.is_muted,
        )
        for trace in traces
        if (role := cast[trace.run.run_id])
    ]
    return sorted(drawn, key=lambda line: not line.is_muted)


def without_labels(drawn: Sequence[Line]) -> list[Line]:
    """The same lines with nothing said at their ends."""
    return [replace(line, label="", note="") for line in drawn]


def headline_spans(
    traces: Sequence[Trace], metric: str, cast: Cast, words: Sentences
) -> list[Span]:
    """For every run in front the strongest finding behind its headline, on this panel's curve."""
    found: list[tuple[float, Span]] = []
    for trace in traces:
        role = cast[trace.run.run_id]
        if role.diagnosis is None or role.is_muted:
            continue
        here = [
            symptom
            for symptom in _behind_headline(role.diagnosis)
            if symptom.metric == metric and symptom.split == trace.split
        ]
        if here:
            worst = max(here, key=lambda symptom: symptom.strength)
            name = words.symptom_title(worst)
            found.append((worst.strength, Span(role.key, worst.from_x, worst.to_x, name)))
    found.sort(key=lambda pair: pair[0], reverse=True)
    return [span for _, span in found[:MOST_SPANS]]


def _behind_headline(diagnosis: RunDiagnosis) -> list[Symptom]:
    lamp = diagnosis.lamps.get(diagnosis.headline.lamp) if diagnosis.headline.lamp else None
    codes = lamp.because if lamp is not None else ()
    return [symptom for symptom in diagnosis.symptoms if symptom.code in codes]
