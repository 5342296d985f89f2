"""The note in the place of a figure that could not be drawn, or under one that lacks a mark."""

import textwrap
from collections.abc import Sequence

import altair as alt

from dashboard.charts.style import theme
from dashboard.charts.style.theme import Look
from dashboard.charts.vega.compose import AnyChart, Layered, Stacked
from dashboard.charts.vega.layer import Layer
from dashboard.model.contained import Failure
from dashboard.text.sentences import Sentences

NOTE = "failure_note"
"""The name of a figure that could not be drawn."""

CHARACTERS = 90
"""Of a line of the note: the narrowest figure is some 560 px wide."""

LINE_PX = 16.0


def is_note(chart: AnyChart) -> bool:
    """Whether the figure could not be drawn, and only says so."""
    return bool(chart.name == NOTE)


def note(look: Look, words: Sentences, failure: Failure) -> AnyChart:
    """A figure that only says what failed."""
    text = words.failure(failure)
    return Stacked(
        [note_view(text, look)], name=NOTE, description=text, config=theme.config(look, words.lang)
    )


def note_view(text: str, look: Look) -> alt.LayerChart:
    """A sentence as a view of its own."""
    lines: Sequence[str] = textwrap.wrap(text, CHARACTERS)
    layer: alt.Chart = (
        Layer(alt.InlineData(values=[{"text": "\n".join(lines)}]), name=f"{NOTE}_text")
        .mark_text(
            align="left", baseline="top", lineBreak="\n", color=look.grey, fontSize=look.small
        )
        .encode(x=alt.value(0), y=alt.value(0), text=alt.Text("text:N"))
    )
    return Layered([layer], name=f"{NOTE}_panel", width=560, height=LINE_PX * len(lines))
