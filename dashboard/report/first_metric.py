"""The metric that a set of logs is opened on, and the others that it can be looked at by.

Where the loss is not what counts, or the runs are reported by a measure of their task
(:mod:`dashboard.diagnosis.task_measure`), the report says so, and its best run is best by that.
"""

from collections import defaultdict

from dashboard.diagnosis.report import Report
from dashboard.diagnosis.task_measure import FEWEST, SPLITS, task_measure
from dashboard.model.metrics import (
    COUNTS,
    NO_LEVEL,
    task_rank,
    words_of,
)
from dashboard.model.run import LogBook

TEXTBOOK = ("loss", "accuracy")
"""The metrics that are shown where no other counts."""

TIMES = frozenset({"seconds", "second", "minutes", "hours", "runtime", "duration", "elapsed"})
"""Words of names that are of a time, besides those of :data:`dashboard.model.metrics.NO_LEVEL`."""

SET = frozenset({"learning_rate", "batch_size"})
"""What was set, not measured."""


def first_metric(book: LogBook, report: Report) -> str:
    """The metric to look at first where it is neither accuracy nor loss; else ``""``.

    Of logs that have neither, the first that can be chosen.
    """
    if report.first_metric:
        return report.first_metric
    if not textbook_metrics(book):
        return next(iter(choosable(book)), "")
    return task_measure(_logged_held_out(book))


def textbook_metrics(book: LogBook) -> tuple[str, ...]:
    """Which of loss and accuracy the logs have."""
    logged = book.points_by_metric()
    return tuple(name for name in TEXTBOOK if name in logged)


def choosable(book: LogBook) -> tuple[str, ...]:
    """The measured metrics but loss and accuracy, those of a task first, then those of most runs.

    Empty where there is nothing to choose: loss and accuracy are all that was measured.  Beside a
    loss norms, times and rates are no choice, and beside loss and accuracy only measures of a task
    are: the Curves page draws the others.
    """
    runs: dict[str, set[str]] = defaultdict(set)
    for run_id, many in book.series.items():
        for one in many:
            if len(one) >= FEWEST:
                runs[one.metric].add(run_id)

    def place(name: str) -> tuple[float, int, str]:
        rank = task_rank(name)
        return (float("inf") if rank is None else rank, -len(runs[name]), name)

    others = set(runs) - COUNTS - SET - set(TEXTBOOK)
    known = runs.keys() & set(TEXTBOOK)
    if known:
        others = {name for name in others if not (NO_LEVEL | TIMES).intersection(words_of(name))}
    if len(known) == len(TEXTBOOK):
        others = {name for name in others if task_rank(name) is not None}
    return tuple(sorted(others, key=place))


def _logged_held_out(book: LogBook) -> list[frozenset[str]]:
    """Of each run that logs anything the metrics of data that is not trained on."""
    return [
        frozenset(one.metric for one in many if one.split in SPLITS and len(one) >= FEWEST)
        for many in book.series.values()
        if many
    ]
