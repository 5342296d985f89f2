"""The pieces of a query, each with its place: words, texts, patterns, operators, brackets."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from dashboard.report.run_query.query_error import QueryError

OPERATORS = ("!=", "!~", "<=", ">=", "==", "=", "<", ">", "~")
"""The longer ones first."""

SIGNS = {"≠": "!=", "≤": "<=", "≥": ">=", "==": "="}
"""Other ways of writing an operator."""

QUOTES = {'"': '"', "'": "'", "“": "”", "«": "»"}
BRACKETS = "()"

MOST = 2_000
"""Pieces of a query: each of them is looked for in every run."""


class Kind(StrEnum):
    """What a piece is."""

    WORD = "word"
    QUOTED = "quoted"
    PATTERN = "pattern"
    OPERATOR = "operator"
    OPEN = "open"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Token:
    """One piece; ``text`` is without quotes or slashes, ``at`` and ``length`` are with them."""

    kind: Kind
    text: str
    at: int
    length: int


def tokens(text: str) -> list[Token]:
    """The pieces of ``text`` in order.

    Raises:
        QueryError: A quote is not closed, or there are more than :data:`MOST` pieces.
    """
    found = list(islice(_each(text), MOST + 1))
    if len(found) > MOST:
        raise QueryError("too-many", found[-1].at, len(text) - found[-1].at, most=MOST)
    return found


def _each(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        token = _at(text, at)
        yield token
        at += token.length


def _at(text: str, at: int) -> Token:
    """The piece that begins at a place where no blank stands."""
    sign = text[at]
    if sign in BRACKETS:
        return Token(Kind.OPEN if sign == "(" else Kind.CLOSE, sign, at, 1)
    operator = _operator(text, at)
    if operator:
        return Token(Kind.OPERATOR, SIGNS.get(operator, operator), at, len(operator))
    if sign in QUOTES:
        end = text.find(QUOTES[sign], at + 1)
        if end < 0:
            raise QueryError("open-quote", at, len(text) - at, quote=sign)
        return Token(Kind.QUOTED, text[at + 1 : end], at, end + 1 - at)
    if sign == "/":
        end = _end_of_pattern(text, at)
        if end > at:
            return Token(Kind.PATTERN, text[at + 1 : end], at, end + 1 - at)
    end = at + 1
    while end < len(text) and not _ends_word(text, end):
        end += 1
    return Token(Kind.WORD, text[at:end], at, end - at)


def _operator(text: str, at: int) -> str:
    """The operator that stands at a place, empty if none does."""
    if text[at] in SIGNS:
        return text[at]
    return next((one for one in OPERATORS if text.startswith(one, at)), "")


def _ends_word(text: str, at: int) -> bool:
    sign = text[at]
    return sign.isspace() or sign in BRACKETS or sign in QUOTES or bool(_operator(text, at))


def _end_of_pattern(text: str, at: int) -> int:
    """Where the slash is that ends a pattern; -1 where none does: a path begins with one too."""
    end = at
    while (end := text.find("/", end + 1)) >= 0:
        is_escaped = (len(text[:end]) - len(text[:end].rstrip("\\"))) % 2
        after = text[end + 1 : end + 2]
        if not is_escaped and end > at + 1 and (not after or after.isspace() or after == ")"):
            return end
    return -1
