"""Figures and their layers that stand by themselves: one that fails becomes a note.

A layer that fails is left out and said under the figure; a figure that fails as a whole is the note
alone.  Values at the edge of what a double holds are no fault: they are drawn as far as they go.
"""

import textwrap
from collections.abc import Callable, Sequence
from functools import partial, wraps
from typing import Concatenate, ParamSpec

import altair as alt
import numpy as np

from dashboard.charts.registry import AnyChart
from dashboard.charts.style import theme as looks
from dashboard.charts.style.theme import Look
from dashboard.charts.vega.compose import Layered, Stacked
from dashboard.charts.vega.layer import Layer
from dashboard.diagnosis.report import Report
from dashboard.model.contained import Failure, Stage, contained, overheard, repeat
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences

P = ParamSpec("P")

Layers = list[alt.Chart]
Draw = Callable[Concatenate[LogBook, Report, Sentences, P], AnyChart]

NOTE = "failure_note"
"""The name of a figure that could not be drawn."""

CHARACTERS = 90
"""Of a line of the note: the narrowest figure is some 560 px wide."""

LINE_PX = 16.0


def kept_layers(name: str) -> Callable[[Callable[P, Layers]], Callable[P, Layers]]:
    """Make a layer stand by itself: where it raises, there is none."""

    def made(draw: Callable[P, Layers]) -> Callable[P, Layers]:
        @wraps(draw)
        def drawn(*args: P.args, **options: P.kwargs) -> Layers:
            return contained(Stage.DRAW, name, partial(draw, *args, **options), lambda _: [])

        return drawn

    return made


def kept_figure(name: str) -> Callable[[Draw[P]], Draw[P]]:
    """Make a figure stand by itself: where it raises, a note is drawn in its place."""

    def made(draw: Draw[P]) -> Draw[P]:
        @wraps(draw)
        def drawn(
            book: LogBook, report: Report, words: Sentences, /, *args: P.args, **options: P.kwargs
        ) -> AnyChart:
            look = looks.look("dark" if options.get("theme") == "dark" else "light")
            make = partial(draw, book, report, words, *args, **options)
            with overheard() as failures, np.errstate(all="ignore"):
                chart = contained(Stage.DRAW, name, make, partial(_note, look, words))
            repeat(failures)
            if failures and not is_note(chart) and isinstance(chart, alt.VConcatChart):
                chart.vconcat = [*chart.vconcat, _said(words.failures(failures), look)]
            return chart

        return drawn

    return made


def is_note(chart: AnyChart) -> bool:
    """Whether the figure could not be drawn, and only says so."""
    return bool(chart.name == NOTE)


def _note(look: Look, words: Sentences, failure: Failure) -> AnyChart:
    said = words.failure(failure)
    return Stacked(
        [_said(said, look)], name=NOTE, description=said, config=looks.config(look, words.lang)
    )


def _said(text: str, look: Look) -> alt.LayerChart:
    lines: Sequence[str] = textwrap.wrap(text, CHARACTERS)
    layer: alt.Chart = (
        Layer(alt.InlineData(values=[{"text": "\n".join(lines)}]), name=f"{NOTE}_text")
        .mark_text(
            align="left", baseline="top", lineBreak="\n", color=look.grey, fontSize=look.small
        )
        .encode(x=alt.value(0), y=alt.value(0), text=alt.Text("text:N"))
    )
    return Layered([layer], name=f"{NOTE}_panel", width=560, height=LINE_PX * len(lines))
