"""Where a person drops the log of their cell: it is read at once, and taken or refused with why."""

from functools import partial
from typing import Literal

import streamlit as st

from dashboard.classroom import cells, dropped
from dashboard.classroom.desk import Person
from dashboard.classroom.dropped import Refused, Why
from dashboard.classroom.grid import Cell
from dashboard.classroom.room import Room, RoomFullError, RoomLostError
from dashboard.logs.sources.uploads import UploadedBytes
from dashboard.text.escape import html
from dashboard.text.setting_words import name_inside
from dashboard.views.state.page import Screen

TOLD = "cells-told"
"""Key of the last sentence on a drop, and whether it was taken."""

_EMPTIED = "cells-emptied"

ZONES: tuple[tuple[str, Literal[True, "directory"]], ...] = (
    ("files", True),
    ("folder", "directory"),
)


def draw(screen: Screen, room: Room, cell: Cell, person: Person) -> None:
    """Draw the two zones, and what was said of the last drop."""
    ending = f"{cell.number}-{st.session_state.get(_EMPTIED, 0)}"
    with st.container(key="drop-zones-class"):
        for column, (name, several) in zip(st.columns(2), ZONES, strict=True):
            key = f"cells-{name}-{ending}"
            column.file_uploader(
                screen.say(f"drop-{name}"),
                accept_multiple_files=several,
                key=key,
                on_change=partial(_receive, screen, room, cell, person, key),
                label_visibility="collapsed",
                max_upload_size=room.limits.log_bytes >> 20,
            )
    told, is_taken = st.session_state.get(TOLD, ("", True))
    if told:
        look = "lead" if is_taken else "losses"
        st.html(f'<p class="{look}" role="status">{html(told)}</p>')


def _receive(screen: Screen, room: Room, cell: Cell, person: Person, key: str) -> None:
    """Read what was dropped, keep it, and say so; or say why not."""
    sent = st.session_state.get(key) or ()
    if not sent:
        return
    limits = room.limits
    if sum(file.size for file in sent) > limits.log_bytes or len(sent) > limits.files:
        _say(screen.say("cells-too-big", megabytes=limits.log_bytes >> 20, files=limits.files))
        return
    files = [UploadedBytes(file.name, file.getvalue()) for file in sent]
    result = dropped.read(files, cell, limits)
    if isinstance(result, Refused):
        _say(_refused(screen, room, result))
        return
    try:
        cells.keep(room, cell, person.id, files, result)
    except RoomFullError:
        _say(screen.say("class-full"))
    except (RoomLostError, ValueError):
        _say(screen.say("class-lost"))
    else:
        _say(screen.say("cells-taken", points=result.points), is_taken=True)


def _say(told: str, *, is_taken: bool = False) -> None:
    """Remember the sentence, and let the zones forget what was dropped."""
    st.session_state[TOLD] = told, is_taken
    st.session_state[_EMPTIED] = st.session_state.get(_EMPTIED, 0) + 1


def _refused(screen: Screen, room: Room, refused: Refused) -> str:
    limits = room.limits
    if refused.why is Why.TOO_BIG:
        return screen.say("cells-too-big", megabytes=limits.log_bytes >> 20, files=limits.files)
    if refused.why is Why.OTHER_CELL:
        found = ", ".join(
            f"{name_inside(name, screen.texts)} {screen.texts.number(value)}"
            for name, value in refused.found.items()
        )
        return screen.say("cells-other-cell", found=found)
    return screen.say(f"cells-{refused.why}")
