"""What the logs of the drawn runs lost, said on the figure: the receipt in one count."""

from dashboard.model.run import LogBook, Note, SourceReceipt
from dashboard.text.sentences import Sentences

_CHANGES = ("damaged", "duplicated", "reordered", "replaced")


def notes(book: LogBook, words: Sentences) -> list[str]:
    """One note on how many points of the book's runs were dropped or moved; none if none were."""
    sources = book.receipt.of(book.runs)
    points = sum(getattr(source, name) for source in sources for name in _CHANGES)
    points -= sum(source.duplicated for source in sources if _only_repeats(source))
    return [words.say("chart-changed", points=points)] if points else []


def _only_repeats(source: SourceReceipt) -> bool:
    """Whether the file says again what the events beside it say: a copy loses nothing."""
    return any(note.code is Note.ALREADY_IN_EVENTS for note in source.notes)
