"""What each page's charts are as files: their titles, their runs, the numbers behind them."""

from collections.abc import Callable
from functools import partial

import pandas as pd

from dashboard.charts.axes.y_domain import Extent
from dashboard.charts.data.outcomes import Outcomes
from dashboard.charts.data.representative import leads_of
from dashboard.charts.data.x_values import XAxis, usual
from dashboard.charts.figures.run_detail import MINOR, SPLITS, axis_of, main_metrics
from dashboard.charts.registry import AnyChart
from dashboard.model.run import LogBook, Run
from dashboard.report.figures import contents
from dashboard.report.figures.rows import Curves, Stretch, curve_rows, outcome_rows
from dashboard.report.figures.vocabulary import Vocabulary
from dashboard.views.state.page import Screen
from dashboard.views.widgets import export_button as export
from dashboard.views.widgets.curve_controls import Choice
from dashboard.views.widgets.export_button import Figure

Draw = Callable[[Screen], AnyChart]


def curves(
    screen: Screen,
    choice: Choice,
    draw: Draw,
    window: Extent | None,
    *,
    says: str,
    width: float,
) -> None:
    """Draw the button of the Curves page's figure, as its controls are set.

    ``window`` is the stretch of the x axis that is seen, ``None`` for all.
    """
    book = screen.logs.book.only(choice.runs)
    shown: Curves = [(metric, (split,)) for metric, split in choice.metrics]
    if not choice.one_metric:
        shown = contents.book_curves(book)
    unasked = usual(book)
    axis = XAxis(choice.x) if choice.one_metric and choice.x != XAxis.EPOCH else unasked
    stretch = Stretch(
        axis,
        last=choice.last_epochs if not choice.one_metric and axis is XAxis.EPOCH else None,
        smoothing=choice.smoothing,
        kind=choice.smoothing_kind,
        log_x=choice.log_x,
        log_y=choice.log_y,
        shown=(window.low, window.high) if window is not None else None,
    )
    if choice.one_metric:
        what = ", ".join(screen.words.metric_title(*one) for one in choice.metrics)
        title = contents.title(what, book, screen.words)
    else:
        title = contents.book_title(book, screen.words)
    export.draw(
        screen,
        Figure(
            "curves",
            title,
            says,
            width,
            book.runs,
            draw,
            partial(_rows, screen, choice, shown, stretch),
        ),
    )


def overview(
    screen: Screen, draw: Draw, *, last_epochs: int | None, says: str, width: float
) -> None:
    """Draw the button of the first page's figure, which shows all runs."""
    book = screen.logs.book
    axis = usual(book)
    stretch = Stretch(axis, last=last_epochs if axis is XAxis.EPOCH else None)
    rows = partial(curve_rows, book, contents.book_curves(book), stretch)
    title = contents.book_title(book, screen.words)
    export.draw(screen, Figure("overview", title, says, width, book.runs, draw, rows))


def _rows(
    screen: Screen, choice: Choice, shown: Curves, stretch: Stretch, vocabulary: Vocabulary
) -> pd.DataFrame:
    book, grouping = screen.logs.book.only(choice.runs), choice.grouping
    leads = leads_of(book, screen.logs.report, grouping.groups) if grouping is not None else None
    return curve_rows(book, shown, stretch, vocabulary, leads, grouping)


def outcomes(
    screen: Screen,
    name: str,
    book: LogBook,
    measure: Callable[[], Outcomes],
    draw: Draw,
    *,
    says: str,
    width: float,
) -> None:
    """Draw the button of a figure of the Map page: ``map``, ``rate-curve`` or ``parallel``."""

    def rows(vocabulary: Vocabulary) -> pd.DataFrame:
        return outcome_rows(measure(), vocabulary)

    title = contents.title(screen.say(f"export-{name}"), book, screen.words)
    export.draw(screen, Figure(name, title, says, width, book.runs, draw, rows))


def one_run(
    screen: Screen, run: Run, draw: Draw, window: Extent | None, *, says: str, width: float
) -> None:
    """Draw the button of the Diagnosis page's figure, ``window`` of which is seen."""
    alone = screen.logs.book.only((run.run_id,))
    shown = [
        (metric, (split,))
        for metric in (*main_metrics(alone, screen.logs.report), *MINOR)
        for split in SPLITS
    ]
    title = screen.words.run_titles(screen.logs.book.runs)[run.run_id]
    stretch = Stretch(axis_of(alone), shown=(window.low, window.high) if window else None)
    rows = partial(curve_rows, alone, shown, stretch)
    export.draw(screen, Figure("run", title, says, width, (run,), draw, rows))
