"""Texts on which a regular expression may look back and forth: made from the expression itself.

Of every repetition in it that may go on for long, a text that leads up to it and then repeats what
it takes, ended by what nothing takes; the same over and over, for a search that begins anew at
every character; and two repetitions behind each other, which may share a text in many ways.
Knows the syntax tree of Python's ``re``; knows no format.
"""

import re
from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LONG = 40
"""Times that a repetition may at least go on for it to count as a long one."""

_POOL = "a0 :-.,=_/|[({'\"\t\n]é@A\x1b"
_ENDS = ("\x00", "!\n", "")
_PUMPS_EACH = 3
_MOST_LED, _MOST_BESIDE = 12, 8
_REPEATS = frozenset({op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT})


def attacks_on(pattern: "re.Pattern[str]") -> Iterator[tuple[str, str, str]]:
    """``(before, pump, after)``: the attack of any length is ``before + pump * n + after``."""
    flags = pattern.flags & ~re.UNICODE
    seen: set[tuple[str, str, str]] = set()
    led = [
        (before, pump, behind)
        for before, body, behind in _long_repeats(parser.parse(pattern.pattern, flags), "")
        for pump in _pumps(body)
    ]
    for before, pump, behind in led:
        for one in (
            *((before, pump, end) for end in _ENDS),
            ("", before + pump, ""),
            ("", before + pump * 20, ""),
            ("", pump, ""),
            (before, pump + behind, "\x00"),
            ("", before + pump + behind, "\x00"),
        ):
            if one not in seen:
                seen.add(one)
                yield one
    pumps = sorted({pump for _, pump, _ in led})
    for before, pump, _ in led[:_MOST_LED]:
        for other in pumps[:_MOST_BESIDE]:
            one = (before, pump + other, "\x00")
            if pump != other and one not in seen:
                seen.add(one)
                yield one


def _long_repeats(parsed: Any, before: str) -> Iterator[tuple[str, Any, str]]:
    """The bodies of all long repetitions, with texts that lead up to them and that follow."""
    for at, (code, held) in enumerate(parsed):
        if code in _REPEATS and held[1] >= LONG:
            yield before, held[2], _example(_up_to_long(parsed[at + 1 :]))
        for inner in _inside(code, held):
            yield from _long_repeats(inner, before)
        before += _example([(code, held)])


def _up_to_long(parsed: Any) -> list[Any]:
    """The items before the next long repetition."""
    is_long = (at for at, (code, held) in enumerate(parsed) if code in _REPEATS and held[1] >= LONG)
    return list(parsed)[: next(is_long, None)]


def _inside(code: Any, held: Any) -> list[Any]:
    """The sequences within a part of an expression."""
    if code in _REPEATS:
        return [held[2]]
    if code is op.SUBPATTERN:
        return [held[3]]
    if code is op.ATOMIC_GROUP:
        return [held]
    if code in (op.ASSERT, op.ASSERT_NOT):
        return [held[1]]
    return list(held[1]) if code is op.BRANCH else []


def _example(parsed: Any) -> str:
    """A short text that a part of an expression takes."""
    text = ""
    for code, held in parsed:
        if code is op.LITERAL:
            text += chr(held)
        elif code is op.NOT_LITERAL:
            text += next(one for one in _POOL if ord(one) != held)
        elif code is op.ANY:
            text += "a"
        elif code is op.IN:
            text += _of_class(held)[0]
        elif code is op.BRANCH:
            text += _example(held[1][0])
        elif code is op.SUBPATTERN:
            text += _example(held[3])
        elif code is op.ATOMIC_GROUP:
            text += _example(held)
        elif code in _REPEATS:
            text += _example(held[2]) * held[0]
    return text


def _of_class(held: Any) -> list[str]:
    """Characters that a class takes."""
    found = [one for one in _POOL if _takes(held, ord(one))]
    return found or [chr(value) for code, value in held if code is op.LITERAL][:1] or ["a"]


def _takes(held: Any, char: int) -> bool:
    is_not = held[0][0] is op.NEGATE
    return is_not ^ any(_item_takes(code, value, char) for code, value in held)


def _item_takes(code: Any, value: Any, char: int) -> bool:
    if code is op.LITERAL:
        return bool(value == char)
    if code is op.RANGE:
        return bool(value[0] <= char <= value[1])
    if code is op.CATEGORY:
        name = str(value).rsplit("_", 1)[-1].lower()
        kind = {"digit": r"\d", "space": r"\s", "word": r"\w"}[name]
        is_not = "_NOT_" in str(value)
        return is_not ^ bool(re.match(kind, chr(char)))
    return False


def _pumps(body: Any) -> list[str]:
    """Texts that one round of a repetition takes: of a class some of its characters."""
    if len(body) == 1 and body[0][0] is op.IN:
        return _of_class(body[0][1])[:_PUMPS_EACH]
    if len(body) == 1 and body[0][0] is op.ANY:
        return ["a", " ", "("]
    return [_example(body) or "a"]
