"""Which run plays which part of a figure of the textbook: guessed, and drawn with its colours."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

from dashboard.classroom.answers import Said, states_of
from dashboard.classroom.textbook_figure import Part, Stretch, TextbookFigure
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook, Run
from dashboard.text.phases import phases

ANOTHER_SHAPE = 100.0
"""How far a run is from a part that has another number of stretches: beyond any setting."""

EPOCHS_WEIGH = 0.1
"""What a tenfold number of epochs counts beside a tenfold rate or batch size."""

TOO_FAR = 3.0
"""A run that is so many decades from a part does not play it, unless a person says so."""

Cast = Mapping[str, str]
"""The id of the run that plays each part, by the part's code."""


def guess(figure: TextbookFigure, book: LogBook, report: Report) -> dict[str, str]:
    """A run for every part, as far as there are some; each run plays one part.

    By the settings where the part has some: the nearest pair first.  Of the four cases of the rate
    by what the engine sees, the rates in their order.
    """
    if any(part.stretches for part in figure.parts):
        return _by_settings(figure.parts, book.runs)
    return _by_looks(figure.parts, book, report)


def stretches_of(run: Run) -> tuple[Stretch, ...]:
    """The settings of a run, one stretch after the other."""
    told = phases(run)
    if told:
        return tuple(Stretch(one.batch_size, one.lr, one.epochs) for one in told)
    epochs = _number(run.config.get("epochs"))
    size, lr = _number(run.config.get("batch_size")), _number(run.config.get("lr"))
    return (Stretch(size, lr, None if epochs is None else int(epochs)),)


def distance(part: Part, run: Run) -> float:
    """How far the settings of a run are from those of a part: 0 for the same, in decades."""
    own = stretches_of(run)
    apart = ANOTHER_SHAPE * abs(len(own) - len(part.stretches))
    for wanted, found in zip(part.stretches, own, strict=False):
        apart += _decades(wanted.batch_size, found.batch_size)
        apart += _decades(wanted.lr, found.lr)
        apart += EPOCHS_WEIGH * _decades(wanted.epochs, found.epochs)
    return apart


def played(
    figure: TextbookFigure, cast: Cast, book: LogBook, report: Report
) -> tuple[LogBook, Report]:
    """The runs of a cast in the colours of their parts, in the order of the parts.

    The report knows their order and no verdict: the textbook's figures have none.
    """
    runs = tuple(
        replace(run, config={**run.config, "book_colour": part.colour})
        for part in figure.parts
        if (run := book.by_id.get(cast.get(part.code, ""))) is not None
    )
    ids = {run.run_id for run in runs}
    shown = replace(book.only(ids), runs=runs)
    return shown, replace(report, runs=runs, diagnoses=(), comparisons=(), best=None)


def _by_settings(parts: Sequence[Part], runs: Sequence[Run]) -> dict[str, str]:
    pairs = sorted(
        (distance(part, run), place, number)
        for place, part in enumerate(parts)
        for number, run in enumerate(runs)
        if distance(part, run) < TOO_FAR
    )
    found: dict[str, str] = {}
    for _, place, number in pairs:
        code, run_id = parts[place].code, runs[number].run_id
        if code not in found and run_id not in found.values():
            found[code] = run_id
    return found


def _by_looks(parts: Sequence[Part], book: LogBook, report: Report) -> dict[str, str]:
    """Those that look like their part; then the rates in their order, the good one between them."""
    falling = sorted(book.runs, key=lambda run: -(_number(run.config.get("lr")) or 0.0))
    seen = {one.run_id: states_of(one) for one in report.diagnoses}
    best = report.best.run_id if report.best is not None else ""
    orders = {
        Said.SLOW: falling[::-1],
        Said.HEALTHY: sorted(falling, key=lambda run: run.run_id != best),
    }
    found: dict[str, str] = {}
    good = [part for part in parts if part.looks is Said.HEALTHY]
    others = [part for part in parts if part not in good]
    for some, must_look in product((others, good), (True, False)):
        for part in some:
            free = (
                run.run_id
                for run in orders.get(part.looks or Said.UNKNOWN, falling)
                if run.run_id not in found.values()
                and (not must_look or part.looks in seen.get(run.run_id, ()))
            )
            if part.code not in found and (first := next(free, "")):
                found[part.code] = first
    return {part.code: found[part.code] for part in parts if part.code in found}


def _decades(wanted: float | None, found: float | None) -> float:
    """How many powers of ten two settings lie apart; one where the log does not say."""
    if wanted is None:
        return 0.0
    if found is None or found <= 0:
        return 1.0
    return abs(math.log10(found / wanted))


def _number(value: object) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and math.isfinite(value) else None  # type: ignore[arg-type]
