"""What the logs of the drawn runs lost, said on the figure: the receipt in one count."""

from dashboard.logs.run import LogBook
from dashboard.text.sentences import Sentences

_CHANGES = ("damaged", "duplicated", "reordered", "replaced")


def notes(book: LogBook, words: Sentences) -> list[str]:
    """One note on how many points of the book's runs were dropped or moved; none if none were."""
    sources = book.receipt.of(book.runs)
    points = sum(getattr(source, name) for source in sources for name in _CHANGES)
    return [words.say("chart-changed", points=points)] if points else []
