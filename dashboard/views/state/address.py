"""The view: what every control is set to, in the address of the page and in the session.

A link opened elsewhere shows the same.  Codes stand in the address, not the words of one language,
which is why Streamlit's own binding of widgets to the address, which writes the words, does not
serve here.

Streamlit forgets a widget in two ways, and both are mended here.  What a page does not draw loses
its value, so that each value is kept beside its widget and given back when that is drawn again.
And the browser learns of a value that was set here only where the widget is on the screen at that
time: one that appears later, in a popover, begins with its default and sends that back.  So what
:func:`recall` returns is to be the widget's default too.
"""

from collections.abc import Collection, Sequence
from typing import TypeVar

import streamlit as st

Option = TypeVar("Option")

KEYS, NAMES = "address-keys", "address-names"
"""Where the session keeps what :func:`forget` forgets: keys of its state, names in the address."""

_KEPT = "kept-"
"""Before the key of a widget: where its value is kept while no page draws it."""


def recall(name: str, options: Sequence[Option], unasked: Option) -> Option:
    """Set the widget ``name`` before it is drawn; return its value, which is its default too.

    It holds what it held when it was last drawn. Where it was not drawn just now the address comes
    first; what that does not say, or says wrongly, becomes ``unasked``.
    """
    revive(name, name)
    is_held = name in st.session_state
    held: Option = st.session_state.get(name, unasked)
    if not is_held or (held not in options and held != unasked):
        asked = st.query_params.get(name)
        held = next((one for one in options if str(one) == asked), unasked)
        st.session_state[name] = held
    keep(name)
    return held


def revive(key: str, name: str) -> None:
    """Give the widget ``key`` back what it held, unless the address says something of ``name``.

    From now on :func:`forget` forgets it.  What it holds once it was drawn is to be kept.
    """
    enlist(key, name)
    if key not in st.session_state and _KEPT + key in st.session_state:
        kept = st.session_state[_KEPT + key]
        if name not in st.query_params:
            st.session_state[key] = list(kept) if isinstance(kept, tuple) else kept


def keep(key: str) -> None:
    """Keep what the widget ``key`` holds, for when it is drawn again."""
    held = st.session_state[key]
    st.session_state[_KEPT + key] = tuple(held) if isinstance(held, list) else held


def note(name: str, value: object, unasked: object) -> None:
    """Write the value of the widget ``name`` into the address, unless it goes without saying."""
    if value == unasked:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != str(value):
        st.query_params[name] = str(value)


def reword(name: str, words: Sequence[str]) -> None:
    """Let the list ``name`` keep its value when the ``words`` of its options change.

    The browser knows the options by their words and would lose those that are called anew, so the
    value is said to it again, before the widget is drawn.
    """
    drawn = f"words-{name}"
    said = hash(tuple(words))
    if st.session_state.get(drawn, said) != said and name in st.session_state:
        st.session_state[name] = st.session_state[name]
    st.session_state[drawn] = said


def recall_many(name: str, options: Sequence[str], unasked: Sequence[str], key: str) -> list[str]:
    """Set the widget ``key``, which takes several, as :func:`recall` does; return its value.

    In the address it is called ``name``.  What no option is, is passed over; where nothing is left
    it becomes ``unasked``.
    """
    revive(key, name)
    held = st.session_state.get(key)
    chosen = [one for one in held or () if one in options]
    if held is None or (held and not chosen):
        asked = [one for one in st.query_params.get_all(name) if one in options]
        chosen = list(dict.fromkeys(asked)) or list(unasked)
    st.session_state[key] = chosen
    keep(key)
    return chosen


def note_many(name: str, values: Sequence[str], unasked: Sequence[str]) -> None:
    """Write the values of a widget into the address, unless they go without saying."""
    if not values or list(values) == list(unasked):
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = list(values)


def enlist(key: str, name: str) -> None:
    """Let :func:`forget` forget ``key`` of the session's state and ``name`` of the address."""
    for where, one in ((KEYS, key), (NAMES, name)):
        known: tuple[str, ...] = st.session_state.get(where, ())
        if one not in known:
            st.session_state[where] = (*known, one)


def forget(*, but: Collection[str] = ()) -> None:
    """Put every control back to what it is unasked, except those of the names ``but``."""
    for key in st.session_state.get(KEYS, ()):
        if key not in but:
            st.session_state.pop(key, None)
            st.session_state.pop(_KEPT + key, None)
    for name in st.session_state.get(NAMES, ()):
        if name not in but:
            st.query_params.pop(name, None)


def give_way(names: Collection[str]) -> None:
    """Let the address decide on the controls of these names, whatever the session holds of them."""
    for name in names:
        st.session_state.pop(name, None)
        st.session_state.pop(_KEPT + name, None)
