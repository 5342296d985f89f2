"""``lab-book PATH…``: what was tried, what came of it and why next, as Markdown or JSON."""

import argparse
import time
from pathlib import Path

from dashboard.api import diagnose
from dashboard.command_line import reading
from dashboard.command_line.command import (
    LANG,
    OK,
    Command,
    Request,
    complain,
    nothing_readable,
    write,
)
from dashboard.diagnosis.report import Report
from dashboard.logs.follow.pace import running_in
from dashboard.model.run import LogBook
from dashboard.report.lab_book import as_json, as_markdown
from dashboard.report.lab_book.book import Book, identities, made
from dashboard.report.reading_losses import losses
from dashboard.text.escape import NAME_LIMIT, plain
from dashboard.text.sentences import Sentences
from dashboard.whole_files import write_whole

MARKDOWN, JSON = "markdown", "json"
PATH_LIMIT = 500
"""Characters of a file's path that are shown."""


def options(parser: argparse.ArgumentParser) -> None:
    """The options of ``lab-book``."""
    reading.options(parser)
    parser.add_argument("-o", "--output")
    parser.add_argument("--format")
    parser.add_argument("--no-decisions", dest="decisions", action="store_false")


def run(request: Request, words: Sentences) -> int:
    """Print the lab book, or write it to a file."""
    book = reading.read(request)
    if not book.runs:
        return nothing_readable(words, losses(book.receipt, words))
    report = diagnose(
        book, scheduler=request.scheduler, running=running_in(book, time.time()), lang=request.lang
    )
    words = words.among(book.runs)
    whole = _whole(book, report, words) if request.decisions else made(book, report, words)
    name = plain(Path(request.paths[0]).resolve().name or request.paths[0], NAME_LIMIT)
    if request.format == JSON:
        text = as_json.write(name, whole, report) + "\n"
    else:
        text = as_markdown.write(name, whole, book, report, words)
    if not request.output:
        return write(text.removesuffix("\n"))
    file = plain(request.output, PATH_LIMIT)
    try:
        write_whole(Path(request.output), text.encode("utf-8", "replace"))
    except OSError:
        return complain(words.say("cli-chart-not-written", file=file))
    write(words.say("cli-lab-book-written", file=file, entries=len(whole.entries)))
    return OK


def _whole(book: LogBook, report: Report, words: Sentences) -> Book:
    """The lab book with decisions and notes; where these cannot be read it is said.

    The database is loaded here, where it is needed: it takes as long as all the rest.
    """
    from dashboard.meetings.of_runs import is_kept_anywhere  # noqa: PLC0415
    from dashboard.meetings.store import database  # noqa: PLC0415
    from dashboard.report.lab_book.kept import kept_of  # noqa: PLC0415

    try:
        if not is_kept_anywhere():
            return made(book, report, words)
        engine = database.opened(database.address())
        try:
            said, written = kept_of(engine, identities(book).values())
        finally:
            engine.dispose()
    except database.DatabaseError:
        complain(words.say("cli-report-no-database"))
        return made(book, report, words)
    return made(book, report, words, said, written)


COMMAND = Command(
    "lab-book",
    options,
    run,
    {**LANG, "format": (MARKDOWN, JSON)},
    valued=frozenset({"output", "scheduler"}),
)
