"""A page's figure as files: drawn anew for paper, and the numbers of its panels."""

from dataclasses import replace

import pandas as pd

from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.options import FigureOptions
from dashboard.charts.vega.compose import AnyChart
from dashboard.model.run import LogBook
from dashboard.report.figures.point_rows import figure_rows
from dashboard.report.figures.vocabulary import Vocabulary
from dashboard.views.state.page import Screen
from dashboard.views.widgets import export_button
from dashboard.views.widgets.export_button import Figure, Report


def draw(  # noqa: PLR0913 (a figure, and what is said of it)
    screen: Screen,
    name: str,
    kind: ChartKind,
    book: LogBook,
    options: FigureOptions,
    *,
    title: str,
    says: str,
    width: float,
    report: Report | None = None,
) -> None:
    """Draw the button of the figure called ``name``, which shows ``book`` with these ``options``.

    Nothing is made before somebody asks for a file.  ``report`` makes those of the whole set.
    """
    focus = replace(options.focus, can_pick=False)  # a file answers to nothing
    options = replace(options, focus=focus, width=width)

    def chart(on: Screen) -> AnyChart:
        return kind.draw(book, on.logs.report, on.words, replace(options, theme=on.theme))

    def rows(vocabulary: Vocabulary) -> pd.DataFrame:
        return figure_rows(kind.panels(book, screen.logs.report, screen.words, options), vocabulary)

    export_button.draw(screen, Figure(name, title, says, width, book.runs, chart, rows, report))
