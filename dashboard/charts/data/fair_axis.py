"""Whether an x axis compares like with like, and which one does where it does not.

At one step, runs of different batch size have seen different amounts of data; at one epoch they
have made different numbers of updates.  Which of the two is unfair depends on the question: where
the report finds that the length of the walk tells the runs apart, updates are what is asked about,
and else the data.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from dashboard.charts.data.x_values import XAxis, is_known, usual
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook
from dashboard.model.table import Split

ABOUT_UPDATES = frozenset({"tau-explains", "large-batch-gap", "switch-recovers"})
"""Comparisons that lay the difference between runs to how far they walked, not to what they saw."""

BY_DATA = (XAxis.SAMPLES, XAxis.EPOCH)
BY_UPDATES = (XAxis.TAU, XAxis.STEP)
"""The fair axes of either question, the better one first."""


@dataclass(frozen=True, slots=True)
class Unfair:
    """An axis that compares unlike things, and the one to take instead."""

    axis: Literal["steps", "epochs"]
    small: float  # the smallest and the largest batch size
    large: float
    fair: XAxis

    @property
    def ratio(self) -> float:
        """How many times larger the largest batch is."""
        return self.large / self.small


def unfair(book: LogBook, report: Report, axis: XAxis) -> Unfair | None:
    """What is unfair in comparing the runs of ``book`` on ``axis``.

    ``None`` where nothing is, or where not every run has a place on a fairer one.
    """
    sizes = batch_sizes(book)
    if len(sizes) < 2:
        return None
    shown = usual(book) if axis is XAxis.EPOCH else axis
    if _asks_for_updates(book, report):
        return _instead(book, "epochs", sizes, BY_UPDATES) if shown in BY_DATA else None
    return _instead(book, "steps", sizes, BY_DATA) if shown is XAxis.STEP else None


def _instead(
    book: LogBook, name: Literal["steps", "epochs"], sizes: set[float], fairer: Sequence[XAxis]
) -> Unfair | None:
    fair = next((one for one in fairer if is_known(book, one)), None)
    return Unfair(name, min(sizes), max(sizes), fair) if fair is not None else None


def batch_sizes(book: LogBook) -> set[float]:
    """Every batch size that the runs of ``book`` log, or name in their settings."""
    logged = dict(book.each("batch_size", Split.NONE))
    found: set[float] = set()
    for run in book.runs:
        if run.run_id in logged:
            found.update(np.unique(logged[run.run_id].value).tolist())
        value = run.config.get("batch_size")
        if isinstance(value, int | float) and not isinstance(value, bool):
            found.add(float(value))
    return {size for size in found if 0 < size < np.inf}


def _asks_for_updates(book: LogBook, report: Report) -> bool:
    drawn = set(book.by_id)
    return any(
        comparison.code in ABOUT_UPDATES and len(drawn.intersection(comparison.runs)) > 1
        for comparison in report.comparisons
    )
