"""What was worked out from a book or a report that is open, for every session that shows it.

It lives as long as the book or the report itself: a set that was closed, changed or read anew takes
its results along.  Who has the very same object may see what was made of it, nobody else.
"""

import weakref
from threading import Lock

from dashboard.model.memo import Memo

MOST = 24
"""Results of one object: the tables of a few people are a few megabytes each."""


class SharedMemos:
    """A memo for each object that has one, until the object is gone."""

    def __init__(self, most: int = MOST) -> None:
        """Keep at most so many results of one object."""
        self._most = most
        self._memos: dict[int, Memo] = {}
        self._lock = Lock()

    def of(self, owner: object) -> Memo:
        """The memo of ``owner``, which is told from others by what it is, not by what it equals."""
        with self._lock:
            memo = self._memos.get(id(owner))
            if memo is None:
                memo = self._memos[id(owner)] = Memo(self._most)
                weakref.finalize(owner, self._memos.pop, id(owner), None).atexit = False
            return memo

    def __len__(self) -> int:
        """How many objects have a memo."""
        return len(self._memos)


_memos = SharedMemos()


def memo_of(owner: object) -> Memo:
    """The results that were worked out from ``owner``, in whatever session."""
    return _memos.of(owner)
