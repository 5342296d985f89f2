"""The sentence that a document or a page opens with, and what that sentence rests on.

This module chooses what is said first; it does not know how it is laid out.
"""

from pathlib import PurePosixPath

from dashboard.diagnosis.comparisons import lead
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import RunDiagnosis, Severity
from dashboard.logs.run import Note, Receipt, ReceiptNote, SourceReceipt
from dashboard.text.sentences import Sentences

ILL = frozenset({Severity.WARNING, Severity.CRITICAL})
"""Severities that ask for a change."""

AS_MEANT = frozenset({Note.SIDE_FILE, Note.MERGED, Note.ALREADY_IN_EVENTS, Note.ARCHIVE_OPENED})
"""Notes on files that were used as they were meant to be: nothing was lost."""

NEVER_LOGS = frozenset(
    {
        ".md",
        ".rst",
        ".pdf",
        ".html",
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".svg",
        ".py",
        ".ipynb",
        ".sh",
    }
)
"""Endings of files in which nobody looks for curves: beside logs they are no loss."""

_ORDER = list(Severity)


def opening(report: Report, words: Sentences) -> str:
    """One sentence on the whole set: across its runs if they can be compared, else on the worst."""
    if not report.runs:
        return words.say("nothing-loaded")
    comparison = lead(report.comparisons)
    if comparison is not None:
        return words.comparison(comparison)
    ill = sum(one.headline.severity in ILL for one in report.diagnoses)
    if not ill:
        return words.say("all-healthy", runs=len(report.runs))
    worst = worst_first(report)[0]
    title = next(words.run_title(run) for run in report.runs if run.run_id == worst.run_id)
    return words.say(
        "worst-run", ill=ill, runs=len(report.runs), title=title, text=words.headline(worst)
    )


def grounds(report: Report, words: Sentences) -> tuple[str, ...]:
    """What the verdict rests on: runs, points read, points lost, alone or beside siblings."""
    receipt = report.receipt
    beside = any(lamp.from_siblings for one in report.diagnoses for lamp in one.lamps.values())
    return (
        words.say("grounds-runs", runs=len(report.runs)),
        words.say("grounds-points", points=receipt.total("points")),
        words.say("grounds-lost", lost=receipt.total("damaged")),
        words.say("grounds-siblings" if report.comparisons or beside else "grounds-alone"),
    )


def worst_first(report: Report) -> list[RunDiagnosis]:
    """The diagnoses, the one that needs most attention first; equals keep the report's order."""
    return sorted(report.diagnoses, key=lambda one: -_ORDER.index(one.headline.severity))


def reasons(diagnosis: RunDiagnosis, words: Sentences) -> list[str]:
    """The facts behind a run's headline: those that its lamp, or any where none leads, rests on.

    Comparisons are left to :func:`across`: one of them would stand under every run it names.
    """
    leads = diagnosis.headline.lamp
    lamps = diagnosis.lamps.values() if leads is None else [diagnosis.lamps[leads]]
    codes = {code for lamp in lamps for code in lamp.because}
    return [words.symptom(symptom) for symptom in diagnosis.symptoms if symptom.code in codes]


def across(report: Report, words: Sentences) -> list[str]:
    """The sentences of the comparisons, each once, without the one that :func:`opening` says."""
    first = lead(report.comparisons)
    said = dict.fromkeys(words.comparison(item) for item in report.comparisons)
    return [sentence for sentence in said if not first or sentence != words.comparison(first)]


def losses(receipt: Receipt, words: Sentences) -> list[str]:
    """What of the logs is not in the table or was changed on the way, a sentence each.

    When nothing at all was read, everything that is known of the files is said.
    """
    nothing = not receipt.total("points")
    return [
        sentence
        for source in receipt.sources
        if source.skipped or source.damaged or source.replaced
        for note, sentence in zip(source.notes, words.note(source), strict=True)
        if nothing or not _is_as_meant(source, note)
    ]


def left_out(receipt: Receipt) -> int:
    """The number of files that nothing was read from although something was expected."""
    return sum(
        source.skipped and any(not _is_as_meant(source, note) for note in source.notes)
        for source in receipt.sources
    )


def _is_as_meant(source: SourceReceipt, note: ReceiptNote) -> bool:
    is_prose = PurePosixPath(source.path).suffix.lower() in NEVER_LOGS
    return note.code in AS_MEANT or (note.code is Note.NOT_A_LOG and is_prose)
