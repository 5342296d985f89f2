"""``report``: logs with their verdicts and decisions as one HTML file that lasts."""

import argparse
import datetime as dt
from pathlib import Path

from dashboard.command_line import chosen_figures, reading
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
    parser.add_argument("--figures", action="store_true", default=False)
    parser.add_argument("-o", "--out")
    parser.set_defaults(lang=BOTH)


def check(request: Request) -> None:
    """Raise ``UsageError`` unless paths are given and an HTML file that can be written."""
    takes_paths(request)
    if not request.out:
        raise UsageError("cli-report-no-output")
    if request.figures:
        chosen_figures.check(request.out)
    elif Path(request.out).suffix.lower() not in ENDINGS:
        raise UsageError("cli-report-ending", file=plain(request.out, PATH_LIMIT))


def run(request: Request, words: Sentences) -> int:
    """Write the file and print what is in it."""
    paths = [Address(one) if is_address(one) else Path(one) for one in request.paths]
    whole = read_whole(paths, reading.corrections_of(request))
    if not whole.book.runs:
        return nothing_readable(words, losses(whole.book.receipt, words))
    name = plain(Path(request.paths[0]).resolve().name or request.paths[0], NAME_LIMIT)
    about = About(name, version(), dt.datetime.now().astimezone())
    try:
        if request.figures:
            return _figures(request, whole, about, words)
        report = diagnose(whole.book)
        decided = _decided(whole, words) if request.decisions else ""
        if Path(request.out).suffix.lower() == PDF:
            made = paper.make(whole, report, _spoken(request, words), about, decided)
            return _kept(request, made, "cli-report-on-paper", words, runs=len(whole.book.runs))
    except NoTypstError:
        return complain(words.say("cli-report-no-typst"))
    others = [one for one in LANGUAGES if one != words.lang]
    languages = (words.lang, *others) if request.lang == BOTH else (request.lang,)
    made = pack.make(whole, report, languages, about, decided)
    said = _kept(request, made, "cli-report-written", words, runs=len(whole.book.runs))
    of = sum(len(one) for many in whole.book.series.values() for one in many)
    if said == OK and of > MOST_POINTS:
        write(words.say("cli-report-reduced", points=MOST_POINTS, of=of))
    return said


def _figures(request: Request, whole: WholeSet, about: About, words: Sentences) -> int:
    """The figures that were chosen on the page, as one file in one language."""
    paths = [Path(one) for one in request.paths if not is_address(one)]
    spoken = _spoken(request, words)
    chosen = chosen_figures.chosen(paths, whole.sources, about)
    if chosen is None:
        return complain(words.say("cli-report-no-figures"))
    made = chosen_figures.made(chosen, request.out, spoken)
    return _kept(request, made, "cli-report-figures", words, figures=len(chosen.figures))


def _spoken(request: Request, words: Sentences) -> Sentences:
    """The words of a file that has one language."""
    return words if request.lang == BOTH else Sentences(request.lang)


def _kept(request: Request, made: bytes, said: str, words: Sentences, **told: int) -> int:
    """Write the file and say what is in it."""
    file = plain(request.out, PATH_LIMIT)
    try:
        write_whole(Path(request.out), made)
    except OSError as error:
        name = "cli-chart-disk-full" if is_full(error) else "cli-chart-not-written"
        return complain(words.say(name, file=file))
    write(words.say(said, file=file, bytes=len(made) // 1000, **told))
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
