"""A play in the address: a link opened elsewhere shows the same step of the same walk.

Other pages link here, so names and values stay as they are; what is left out is as a lesson opens,
and what is wrong is as if it were left out.  Numbers have a decimal point.

=================  ===============================================================================
``lesson``         ``one-weight`` (unasked), ``batch``, ``two-weights``, ``perceptron``,
                   ``remedies``
``one-weight``     ``loss`` square, exercise, story, valleys; ``start``; ``rate``; ``steps``;
                   ``four`` true: the four regimes together; ``lesson-run`` a loaded run's id
``batch``          ``rate``; ``steps`` epochs; ``decay`` true; ``seed``; ``batch`` online,
                   minibatch, full-batch: the walk that is judged
``two-weights``    ``surface`` round, valley, narrow, hills; ``condition`` of a valley;
                   ``optimizer`` sgd, momentum, adam; ``u`` and ``v``, where it starts; ``rate``;
                   ``steps``; ``lifted`` true: without the blindfold
``perceptron``     ``task`` and, or, xor; ``rate``; ``steps``
``remedies``       ``model`` polynomial, net; ``size`` degree or units; ``examples``; ``l2``;
                   ``l1``; ``dropout``; ``seed``; ``steps``, of ten epochs each
=================  ===============================================================================
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import streamlit as st

from dashboard.views.lessons.component import Play

Reader: TypeAlias = Callable[[str], Any]
"""Reads a value of the address; raises ``ValueError`` where it is none."""


def one_of(*names: str) -> Reader:
    """A reader of one of a few names."""

    def read(text: str) -> str:
        if text not in names:
            raise ValueError(text)
        return text

    return read


def number(low: float, high: float) -> Reader:
    """A reader of a number within ``low`` and ``high``."""
    return _within(float, low, high)


def whole(low: int, high: int) -> Reader:
    """A reader of a whole number within ``low`` and ``high``."""
    return _within(int, low, high)


def _within(kind: type[float], low: float, high: float) -> Reader:
    def read(text: str) -> float:
        value = kind(text)
        if not low <= value <= high:  # nor is NaN
            raise ValueError(text)
        return value

    return read


def yes(text: str) -> bool:
    """A reader of ``true`` and ``false``."""
    if text not in {"true", "false"}:
        raise ValueError(text)
    return text == "true"


def recall(readers: Mapping[str, Reader], unasked: Play) -> Play:
    """The play of the address; what it does not say, or says wrongly, is as ``unasked``."""
    return {name: _read(reader, name, unasked[name]) for name, reader in readers.items()}


def checked(readers: Mapping[str, Reader], play: Mapping[str, Any], unasked: Play) -> Play:
    """What the browser says of a play, each value of the kind it has to be, else as ``unasked``."""
    return {
        name: _value(reader, _written(play.get(name)), unasked[name])
        for name, reader in readers.items()
    }


def note(play: Play, unasked: Play) -> None:
    """Write a play into the address, but for what goes without saying."""
    for name, value in play.items():
        text = _written(value)
        if value == unasked[name]:
            st.query_params.pop(name, None)
        elif st.query_params.get(name) != text:
            st.query_params[name] = text


def forget(readers: Mapping[str, Reader]) -> None:
    """Take the values of another lesson out of the address."""
    for name in readers:
        st.query_params.pop(name, None)


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.12g}"
    return str(value)


def _read(reader: Reader, name: str, unasked: object) -> Any:
    asked = st.query_params.get(name)
    return unasked if asked is None else _value(reader, asked, unasked)


def _value(reader: Reader, text: str, unasked: object) -> Any:
    try:
        return reader(text)
    except ValueError:
        return unasked
