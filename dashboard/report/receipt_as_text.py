"""The receipt as text: one row a file, the losses said as sentences, the totals."""

from collections.abc import Iterator, Sequence

from dashboard.logs.run import Receipt, SourceReceipt
from dashboard.report.terminal import Paper, columns, pad, wrap
from dashboard.text.escape import plain, shorten
from dashboard.text.sentences import Sentences

LOSSES = ("damaged", "recovered", "duplicated", "reordered", "replaced")
"""Counts that have a column only where some file has one."""

GAP = "  "
NARROWEST_PATH = 16  # columns; below this a path tells nothing


def write(receipt: Receipt, words: Sentences, paper: Paper) -> str:
    """The whole receipt; the table is as wide as ``paper`` where its paths can be shortened."""
    return "\n".join(_lines(receipt, words, paper))


def _lines(receipt: Receipt, words: Sentences, paper: Paper) -> Iterator[str]:
    counts = ["points", *(name for name in LOSSES if receipt.total(name))]
    if receipt.sources:
        yield from _table(receipt.sources, counts, words, paper)
        yield ""
    notes = [note for source in receipt.sources for note in words.note(source)]
    for note in notes:
        yield from wrap(plain(note), paper.width, "– ", "  ")
    if notes:
        yield ""
    yield from map(paper.bold, wrap(_totals(receipt, counts, words), paper.width))


def _table(
    sources: Sequence[SourceReceipt], counts: Sequence[str], words: Sentences, paper: Paper
) -> Iterator[str]:
    heads = [words.say(f"receipt-{name}") for name in ("file", "format", *counts)]
    rows = [
        [plain(source.path), plain(source.format) or "–"]
        + [words.say("document-count", n=int(getattr(source, name))) for name in counts]
        for source in sources
    ]
    widths = [max(map(columns, column)) for column in zip(heads, *rows, strict=True)]
    rest = sum(widths[1:]) + len(GAP) * (len(widths) - 1)
    widths[0] = min(widths[0], max(NARROWEST_PATH, paper.width - rest))
    yield paper.faint(_row(heads, widths))
    for row in rows:
        yield _row([shorten(row[0], widths[0]), *row[1:]], widths)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Names to the left, numbers to the right."""
    padded = [
        pad(cell, width, right=index > 1)
        for index, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return GAP.join(padded).rstrip()


def _totals(receipt: Receipt, counts: Sequence[str], words: Sentences) -> str:
    said = [
        words.say("document-files", n=len(receipt.sources)),
        words.say("grounds-points", points=receipt.total("points")),
    ]
    said += [words.say(f"document-{name}", n=receipt.total(name)) for name in counts[1:]]
    skipped = receipt.total("skipped")
    if skipped:
        said.append(words.say("document-skipped", n=skipped))
    return " · ".join(said)
