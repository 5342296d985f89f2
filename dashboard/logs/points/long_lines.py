"""Lines too long to be a record of a log, counted while a file is read.

Readers pass over them (see ``MAX_LINE``); whoever reads the file asks how many there were, so that
the receipt says it.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

MAX_LINE = 4_000  # characters; a longer line is no record of a log

_COUNTED: ContextVar[set[int] | None] = ContextVar("long lines", default=None)


@contextmanager
def counted() -> Iterator[set[int]]:
    """The numbers of the long lines that are passed over while the block runs, from 0."""
    found: set[int] = set()
    token = _COUNTED.set(found)
    try:
        yield found
    finally:
        _COUNTED.reset(token)


def short(lines: Iterable[str], instead: str | None = None) -> Iterator[str]:
    """The lines that are not too long, with ``instead`` in the place of the others if it is given.

    A line is counted once, however often a reader looks at it.
    """
    found = _COUNTED.get()
    for number, line in enumerate(lines):
        if len(line) <= MAX_LINE:
            yield line
            continue
        if found is not None:
            found.add(number)
        if instead is not None:
            yield instead
