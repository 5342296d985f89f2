"""Everything that the program makes of a log book, up to the last sentence and the last figure."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.charts.data.smoothing import Smoothing
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import overlay, small_multiples, textbook_figure
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.options import FigureOptions
from dashboard.charts.registry import all_charts
from dashboard.charts.vega import to_spec
from dashboard.charts.vega.line_shapes import shaped
from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import BatchSize, Fit, LampName, LearningRate, Stability
from dashboard.model.contained import Failure, overheard
from dashboard.model.run import LogBook
from dashboard.report import as_json, as_markdown, as_text, receipt_as_text
from dashboard.report.terminal import Paper
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences

STATES = {
    LampName.STABILITY: Stability,
    LampName.LEARNING_RATE: LearningRate,
    LampName.BATCH_SIZE: BatchSize,
    LampName.FIT: Fit,
}
NO_NUMBER = re.compile(r"\b(nan|inf|infinity|None)\b|∞")
WORDS_OF = {lang: Sentences(lang) for lang in LANGUAGES}
KINDS = all_charts()


def go(book: LogBook, choice: int = 0, kinds: Sequence[ChartKind] = KINDS) -> tuple[Failure, ...]:
    """Go the whole way with ``book``, asserting what holds of every report; what failed on it.

    ``choice`` turns the choices that a person has: axes, smoothing, what is drawn first.
    """
    with overheard() as failures:
        report = diagnose(book)
        check(report)
        for lang in LANGUAGES:
            say(book, report.spoken(WORDS_OF[lang]), WORDS_OF[lang])
        words = WORDS_OF[LANGUAGES[choice % len(LANGUAGES)]]
        for kind in kinds:
            draw(kind, book, report, words, choice)
    return (*report.failures, *failures)


def check(report: Report) -> None:
    """What holds of every report."""
    assert len(report.diagnoses) == len(report.runs)
    for diagnosis in report.diagnoses:
        assert list(diagnosis.lamps) == list(LampName)
        for name, lamp in diagnosis.lamps.items():
            assert lamp.name is name
            assert isinstance(lamp.state, STATES[name])
            assert lamp.confidence is None or 0 <= lamp.confidence <= 1
        for symptom in diagnosis.symptoms:
            assert 0 <= symptom.strength <= 1


def say(book: LogBook, report: Report, words: Sentences) -> None:
    """Write the report in every form, in one language."""
    document = report.to_dict()
    json.dumps(document, allow_nan=False, default=as_json._plain)
    as_text.write(report, words, Paper(100, False))
    as_markdown.write(report, words)
    receipt_as_text.write(book.receipt, words, Paper(100, False))
    for diagnosis in report.diagnoses:
        words.short(diagnosis)
        for one in diagnosis.recommendations:
            words.chip(one)
    for sentence in sentences(document):
        assert not NO_NUMBER.search(sentence), sentence


def sentences(document: dict[str, Any]) -> Iterator[str]:
    """Every sentence of the report on runs and across them."""
    for run in document["runs"]:
        yield run["headline"]["text"]
        yield from (finding["text"] for finding in run["findings"])
        for advice in run["recommendations"]:
            yield from (advice[name] for name in ("text", "why", "expect", "wrong_if"))
    yield from (comparison["text"] for comparison in document["comparisons"])


def draw(kind: ChartKind, book: LogBook, report: Report, words: Sentences, choice: int) -> None:
    """Draw one kind of figure and write it out, as a page does."""
    more: dict[str, Any] = {}
    if "run_id" in kind.needs:
        if not book.runs:
            return
        more["run_id"] = book.runs[choice % len(book.runs)].run_id
    if "metric" in kind.needs:
        logged = [(one.metric, one.split) for many in book.series.values() for one in many]
        metric, split = logged[choice % len(logged)] if logged else ("loss", "train")
        more |= {"metric": metric, "split": split, "x_axis": list(XAxis)[choice % len(XAxis)]}
        more |= {"log_x": bool(choice & 4), "log_y": bool(choice & 8)}
    if kind.draw in (textbook_figure.draw, overlay.draw, small_multiples.draw):
        more |= {"smoothing": 0.6 * bool(choice & 2)}
        more |= {"smoothing_kind": list(Smoothing)[choice % len(Smoothing)]}
        more |= {"whole": bool(choice & 16)}
    spec = to_spec.write(shaped(kind.draw(book, report, words, FigureOptions(**more))))
    spec.pop("datasets")
    json.dumps(spec, allow_nan=False)
    for table in to_spec.inline_texts(spec):
        json.loads(table)
