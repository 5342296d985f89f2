"""A query as a tree of what has to hold of a run."""

from dataclasses import dataclass

from dashboard.report.run_query.pattern import Pattern


@dataclass(frozen=True, slots=True)
class Words:
    """A text that stands somewhere in what is known of a run."""

    text: str


@dataclass(frozen=True, slots=True)
class Matches:
    """A pattern that is found somewhere in what is known of a run."""

    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Compare:
    """A setting or fact beside a value; ``number`` is the value as one, ``None`` if it is none."""

    name: str
    operator: str
    value: str
    number: float | None
    pattern: Pattern | None  # of the operators ~ and !~
    at: int  # of the name in the text
    length: int


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    part: "Query"


@dataclass(frozen=True, slots=True)
class All:
    """What must hold together."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Of which one is enough."""

    parts: tuple["Query", ...]


Query = Words | Matches | Compare | Not | All | AnyOf

EVERY_RUN = All(())
