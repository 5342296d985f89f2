"""What a figure of many runs holds when it is a file: its curves, and what it is called."""

from collections.abc import Iterable

from dashboard.charts.figures.panel_grid import METRICS, MOST_OTHERS, OTHERS, ROWS
from dashboard.model.run import LogBook
from dashboard.report.figures.rows import Curves
from dashboard.text.sentences import Sentences


def book_curves(book: LogBook) -> Curves:
    """The metrics and splits of the book's figure, panel by panel."""
    found = [
        (metric, splits)
        for splits in ROWS.values()
        for metric in METRICS
        if any(True for split in splits for _ in book.each(metric, split))
    ]
    if found:
        return found
    return [(name, OTHERS) for name, _ in book.points_by_metric().most_common(MOST_OTHERS)]


def book_title(book: LogBook, words: Sentences) -> str:
    """What the book's figure of these runs is called."""
    return title(metrics(dict.fromkeys(name for name, _ in book_curves(book)), words), book, words)


def metrics(names: Iterable[str], words: Sentences) -> str:
    """Several metrics in words; the book's own go by one name."""
    every = tuple(names)
    if every == METRICS:
        return words.say("export-book")
    return ", ".join(words.metric(name) for name in every)


def title(what: str, book: LogBook, words: Sentences) -> str:
    """What is shown and of how many runs."""
    runs = words.say("grounds-runs", runs=len(book.runs))
    return words.say("export-title", what=what, runs=runs)
