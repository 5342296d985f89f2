"""One cell of a printed table as a number, a duration, or nothing.

Knows how people and programs print numbers; knows no table.
"""

import math
import re

from dashboard.logs.tabular.cells import ABSENT, to_number

_ABSENT = frozenset({*(word.lower() for word in ABSENT), "no log", "--", "---", "—", "–"} | {"..."})
_CLOCK = re.compile(r"^(?:(\d{1,4}):)?(\d{1,4}):(\d{2}(?:\.\d{1,9})?)$")  # h:mm:ss, mm:ss
_UNITS = re.compile(
    r"^(?:(\d{1,4}) ?h(?:rs?)?)? ?(?:(\d{1,6}(?:\.\d{1,9})?) ?m(?:in)?)? ?"
    r"(?:(\d{1,9}(?:\.\d{1,9})?) ?s(?:ec)?)?$"
)
_MARKS = "*`↓↑✓✔←★"  # Markdown's emphasis, and what marks the best row
_OF_ALL = re.compile(r"^(\d{1,18}) ?/ ?\d{1,18}$")
_DECIMAL_COMMA = re.compile(r"^[+-]?(?:0,\d+|\d+,(?:\d{1,2}|\d{4,}))%?$")  # "0,125", "1,5"
_LONGEST = 40  # characters; no number is printed with more


def is_absent(cell: str) -> bool:
    """Whether a cell says that nothing was measured, as ``-``, ``No log`` or nothing do."""
    return cell.lower() in _ABSENT


def has_decimal_comma(cell: str) -> bool:
    """Whether the comma of a cell can only be the decimal mark."""
    return len(cell) <= _LONGEST and _DECIMAL_COMMA.match(cell) is not None


def value_of(cell: str, comma: bool = False) -> float | None:
    """A cell's number, a share for a percentage, seconds for a duration; None for words.

    ``12.5 %``, ``1,234.5``, ``0,5`` where ``comma`` says so, ``00:01:30``, ``3.15s``, ``3/10``.
    """
    try:
        return float(cell) if "_" not in cell and len(cell) <= _LONGEST else None
    except ValueError:
        return _written(cell, comma)


def _written(cell: str, comma: bool) -> float | None:
    """A cell that is not written as Python writes a number."""
    text = cell.strip(_MARKS + " ")
    if not text or text[0] not in "0123456789+-.nNiI[":
        return None
    if text.endswith("%"):
        text = text[:-1].rstrip() + "%"
    number = to_number(text, comma)
    if number is not None or not text[0].isdigit():
        return number
    if (part := _OF_ALL.match(text)) is not None:
        return float(part[1])
    return _seconds(text)


def _seconds(text: str) -> float | None:
    clock = _CLOCK.match(text) or _UNITS.match(text)
    if clock is None:
        return None
    hours, minutes, seconds = (float(part or 0) for part in clock.groups())
    total = hours * 3600 + minutes * 60 + seconds
    return total if math.isfinite(total) else None
