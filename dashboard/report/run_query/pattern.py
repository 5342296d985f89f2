"""Patterns, a small part of regular expressions, that cost no more than their text is long.

The usual engines go back and try again, which on ``(a+)+$`` takes twice as long with every
character more.  Here all ways of reading a text are followed at once: a pattern becomes the
automaton of its places (Glushkov 1961, doi:10.1070/RM1961v016n05ABEH004112), a set of places is one
integer, and where a set leads with a character is worked out once.  What even that cannot bound,
patterns whose sets are without number, ends at :data:`MOST_STEPS` and is told.

Case and accents do not count.  ``^`` and ``$`` are the ends of the text.
"""

from dataclasses import dataclass, field

from dashboard.report.run_query.pattern_syntax import END, START, Alt, Cat, Node, One, Rep, read
from dashboard.report.run_query.query_error import QueryError

MOST_PLACES = 400
"""Places of an automaton; ``[a-z]{9}`` takes nine."""

MOST_BUILT = 4 * MOST_PLACES
"""Parts of an automaton: a group that takes nothing can be repeated too."""

LONGEST = 20 * MOST_PLACES
"""Characters of a pattern: places take several each, as ``[a-z]`` does."""

MOST_STEPS = 1_000_000
"""Places that are looked at over all texts of one search, about a second of it."""

MOST_KEPT = 20_000
"""Steps from a set of places with a character that are remembered."""


@dataclass(slots=True)
class _Places:
    """The automaton while it is built: of each place what it takes, and what follows it."""

    takes: list[One] = field(default_factory=list)
    follow: list[int] = field(default_factory=list)
    built: int = 0  # parts, those that take no character too


@dataclass(frozen=True, slots=True)
class _Part:
    """The automaton of a part of the pattern: where it can begin and end, as sets of places."""

    is_empty: bool  # whether no character at all is a match
    first: int
    last: int


_NOTHING = _Part(True, 0, 0)


@dataclass(slots=True, eq=False)
class Pattern:
    """A pattern, ready to be looked for."""

    text: str
    at: int  # of the pattern in the query
    whole: _Part
    places: _Places
    _led: dict[tuple[int, str], int] = field(default_factory=dict)
    _taken: dict[str, int] = field(default_factory=dict)
    _steps: int = 0

    def found_in(self, folded: str) -> bool:
        """Whether the pattern is somewhere in a text that has no case and no accents any more.

        Raises:
            QueryError: The search takes too long.
        """
        if self.whole.is_empty:
            return True
        here = 0
        for sign in (START, *folded, END):
            key = (here, sign)
            led = self._led.get(key)
            if led is None:
                led = self._lead(here) & self._takers(sign)
                if len(self._led) < MOST_KEPT:
                    self._led[key] = led
            here = led
            if here & self.whole.last:
                return True
        return False

    def _lead(self, here: int) -> int:
        """The places that can come next; a match can begin anywhere."""
        reach = self.whole.first
        while here:
            self._steps += 1
            lowest = here & -here
            reach |= self.places.follow[lowest.bit_length() - 1]
            here ^= lowest
        if self._steps > MOST_STEPS:
            raise QueryError("pattern-slow", self.at, len(self.text))
        return reach

    def _takers(self, sign: str) -> int:
        """The places that take a character."""
        if sign not in self._taken:
            takes = self.places.takes
            self._taken[sign] = sum(1 << at for at, one in enumerate(takes) if one.takes(sign))
        return self._taken[sign]


def pattern_of(text: str, at: int) -> Pattern:
    """The pattern that ``text`` is; it stands ``at`` a place of the query.

    Raises:
        QueryError: It is none, or one of a kind that is not known here.
    """
    if len(text) > LONGEST:
        raise QueryError("pattern-large", at, len(text))
    places = _Places()
    whole = _built(read(text, at), places, text, at)
    return Pattern(text, at, whole, places)


def _built(node: Node, places: _Places, text: str, at: int) -> _Part:
    """The automaton of a part, its places added to ``places``."""
    places.built += 1
    if places.built > MOST_BUILT or len(places.takes) >= MOST_PLACES:
        raise QueryError("pattern-large", at, len(text))
    if isinstance(node, One):
        places.takes.append(node)
        places.follow.append(0)
        place = 1 << (len(places.takes) - 1)
        return _Part(False, place, place)
    if isinstance(node, Alt):
        parts = [_built(one, places, text, at) for one in node.parts]
        first = last = 0
        for part in parts:
            first, last = first | part.first, last | part.last
        return _Part(any(part.is_empty for part in parts), first, last)
    if isinstance(node, Cat):
        whole = _NOTHING
        for one in node.parts:
            whole = _joined(whole, _built(one, places, text, at), places)
        return whole
    return _repeated(node, places, text, at)


def _repeated(node: Rep, places: _Places, text: str, at: int) -> _Part:
    whole = _NOTHING
    for number in range(node.most if node.most is not None else max(node.fewest, 1)):
        part = _built(node.part, places, text, at)
        if number >= node.fewest:
            part = _Part(True, part.first, part.last)
        if node.most is None and number == max(node.fewest, 1) - 1:
            _lead_to(part.last, part.first, places)  # the last one as often as it comes
        whole = _joined(whole, part, places)
    return whole


def _joined(one: _Part, other: _Part, places: _Places) -> _Part:
    """Two parts after each other."""
    _lead_to(one.last, other.first, places)
    return _Part(
        one.is_empty and other.is_empty,
        one.first | (other.first if one.is_empty else 0),
        other.last | (one.last if other.is_empty else 0),
    )


def _lead_to(last: int, first: int, places: _Places) -> None:
    while last:
        lowest = last & -last
        places.follow[lowest.bit_length() - 1] |= first
        last ^= lowest
