"""Containment of faults: an exception costs the part that raised it, and the rest goes on.

A fault becomes a :class:`Failure`, a value that names the part; the exception goes to the log of
the process with its traceback and is never shown. :func:`overheard` collects the failures of a
block of work; cached results carry their failures with them, and :func:`repeat` reports these
again. This module knows no stage's types and no sentence.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

log = logging.getLogger(__name__)

Made = TypeVar("Made")


class Stage(StrEnum):
    """The kinds of work that can fail by themselves; each has a sentence per language."""

    READ = "read"  # a reader, on one file
    MEASURE = "measure"  # the measures of one run
    SYMPTOM = "symptom"  # a fact on a curve
    LAMP = "lamp"  # a lamp of one run, from its own curves or beside its siblings
    HEADLINE = "headline"
    COMPARE = "compare"  # a finding across runs, or their grouping
    ADVISE = "advise"
    SAY = "say"  # a sentence
    DRAW = "draw"  # a figure, or a layer of one
    SHOW = "show"  # a part of a page
    LOAD = "load"  # a file of this program: a rule, a reader, a mark, a page


@dataclass(frozen=True, slots=True)
class Failure:
    """What failed, on which run, and the type of the exception, without its message."""

    stage: Stage
    code: str  # of the rule, reader, sentence, figure or part of a page
    run_id: str  # "" where no single run is concerned
    error: str  # the exception's class


_listeners: ContextVar[list[Failure] | None] = ContextVar("failures", default=None)


def contained(
    stage: Stage,
    code: str,
    make: Callable[[], Made],
    otherwise: Callable[[Failure], Made],
    run_id: str = "",
    passing: tuple[type[Exception], ...] = (),
) -> Made:
    """The result of ``make``; where that raises, the result of ``otherwise``.

    Exceptions of the types in ``passing`` are not faults and are raised on.
    """
    try:
        return make()
    except passing:
        raise
    except Exception as error:  # whatever a part raises is that part's fault alone
        failure = Failure(stage, code, run_id, type(error).__name__)
        log.warning("%s %s failed on run %r", stage, code, run_id, exc_info=True)
        repeat((failure,))
        return otherwise(failure)


@contextmanager
def overheard() -> Iterator[list[Failure]]:
    """The failures inside the block, each once, in order; an outer block does not get them."""
    heard: list[Failure] = []
    token = _listeners.set(heard)
    try:
        yield heard
    finally:
        _listeners.reset(token)


def repeat(failures: Iterable[Failure]) -> None:
    """Report failures to the enclosing block, also earlier ones whose results were cached."""
    heard = _listeners.get()
    if heard is not None:
        heard.extend(failure for failure in failures if failure not in heard)
