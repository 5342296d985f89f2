"""How many of its last epochs the textbook's figure shows: as many as its runs have, or fewer."""

import numpy as np

from dashboard.charts.data.x_values import XAxis, places, usual
from dashboard.model.run import LogBook
from dashboard.views.state.log_set import book_last_epochs
from dashboard.views.state.page import Screen
from dashboard.views.widgets import choice

ALL = 0
CHOICES = (ALL, 10, 30, 60)


def draw(screen: Screen) -> int | None:
    """Draw the choice; return the number of last epochs, ``None`` for all.

    What shows no less than all is not offered, and where nothing is left there is no choice.
    """
    unasked = book_last_epochs(screen.logs.name) or ALL
    length = longest(screen.logs.book)
    options = [one for one in CHOICES if one in {ALL, unasked} or one < length]
    if len(options) == 1:
        return None
    key = f"last-{screen.logs.name}"
    chosen = choice.one_of(
        key,
        screen.say("curves-last"),
        options,
        lambda n: screen.say("curves-last-all") if n == ALL else str(n),
        unasked,
    )
    return chosen if chosen != ALL else None


def longest(book: LogBook) -> float:
    """The epochs of the longest run of the book; 0 where not every log knows them."""
    if usual(book) is not XAxis.EPOCH:
        return 0.0
    ends = (
        float(np.nanmax(x))
        for run in book.runs
        for points in book.series.get(run.run_id, ())
        if np.isfinite(x := places(XAxis.EPOCH, run, points, None)).any()
    )
    return max(ends, default=0.0)
