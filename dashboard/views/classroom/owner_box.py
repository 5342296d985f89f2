"""What who opened a room sees: the link, who is there, the button that deletes it."""

from collections import Counter
from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard.classroom import cells, desk, votes
from dashboard.classroom.desk import Person
from dashboard.classroom.room import Kind, Room, RoomLostError
from dashboard.text.escape import html, markdown
from dashboard.views.classroom import room_link
from dashboard.views.state.page import Screen

EVERY_S = 8.0
"""Seconds between two looks at who came."""

SURE = "class-sure"
"""Key of the switch without which nothing is deleted."""


def draw(screen: Screen, room: Room) -> None:
    """Draw the link; for the owner also people and the end of it all."""
    token = room_link.token_of(room.kind)
    is_owner = room_link.is_owner(room, token)
    st.html(f'<p class="meta">{html(screen.say("class-link"))}</p>')
    st.code(room_link.link(screen, room.kind, token), language=None, wrap_lines=True)
    if room_link.is_here_alone():
        st.html(f'<p class="meta">{html(screen.say("class-link-here"))}</p>')
    if not is_owner:
        return
    with st.expander(screen.say("class-manage")):
        _people(screen, room)
        _link_of_owner(screen, room.kind, token)
        _end(screen, room.kind)


def draw_way_out(screen: Screen, room: Room) -> None:
    """Draw the button with which anybody leaves the room; what they sent stays."""
    st.button(
        screen.say("class-leave"),
        key="class-leave",
        type="tertiary",
        on_click=partial(room_link.leave, room.kind),
    )


@st.fragment(run_every=EVERY_S)
def _people(screen: Screen, room: Room) -> None:
    """Who is there; drawn anew by itself."""
    try:
        everyone = desk.people(room)
    except RoomLostError:
        st.rerun()
    st.html(f'<p class="lead">{html(screen.say("class-people", people=len(everyone)))}</p>')
    if not everyone:
        return
    people = {one.id: one for one in everyone}
    titles = numbered(everyone)
    chosen = st.selectbox(
        screen.say("class-remove-whom"),
        list(people),
        index=None,
        format_func=lambda one: titles.get(one, ""),
        placeholder=screen.say("class-remove-choose"),
        key="class-remove-whom",
    )
    st.button(
        screen.say("class-remove"),
        key="class-remove",
        disabled=chosen is None,
        on_click=partial(_remove, screen, room, people.get(chosen or "")),
    )


def numbered(everyone: Sequence[Person]) -> dict[str, str]:
    """The name of each by id; those who share one have a number behind it."""
    counts = Counter(one.name for one in everyone)
    seen: Counter[str] = Counter()
    found = {}
    for one in everyone:
        seen[one.name] += 1
        is_shared = counts[one.name] > 1
        found[one.id] = f"{one.name} ({seen[one.name]})" if is_shared else one.name
    return found


def _link_of_owner(screen: Screen, kind: Kind, token: str) -> None:
    st.html(f'<p class="meta">{html(screen.say("class-link-owner"))}</p>')
    own = room_link.link(screen, kind, token, **{room_link.KEY: room_link.key_of(token)})
    st.code(own, language=None, wrap_lines=True)


def _end(screen: Screen, kind: Kind) -> None:
    is_sure = st.toggle(screen.say("class-sure"), key=SURE)
    st.button(
        screen.say("class-delete"),
        key="class-delete",
        disabled=not is_sure,
        on_click=partial(_delete, screen, kind),
    )
    days = round(room_link.LIMITS.seconds / 86_400)
    st.html(f'<p class="meta">{html(screen.say("class-kept", days=days))}</p>')


def _remove(screen: Screen, room: Room, person: Person | None) -> None:
    if person is None or not room_link.is_owner(room, room_link.token_of(room.kind)):
        return
    try:
        cells.drop(room, person.id)
        votes.forget(room, person.id)
    except RoomLostError:
        st.toast(markdown(screen.say("class-lost")))


def _delete(screen: Screen, kind: Kind) -> None:
    is_gone = room_link.delete(kind)
    st.toast(markdown(screen.say("class-deleted" if is_gone else "class-not-deleted")))
