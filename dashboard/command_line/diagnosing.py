"""``diagnose PATH…``: print the verdict on every run, and what to change."""

import argparse
import time

from dashboard.api import diagnose
from dashboard.command_line import reading
from dashboard.command_line.command import LANG, MET, OK, Command, Request, nothing_readable, write
from dashboard.command_line.streams import paper
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import Severity
from dashboard.logs.follow.pace import running_in
from dashboard.report import as_json, as_markdown, as_text
from dashboard.report.reading_losses import losses
from dashboard.text.sentences import Sentences

FORMATS = ("text", "json", "markdown")
FAIL_ON = (Severity.NONE.value, Severity.WARNING.value, Severity.CRITICAL.value)


def options(parser: argparse.ArgumentParser) -> None:
    """The options of ``diagnose``."""
    reading.options(parser)
    parser.add_argument("--format")
    parser.add_argument("--no-siblings", dest="siblings", action="store_false")
    parser.add_argument("--apart", action="store_true")
    parser.add_argument("--fail-on")


def run(request: Request, words: Sentences) -> int:
    """Print the diagnosis in the format that was asked for."""
    book = reading.read(request)
    report = diagnose(
        book,
        siblings=request.siblings,
        apart=request.apart,
        lang=request.lang,
        scheduler=request.scheduler,
        running=running_in(book, time.time()),
    )
    if request.format == "json":
        write(as_json.write(report))
    elif request.format == "markdown":
        write(as_markdown.write(report, words))
    elif book.runs:
        write(as_text.write(report, words, paper()))
    if not book.runs:
        return nothing_readable(words, losses(book.receipt, words))
    return MET if _is_met(report, request.fail_on) else OK


def _is_met(report: Report, fail_on: str) -> bool:
    """Whether some run's headline is at least as severe as ``fail_on``; ``none`` is never met."""
    order = list(Severity)
    least = order.index(Severity(fail_on))
    return least > 0 and any(
        order.index(diagnosis.headline.severity) >= least for diagnosis in report.diagnoses
    )


COMMAND = Command(
    "diagnose",
    options,
    run,
    {**LANG, "format": FORMATS, "fail_on": FAIL_ON},
    valued=frozenset({"scheduler"}),
)
