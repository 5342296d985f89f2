"""The metric that a set of logs is opened on, and the others that it can be looked at by.

Where the loss is not what counts, the report says so.  A fine-tuning has a loss that does measure
it, and is all the same reported by the measure of its task: a word error rate, BLEU, mAP.  Such a
measure is opened on where all runs log it on held-out data and none logs an accuracy there.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from dashboard.diagnosis.features.objective_words import BESIDE_A_LOSS, SAME_AS_LOSS
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.standings import levels
from dashboard.model.curve import HELD_OUT
from dashboard.model.metrics import (
    COUNTS,
    NO_LEVEL,
    Direction,
    direction_of,
    has,
    task_rank,
    words_of,
)
from dashboard.model.run import LogBook
from dashboard.model.table import Split

TEXTBOOK = ("loss", "accuracy")
"""The metrics that are shown where no other counts."""

TIMES = frozenset({"seconds", "second", "minutes", "hours", "runtime", "duration", "elapsed"})
"""Words of names that are of a time, besides those of :data:`dashboard.model.metrics.NO_LEVEL`."""

SET = frozenset({"learning_rate", "batch_size"})
"""What was set, not measured."""

FEWEST = 2  # points of a curve that can be followed


def first_metric(book: LogBook, report: Report) -> str:
    """The metric to look at first where it is neither accuracy nor loss; else ``""``.

    Of logs that have neither, the first that can be chosen.
    """
    if report.first_metric:
        return report.first_metric
    if not textbook_metrics(book):
        return next(iter(choosable(book)), "")
    logged = _logged_held_out(book)
    if "accuracy" in logged or not book.runs:
        return ""
    runs = {run_id for run_id, many in book.series.items() if many}
    found = [
        (rank, len(words_of(name)), name)
        for name, by in logged.items()
        if by >= runs
        and (rank := task_rank(name)) is not None
        and not has(name, BESIDE_A_LOSS + SAME_AS_LOSS)
    ]
    return min(found)[2] if found else ""


@dataclass(frozen=True, slots=True)
class ByFirst:
    """The run that ends best by the metric that a set is opened on."""

    run_id: str
    metric: str
    split: Split
    end: float  # the median of its last values


def best_by_first(book: LogBook, report: Report) -> ByFirst | None:
    """Which run is best by the first metric; ``None`` where the runs are ranked by that anyway."""
    metric = first_metric(book, report)
    is_upward = direction_of(metric) is Direction.UP
    if not metric or report.best is None or report.best.metric == metric:
        return None
    for split in (*HELD_OUT, Split.NONE):
        ends = levels(book, metric, split)
        if np.isfinite(ends).any():
            at = int(np.nanargmax(ends if is_upward else -ends))
            return ByFirst(book.runs[at].run_id, metric, split, float(ends[at]))
    return None


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


def _logged_held_out(book: LogBook) -> dict[str, set[str]]:
    """By metric the runs that log it on data that is not trained on, or do not say on which."""
    found: dict[str, set[str]] = defaultdict(set)
    for run_id, many in book.series.items():
        for one in many:
            if one.split in {*HELD_OUT, Split.NONE} and len(one) >= FEWEST:
                found[one.metric].add(run_id)
    return found
