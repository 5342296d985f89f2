"""The view in the address of the page: a link opened elsewhere shows the same.

Codes stand in the address, not the words of one language, which is why Streamlit's own binding of
widgets to the address, which writes the words, does not serve here.
"""

from collections.abc import Collection, Sequence
from typing import TypeVar

import streamlit as st

Option = TypeVar("Option")

KEYS, NAMES = "address-keys", "address-names"
"""Where the session keeps what :func:`forget` forgets: keys of its state, names in the address."""


def recall(name: str, options: Sequence[Option], unasked: Option) -> None:
    """Set the widget ``name`` to what the address says, before it is first drawn.

    What the address does not say, or says wrongly, becomes ``unasked``.
    """
    enlist(name, name)
    if st.session_state.get(name) in options:
        return
    asked = st.query_params.get(name)
    st.session_state[name] = next((one for one in options if str(one) == asked), unasked)


def note(name: str, value: object, unasked: object) -> None:
    """Write the value of the widget ``name`` into the address, unless it goes without saying."""
    if value == unasked:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != str(value):
        st.query_params[name] = str(value)


def reword(name: str, words: Sequence[str]) -> None:
    """Let the multiselect ``name`` keep its value when the ``words`` of its options change.

    The browser knows the options by their words and would lose those that are called anew, so the
    value is said to it again, before the widget is drawn.
    """
    drawn = f"words-{name}"
    said = hash(tuple(words))
    if st.session_state.get(drawn, said) != said and name in st.session_state:
        st.session_state[name] = st.session_state[name]
    st.session_state[drawn] = said


def recall_many(name: str, options: Sequence[str], unasked: Sequence[str], key: str) -> None:
    """Set the widget ``key``, which takes several, to what the address says under ``name``.

    What no option is, is passed over; where nothing is left it becomes ``unasked``.
    """
    enlist(key, name)
    if key in st.session_state:
        chosen = [one for one in st.session_state[key] if one in options]
        if chosen or not st.session_state[key]:
            st.session_state[key] = chosen
            return
    asked = [one for one in st.query_params.get_all(name) if one in options]
    st.session_state[key] = list(dict.fromkeys(asked)) or list(unasked)


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
        if key not in but and key in st.session_state:
            del st.session_state[key]
    for name in st.session_state.get(NAMES, ()):
        if name not in but:
            st.query_params.pop(name, None)
