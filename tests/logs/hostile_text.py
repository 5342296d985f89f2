"""Texts changed inside their structure: cells of tables, values of JSON, words of console logs."""

import json
import re
from collections.abc import Callable
from random import Random
from typing import Any

Change = Callable[[str, Random], str]

HOSTILE_WORDS = (
    *("1e308", "-1e999", "nan", "-inf", "", " ", "-1", "0", "1e18", str(2**63), "-" + "9" * 19),
    *("9" * 400, "1" + "0" * 5000, "0x1F", "٣", "½", "1_000", "True", "[[1]]", "1.234,5", "1,2,3"),
    *("=1+1", "\x00", "\u202e", "\ud800", '"', "'", "step", "loss", "epoch", "\ufeff", "1:2", "%"),
)
HOSTILE_VALUES: tuple[Any, ...] = (
    *(1e308, float("inf"), float("nan"), None, True, False, "", "nan", "٣", "\ud800", "a/b"),
    *(-1, 0, 0.5, 1e-320, 10**18, 2**62, 2**63, -(2**63), 2**64, 10**400, "1e999", "x" * 3000),
    *([], {}, [[[]]], [None], [True], {"": {"": 1}}, [1, "x"], {"loss": [1, 2]}),
    *("2020-01-01T00:00:00", "0001-01-01", "9999-12-31T23:59:59-23:59"),
)
RUNS = (" ", "\t", "0", "x", "a-", ",1", " x", "1 ", "}", "[", ":", "=", "-", ".", "|", "\u0301")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_KEY = re.compile(r'"([^"\\]*)"\s*:')
_EDGE = re.compile(r"\b|$")
_DELIMITERS = (",", "\t", ";", "|", " ", ":", "/")


def hostile_text(text: str, rng: Random) -> str:
    """``text`` with one thing in it changed, as JSON where it is that."""
    is_json = text.lstrip().startswith(("{", "["))
    kinds: list[Change] = [_cell, _cell, _number, _line, _long_line]
    return rng.choice([_json, _json, _json, _number, _line] if is_json else kinds)(text, rng)


def _word(rng: Random) -> str:
    return rng.choice(HOSTILE_WORDS)


def _cell(text: str, rng: Random) -> str:
    """A cell replaced, added, taken out or quoted."""
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    delimiter = max(_DELIMITERS, key=lambda one: (lines[at].count(one), one == ","))
    cells = lines[at].split(delimiter)
    place = rng.randrange(len(cells))
    how = rng.randrange(6)
    if how == 0:
        cells.insert(place, _word(rng))
    elif how == 1:
        del cells[place]
    elif how == 2:
        cells[place] = f'"{cells[place]}'
    elif how == 3:
        cells[place] = rng.choice(cells)
    else:
        cells[place] = _word(rng)
    lines[at] = delimiter.join(cells)
    return "\n".join(lines)


def _number(text: str, rng: Random) -> str:
    found = list(_NUMBER.finditer(text))
    if not found:
        return text + _word(rng)
    one = rng.choice(found)
    return text[: one.start()] + _word(rng) + text[one.end() :]


def _line(text: str, rng: Random) -> str:
    """A line doubled, moved, taken out, or in another place than its end."""
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    how = rng.randrange(4)
    if how == 0:
        lines.insert(at, lines[at])
    elif how == 1:
        lines.insert(rng.randrange(len(lines)), lines.pop(at))
    elif how == 2:
        del lines[at]
    else:
        lines[at : at + 2] = [
            rng.choice(["\r", "\v", "\x1c", "\u2028", ""]).join(lines[at : at + 2])
        ]
    return "\n".join(lines)


def _long_line(text: str, rng: Random) -> str:
    """A run of one thing between two words, as long as a line may be or much longer."""
    places = [one.start() for one in _EDGE.finditer(text)] or [0]
    at = rng.choice(places)
    one = rng.choice(RUNS)
    run = one * (rng.choice([3_500, 3_500, 60_000]) // len(one))
    return text[:at] + run + rng.choice(["", "!", "x", "\n"]) + text[at:]


def _json(text: str, rng: Random) -> str:
    """A value of one JSON document, or of one line of JSON lines, changed or said twice."""
    try:
        return _dumped(_changed(json.loads(text), rng), rng)
    except (ValueError, RecursionError):
        lines = text.split("\n")
    at = rng.randrange(len(lines))
    try:
        lines[at] = _dumped(_changed(json.loads(lines[at]), rng), rng)
    except (ValueError, RecursionError):
        return _cell(text, rng)
    return "\n".join(lines)


def _changed(value: Any, rng: Random) -> Any:
    """``value`` with one value in it, at any depth, replaced, renamed, doubled or taken out."""
    if not isinstance(value, dict | list) or not value or rng.random() < 0.08:
        return rng.choice(HOSTILE_VALUES)
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    key = rng.choice(keys)
    how = rng.randrange(12)
    if how < 2:
        value[key] = rng.choice(HOSTILE_VALUES)
    elif how == 2:
        del value[key]
    elif how == 3 and isinstance(value, dict):
        value[rng.choice([*HOSTILE_WORDS[:20], "\ud800", "x" * 2000])] = value.pop(key)
    elif how == 4 and isinstance(value, list):
        value.extend(value[:3])
    elif how == 5:
        value[key] = value[rng.choice(keys)]
    else:
        value[key] = _changed(value[key], rng)
    return value


def _dumped(value: Any, rng: Random) -> str:
    text = json.dumps(value)
    how = rng.randrange(12)
    if how == 0 and (found := _KEY.findall(text)):
        extra = json.dumps(rng.choice(HOSTILE_VALUES))
        place = rng.choice([one.end() for one in re.finditer("{", text)])
        return f'{text[:place]}"{rng.choice(found)}": {extra}, {text[place:]}'
    if how == 1 and (numbers := list(_NUMBER.finditer(text))):
        one = rng.choice(numbers)
        deep = "[" * 3000 + "]" * 3000
        return (
            text[: one.start()] + rng.choice(["1e999", "-0", "1" * 5000, deep]) + text[one.end() :]
        )
    return text
