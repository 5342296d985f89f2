"""What a figure looks at: a stretch of the x axis, the run that stands out, and who may click.

A click or a drag on the figure comes back as a selection of one of the parameters named here; the
page that shows the figure draws it anew for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.data.extent import Extent
from dashboard.model.run import LogBook

PICKED, SPAN, BACK, FOUND = "picked", "span", "back", "found"
"""Parameters of the specification: the run clicked on, the stretch dragged over, a double click,
the finding clicked on."""

STRETCH = "stretch"
"""The field that says where on the axis a finding is to be looked at: ``12.0 20.5``."""


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
    is_read: bool = False
    """Whether the page reads values at the pointer, so that the figure need not tell them."""


EVERYTHING = Focus()


def keys_of(book: LogBook, groups: Sequence[Sequence[str]] = ()) -> dict[str, str]:
    """The keys of the lines of a figure of ``book``, by the ids of its runs and of its groups."""
    first_of = _first_of(groups)
    keys = {lead: f"r{number}" for number, lead in enumerate(_drawn(book, groups))}
    return keys | {one: keys[first_of.get(one, one)] for one in book.by_id}


def write_stretch(stretch: Extent | None) -> str:
    """A stretch of the axis as the field of a finding; empty where there is none."""
    return f"{stretch.low!r} {stretch.high!r}" if stretch is not None else ""


def read_stretch(text: str) -> Extent | None:
    """The stretch that a finding's field says; ``None`` where it says none."""
    low, _, high = text.partition(" ")
    try:
        return Extent(float(low), float(high))
    except ValueError:
        return None


def run_of(key: str, book: LogBook, groups: Sequence[Sequence[str]] = ()) -> str | None:
    """The id of the run behind a line's ``key`` in a figure of ``book``; ``None`` if there is none.

    Behind the line of a group stands the first of its runs that the book has.
    """
    drawn = _drawn(book, groups)
    number = key.removeprefix("r").partition("m")[0]
    if not (number.isascii() and number.isdigit()) or int(number) >= len(drawn):
        return None
    return list(drawn.values())[int(number)]


def _drawn(book: LogBook, groups: Sequence[Sequence[str]]) -> dict[str, str]:
    """What is drawn, in order: by the run or the first run of a group, its first of the book."""
    first_of = _first_of(groups)
    drawn: dict[str, str] = {}
    for run in book.runs:
        drawn.setdefault(first_of.get(run.run_id, run.run_id), run.run_id)
    return drawn


def _first_of(groups: Sequence[Sequence[str]]) -> dict[str, str]:
    return {one: group[0] for group in groups for one in group}
