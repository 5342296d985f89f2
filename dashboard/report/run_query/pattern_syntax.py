r"""The syntax of patterns: characters and classes, groups, ``|``, repeats, both ends.

Known are ``.``, ``[a-f_]`` and ``[^0-9]``, ``\d \w \s`` and ``\D \W \S``, groups ``(…)`` and
``(?:…)``, ``a|b``, the repeats ``* + ? {2} {2,} {2,5}``, and ``^`` and ``$``.  What goes back over
the text, such as ``\1`` and ``(?=…)``, is not.
"""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.report.run_query.folding import folded
from dashboard.report.run_query.query_error import QueryError

START, END = "\x02", "\x03"
"""What stands for the two ends of a text."""

MOST_REPEATS = 100
DEEPEST = 20

CLASSES: dict[str, Callable[[str], bool]] = {
    "d": str.isdecimal,
    "w": lambda sign: sign.isalnum() or sign == "_",
    "s": str.isspace,
}
REPEATS: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}


@dataclass(frozen=True, slots=True)
class One:
    """One character: any of ``signs``, of ``ranges`` or of ``classes``, or none of them."""

    signs: frozenset[str] = frozenset()
    ranges: tuple[tuple[str, str], ...] = ()
    classes: str = ""  # letters of CLASSES, capital ones for what is not in the class
    is_denied: bool = False
    end: str = ""  # START or END: the end of the text, and no character

    def takes(self, sign: str) -> bool:
        """Whether a character is one of these."""
        if self.end or sign in {START, END}:
            return sign == self.end
        has = (
            sign in self.signs
            or any(low <= sign <= high for low, high in self.ranges)
            or any(CLASSES[one.lower()](sign) is not one.isupper() for one in self.classes)
        )
        return has is not self.is_denied


@dataclass(frozen=True, slots=True)
class Cat:
    """Parts after each other."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Alt:
    """Parts of which any will do."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Rep:
    """A part so many times; ``most`` is ``None`` for any number."""

    part: "Node"
    fewest: int
    most: int | None


Node = One | Cat | Alt | Rep

ANY = One(is_denied=True)


def read(text: str, at: int) -> Node:
    """The tree of a pattern that stands ``at`` a place of the query.

    Raises:
        QueryError: It is none.
    """
    reader = _Reader(text, at)
    found = reader.alternatives(0)
    if not reader.is_done:
        raise reader.problem("pattern-bracket")
    return found


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, text: str, at: int) -> None:
        self._text, self._at, self._place = text, at, 0

    @property
    def is_done(self) -> bool:
        return self._place >= len(self._text)

    def problem(self, code: str, begun: int | None = None, **args: object) -> QueryError:
        """A problem from ``begun``, by default from here, to the next character."""
        start = self._place if begun is None else begun
        end = min(max(self._place, start) + 1, len(self._text))
        return QueryError(code, self._at + start, max(end - start, 0), **args)

    def alternatives(self, depth: int) -> Node:
        if depth > DEEPEST:
            raise self.problem("too-deep")
        parts = [self._sequence(depth)]
        while self._passes("|"):
            parts.append(self._sequence(depth))
        return parts[0] if len(parts) == 1 else Alt(tuple(parts))

    def _sequence(self, depth: int) -> Node:
        parts: list[Node] = []
        while not self.is_done and self._text[self._place] not in "|)":
            parts.append(self._repeats(self._atom(depth)))
        return Cat(tuple(parts))

    def _atom(self, depth: int) -> Node:
        begun = self._place
        sign = self._next()
        if sign == ".":
            return ANY
        if sign in "^$":
            return One(end=START if sign == "^" else END)
        if sign == "[":
            return self._one_of(begun)
        if sign == "(":
            if self._passes("?") and not self._passes(":"):
                raise self.problem("pattern-unknown", begun, text=self._text[begun : begun + 3])
            found = self.alternatives(depth + 1)
            if not self._passes(")"):
                raise self.problem("pattern-bracket", begun)
            return found
        if sign in REPEATS:
            self._place = begun
            raise self.problem("pattern-repeat", text=sign)
        if sign == "\\":
            return self._escaped(begun)
        return _literal(sign)

    def _escaped(self, begun: int) -> Node:
        if self.is_done:
            raise self.problem("pattern-end", begun)
        sign = self._next()
        if sign.lower() in CLASSES:
            return One(classes=sign)
        if sign.isalnum():
            self._place -= 1
            raise self.problem("pattern-unknown", begun, text=f"\\{sign}")
        return _literal(sign)

    def _one_of(self, begun: int) -> Node:
        """What stands in square brackets; the first of them has been passed."""
        is_denied = self._passes("^")
        signs: set[str] = set()
        ranges: list[tuple[str, str]] = []
        classes = ""
        is_first = True
        while is_first or not self._passes("]"):
            if self.is_done:
                self._place = begun
                raise self.problem("pattern-bracket")
            is_first = False
            start = self._place
            low = self._next()
            if low == "\\" and not self.is_done:
                low = self._next()
                if low.lower() in CLASSES:
                    classes += low
                    continue
                if low.isalnum():
                    self._place -= 1
                    raise self.problem("pattern-unknown", start, text=f"\\{low}")
            rest = self._text[self._place : self._place + 2]
            if rest[:1] == "-" and len(rest) == 2 and rest[1] not in "]\\":
                self._place += 2
                ends = folded(low), folded(rest[1])
                if len(ends[0]) != 1 or len(ends[1]) != 1 or ends[0] > ends[1]:
                    self._place -= 1
                    raise self.problem("pattern-range", start)
                ranges.append(ends)
            else:
                signs.update(folded(low))
        return One(frozenset(signs), tuple(ranges), classes, is_denied)

    def _repeats(self, part: Node) -> Node:
        """``part`` with what is said behind it of how often it comes."""
        begun = self._place
        if self.is_done:
            return part
        sign = self._text[begun]
        if sign in REPEATS:
            self._place += 1
            fewest, most = REPEATS[sign]
        elif sign == "{" and (counts := self._counts()) is not None:
            fewest, most = counts
        else:
            return part
        self._passes("?")  # fewest first: found is found
        if not self.is_done and self._text[self._place] in REPEATS:
            raise self.problem("pattern-repeat", begun, text=self._text[self._place])
        return Rep(part, fewest, most)

    def _counts(self) -> tuple[int, int | None] | None:
        """The numbers in curly brackets, passed; ``None`` where something else stands in them."""
        begun = self._place
        end = self._text.find("}", begun)
        low, comma, high = self._text[begun + 1 : max(end, begun + 1)].partition(",")
        is_told = low.isdecimal() and (not high or high.isdecimal()) and len(low + high) <= 6
        if end < 0 or not is_told:
            return None
        fewest = int(low)
        most = fewest if not comma else int(high) if high else None
        self._place = end
        if max(fewest, most or 0) > MOST_REPEATS or (most is not None and most < fewest):
            raise self.problem("pattern-counts", begun, most=MOST_REPEATS)
        self._place = end + 1
        return fewest, most

    def _next(self) -> str:
        self._place += 1
        return self._text[self._place - 1]

    def _passes(self, sign: str) -> bool:
        """Whether the next character is ``sign``, which is passed then."""
        if self._text[self._place : self._place + 1] != sign:
            return False
        self._place += 1
        return True


def _literal(sign: str) -> Node:
    """A character that stands for itself; without case and accents it may be none or several."""
    parts = tuple(One(frozenset(one)) for one in folded(sign))
    return parts[0] if len(parts) == 1 else Cat(parts)
