"""What was worked out from the open book, so that a click does not work it out again."""

import streamlit as st

from dashboard.model.memo import Memo
from dashboard.model.run import LogBook

MOST = 12
"""Results of one session."""


class BookMemo:
    """The memo of the book that is open in a session; another book begins an empty one."""

    def __init__(self) -> None:
        """No book is open yet."""
        self._book: LogBook | None = None
        self._memo = Memo(MOST)

    def of(self, book: LogBook) -> Memo:
        """The memo of ``book``."""
        if book is not self._book:
            self._book, self._memo = book, Memo(MOST)
        return self._memo


@st.cache_resource(show_spinner=False, scope="session")
def _open_book() -> BookMemo:
    return BookMemo()


def memo_of(book: LogBook) -> Memo:
    """The results of this session that were worked out from ``book``."""
    return _open_book().of(book)
