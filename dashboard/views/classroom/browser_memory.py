"""What this browser alone remembers of classes: solved exercises, who one is, keys to own rooms.

The script beside this file holds it in the browser's own storage and tells the session of it.  What
is to be written waits in the session until the browser says that it has it.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from dashboard.classroom.room import is_id, new_id

KEY = "class-memory"
"""Key of the component; its state holds what the browser told."""

HELD = "held"
_WRITE, _FORGET, _ME = "class-memory-write", "class-memory-forget", "class-me"

LONGEST = 20_000
"""Characters that a browser may tell."""

ME = "me"
"""Name of the person's id."""

_keep = st.components.v2.component(
    "curva-class-memory", js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
)


def draw() -> None:
    """Draw the component, which nobody sees; what it tells is known when the page is drawn next."""
    _keep(
        key=KEY,
        data={
            "known": _told(),
            "unless": {ME: _fresh()},
            "write": st.session_state.get(_WRITE, {}),
            "forget": list(st.session_state.get(_FORGET, ())),
        },
        on_held_change=lambda: None,
        height=1,
    )


def held() -> Mapping[str, str]:
    """All that is remembered, by name."""
    gone = st.session_state.get(_FORGET, ())
    known = read(_told()) | st.session_state.get(_WRITE, {})
    return {name: value for name, value in known.items() if name not in gone}


def remember(name: str, value: str) -> None:
    """Remember something under a name."""
    st.session_state[_WRITE] = {**st.session_state.get(_WRITE, {}), name: value}
    st.session_state[_FORGET] = tuple(
        one for one in st.session_state.get(_FORGET, ()) if one != name
    )


def forget(name: str) -> None:
    """Remember it no longer."""
    written = st.session_state.get(_WRITE, {})
    st.session_state[_WRITE] = {one: value for one, value in written.items() if one != name}
    st.session_state[_FORGET] = (*st.session_state.get(_FORGET, ()), name)


def me() -> str:
    """Who one is in a class: an id that nobody else has, the same after a reload."""
    known = held().get(ME, "")
    return known if is_id(known) else _fresh()


def settle() -> None:
    """Stay who one is now, whatever a slow browser tells later."""
    remember(ME, me())


def become_another() -> None:
    """Be somebody new, where several people use one browser."""
    remember(ME, new_id())


def read(text: str) -> dict[str, str]:
    """What a browser told; nothing where that is not what our script writes."""
    if len(text) > LONGEST:
        return {}
    try:
        told = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(told, dict):
        return {}
    return {name: value for name, value in told.items() if isinstance(value, str)}


def _told() -> str:
    kept = st.session_state.get(KEY)
    text = kept.get(HELD) if isinstance(kept, Mapping) else None
    return text if isinstance(text, str) else ""


def _fresh() -> str:
    """An id for a browser that has none."""
    fresh: str = st.session_state.setdefault(_ME, new_id())
    return fresh
