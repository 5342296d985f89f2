"""One long JSON value, with its lists of numbers and objects packed while they are read.

A list is cut between two of its values, a stretch at a time, and each stretch is read as a list of
its own.  Where a cut is taken that is none (``},{`` in a text, or deeper down) the stretch is no
JSON: it is read one value after the other then.
"""

import itertools
import json
import re
from contextlib import suppress
from functools import partial
from json import JSONDecodeError
from typing import Any

from dashboard.logs.parsing.packed_list import Again, PackedList, Stretch, packed

STRETCH = 1 << 16
"""Characters of a list that are read at a time."""

_MAX_DEPTH = 3  # of lists and objects in each other; what is deeper is read as it is
_LOOK_EVERY, _SHORT = 1_000, 200  # members of an object; characters of one that is read as it is
_LEAST_PACKED = 8  # values of a stretch: fewer are long ones, that may hold what is packed already

_DECODER = json.JSONDecoder()
_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBERS = (*"-0123456789",)  # how one begins
_BETWEEN_OBJECTS = re.compile(r"\}[ \t\n\r]*,[ \t\n\r]*(?=\{)")
_BETWEEN_NUMBERS = re.compile(r",[ \t\n\r]*")


def load_long_json(text: str) -> Any:
    """The value of ``text``, equal to that of ``json.loads``; long lists are packed.

    Raises:
        ValueError: where there is none.
        RecursionError: where it goes too deep.
    """
    value, at = _value(text, _skipped(text, 0), 0)
    at = _skipped(text, at)
    if at < len(text):
        raise JSONDecodeError("Extra data", text, at)
    return value


def _skipped(text: str, at: int) -> int:
    """Where something stands, from ``at`` on."""
    space = _SPACE.match(text, at)
    return at if space is None else space.end()


def _value(text: str, at: int, depth: int) -> tuple[Any, int]:
    """The value that begins at ``at``, and where it ends."""
    if depth < _MAX_DEPTH:
        if text.startswith("[", at):
            return _list(text, at, depth)
        if text.startswith("{", at):
            return _object(text, at, depth)
    return _DECODER.raw_decode(text, at)


def _object(text: str, begins: int, depth: int) -> tuple[dict[str, Any], int]:
    held: dict[str, Any] = {}
    at = _skipped(text, begins + 1)
    if text.startswith("}", at):
        return held, at + 1
    for count in itertools.count(1):
        if not text.startswith('"', at):
            raise JSONDecodeError("Expecting property name enclosed in double quotes", text, at)
        name, at = _DECODER.raw_decode(text, at)
        at = _behind(text, at, ":")
        held[name], at = _value(text, at, depth + 1)
        at = _skipped(text, at)
        if text.startswith("}", at):
            break
        at = _behind(text, at, ",")
        if count % _LOOK_EVERY == 0 and at - begins < _SHORT * count:
            whole: tuple[dict[str, Any], int] = _DECODER.raw_decode(text, begins)
            return whole
    return held, at + 1


def _behind(text: str, at: int, sign: str) -> int:
    """Where something stands behind the sign that has to come next."""
    at = _skipped(text, at)
    if not text.startswith(sign, at):
        raise JSONDecodeError(f"Expecting {sign!r} delimiter", text, at)
    return _skipped(text, at + 1)


def _list(text: str, begins: int, depth: int) -> tuple[list[Any], int]:
    at = _skipped(text, begins + 1)
    has_objects = text.startswith("{", at)
    if (end := text.find("]", at, at + STRETCH) + 1) or not (has_objects or _is_number(text, at)):
        with suppress(ValueError):  # the first of several brackets, where lists are in each other
            whole: list[Any] = json.loads(text[begins:end])
            return whole, end
        if not has_objects:
            return _read(text, begins)
    stretches: list[Stretch] = []
    kinds: set[type[object]] = set()
    is_over = False
    while not is_over:
        rows, end, behind = _until_a_cut(text, at, has_objects=has_objects)
        if not rows:
            rows, end, behind, is_over = _one_by_one(text, at, depth)
            if is_over and not stretches:
                return rows, behind
        kinds.update(map(type, rows))
        stretches.append(_stretch(text[at:end], rows))
        at = behind
    return PackedList(stretches, kinds.pop() if len(kinds) == 1 else None), at


def _is_number(text: str, at: int) -> bool:
    return text[at : at + 1] in _NUMBERS


def _read(text: str, at: int) -> tuple[list[Any], int]:
    whole: tuple[list[Any], int] = _DECODER.raw_decode(text, at)
    return whole


def _until_a_cut(text: str, at: int, *, has_objects: bool) -> tuple[list[Any], int, int]:
    """The values of a stretch, its end and where the next begins; none where no cut is right."""
    between = _BETWEEN_OBJECTS if has_objects else _BETWEEN_NUMBERS
    cut = between.search(text, at + STRETCH, at + 2 * STRETCH)
    if cut is None:
        return [], at, at
    end = cut.start() + has_objects  # an object ends with its bracket
    try:
        return json.loads(f"[{text[at:end]}]"), end, cut.end()
    except (ValueError, RecursionError):
        return [], at, at


def _one_by_one(text: str, begins: int, depth: int) -> tuple[list[Any], int, int, bool]:
    """As :func:`_until_a_cut`, value by value; and whether the list is over."""
    rows: list[Any] = []
    at = begins
    while True:
        value, end = _value(text, at, depth + 1)
        rows.append(value)
        at = _skipped(text, end)
        if text.startswith("]", at):
            return rows, end, at + 1, True
        at = _behind(text, at, ",")
        if at - begins > STRETCH:
            return rows, end, at, False


def _stretch(text: str, rows: list[Any]) -> Stretch:
    """The values of a part of a text: in columns, else as the text, where they are many."""
    if len(rows) < _LEAST_PACKED:
        return rows
    columns = packed(rows)
    return Again(len(rows), partial(_again, text)) if columns is None else columns


def _again(text: str) -> list[Any]:
    held: list[Any] = json.loads(f"[{text}]")
    return held
