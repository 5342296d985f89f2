"""What the figure of one run is about: the metrics that count, the findings on their curves."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.charts.data.line import Line, Span
from dashboard.charts.data.traces import Trace
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import RunDiagnosis, Symptom
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences

MAIN = ("loss", "accuracy")
MINOR = ("learning_rate", "grad_norm")
MOST_OTHERS = 2
"""Main panels of a run that logs neither loss nor accuracy."""

MOST_FINDINGS = 6
"""Findings that one strip names, the strongest first; all are told beside the figure."""

WHOLE = 0.9
"""A span of more than this share of its curve shades nothing: its bar says it."""


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


def listed(
    diagnosis: RunDiagnosis | None, metric: str, found: Sequence[Line], words: Sentences
) -> list[Span]:
    """The strongest findings on what is seen of this metric's curves, in the order they begin."""
    if diagnosis is None:
        return []
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


def shaded(spans: Sequence[Span], found: Sequence[Line]) -> list[Span]:
    """The spans to shade on the curves, nameless: those that are no remark on a whole curve."""
    lengths = {line.key: float(line.trace.native[-1] - line.trace.native[0]) for line in found}
    return [
        replace(span, name="")
        for span in spans
        if span.to_x - span.from_x <= WHOLE * lengths[span.key]
    ]
