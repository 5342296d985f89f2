"""``meetings list|export|import``: what was decided, from one database to another or to a file.

``export`` writes all meetings with the lab book, or those whose ids follow: as JSON, which
``import`` reads, or only their decisions, as CSV, as Markdown, or the disagreements with verdicts
as JSON; the minutes of one meeting as PDF too.
"""

import argparse
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Engine

from dashboard.command_line.command import (
    LANG,
    OK,
    Command,
    Request,
    UsageError,
    complain,
    write,
)
from dashboard.meetings import document
from dashboard.meetings.decision import Meeting
from dashboard.meetings.document import DocumentError, WholeMeeting
from dashboard.meetings.lab_document import WholeEntry
from dashboard.meetings.store import (
    database,
    decisions,
    lab_entries,
    lab_transfer,
    meetings,
    transfer,
)
from dashboard.meetings.store.database import DatabaseError
from dashboard.program_version import version
from dashboard.report.about import About
from dashboard.report.figures.typeset import NoTypstError
from dashboard.report.meetings import decision_rows, minutes
from dashboard.report.meetings.decision_words import moment
from dashboard.report.pack.kept_in import meetings_of
from dashboard.report.paper import minutes as paper_minutes
from dashboard.report.paper.minutes import Minutes
from dashboard.text.escape import NAME_LIMIT, plain
from dashboard.text.sentences import Sentences
from dashboard.whole_files import write_whole

LIST, EXPORT, IMPORT = "list", "export", "import"
VERBS = (LIST, EXPORT, IMPORT)

JSON, CSV, MARKDOWN, FEEDBACK, PDF = "json", "csv", "markdown", "feedback", "pdf"
FORMATS = (JSON, CSV, MARKDOWN, FEEDBACK, PDF)

PATH_LIMIT = 500
"""Characters of a file's path that are shown."""

MAX_BYTES = 1 << 28
"""Of a file that is read; meetings are smaller."""


def options(parser: argparse.ArgumentParser) -> None:
    """The options of ``meetings``."""
    parser.add_argument("-o", "--output")
    parser.add_argument("--format")


def check(request: Request) -> None:
    """Raise ``UsageError`` unless one of the verbs is there, and files where it needs them."""
    verb, *rest = request.paths or ("",)
    if verb not in VERBS:
        raise UsageError("cli-meetings-verb", verbs=", ".join(VERBS))
    if verb == IMPORT and not rest:
        raise UsageError("cli-meetings-no-file")


def run(request: Request, words: Sentences) -> int:
    """Do what the verb says; what the database or a file refuses is one sentence."""
    verb, *rest = request.paths
    try:
        engine = database.opened(database.address())
        try:
            if verb == LIST:
                return _list(engine, words)
            if verb == EXPORT:
                return _export(engine, request, rest, words)
            return _import(engine, rest, words)
        finally:
            engine.dispose()
    except (DatabaseError, DocumentError) as error:
        return complain(words.say(error.code, about=plain(error.about, PATH_LIMIT)))


def _list(engine: Engine, words: Sentences) -> int:
    found = meetings.all_meetings(engine)
    if not found:
        return write(words.say("cli-meetings-none"))
    return write("\n".join(_line(engine, one, words) for one in found))


def _line(engine: Engine, one: Meeting, words: Sentences) -> str:
    made = [each for each in decisions.decisions(engine, one.meeting_id) if not each.is_open]
    said = words.say(
        "meeting-earlier-one",
        when=moment(one.opened_at, words),
        by=plain(one.opened_by, NAME_LIMIT),
        decided=len(made),
        state="open" if one.closed_at is None else "closed",
    )
    return f"{one.meeting_id}  {plain(one.title, NAME_LIMIT)}  {said}"


def _export(engine: Engine, request: Request, ids: Sequence[str], words: Sentences) -> int:
    wanted = list(ids) or [one.meeting_id for one in meetings.all_meetings(engine)]
    found = []
    for one in wanted:
        whole = transfer.whole(engine, one)
        if whole is None:
            return complain(words.say("cli-meetings-no-meeting", id=plain(one, NAME_LIMIT)))
        found.append(whole)
    # "text" is what a request holds where no format was asked for.
    form = JSON if request.format == "text" else request.format
    if form == PDF:
        if len(found) != 1 or not request.output:
            return complain(words.say("cli-meetings-one-pdf"))
        try:
            return _kept(request.output, _on_paper(found[0], words), found, words)
        except NoTypstError:
            return complain(words.say("cli-report-no-typst"))
    # Of single meetings no lab book is asked for.
    entries = () if ids else lab_transfer.whole(engine, lab_entries.all_entries(engine))
    made = _written(found, entries, form, words)
    if not request.output:
        return write(made.removesuffix("\n"))
    return _kept(request.output, made.encode("utf-8", "replace"), found, words)


def _kept(output: str, data: bytes, found: Sequence[WholeMeeting], words: Sentences) -> int:
    """Write a file and say what is in it."""
    file = plain(output, PATH_LIMIT)
    try:
        write_whole(Path(output), data)
    except OSError:
        return complain(words.say("cli-chart-not-written", file=file))
    return write(words.say("cli-meetings-written", file=file, meetings=len(found)))


def _on_paper(whole: WholeMeeting, words: Sentences) -> bytes:
    """The minutes of a meeting as PDF, without curves: its logs are not open."""
    several = [decision for decision, _ in whole.decisions]
    about = About(whole.meeting.title, version(), dt.datetime.now().astimezone())
    return paper_minutes.make(Minutes(whole.meeting, several, whole.notes), words, about)


def _written(
    found: Sequence[WholeMeeting], entries: Sequence[WholeEntry], form: str, words: Sentences
) -> str:
    """The meetings with the lab book, or what they decided, as text in a format."""
    if form == JSON:
        return document.written(found, entries)
    decided = [(one.meeting, [decision for decision, _ in one.decisions]) for one in found]
    if form == CSV:
        return decision_rows.csv(decided).decode("utf-8")
    if form == FEEDBACK:
        return decision_rows.feedback(decided)
    return "\n".join(minutes.write(meeting, several, words) for meeting, several in decided)


def _import(engine: Engine, files: Sequence[str], words: Sentences) -> int:
    """Take the meetings of files in, all of one file or none."""
    said: list[str] = []
    for name in files:
        file = plain(name, PATH_LIMIT)
        try:
            with Path(name).open("rb") as opened:
                data = opened.read(MAX_BYTES + 1)
        except (OSError, ValueError):  # a name with a NUL is no name
            return complain(*said, words.say("cli-meetings-not-read", file=file))
        if len(data) > MAX_BYTES:
            raise DocumentError("meetings-too-big")
        taken = transfer.take_in(engine, document.read(meetings_of(data)))
        said.append(words.say("meeting-taken", new=taken.new, grown=taken.grown))
        if taken.entries:
            said.append(words.say("lab-entries-taken", entries=taken.entries))
        said += [words.say("meeting-taken-parted", setting=plain(one)) for one in taken.parted]
    write("\n".join(said))
    return OK


COMMAND = Command(
    "meetings",
    options,
    run,
    {**LANG, "format": FORMATS},
    check,
    valued=frozenset({"output"}),
)
