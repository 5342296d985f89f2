"""What a file gave, as bytes that pass from one process to another: as the cache stores it."""

import io

from dashboard.logs.part import Part
from dashboard.logs.stored.stored_parts import CachedPart, read_parts, write_parts

_NAME = "part"


class NotPassedOnError(Exception):
    """A part holds something that the other process would not get, or did not get."""


def written(part: Part) -> bytes:
    """The part as bytes; none where it cannot be written."""
    stream = io.BytesIO()
    write_parts({_NAME: CachedPart("", part)}, "", stream)
    return stream.getvalue()


def read(data: bytes) -> Part:
    """The part that :func:`written` wrote.

    Raises:
        NotPassedOnError: when it is not whole.
    """
    found = read_parts(io.BytesIO(data), "").get(_NAME)
    if found is None:
        raise NotPassedOnError
    return found.part
