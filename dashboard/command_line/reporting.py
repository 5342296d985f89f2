"""``report``: logs with their verdicts and decisions as one HTML file that lasts."""

import argparse
import datetime as dt
from pathlib import Path

from dashboard.command_line import reading
from dashboard.command_line.command import (
    OK,
    Command,
    Request,
    UsageError,
    complain,
    nothing_readable,
    takes_paths,
    write,
)
from dashboard.diagnosis.engine import diagnose
from dashboard.logs.sources.remote import Address, is_address
from dashboard.logs.whole_set import WholeSet, read_whole
from dashboard.program_version import version
from dashboard.report.about import About
from dashboard.report.figures.typeset import NoTypstError
from dashboard.report.pack import make as pack
from dashboard.report.pack.reduced import MOST_POINTS
from dashboard.report.paper import make as paper
from dashboard.report.reading_losses import losses
from dashboard.text.escape import NAME_LIMIT, plain
from dashboard.text.languages import LANGUAGES
from dashboard.text.sentences import Sentences
from dashboard.whole_files import is_full, write_whole

BOTH = "both"
PDF = ".pdf"
ENDINGS = (".html", ".htm", PDF)
PATH_LIMIT = 500
"""Characters of a file's path that are shown: a person looks for it there."""


def options(parser: argparse.ArgumentParser) -> None:
    """The options of ``report``."""
    parser.add_argument("--no-corrections", dest="corrections", action="store_false")
    parser.add_argument("--no-decisions", dest="decisions", action="store_false")
    parser.add_argument("-o", "--out")
    parser.set_defaults(lang=BOTH)


def check(request: Request) -> None:
    """Raise ``UsageError`` unless paths are given and an HTML file that can be written."""
    takes_paths(request)
    if not request.out:
        raise UsageError("cli-report-no-output")
    if Path(request.out).suffix.lower() not in ENDINGS:
        raise UsageError("cli-report-ending", file=plain(request.out, PATH_LIMIT))


def run(request: Request, words: Sentences) -> int:
    """Write the file and print what is in it."""
    paths = [Address(one) if is_address(one) else Path(one) for one in request.paths]
    whole = read_whole(paths, reading.corrections_of(request))
    if not whole.book.runs:
        return nothing_readable(words, losses(whole.book.receipt, words))
    report = diagnose(whole.book)
    name = plain(Path(request.paths[0]).resolve().name or request.paths[0], NAME_LIMIT)
    about = About(name, version(), dt.datetime.now().astimezone())
    decided = _decided(whole, words) if request.decisions else ""
    is_paper = Path(request.out).suffix.lower() == PDF
    if is_paper:
        spoken = words if request.lang == BOTH else Sentences(request.lang)
        try:
            made = paper.make(whole, report, spoken, about, decided)
        except NoTypstError:
            return complain(words.say("cli-report-no-typst"))
    else:
        others = [one for one in LANGUAGES if one != words.lang]
        languages = (words.lang, *others) if request.lang == BOTH else (request.lang,)
        made = pack.make(whole, report, languages, about, decided)
    file = plain(request.out, PATH_LIMIT)
    try:
        write_whole(Path(request.out), made)
    except OSError as error:
        name = "cli-chart-disk-full" if is_full(error) else "cli-chart-not-written"
        return complain(words.say(name, file=file))
    runs = len(whole.book.runs)
    if is_paper:
        write(words.say("cli-report-on-paper", file=file, runs=runs, bytes=len(made) // 1000))
        return OK
    write(words.say("cli-report-written", file=file, runs=runs, bytes=len(made) // 1000))
    of = sum(len(one) for many in whole.book.series.values() for one in many)
    if of > MOST_POINTS:
        write(words.say("cli-report-reduced", points=MOST_POINTS, of=of))
    return OK


def _decided(whole: WholeSet, words: Sentences) -> str:
    """What meetings decided about the runs; where that cannot be read it is said, and left out.

    The database is loaded here, where it is needed: it takes as long as all the rest.
    """
    from dashboard.meetings.of_runs import decided_about  # noqa: PLC0415
    from dashboard.meetings.store.database import DatabaseError  # noqa: PLC0415

    try:
        return decided_about(whole.book.series.values())
    except DatabaseError:
        complain(words.say("cli-report-no-database"))
        return ""


COMMAND = Command(
    "report",
    options,
    run,
    {"lang": (*LANGUAGES, BOTH)},
    check,
    valued=frozenset({"out"}),
)
