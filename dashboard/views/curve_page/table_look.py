"""How the table of runs looks, by choice: where it stands, its columns, their order and width.

All of it is in the address, so that a link and a saved view keep it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import Literal

import streamlit as st

from dashboard.report.run_columns import Column
from dashboard.views.state.page import Screen
from dashboard.views.widgets import choice

Place = Literal["below", "beside"]
PLACES: tuple[Place, ...] = ("below", "beside")

RANK = "rank"
"""The order of the report, which no column has."""

ALWAYS = frozenset({"mark", "name", "state"})
"""Columns without which nobody knows which run a row is."""

NARROW = frozenset({"mark", "state"})
"""Columns that nobody needs wider."""

MOST_COLUMNS = 40
LOOKED_AT = 400
"""Entries of a column that are measured for its width."""

CHARACTER_PX, ROOM_PX = 7.4, 24
NARROWEST_PX, WIDEST_PX = 58, 320
"""px of a character, of what stands around a text, and of columns."""

WIDER, WIDER_PX = 1.5, 160
"""Of a column that is asked to be wide: times what it needs, and the least px."""


@dataclass(frozen=True, slots=True)
class Order:
    """By which column the rows are sorted."""

    column: str = RANK
    is_falling: bool = False


def place(screen: Screen) -> Place:
    """Draw the choice of where the table stands."""
    label = screen.say("table-place")
    return choice.one_of("table", label, PLACES, lambda one: screen.say(f"table-place-{one}"))


@dataclass(frozen=True, slots=True)
class Look:
    """The names of the columns that are shown and of those that are wide, and the order of rows."""

    names: frozenset[str]
    wide: frozenset[str]
    order: Order


def controls(screen: Screen, columns: Sequence[Column]) -> Look:
    """Draw the choice of columns, of their width and of their order; return what is chosen."""
    titles = {one.name: one.title for one in columns if one.name not in ALWAYS}
    with st.expander(screen.say("table-look"), key="table-look"):
        left_out = choice.several_of(
            "without",
            screen.say("table-without"),
            titles,
            (),
            key="without",
            most=MOST_COLUMNS,
            placeholder=screen.say("table-without-none"),
        )
        wide = choice.several_of(
            "wide",
            screen.say("table-wide"),
            {one.name: one.title for one in columns if one.name not in NARROW},
            (),
            key="wide",
            most=MOST_COLUMNS,
            placeholder=screen.say("table-wide-none"),
        )
        names = [RANK, *titles]
        by = choice.from_list(
            "sort",
            screen.say("table-sort"),
            names,
            lambda name: screen.say("table-sort-rank") if name == RANK else titles[name],
        )
        label = screen.say("table-falling")
        is_falling = choice.is_on("falling", label, unasked=False, disabled=by == RANK)
    shown = frozenset({*titles, *ALWAYS}.difference(left_out))
    return Look(shown, frozenset(wide), Order(by, is_falling))


def ordered(
    rows: Sequence[str], column: Column | None, place_of: dict[str, int], order: Order
) -> list[str]:
    """The rows by the numbers or texts of ``column``; those without one last, as they came."""
    if column is None:
        return list(rows)
    texts, numbers = column.texts, column.numbers
    if numbers is not None:
        known = [one for one in rows if not isnan(numbers[place_of[one]])]
        known.sort(key=lambda one: numbers[place_of[one]], reverse=order.is_falling)
    else:
        known = [one for one in rows if texts[place_of[one]]]
        known.sort(key=lambda one: texts[place_of[one]].casefold(), reverse=order.is_falling)
    held = set(known)
    return [*known, *(one for one in rows if one not in held)]


def width(column: Column, *, is_wide: bool = False) -> int:
    """The px that the title and the entries of a column need; a wide one has half as much again.

    A wide one also has room for entries that are longer than columns are unasked.
    """
    longest = max((len(text) for text in column.texts[:LOOKED_AT]), default=0)
    needed = round(CHARACTER_PX * max(longest, len(column.title))) + ROOM_PX
    if is_wide:
        return max(round(WIDER * needed), WIDER_PX)
    return min(max(needed, NARROWEST_PX), WIDEST_PX)
