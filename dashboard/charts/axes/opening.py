"""What a figure of outcomes answers to: a click on a cell, a point or a line tells which runs.

What is clicked on has the keys of its runs (:func:`dashboard.charts.axes.zoom.keys_of`), one after
the other: ``r3`` or ``r3r7``.  The figure says which of its layers answers.
"""

import re
from collections.abc import Sequence

import altair as alt

from dashboard.charts.axes import picking
from dashboard.charts.axes.zoom import PICKED, SPAN
from dashboard.charts.style.theme import Look
from dashboard.charts.vega.compose import AnyChart
from dashboard.model.run import LogBook

POINTS = "runs"
"""The kind of a layer that has a point a run."""

_PLACE = re.compile(r"r(\d{1,9})", re.ASCII)


def runs_of(key: str, book: LogBook) -> list[str]:
    """The ids of the runs behind a key of a figure of ``book``."""
    places = map(int, _PLACE.findall(key))
    return [book.runs[place].run_id for place in places if place < len(book.runs)]


def answering(chart: AnyChart, views: Sequence[str], look: Look, *, can_drag: bool) -> AnyChart:
    """The figure with the parameter that a click sets, and the one of a drag if it takes one."""
    picked = alt.TopLevelSelectionParameter(
        name=PICKED,
        select=picking.click_on_run(),
        views=list(views),
    )
    span = alt.TopLevelSelectionParameter(
        name=SPAN, select=picking.drag(["x", "y"], look), views=list(views)
    )
    known = chart.params if isinstance(chart.params, list) else []
    chart.params = [*known, picked, *([span] if can_drag else [])]
    return chart


def parameters(*, can_drag: bool) -> tuple[str, ...]:
    """The names of what a click or a drag sets in a figure."""
    return (PICKED, SPAN) if can_drag else (PICKED,)
