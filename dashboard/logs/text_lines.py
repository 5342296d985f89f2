"""The lines of a console log, without colours; a progress bar's carriage return ends a line."""

import re
from collections.abc import Iterator

from dashboard.logs.head import Head, to_text
from dashboard.logs.rows import number

_ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_PAIR = re.compile(
    r"(?P<name>[A-Za-z_](?:[\w/.\-' ]{0,59}?[\w/.\-'])??)\s*+[:=]\s*+"
    r"(?P<value>[+-]?(?:\d[\d,]*(?:\.\d*)?(?:[eE][+-]?\d+)?|nan|inf)\b)(?P<unit>%)?",
    re.IGNORECASE,
)
MAX_LINE = 4_000  # characters; a longer line is no record of a log


def lines_of(data: bytes) -> Iterator[str]:
    """The lines of ``data``, without colours."""
    text = to_text(data) or ""
    if "\x1b" in text:
        text = _ANSI.sub("", text)
    for line in text.splitlines():
        if len(line) <= MAX_LINE:
            yield line


def lines_in(head: Head) -> Iterator[str]:
    """The complete lines of the head that can be records of a log."""
    return (line for line in head.lines if len(line) <= MAX_LINE)


def pairs_of(text: str) -> dict[str, float]:
    """The ``name: number`` and ``name=number`` pairs of a line; a percentage becomes a share."""
    found: dict[str, float] = {}
    for match in _PAIR.finditer(text):
        value = number(match["value"])
        if value is not None:
            found[match["name"].strip()] = value / 100 if match["unit"] else value
    return found
