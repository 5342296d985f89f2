"""What a meeting decided as Markdown, for an issue or a pull request."""

from collections.abc import Iterator, Sequence

from dashboard.logs.source_digests import SourceDigest
from dashboard.meetings.decision import TEXT, Decision, Meeting
from dashboard.report.as_markdown import escape
from dashboard.report.figures.caption import day
from dashboard.report.meetings.decision_words import facts, kind_words, moment
from dashboard.report.meetings.sources import kept_with
from dashboard.text.escape import plain
from dashboard.text.notes import unlinked
from dashboard.text.sentences import Sentences

MOST_FILES = 100
"""Files that are listed with their digests; the JSON of a meeting has them all."""


def write(meeting: Meeting, decisions: Sequence[Decision], words: Sentences) -> str:
    """The decisions of a meeting, those with something to do first as a list of tasks.

    Notes keep their own Markdown, without links and images; all other text acts as nothing.
    """
    return "\n".join(_lines(meeting, decisions, words)) + "\n"


def _lines(meeting: Meeting, decisions: Sequence[Decision], words: Sentences) -> Iterator[str]:
    yield f"# {escape(meeting.title)}"
    yield ""
    yield escape(
        words.say(
            "meeting-minutes-lead",
            set=meeting.set_name,
            when=moment(meeting.opened_at, words),
            by=meeting.opened_by,
        )
    )
    made = [one for one in decisions if not one.is_open]
    if made:
        yield from _decisions(made, words)
    else:
        yield from ("", escape(words.say("meeting-nothing-decided")))
    yield from _files(kept_with(meeting.seen), words)


def _decisions(made: Sequence[Decision], words: Sentences) -> Iterator[str]:
    yield ""
    heads = ("setting", "decision", "owner", "due")
    yield _row([words.say(f"meeting-head-{name}") for name in heads])
    yield _row(["---"] * len(heads))
    for one in made:
        due = one.content.due
        yield _row(
            [
                one.setting,
                kind_words(one.content.kind, words),
                one.content.owner or "–",
                day(due, words.lang) if due is not None else "–",
            ]
        )
    for one in made:
        yield from _decision(one, words)


def _decision(one: Decision, words: Sentences) -> Iterator[str]:
    yield from ("", f"## {escape(one.setting)}: {escape(kind_words(one.content.kind, words))}", "")
    verdict = one.said.get("verdict")
    if isinstance(verdict, str) and verdict:
        yield f"- {escape(words.say('meeting-said', verdict=verdict))}"
    for fact in facts(one.content, words, longest=TEXT):
        yield f"- {escape(fact)}"
    yield f"- {escape(words.say('meeting-by', author=one.author, version=one.version))}"
    if one.content.command:
        fence = "`" * max(3, _longest_run(one.content.command, "`") + 1)
        yield from ("", f"{fence}sh", *one.content.command.splitlines(), fence)
    if one.content.note:
        yield from ("", *unlinked(one.content.note).splitlines())


def _files(files: Sequence[SourceDigest], words: Sentences) -> Iterator[str]:
    """The files with their digests, as ``sha256sum -c`` reads them."""
    if not files:
        return
    lines = [f"{one.sha256}  {plain(one.path, TEXT)}" for one in files[:MOST_FILES]]
    fence = "`" * max(3, _longest_run("\n".join(lines), "`") + 1)
    yield from ("", f"## {escape(words.say('meeting-files', files=len(files)))}", "")
    yield from (f"{fence}text", *lines, fence)
    if len(files) > MOST_FILES:
        yield ""
        yield escape(words.say("meeting-files-more", files=len(files) - MOST_FILES))


def _longest_run(text: str, character: str) -> int:
    """How often ``character`` stands in ``text`` at most without another between."""
    longest = run = 0
    for one in text:
        run = run + 1 if one == character else 0
        longest = max(longest, run)
    return longest


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell if cell == '---' else escape(cell) for cell in cells)} |"
