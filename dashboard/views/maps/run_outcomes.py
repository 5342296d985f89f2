"""How the runs of the open set ended, worked out once for all parts of the page and all people."""

from collections.abc import Sequence

from dashboard.charts.data import outcomes
from dashboard.charts.data.outcomes import Outcomes
from dashboard.charts.data.statistic import Statistic
from dashboard.views.state.page import Screen
from dashboard.views.state.shared_memo import memo_of


def groups(screen: Screen) -> Sequence[Outcomes]:
    """The runs that can be compared with each other, group by group."""
    book, report = screen.logs.book, screen.logs.report
    return memo_of(report).of("groups", (book,), lambda: outcomes.groups_of(book, report))


def every(screen: Screen, statistic: Statistic | str = Statistic.MEDIAN) -> Outcomes:
    """All runs together, each by ``statistic``."""
    book, report = screen.logs.book, screen.logs.report
    what = f"outcomes-{Statistic(statistic).value}"
    return memo_of(report).of(
        what, (book,), lambda: outcomes.outcomes_of(book, report, Statistic(statistic))
    )
