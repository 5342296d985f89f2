"""A lab book as Markdown: for a wiki, a notebook or the appendix of a paper."""

from collections.abc import Iterator

from dashboard.diagnosis.report import Report
from dashboard.meetings.lab_entry import LabEntry
from dashboard.model.run import LogBook
from dashboard.report.as_markdown import escape
from dashboard.report.lab_book.book import Book
from dashboard.report.lab_book.told import Told, told
from dashboard.report.meetings.decision_words import moment
from dashboard.text.notes import unlinked
from dashboard.text.sentences import Sentences


def write(name: str, made: Book, book: LogBook, report: Report, words: Sentences) -> str:
    """All entries in time, under the ``name`` of the set.

    What people wrote keeps its own Markdown, without links and images; all other text acts as
    nothing.
    """
    words = words.among(report.runs or book.runs)
    lines = [f"# {escape(words.say('lab-title'))}: {escape(name)}"]
    for entry in made.entries:
        lines += _entry(told(entry, made, book, report, words), words)
        for one in entry.written:
            lines += _written(one, words)
    return "\n".join(lines) + "\n"


def _entry(one: Told, words: Sentences) -> Iterator[str]:
    yield from ("", f"## {escape(one.title)}", "")
    if one.when:
        yield from (escape(one.when), "")
    for part, sentences in (("tried", one.tried), ("came", one.came), ("next", one.next)):
        if sentences:
            yield f"- **{escape(words.say(f'lab-{part}'))}** {escape(' '.join(sentences))}"


def _written(one: LabEntry, words: Sentences) -> Iterator[str]:
    if one.is_empty:
        return
    by = words.say("meeting-by-at", author=one.author, when=moment(one.changed_at, words))
    yield from ("", f"**{escape(by)}**", "", *unlinked(one.content.text).splitlines())
