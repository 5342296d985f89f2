"""How much room the figure has: the browser tells it, and the figure fills it.

The first drawing is made for a usual window; where another one has more room or less, the figure is
drawn once more.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from dashboard.views.frame import at_rest
from dashboard.views.frame.streamlit_parts import SELECTORS

KEY = "figure-room"
STEP_PX = 20
"""Rooms are told in steps: a scroll bar that comes and goes draws no figure anew."""

LEAST_PX, MOST_PX = 260, 4000

_TOLD = re.compile(r"(\d{1,5})x(\d{1,5})", re.ASCII)
_ask = st.components.v2.component(
    "curva-figure-room", js=at_rest.script(Path(__file__).with_suffix(".js"))
)


@dataclass(frozen=True, slots=True)
class Room:
    """The px that a figure can take: the width beside the rail, the height of the window."""

    width: int
    height: int


USUAL = Room(940, 800)
"""That of a window of 1280 × 800 px."""


def known() -> Room:
    """The room that the browser has told, the usual one before it has."""
    told = st.session_state.get(KEY)
    found = _TOLD.fullmatch(str(dict(told).get("room") or "")) if told else None
    if found is None:
        return USUAL
    width, height = (min(max(int(one), LEAST_PX), MOST_PX) for one in found.groups())
    return Room(width, height)


def draw() -> None:
    """Draw what measures; it is to stand in the container whose room is asked for."""
    room = known()
    _ask(
        key=KEY,
        data={
            "place": SELECTORS["curves-figure"],
            "known": f"{room.width}x{room.height}",
            "step": STEP_PX,
        },
        on_room_change=lambda: None,  # that the figure is drawn anew is all
        height=1,
    )
