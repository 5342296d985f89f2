"""Log books that were read and judged, kept so that a click does not read them again.

A reading tells the page how far it has come, which the cache of Streamlit's functions cannot do: it
would repeat on every hit what was drawn meanwhile.
"""

import gc
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

import streamlit as st

from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.report import Report
from dashboard.logs.follow.pace import running_in
from dashboard.model.run import LogBook

Judged = tuple[LogBook, Report]

MOST_SHARED = 8
"""Books from disk, for all sessions."""

MOST_OWN = 2
"""Books of what one person dropped."""

MANY_RUNS = 50
"""Of a book with so many, the parts are worth keeping from Python's collector."""


class JudgedBooks:
    """The books used last, by what tells them apart."""

    def __init__(self, most: int) -> None:
        """Keep at most ``most`` books; the one not used for longest goes first."""
        self._most = most
        self._held: OrderedDict[tuple[Hashable, bool], Judged] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, read: Callable[[], LogBook], *, apart: bool = False) -> Judged:
        """The book of ``key`` with its report; ``read`` and judged if it is not held.

        With ``apart`` names tell families apart; a book that is held is only judged again.
        """
        asked, other = (key, apart), (key, not apart)
        with self._lock:
            if asked in self._held:
                self._held.move_to_end(asked)
                return self._held[asked]
            known = self._held.get(other)
        book = known[0] if known is not None else read()
        judged = book, diagnose(book, apart=apart, running=running_in(book, time.time()))
        with self._lock:
            self._held[asked] = judged
            self._held.move_to_end(asked)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        if len(book.runs) >= MANY_RUNS:
            _set_apart()
        return judged


def _set_apart() -> None:
    """Keep what lives long, such as a book, from the collector's walks while pages are drawn.

    What was set apart before is looked at again first, so that nothing is held for good.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


@st.cache_resource(show_spinner=False)
def shared() -> JudgedBooks:
    """The books that every session may see: those of the server's disk."""
    return JudgedBooks(MOST_SHARED)


@st.cache_resource(show_spinner=False, scope="session")
def own() -> JudgedBooks:
    """The books of this session only: those of what the person dropped."""
    return JudgedBooks(MOST_OWN)
