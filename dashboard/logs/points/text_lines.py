"""The lines of a console log, without colours; a progress bar's carriage return ends a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.logs.file_head import Head, encoding_of_file, to_text
from dashboard.logs.names.metric_names import SPLIT_WORDS
from dashboard.logs.points.long_lines import MAX_LINE, short
from dashboard.logs.points.rows import number
from dashboard.logs.points.split_lines import lines_in_stretches
from dashboard.model.progress import report_share

_OF_BYTES = ("utf-8", "latin-1")
STRETCH = 1 << 16
"""Bytes of a file whose lines are held at a time."""

_ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
# A number ends where it ends: of "3:05", "2024-01-02", "1.2.3" and "0x1f" nothing is taken.
_ENDS = r"(?![:\-.]\d|[A-Za-z_]+\d)"
_THOUSANDS = r"[1-9]\d{0,2}(?:,\d{3})+(?!\d)"
_COMMA = r"\d+,\d+(?![,.\d])"  # the decimal mark of many languages
_EXPONENT = r"(?:[eE][+-]?\d+)?"
_LONGEST_NAME, _LONGEST_OF = 61, 24
_NEAR = 90  # characters before a sign that are searched as they are
_NAMED = (
    rf"(?P<name>[^\W\d][\w/.\-'@ ]{{0,{_LONGEST_NAME - 1}}}?)"
    rf"(?:\s*+\((?P<of>[a-z%_ ]{{1,{_LONGEST_OF}}})\))?[\"']?\s*+"
)
_VALUE = (
    r"(?:=\s*+\[|:\((?=\d\.)|[:=]\s*+(?:tensor\(|np\.float(?:32|64)\()?[\"']?)"
    rf"(?P<value>(?>[+-]?(?:{_THOUSANDS}|{_COMMA}|\d+)?(?:\.\d*)?(?<=[\d.]){_EXPONENT})"
    rf"{_ENDS}|[+-]?(?:nan|inf)\b)(?P<unit>\s?%|/\d{{1,18}})?"
)
_VALUE_BEHIND = re.compile(_VALUE, re.IGNORECASE)
_PAIR = re.compile(_NAMED + _VALUE, re.IGNORECASE)
_SIGN = re.compile("[:=]")
_BARE = re.compile(
    r"(?<![A-Za-z_/.\-@])(?P<name>[A-Za-z_][\w/.\-@]{0,60}+(?: [A-Za-z_][\w@]{0,60}+){0,2})"
    r"(?:\s*+\((?P<of>[a-z%_ ]{1,24})\))?\s+"
    rf"(?P<value>(?>[+-]?\d+\.\d+{_EXPONENT}){_ENDS}|[+-]?(?:nan|inf)\b)(?P<unit>\s?%)?",
    re.IGNORECASE,
)
_GROUPED = re.compile(rf"[+-]?{_THOUSANDS}(?:\.\d*)?")


@dataclass(frozen=True, slots=True)
class Pair:
    """A name and its number on a line, with their positions."""

    name: str
    value: float  # a percentage as a share, a part of a whole ("9830/10000") as written
    start: int
    whole: int | None = None  # "10000" of "9830/10000"


def without_colours(text: str) -> str:
    """``text`` without the codes for colours and for the cursor."""
    return _ANSI.sub("", text) if "\x1b" in text else text


def lines_of(data: bytes) -> Iterator[str]:
    """The lines of ``data``, without colours, but for those that are too long."""
    return short(lines_in_stretches(without_colours(to_text(data) or "")))


def lines_of_file(path: Path) -> Iterator[str]:
    """The lines of a file as :func:`lines_of` gives them, of which only a stretch is held.

    Raises:
        OSError: when it cannot be read.
    """
    encoding = encoding_of_file(path)
    if encoding not in _OF_BYTES:
        return lines_of(path.read_bytes())
    return short(_decoded(path, encoding))


def _decoded(path: Path, encoding: str) -> Iterator[str]:
    """The lines of a file in which each byte of a line feed is one."""
    size = max(path.stat().st_size, 1)
    with path.open("rb") as file:
        read = 0
        while stretch := file.read(STRETCH):
            stretch += file.readline()
            if read:
                report_share(min(read / size, 1.0))
            read += len(stretch)
            yield from without_colours(stretch.decode(encoding, "replace")).splitlines()


def lines_in(head: Head) -> Iterator[str]:
    """The complete lines of the head that can be records of a log, without colours."""
    for line in head.lines:
        if len(line) <= MAX_LINE:
            yield _ANSI.sub("", line) if "\x1b" in line else line


def pairs_in(text: str) -> list[Pair]:
    """The ``name: number`` and ``name=number`` pairs of a line, in their order."""
    return [pair for match in matches_in(text) if (pair := _pair(match)) is not None]


def bare_pairs_in(text: str) -> list[Pair]:
    """The pairs without a sign between them, ``loss 0.5``; whole numbers are no such values."""
    return [pair for match in bare_matches_in(text) if (pair := _pair(match)) is not None]


def matches_in(text: str) -> Iterator[re.Match[str]]:
    """Positions of the pairs of a line: ``name``, ``value``, ``unit``, and ``of`` in brackets.

    They are those of ``_PAIR.finditer``.  Names may hold almost anything: a search for them takes
    long on a text that is none, so the signs are looked for, and a name before a sign only where a
    number stands behind it.
    """
    at = 0  # behind the sign or the pair before: no name goes over a sign
    for sign in _SIGN.finditer(text):
        start = sign.start()
        value = _VALUE_BEHIND.match(text, start) if start >= at else None
        if value is not None:
            since = at if start - at <= _NEAR else _earliest(text, at, start)
            match = _PAIR.search(text, since, value.end())
            if match is not None:
                yield match
                at = match.end()
        at = max(at, start + 1)


def _earliest(text: str, since: int, sign: int) -> int:
    """Where a name before the sign at ``sign`` may begin at the earliest, from ``since`` on."""
    end = since + len(text[since:sign].rstrip().rstrip("\"'"))
    if text[end - 1 : end] == ")":
        end = since + len(text[since : max(end - _LONGEST_OF - 2, since)].rstrip())
    return max(since, end - _LONGEST_NAME)


def bare_matches_in(text: str, start: int = 0, end: int = MAX_LINE) -> Iterator[re.Match[str]]:
    """The positions of the pairs without a sign, in that part of the text."""
    return _BARE.finditer(text, start, end)


def value_of(text: str) -> float | None:
    """A number as it is printed, with decimal or thousands' commas."""
    if "," not in text:
        return number(text)
    is_decimal = _GROUPED.fullmatch(text) is None
    return number(text.replace(",", ".") if is_decimal else text)


def _pair(match: re.Match[str]) -> Pair | None:
    unit = match["unit"] or ""
    value = value_of(match["value"])
    if value is None:
        return None
    whole = int(unit[1:]) if unit.startswith("/") else None
    share = value / 100 if unit.endswith("%") else value
    return Pair(name_with_split(match["name"], match["of"]), share, match.start(), whole)


def name_with_split(name: str, of: str | None) -> str:
    """The name of a pair, with the split in brackets behind it: ``loss (val): 0.5``."""
    plain = name.strip(" '")
    return f"{plain} {of.lower()}" if of is not None and of.lower() in SPLIT_WORDS else plain


def pairs_of(text: str) -> dict[str, float]:
    """The ``name: number`` pairs of a line by name; a percentage becomes a share."""
    return {pair.name: pair.value for pair in pairs_in(text)}
