"""Values that Python printed, ``{'loss': [0.9, 0.5], 'val_loss': […]}``, read without running them.

The text is parsed to a syntax tree and the tree is walked: numbers, texts, lists, tuples and
mappings, and what wraps these in print (``OrderedDict([…])``, ``array([…])``, ``np.float64(0.5)``,
``tensor(0.5)``, ``nan``).  Anything else is no value, and nothing is ever called.
"""

import ast
import math
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dashboard.logs.parsing.json_text import load_json

MAX_CHARACTERS = 32 << 20  # of one value
_MOST_PARSED = 1 << 20  # of one that is no JSON: its syntax tree takes some hundred times as much
_LOOKED_THROUGH = 4  # times the length of a text that may be scanned for its values
MAX_DEPTH = 12  # lists and mappings within each other
_MAX_VALUES = 2_000  # values of one text
_OPENING = re.compile(
    r"^(?:(?P<name>[^\W\d]\w{0,60})\s*[=:]\s*)?(?=[{\[]|OrderedDict\(|defaultdict\()"
)
_NAN = re.compile(r"\bnan\b")
_CLASS = re.compile(r"<(?:class|function) [^<>\n]{0,100}>")
_NAMES: dict[str, Any] = {"nan": math.nan, "NaN": math.nan, "inf": math.inf, "Infinity": math.inf}
_NAMES |= {"null": None, "true": True, "false": False}
_WRAPPERS = frozenset(
    {"OrderedDict", "defaultdict", "dict", "list", "tuple", "array", "tensor", "Array", "DictProxy"}
    | {"float16", "float32", "float64", "int32", "int64", "bfloat16", "float", "int", "Counter"}
)


class NoValueError(ValueError):
    """The text is no value that is read here."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A value, the name before it (``history = {…}``), and its line, from 1."""

    value: Any
    name: str
    line: int


def value_of(text: str) -> Any:
    """The value that ``text`` writes.

    Raises:
        NoValueError: when it is none, too long, or too deep.
    """
    if len(text) > MAX_CHARACTERS:
        raise NoValueError
    try:
        return load_json(_NAN.sub("NaN", text.replace("'", '"')))
    except (ValueError, RecursionError):
        pass  # more than JSON can say
    if len(text) > _MOST_PARSED:
        raise NoValueError
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of escapes in the texts of a stranger
            tree = ast.parse(_CLASS.sub("None", text).strip(), mode="eval")
        return _value(tree.body, 0)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError) as error:
        raise NoValueError from error


def _value(node: ast.expr, depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise NoValueError
    match node:
        case ast.Constant(value=held) if held is None or isinstance(held, bool | int | float | str):
            return held
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            held = _value(operand, depth + 1)
            if isinstance(held, int | float):
                return -held
        case ast.Name(id=name) if name in _NAMES:
            return _NAMES[name]
        case ast.List(elts=items) | ast.Tuple(elts=items):
            return [_value(item, depth + 1) for item in items]
        case ast.Dict(keys=names, values=values):
            return {
                _name(name, depth): _value(held, depth + 1)
                for name, held in zip(names, values, strict=True)
            }
        case ast.Call(func=called, args=args) if args and _called(called) in _WRAPPERS:
            held = _value(args[-1], depth + 1)
            return _mapping(held) if _called(called) == "OrderedDict" else held
    raise NoValueError


def _name(node: ast.expr | None, depth: int) -> str:
    held = None if node is None else _value(node, depth + 1)
    if isinstance(held, str | int | float) and not isinstance(held, bool):
        return str(held)
    raise NoValueError


def _called(node: ast.expr) -> str:
    """The last part of a called name: ``float64`` of ``np.float64``."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _mapping(held: Any) -> Any:
    """The pairs of an ``OrderedDict`` as a mapping."""
    if isinstance(held, list) and all(isinstance(one, list) and len(one) == 2 for one in held):
        return {str(name): value for name, value in held}
    return held


def values_in(text: str) -> Iterator[Printed]:
    """The values that begin at the start of a line of ``text``; each may run over many lines."""
    lines = text.splitlines()
    number = found = 0
    left = _LOOKED_THROUGH * len(text) + len(lines)
    while number < len(lines) and found < _MAX_VALUES and left > 0:
        opening = _OPENING.match(lines[number].lstrip())
        if opening is None:
            number += 1
            continue
        end, looked = _end(lines, number)
        left -= looked
        if end is None:
            number += 1
            continue
        first = lines[number].lstrip()[opening.end() :]
        try:
            value = value_of("\n".join([first, *lines[number + 1 : end + 1]]))
        except NoValueError:
            number += 1
            continue
        yield Printed(value, opening["name"] or "", number + 1)
        found += 1
        number = end + 1


_BRACKETS = re.compile(r"'[^'\n]*+'?|\"[^\"\n]*+\"?|[\[{(]|[\]})]")


def _end(lines: list[str], start: int) -> tuple[int | None, int]:
    """The line at which the brackets that open at ``start`` are all closed, None if none is.

    With it how many characters were looked at.
    """
    depth = size = 0
    for at in range(start, len(lines)):
        size += len(lines[at]) + 1
        if size > MAX_CHARACTERS:
            return None, size
        for mark in _BRACKETS.findall(lines[at]):
            depth += (mark in "[{(") - (mark in "]})")
        if depth <= 0:
            return at, size
    return None, size
