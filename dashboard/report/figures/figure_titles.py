"""What a figure of many runs is called when it is a file."""

from collections.abc import Iterable

from dashboard.charts.figures.panel_grid import METRICS, metrics_of
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences


def textbook_title(book: LogBook, words: Sentences, first: str = "") -> str:
    """What the textbook's figure of these runs is called; ``first`` is the metric that counts."""
    return title(metrics(metrics_of(book, first), words), book, words)


def metrics(names: Iterable[str], words: Sentences) -> str:
    """Several metrics in words; the textbook's own go by one name."""
    every = tuple(names)
    if every == METRICS:
        return words.say("export-book")
    return ", ".join(words.metric(name) for name in every)


def title(what: str, book: LogBook, words: Sentences) -> str:
    """What is shown and of how many runs."""
    runs = words.say("grounds-runs", runs=len(book.runs))
    return words.say("export-title", what=what, runs=runs)
