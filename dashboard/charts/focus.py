"""What a figure looks at: a stretch of the x axis, the run that stands out, and who may click.

A click or a drag on the figure comes back as a selection of one of the parameters named here; the
page that shows the figure draws it anew for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.domain import Extent
from dashboard.logs.run import LogBook

PICKED, SPAN, BACK = "picked", "span", "back"
"""Parameters of the specification: the run clicked on, the stretch dragged over, a double click."""

KEY = "key"
"""The field that tells the lines of a panel apart."""


SILENT = {"expr": "null"}
"""The tooltip of what can be clicked and has nothing to say: with none at all, Vega-Lite lets no
mark answer but those of the view that has the parameters."""


@dataclass(frozen=True, slots=True)
class Focus:
    """What is looked at; by default everything, and nothing answers to a click."""

    window: Extent | None = None  # in units of the figure's x axis
    run_id: str | None = None
    can_pick: bool = False
    """Whether a click picks a run; in a figure of one run, whether a drag zooms."""


EVERYTHING = Focus()


def run_of(key: str, book: LogBook, groups: Sequence[Sequence[str]] = ()) -> str | None:
    """The id of the run behind a line's ``key`` in a figure of ``book``; ``None`` if there is none.

    Behind the line of a group stands the first of its runs that the book has.
    """
    first_of = {one: group[0] for group in groups for one in group}
    drawn: dict[str, str] = {}
    for run in book.runs:
        drawn.setdefault(first_of.get(run.run_id, run.run_id), run.run_id)
    number = key.removeprefix("r").partition("m")[0]
    if not (number.isascii() and number.isdigit()) or int(number) >= len(drawn):
        return None
    return list(drawn.values())[int(number)]
