"""Which runs a query finds."""

import math
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.model.run import LogBook, Run
from dashboard.report.run_query import tree
from dashboard.report.run_query.facts import Column, Facts, Value
from dashboard.report.run_query.folding import folded, folded_words
from dashboard.report.run_query.query_error import QueryError
from dashboard.text.sentences import Sentences

LONGEST = 2000
"""Characters of what is known of a run that are looked through."""

SAME = 1e-9
"""Relative difference up to which two numbers are one."""

ORDER: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
SAID = {"sim": "true", "yes": "true", "on": "true", "nao": "false", "no": "false", "off": "false"}
"""Other words for what is switched on or off."""

Held = list[bool]
"""Of every run, in the order of the book, whether a part of the query holds."""


def answer(query: tree.Query, facts: Facts) -> list[str]:
    """The ids of the runs that ``query`` finds, in the order of the book.

    Raises:
        QueryError: A name is not known, or has no numbers to be compared.
    """
    texts = _known_texts(facts.book, facts.words)
    held = _held(query, facts, texts)
    return [run.run_id for run, is_found in zip(facts.book.runs, held, strict=True) if is_found]


@dataclass(frozen=True, slots=True)
class _Text:
    """What is known of a run: title, name, id, source, settings."""

    folded: str  # to look for patterns in
    words: str  # to look for words in


def _known_texts(book: LogBook, words: Sentences) -> list[_Text]:
    titles = words.run_titles(book.runs)
    known = (
        f"{titles[run.run_id]} {words.settings_title(run)} {_told(run)}"[:LONGEST]
        for run in book.runs
    )
    return [_Text(folded(text), folded_words(text)) for text in known]


def _told(run: Run) -> str:
    settings = (f"{name}={value}" for name, value in run.config.items())
    return " ".join((run.label, run.run_id, run.source, *settings))


def _held(query: tree.Query, facts: Facts, texts: Sequence[_Text]) -> Held:
    if isinstance(query, tree.Words):
        wanted = folded_words(query.text)
        return [wanted in text.words for text in texts]
    if isinstance(query, tree.Matches):
        return [query.pattern.found_in(text.folded) for text in texts]
    if isinstance(query, tree.Compare):
        return _compared(query, facts)
    if isinstance(query, tree.Not):
        return [not one for one in _held(query.part, facts, texts)]
    many = [_held(part, facts, texts) for part in query.parts]
    if isinstance(query, tree.AnyOf):
        return [any(column) for column in zip(*many, strict=True)]
    return [all(column) for column in zip(*many, strict=True)] if many else [True] * len(texts)


def _compared(asked: tree.Compare, facts: Facts) -> Held:
    column = facts.column(asked.name)
    if column is None:
        names = ", ".join(facts.near(asked.name))
        raise QueryError(
            "unknown-name", asked.at, asked.length, name=asked.name, names=names or "–"
        )
    if asked.operator in ORDER:
        return _ordered(asked, column)
    is_denied = asked.operator.startswith("!")
    if asked.pattern is not None:
        pattern = asked.pattern
        held = [any(pattern.found_in(folded(str(one))) for one in own) for own in column]
    else:
        held = [any(_is_same(one, asked) for one in own) for own in column]
    return [one is not is_denied for one in held]


def _ordered(asked: tree.Compare, column: Column) -> Held:
    compare, wanted = ORDER[asked.operator], asked.number
    numbers = [[one for value in own if (one := _number(value)) is not None] for own in column]
    if any(column) and not any(numbers):
        raise QueryError(
            "no-numbers", asked.at, asked.length, name=asked.name, operator=asked.operator
        )
    return [wanted is not None and any(compare(one, wanted) for one in own) for own in numbers]


def _is_same(value: Value, asked: tree.Compare) -> bool:
    number = _number(value)
    if number is not None and asked.number is not None:
        return math.isclose(number, asked.number, rel_tol=SAME)
    wanted = folded(asked.value)
    text = folded(str(value))
    return text == (SAID.get(wanted, wanted) if isinstance(value, bool) else wanted)


def _number(value: Value) -> float | None:
    """A value as a number; a text may be one too."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return None
    try:
        return float(value)
    except OverflowError:
        return None
