"""One cell each: a grid that a class trains together, and the map that fills as the logs come."""

from functools import partial

import streamlit as st

from dashboard.classroom import cells as store
from dashboard.classroom import grid
from dashboard.classroom.cells import CellLog
from dashboard.classroom.desk import Person
from dashboard.classroom.grid import Cell, Grid
from dashboard.classroom.room import Kind, Room, RoomFullError, RoomLostError
from dashboard.text.escape import html, markdown
from dashboard.text.numerals import NBSP
from dashboard.views.classroom import (
    cell_drop,
    cells_form,
    cells_map,
    name_form,
    owner_box,
    room_link,
)
from dashboard.views.serving import roles
from dashboard.views.state.page import Screen

NAME = str(Kind.CELLS)


def draw(screen: Screen) -> None:
    """Draw the form of a new grid, or the grid of the room."""
    room = room_link.room_of(Kind.CELLS)
    if room is None:
        st.html(f'<p class="lead">{html(screen.say("cells-lead"))}</p>')
        if roles.may_decide():
            cells_form.draw(screen)
        else:
            st.html(f'<p class="meta">{html(screen.say("access-decides-not"))}</p>')
        return
    try:
        _room(screen, room, grid.from_json(room.spec))
    except (RoomLostError, ValueError):
        st.html(f'<p class="losses" role="status">{html(screen.say("class-gone"))}</p>')


def _room(screen: Screen, room: Room, shared: Grid) -> None:
    is_owner = room_link.is_owner(room, room_link.token_of(Kind.CELLS))
    told = screen.say(
        "cells-grid",
        rates=len(shared.rates),
        sizes=len(shared.batch_sizes),
        seeds=shared.seeds,
        cells=len(shared.cells()),
    )
    st.html(f'<p class="lead">{html(told)}</p>')
    if is_owner:
        owner_box.draw(screen, room)
    cells_map.draw(screen, room, shared)
    cells_map.draw_button(screen, room, shared)
    st.html(f'<h2 class="section">{html(screen.say("cells-yours"))}</h2>')
    person = name_form.draw(screen, room)
    if person is not None:
        _own(screen, room, shared, person)
    if not is_owner:
        owner_box.draw_way_out(screen, room)


def _own(screen: Screen, room: Room, shared: Grid, person: Person) -> None:
    """The cell of a person: what to run, where to drop it; then what they sent."""
    cell = store.claim(room, shared, person.id)
    st.html(f'<p class="lead"><b>{html(title(screen, cell))}</b></p>')
    st.html(f'<p class="meta">{html(screen.say("cells-run"))}</p>')
    st.code(shared.command(cell), language="bash", wrap_lines=True)
    where = f"runs/{grid.name_of(cell)}"
    st.html(f'<p class="meta">{html(screen.say("cells-drop", folder=where))}</p>')
    cell_drop.draw(screen, room, cell, person)
    st.button(
        screen.say("cells-another"),
        key="cells-another",
        type="tertiary",
        on_click=partial(_exchange, screen, room, shared, person),
    )
    own = [log for log in store.logs(room) if log.person == person.id]
    for log in own:
        _sent(screen, room, shared.cells()[log.cell], log)


def _sent(screen: Screen, room: Room, cell: Cell, log: CellLog) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        ended = cells_map.ended(screen, log)
        message = "cells-sent-assumed" if log.assumed else "cells-sent"
        told = screen.say(message, cell=title(screen, cell), points=log.points, ended=ended)
        st.html(f'<p class="meta">{html(told)}</p>', width="content")
        st.button(
            screen.say("cells-delete-log"),
            key=f"cells-delete-{log.cell}",
            type="tertiary",
            on_click=partial(_delete, screen, room, log),
        )


def title(screen: Screen, cell: Cell) -> str:
    """A cell in words: batch size, rate, seed."""
    batch = screen.say("title-batch", batch=screen.texts.number(cell.batch_size))
    rate = screen.say("title-rate", rate=screen.texts.number(cell.lr))
    return f"{batch} · {rate} · {screen.say('cells-seed')}{NBSP}{cell.seed}"


def _exchange(screen: Screen, room: Room, shared: Grid, person: Person) -> None:
    try:
        store.exchange(room, shared, person.id)
    except (RoomLostError, RoomFullError):
        st.toast(markdown(screen.say("class-lost")))


def _delete(screen: Screen, room: Room, log: CellLog) -> None:
    try:
        store.drop(room, log.person, log.cell)
    except (RoomLostError, RoomFullError):
        st.toast(markdown(screen.say("class-lost")))
