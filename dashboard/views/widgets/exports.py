"""What each page's charts are as files: their titles, their runs, the numbers behind them."""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from dashboard.charts.data.outcomes import Outcomes
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.options import FigureOptions
from dashboard.charts.vega.compose import AnyChart
from dashboard.model.run import LogBook
from dashboard.report.figures import contents
from dashboard.report.figures.rows import curve_rows, outcome_rows
from dashboard.report.figures.vocabulary import Vocabulary
from dashboard.views.state.page import Screen
from dashboard.views.widgets import export_button
from dashboard.views.widgets.export_button import Figure

Draw = Callable[[Screen], AnyChart]


def curves(
    screen: Screen,
    name: str,
    kind: ChartKind,
    book: LogBook,
    options: FigureOptions,
    *,
    title: str,
    says: str,
    width: float,
) -> None:
    """Draw the button of a figure of curves, which shows ``book`` with these ``options``."""
    focus = replace(options.focus, can_pick=False)  # a file answers to nothing
    options = replace(options, focus=focus, width=width)

    def draw(on: Screen) -> AnyChart:
        return kind.draw(book, on.logs.report, on.words, replace(options, theme=on.theme))

    def rows(vocabulary: Vocabulary) -> pd.DataFrame:
        panels = kind.panels(book, screen.logs.report, screen.words, options)
        return curve_rows(panels, vocabulary)

    export_button.draw(screen, Figure(name, title, says, width, book.runs, draw, rows))


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
    export_button.draw(screen, Figure(name, title, says, width, book.runs, draw, rows))
