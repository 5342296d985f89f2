"""What the verdicts of a tool are worth, each measure by source, with its interval.

Measures as in :mod:`benchmarks.diagnosis`.  A run that a tool could not read draws no alarm, and is
missed where something was to be found; ``read`` says how many it could.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.bootstrap import interval
from benchmarks.other_tools.finding import Said, Verdict
from benchmarks.other_tools.sets import BROKEN, FINITE, HEALTHY, NAN, OVERFITTING, RATE, SOURCES
from benchmarks.published import Labelled
from benchmarks.siblings import macro_f1
from dashboard.model.table import IntArray

ALL = "all"
ADRIFT = frozenset({Said.BROKEN, Said.DIVERGED})
"""What counts as having seen that a run is useless from its start."""

Pair = tuple[Labelled, Verdict]


@dataclass(frozen=True, slots=True)
class Measured:
    """One number on one source."""

    source: str
    measure: str
    value: float
    low: float  # of the 90% interval over problems
    high: float
    runs: int


def measured(pairs: Sequence[Pair], says: frozenset[Said]) -> Iterator[Measured]:
    """Every measure of what the tool can say at all."""
    for source in (*SOURCES, ALL):
        part = [pair for pair in pairs if source in {pair[0].source, ALL}]
        if source != ALL:
            if says & {Said.RATE_LOW, Said.RATE_HIGH}:
                yield from _rate(source, part)
            if Said.OVERFITTING in says:
                yield from _overfitting(source, part)
            if says & ADRIFT:
                yield from _broken(source, part)
        if Said.DIVERGED in says:
            yield from _divergence(source, part)
        yield from _healthy(source, part)
        yield from _shares(source, "read", part, lambda one: one.is_read)


def _rate(source: str, part: Sequence[Pair]) -> Iterator[Measured]:
    sides = RATE.get(source, {})
    known = [pair for pair in part if pair[0].label in sides]
    truth = np.array([sides[run.label] for run, _ in known], dtype=int)
    guess = np.array([verdict.rate for _, verdict in known], dtype=int)
    yield from _both(source, "rate", known, truth, guess)


def _overfitting(source: str, part: Sequence[Pair]) -> Iterator[Measured]:
    sides = OVERFITTING.get(source, {})
    known = [pair for pair in part if pair[0].label in sides]
    truth = np.array([sides[run.label] for run, _ in known], dtype=int)
    guess = np.array([Said.OVERFITTING in verdict.said for _, verdict in known], dtype=int)
    yield from _both(source, "overfitting", known, truth, guess)


def _both(
    source: str, lamp: str, known: Sequence[Pair], truth: IntArray, guess: IntArray
) -> Iterator[Measured]:
    """Macro-F1, and the share of the calm runs (0) of which something is said."""
    if not known:
        return
    calm = truth == 0

    def numbers(rows: IntArray) -> tuple[float, float]:
        quiet = rows[calm[rows]]
        f1 = macro_f1(truth[rows], guess[rows])
        return f1, float((guess[quiet] != 0).mean()) if len(quiet) else np.nan

    names = (f"{lamp}_macro_f1", f"{lamp}_false_alarms")
    sizes = (len(known), int(calm.sum()))
    yield from _with_interval(source, names, known, numbers, sizes)


def _broken(source: str, part: Sequence[Pair]) -> Iterator[Measured]:
    if source in BROKEN:
        for name, labels in (("recall", BROKEN[source]), ("false_alarms", HEALTHY)):
            chosen = [pair for pair in part if pair[0].label in labels]
            yield from _shares(
                source, f"broken_{name}", chosen, lambda one: bool(one.said & ADRIFT)
            )


def _divergence(source: str, part: Sequence[Pair]) -> Iterator[Measured]:
    for name, labels in (("nan", NAN), ("finite", FINITE)):
        chosen = [pair for pair in part if pair[0].label in labels]
        measure = f"divergence_recall_{name}"
        yield from _shares(source, measure, chosen, lambda one: Said.DIVERGED in one.said)


def _healthy(source: str, part: Sequence[Pair]) -> Iterator[Measured]:
    """Any complaint about a run that its study calls healthy or good.

    DeepOBS' "good" is a label of the rate: some of those runs memorise the training data, so that
    complaints other than of overfitting are counted apart, too.
    """
    calm = [pair for pair in part if pair[0].label in HEALTHY]
    only = {Said.OVERFITTING}
    yield from _shares(source, "healthy_alarms", calm, lambda one: bool(one.said))
    yield from _shares(source, "healthy_warnings", calm, lambda one: bool(one.graver))
    yield from _shares(source, "healthy_other_alarms", calm, lambda one: bool(one.said - only))


def _shares(
    source: str, measure: str, pairs: Sequence[Pair], is_so: Callable[[Verdict], bool]
) -> Iterator[Measured]:
    """The share of runs of which something is so; nothing where there are no such runs."""
    if not pairs:
        return
    flags = np.array([is_so(verdict) for _, verdict in pairs], dtype=np.float64)
    yield from _with_interval(
        source, (measure,), pairs, lambda rows: (float(flags[rows].mean()),), (len(pairs),)
    )


def _with_interval(
    source: str,
    names: Sequence[str],
    pairs: Sequence[Pair],
    numbers: Callable[[IntArray], Sequence[float]],
    sizes: Sequence[int],
) -> Iterator[Measured]:
    problems = [f"{run.source}/{run.problem}" for run, _ in pairs]
    low, high = interval(problems, numbers)
    values = numbers(np.arange(len(pairs)))
    for place, name in enumerate(names):
        edges = float(low[place]), float(high[place])
        yield Measured(source, name, float(values[place]), *edges, sizes[place])
