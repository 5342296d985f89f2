"""What a figure of outcomes answers to: a click on a cell, a point or a line tells which runs.

A key names the runs by their places in the book, ``r3`` or ``r3r7``: names from logs never become
fields.  The view that answers is the one whose name ends in :data:`POINTS`.
"""

import re
from collections.abc import Sequence

import altair as alt

from dashboard.charts.axes.zoom import PICKED, SPAN
from dashboard.charts.data.line import KEY
from dashboard.charts.style.theme import Look
from dashboard.charts.vega.compose import AnyChart
from dashboard.model.run import LogBook

POINTS = "runs"
"""The kind of the layer whose rows have keys."""

_PLACE = re.compile(r"r(\d{1,9})", re.ASCII)


def keys_of(book: LogBook) -> dict[str, str]:
    """The key of every run of a book, by its id."""
    return {run.run_id: f"r{place}" for place, run in enumerate(book.runs)}


def runs_of(key: str, book: LogBook) -> list[str]:
    """The ids of the runs behind a key of a figure of ``book``."""
    places = map(int, _PLACE.findall(key))
    return [book.runs[place].run_id for place in places if place < len(book.runs)]


def answering(chart: AnyChart, views: Sequence[str], look: Look, *, can_drag: bool) -> AnyChart:
    """The figure with the parameter that a click sets, and the one of a drag if it takes one."""
    picked = alt.TopLevelSelectionParameter(
        name=PICKED,
        select=alt.PointSelectionConfig(type="point", fields=[KEY], on="click", clear=False),
        views=list(views),
    )
    brush = alt.BrushConfig(fill=look.text, fillOpacity=0.14, stroke=look.grey, strokeOpacity=0.7)
    span = alt.TopLevelSelectionParameter(
        name=SPAN,
        select=alt.IntervalSelectionConfig(
            type="interval", encodings=["x", "y"], translate=False, zoom=False, mark=brush
        ),
        views=list(views),
    )
    known = chart.params if isinstance(chart.params, list) else []
    chart.params = [*known, picked, *([span] if can_drag else [])]
    return chart


def parameters(*, can_drag: bool) -> tuple[str, ...]:
    """The names of what a click or a drag sets in a figure."""
    return (PICKED, SPAN) if can_drag else (PICKED,)
