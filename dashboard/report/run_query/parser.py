"""From the text of a query to its tree."""

from dashboard.report.run_query import tree
from dashboard.report.run_query.folding import folded
from dashboard.report.run_query.pattern import pattern_of
from dashboard.report.run_query.query_error import QueryError
from dashboard.report.run_query.tokens import Kind, Token, tokens
from dashboard.report.run_query.written_numbers import number

AND, OR, NOT = frozenset({"and", "e"}), frozenset({"or", "ou"}), frozenset({"not", "nao"})
"""The words that join, without case and accents."""

DEEPEST = 20
"""Brackets and denials within each other; nobody writes more by hand."""

ORDERED = frozenset({"<", "<=", ">", ">="})
PATTERNS = frozenset({"~", "!~"})


def parse(text: str) -> tree.Query:
    """The tree of ``text``; that of an empty text holds for every run.

    Raises:
        QueryError: The text is no query.
    """
    reader = _Reader(tokens(text), len(text))
    if reader.peek() is None:
        return tree.EVERY_RUN
    found = reader.either(0)
    rest = reader.peek()
    if rest is not None:  # only a bracket ends the reading early
        raise QueryError("close-bracket", rest.at, rest.length)
    return found


class _Reader:
    """Reads from left to right; one method a line of the grammar."""

    def __init__(self, pieces: list[Token], end: int) -> None:
        self._pieces, self._place, self._end = pieces, 0, end

    def peek(self, ahead: int = 0) -> Token | None:
        """The next piece, ``None`` at the end."""
        place = self._place + ahead
        return self._pieces[place] if place < len(self._pieces) else None

    def either(self, depth: int) -> tree.Query:
        parts = [self._all(depth)]
        while self._takes(OR):
            parts.append(self._all(depth))
        return parts[0] if len(parts) == 1 else tree.AnyOf(tuple(parts))

    def _all(self, depth: int) -> tree.Query:
        parts = [self._one(depth)]
        while True:
            joined = self._takes(AND)
            following = self.peek()
            ends = following is None or following.kind is Kind.CLOSE or _is(following, OR)
            if ends and not joined:
                return parts[0] if len(parts) == 1 else tree.All(tuple(parts))
            parts.append(self._one(depth))

    def _one(self, depth: int) -> tree.Query:
        token = self.peek()
        if token is None:
            raise QueryError("nothing-follows", self._end)
        if depth >= DEEPEST:
            raise QueryError("too-deep", token.at, token.length)
        if self._is_operator(ahead=1) and token.kind in {Kind.WORD, Kind.QUOTED}:
            return self._comparison(token)
        self._place += 1
        if _is(token, NOT):
            return tree.Not(self._one(depth + 1))
        if token.kind is Kind.OPEN:
            return self._bracket(token, depth)
        if token.kind is Kind.PATTERN:
            return tree.Matches(pattern_of(token.text, token.at + 1))
        if token.kind is Kind.OPERATOR:
            raise QueryError("no-name", token.at, token.length, operator=token.text)
        if token.kind is Kind.CLOSE or _is(token, AND | OR):
            raise QueryError("nothing-before", token.at, token.length, text=token.text)
        return tree.Words(token.text)

    def _bracket(self, opened: Token, depth: int) -> tree.Query:
        found = self.either(depth + 1)
        token = self.peek()
        if token is None:
            raise QueryError("open-bracket", opened.at, opened.length)
        self._place += 1
        return found

    def _comparison(self, name: Token) -> tree.Query:
        operator = self._pieces[self._place + 1]
        value = self.peek(2)
        self._place += 3
        if value is None or value.kind in {Kind.OPERATOR, Kind.OPEN, Kind.CLOSE}:
            place = self._end if value is None else value.at
            raise QueryError("no-value", place, name=name.text, operator=operator.text)
        is_pattern = operator.text in PATTERNS
        if value.kind is Kind.PATTERN and not is_pattern:
            raise QueryError("pattern-operator", operator.at, operator.length)
        within = value.at + (value.kind is not Kind.WORD)
        amount = None
        if value.kind is Kind.WORD and not is_pattern:
            amount = number(value.text, value.at)
        if amount is None and operator.text in ORDERED:
            raise QueryError(
                "no-number", value.at, value.length, text=value.text, operator=operator.text
            )
        return tree.Compare(
            name.text,
            operator.text,
            value.text,
            amount,
            pattern_of(value.text, within) if is_pattern else None,
            name.at,
            name.length,
        )

    def _takes(self, words: frozenset[str]) -> bool:
        """Whether the next piece is one of the words that join; it is passed then."""
        token = self.peek()
        if token is None or not _is(token, words) or self._is_operator(ahead=1):
            return False
        self._place += 1
        return True

    def _is_operator(self, *, ahead: int) -> bool:
        token = self.peek(ahead)
        return token is not None and token.kind is Kind.OPERATOR


def _is(token: Token, words: frozenset[str]) -> bool:
    return token.kind is Kind.WORD and folded(token.text) in words
