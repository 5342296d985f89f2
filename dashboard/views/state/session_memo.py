"""What was worked out from the open book, kept so that a click does not work it out again."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

import streamlit as st

from dashboard.model.run import LogBook

MOST = 12
"""Results of one session."""

Result = TypeVar("Result")


class Kept:
    """The results used last, by what they depend on; another book puts an end to them all."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._book: LogBook | None = None
        self._held: OrderedDict[Hashable, Any] = OrderedDict()

    def get(self, book: LogBook, key: Hashable, work_out: Callable[[], Result]) -> Result:
        """What ``work_out`` gives, from the last time if ``book`` and ``key`` are the same."""
        if book is not self._book:
            self._book = book
            self._held.clear()
        result: Result = self._held[key] if key in self._held else work_out()
        self._held[key] = result
        self._held.move_to_end(key)
        while len(self._held) > MOST:
            self._held.popitem(last=False)
        return result


@st.cache_resource(show_spinner=False, scope="session")
def results() -> Kept:
    """The results of this session."""
    return Kept()
