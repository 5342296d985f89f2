"""The room that a session is in: by the token of its address, held while other parts are shown."""

import json
from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

import streamlit as st

from dashboard import user_folders
from dashboard.classroom.room import Kind, Limits, Room
from dashboard.classroom.rooms import FOLDER, Keys, Rooms
from dashboard.training.access import is_loopback
from dashboard.views.classroom import browser_memory
from dashboard.views.serving import roles
from dashboard.views.serving.sign_in import host_name
from dashboard.views.state import asked_set
from dashboard.views.state.page import Screen

NAME = "class"
"""Name of a room's token in the address."""

KEY = "key"
"""Name of the second token there, in the link for another browser."""

_HELD = "class-rooms"
"""Key of the session: the token of the room of each kind that it is in."""

_OWNED = "key-"
"""Before a room's token: what the browser remembers its second token under."""

LIMITS = Limits()
"""What this server keeps."""


def rooms() -> Rooms | None:
    """Those of this server; ``None`` for a user without a home."""
    folder = user_folders.data_folder()
    return Rooms(folder / FOLDER, LIMITS) if folder is not None else None


def kind_asked() -> Kind | None:
    """What the room of the address is for, which is entered; ``None`` without one."""
    token = st.query_params.get(NAME, "")
    if not token or token in _tokens().values():
        return next((Kind(kind) for kind, one in _tokens().items() if one == token), None)
    room = _find(token)
    if room is None:
        return None
    enter(room.kind, token)
    if key := st.query_params.pop(KEY, ""):
        own(token, key)
    return room.kind


def enter(kind: Kind, token: str) -> None:
    """Be in a room from now on."""
    st.session_state[_HELD] = {**_tokens(), str(kind): token}


def leave(kind: Kind) -> None:
    """Be in no room of this kind any more."""
    st.session_state[_HELD] = {one: held for one, held in _tokens().items() if one != kind}
    st.query_params.pop(NAME, None)


def token_of(kind: Kind) -> str:
    """The token of the room that the session is in; empty for none."""
    return _tokens().get(str(kind), "")


def room_of(kind: Kind) -> Room | None:
    """The room of a kind that the session is in, if it is still there."""
    room = _find(token_of(kind))
    return room if room is not None and room.kind is kind else None


def is_lost() -> bool:
    """Whether the address names a room that is not there."""
    token = st.query_params.get(NAME, "")
    return bool(token) and _find(token) is None


def note(part: str) -> None:
    """Write the room of a part into the address, and no other."""
    held = _tokens().get(part, "")
    if held and st.query_params.get(NAME) != held:
        st.query_params[NAME] = held
    elif not held and st.query_params.get(NAME, "") in _tokens().values():
        st.query_params.pop(NAME, None)


def own(token: str, key: str) -> None:
    """Remember the second token of a room in this browser."""
    browser_memory.remember(f"{_OWNED}{token}", key)


def disown(token: str) -> None:
    """Forget the second token of a room."""
    browser_memory.forget(f"{_OWNED}{token}")


def key_of(token: str) -> str:
    """The second token of a room, where this browser has it; else empty."""
    return browser_memory.held().get(f"{_OWNED}{token}", "")


def is_owner(room: Room, token: str) -> bool:
    """Whether this browser may end the room, and this person decide anything here."""
    key = key_of(token)
    return bool(key) and roles.may_decide() and room.is_owner(key)


def create(kind: Kind, spec: Mapping[str, object]) -> Keys | None:
    """Open a room and be in it; ``None`` where there is no room for it, or for who only looks."""
    store = rooms() if roles.may_decide() else None
    keys = store.create(kind, json.loads(json.dumps(spec))) if store is not None else None
    if keys is not None:
        enter(kind, keys.room)
        own(keys.room, keys.owner)
    return keys


def delete(kind: Kind) -> bool:
    """Delete the room that the session is in, if this browser may; whether it is gone."""
    store, token = rooms() if roles.may_decide() else None, token_of(kind)
    is_gone = store is not None and store.delete(token, key_of(token))
    if is_gone:
        disown(token)
        leave(kind)
    return is_gone


def link(screen: Screen, kind: Kind, token: str, **more: str) -> str:
    """The link that leads to a room; relative where the address of the page is unknown.

    A room on the open logs has them in its link, so that everybody opens the same.
    """
    here = str(st.context.url or "").partition("?")[0]
    logs = asked_set.in_address(screen.logs.name) if kind is Kind.BLIND else {}
    query = {NAME: token, **logs}
    return f"{here}?{urlencode({**query, **more})}"


def is_here_alone() -> bool:
    """Whether the link leads nowhere from another machine: the server answers the loopback."""
    host = urlsplit(str(st.context.url or "")).netloc
    return not host or is_loopback(host_name(host))


def _tokens() -> dict[str, str]:
    held: dict[str, str] = st.session_state.get(_HELD, {})
    return held


def _find(token: str) -> Room | None:
    store = rooms()
    return store.find(token) if store is not None and token else None
