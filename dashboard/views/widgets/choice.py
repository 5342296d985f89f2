"""Controls whose value is in the address of the page: one or several of some options, a switch."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, TypeVar

import streamlit as st

from dashboard.views.state import address

Option = TypeVar("Option")


def one_of(
    name: str,
    label: str,
    options: Sequence[Option],
    titled: Callable[[Option], str],
    unasked: Option | None = None,
) -> Option:
    """Draw a choice of one in a row; ``unasked``, by default the first, goes without saying."""
    usual = options[0] if unasked is None else unasked
    held = address.recall(name, options, usual)
    chosen = st.segmented_control(
        label, options, default=held, key=name, required=True, format_func=titled
    )
    address.note(name, chosen, usual)
    return usual if chosen is None else chosen


def from_list(
    name: str,
    label: str,
    options: Sequence[Option],
    titled: Callable[[Option], str],
    *,
    help_text: str | None = None,
    width: int | Literal["stretch"] = "stretch",
) -> Option:
    """Draw a choice of one from a list, ``width`` px wide; the first goes without saying."""
    held = address.recall(name, options, options[0])
    chosen = st.selectbox(
        label,
        options,
        options.index(held),
        key=name,
        format_func=titled,
        help=help_text,
        width=width,
    )
    address.note(name, chosen, options[0])
    return chosen


def is_on(name: str, label: str, *, unasked: bool, disabled: bool = False) -> bool:
    """Draw a switch that is on or off ``unasked``."""
    held = address.recall(name, (True, False), unasked)
    chosen = st.toggle(label, held, key=name, disabled=disabled)
    address.note(name, chosen, unasked)
    return chosen


def several_of(
    name: str,
    label: str,
    titles: Mapping[str, str],
    unasked: Sequence[str],
    *,
    key: str,
    most: int,
    help_text: str | None = None,
    placeholder: str | None = None,
) -> list[str]:
    """Draw a choice of at most ``most`` from a list; ``unasked`` goes without saying.

    ``titles`` are the options with their texts, ``name`` is that in the address, ``key`` that in
    the state of the session.
    """
    held = address.recall_many(name, list(titles), unasked, key)
    chosen = st.multiselect(
        label,
        list(titles),
        held,
        key=key,
        format_func=titles.__getitem__,
        max_selections=most,
        help=help_text,
        placeholder=placeholder,
    )
    address.note_many(name, chosen, unasked)
    return chosen
