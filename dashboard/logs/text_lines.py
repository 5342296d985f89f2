"""The lines of a console log, without colours; a progress bar's carriage return ends a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.logs.head import Head, to_text
from dashboard.logs.progress import telling
from dashboard.logs.rows import number

_ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
# A number ends where it ends: of "3:05", "2024-01-02", "1.2.3" and "0x1f" nothing is taken.
_ENDS = r"(?![:\-.]\d|[A-Za-z_]+\d)"
_THOUSANDS = r"[1-9]\d{0,2}(?:,\d{3})+(?!\d)"
_COMMA = r"\d+,\d+(?![,.\d])"  # the decimal mark of many languages
_EXPONENT = r"(?:[eE][+-]?\d+)?"
_PAIR = re.compile(
    r"(?P<name>[^\W\d][\w/.\-'@ ]{0,60}?)(?:\s*+\([a-z%]{1,3}\))?[\"']?\s*+[:=]\s*+[\"']?"
    rf"(?P<value>(?>[+-]?(?:{_THOUSANDS}|{_COMMA}|\d+)?(?:\.\d*)?(?<=[\d.]){_EXPONENT})"
    rf"{_ENDS}|[+-]?(?:nan|inf)\b)(?P<unit>%|/\d{{1,18}})?",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?P<name>[A-Za-z_][\w/.\-@]*(?: [A-Za-z_][\w@]*){0,2})\s+"
    rf"(?P<value>(?>[+-]?\d+\.\d+{_EXPONENT}){_ENDS}|nan\b|inf\b)(?P<unit>%)?",
    re.IGNORECASE,
)
MAX_LINE = 4_000  # characters; a longer line is no record of a log


@dataclass(frozen=True, slots=True)
class Pair:
    """A name and its number on a line, and where on the line they stand."""

    name: str
    value: float  # a percentage as a share, a part of a whole ("9830/10000") as it stands
    start: int
    whole: int | None = None  # "10000" of "9830/10000"


def without_colours(text: str) -> str:
    """``text`` without the codes for colours and for the cursor."""
    return _ANSI.sub("", text) if "\x1b" in text else text


def lines_of(data: bytes) -> Iterator[str]:
    """The lines of ``data``, without colours."""
    for line in telling(without_colours(to_text(data) or "").splitlines()):
        if len(line) <= MAX_LINE:
            yield line


def lines_in(head: Head) -> Iterator[str]:
    """The complete lines of the head that can be records of a log."""
    return (line for line in head.lines if len(line) <= MAX_LINE)


def pairs_in(text: str) -> list[Pair]:
    """The ``name: number`` and ``name=number`` pairs of a line, in their order."""
    return [pair for match in _PAIR.finditer(text) if (pair := _pair(match)) is not None]


def bare_pairs_in(text: str) -> list[Pair]:
    """The pairs without a sign between them, ``loss 0.5``; whole numbers are no such values."""
    return [pair for match in _BARE.finditer(text) if (pair := _pair(match)) is not None]


def _pair(match: re.Match[str]) -> Pair | None:
    text, unit = match["value"], match["unit"] or ""
    is_decimal = "," in text and not re.fullmatch(rf"[+-]?{_THOUSANDS}(?:\.\d*)?", text)
    value = number(text.replace(",", ".") if is_decimal else text)
    if value is None:
        return None
    whole = int(unit[1:]) if unit.startswith("/") else None
    return Pair(
        match["name"].strip(" '"), value / 100 if unit == "%" else value, match.start(), whole
    )


def pairs_of(text: str) -> dict[str, float]:
    """The ``name: number`` pairs of a line by name; a percentage becomes a share."""
    return {pair.name: pair.value for pair in pairs_in(text)}
