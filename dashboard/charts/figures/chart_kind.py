"""What a figure is: its name, how its panels are prepared, how they are laid out.

A figure stands by itself: where it raises, a note is drawn in its place, and where a mark raises,
the figure says so at its foot.  Values at the edge of what a double holds are no fault: they are
drawn as far as they go.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import altair as alt
import numpy as np

from dashboard.charts.figures.failure_note import is_note, note, note_view
from dashboard.charts.options import UNASKED, FigureOptions
from dashboard.charts.panel_data import FigureInput, PanelData
from dashboard.charts.style.theme import look
from dashboard.charts.vega.altair_internals import unchecked
from dashboard.charts.vega.compose import AnyChart
from dashboard.diagnosis.report import Report
from dashboard.model.contained import Stage, contained, overheard, repeat
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences


@dataclass(frozen=True, slots=True)
class ChartKind:
    """One kind of figure; the constant ``CHART`` of its file."""

    name: str
    prepare: Callable[[FigureInput], list[PanelData]]  # at least one panel
    arrange: Callable[[Sequence[PanelData]], AnyChart]
    needs: tuple[str, ...] = ()  # options without which it cannot be drawn

    def draw(
        self,
        book: LogBook,
        report: Report,
        words: Sentences,
        options: FigureOptions = UNASKED,
    ) -> AnyChart:
        """The figure of the runs of ``book``, with the sentences of one language."""
        given = _input(book, report, words, options)
        plain = look(options.theme)
        with overheard() as failures, np.errstate(all="ignore"), unchecked():
            chart = contained(
                Stage.DRAW,
                self.name.replace("_", "-"),
                lambda: self.arrange(self.prepare(given)),
                partial(note, plain, words),
            )
        repeat(failures)
        if failures and not is_note(chart) and isinstance(chart, alt.VConcatChart):
            chart.vconcat = [*chart.vconcat, note_view(words.failures(failures), plain)]
        return chart

    def drawn(
        self, book: LogBook, report: Report, words: Sentences, options: FigureOptions
    ) -> tuple[AnyChart, list[PanelData]]:
        """The figure and the panels that it was made of, none where it failed."""
        panels: list[PanelData] = []

        def kept(given: FigureInput) -> list[PanelData]:
            panels[:] = self.prepare(given)
            return panels

        return replace(self, prepare=kept).draw(book, report, words, options), panels

    def panels(
        self,
        book: LogBook,
        report: Report,
        words: Sentences,
        options: FigureOptions = UNASKED,
    ) -> list[PanelData]:
        """The panels of the same figure, for its table."""
        with np.errstate(all="ignore"):
            return self.prepare(_input(book, report, words, options))


def _input(book: LogBook, report: Report, words: Sentences, options: FigureOptions) -> FigureInput:
    """What a figure is made of; its runs are called as everywhere, however few it shows."""
    return FigureInput(book, report, words.among(report.runs or book.runs), options)
