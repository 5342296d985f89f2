"""The receipt as text: one row per file with its losses as sentences, then the totals."""

from collections.abc import Iterator, Sequence

from dashboard.model.run import Receipt, SourceReceipt
from dashboard.report.reading_losses import left_out
from dashboard.report.receipt_notes import ReceiptNotes, notes_of
from dashboard.report.terminal import Paper, columns, pad, wrap
from dashboard.text.escape import plain, shorten
from dashboard.text.sentences import Sentences

LOSSES = ("damaged", "recovered", "duplicated", "reordered", "replaced")
"""Counts that are shown only for a file that has them."""

GAP = "  "
NARROWEST_PATH = 16  # columns; a shorter path is unreadable


def write(receipt: Receipt, words: Sentences, paper: Paper) -> str:
    """The whole receipt in lines of at most ``paper.width`` columns."""
    return "\n".join(_lines(receipt, words, paper))


def _lines(receipt: Receipt, words: Sentences, paper: Paper) -> Iterator[str]:
    if receipt.sources:
        notes = notes_of(receipt, words)
        yield from _table(receipt.sources, notes, words, paper)
        for note in notes.together:
            yield from ("", *wrap(plain(note), paper.width))
        yield ""
    yield from map(paper.bold, wrap(_totals(receipt, words), paper.width))


def _table(
    sources: Sequence[SourceReceipt], notes: ReceiptNotes, words: Sentences, paper: Paper
) -> Iterator[str]:
    heads = [words.say(f"receipt-{name}") for name in ("file", "format", "points")]
    rows = [
        [plain(one.path), plain(one.format) or "–", words.say("document-count", n=one.points)]
        for one in sources
    ]
    widths = [max(map(columns, column)) for column in zip(heads, *rows, strict=True)]
    rest = sum(widths[1:]) + len(GAP) * (len(widths) - 1)
    widths[0] = min(widths[0], max(NARROWEST_PATH, paper.width - rest))
    yield paper.faint(_row(heads, widths))
    for source, source_notes, (path, *cells) in zip(sources, notes.of_file, rows, strict=True):
        yield _row([shorten(path, widths[0]), *cells], widths)
        yield from _losses_of(source, source_notes, words, paper)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Names to the left, the number to the right."""
    *names, number = map(pad, cells, widths)
    return GAP.join([*names, pad(number.strip(), widths[-1], right=True)]).rstrip()


def _losses_of(
    source: SourceReceipt, notes: Sequence[str], words: Sentences, paper: Paper
) -> Iterator[str]:
    """What a file lost: its counts on one line, then a sentence for each note."""
    counts = [
        words.say(f"document-{name}", n=getattr(source, name))
        for name in LOSSES
        if getattr(source, name)
    ]
    if counts:
        yield from wrap(" · ".join(counts), paper.width, GAP)
    for note in notes:
        yield from wrap(plain(note), paper.width, GAP + "– ", GAP * 2)


def _totals(receipt: Receipt, words: Sentences) -> str:
    totals = [
        words.say("document-files", n=len(receipt.sources)),
        words.say("grounds-points", points=receipt.total("points")),
    ]
    counted = {name: receipt.total(name) for name in LOSSES} | {"skipped": left_out(receipt)}
    totals += [words.say(f"document-{name}", n=total) for name, total in counted.items() if total]
    return " · ".join(totals)
