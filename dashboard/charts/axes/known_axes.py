"""The x axes on which a book's runs have a place: what can be offered to a person."""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from dashboard.charts.data.x_values import XAxis, logged_of, missing, usual
from dashboard.model.run import LogBook, XUnit


def known_axes(book: LogBook) -> tuple[XAxis, ...]:
    """The axes of which some run of ``book`` knows its place, the usual one first; never none."""
    knows: Mapping[XAxis, Callable[[LogBook], bool]] = {
        XAxis.EPOCH: _counts_epochs,
        XAxis.STEP: _counts_steps,
        XAxis.RELATIVE: _has_clock,
        XAxis.WALL: _has_clock,
        XAxis.SAMPLES: partial(_sums, XAxis.SAMPLES),
        XAxis.TAU: partial(_sums, XAxis.TAU),
    }
    found = [axis for axis, is_known in knows.items() if is_known(book)]
    return tuple(found) or (usual(book),)


def _counts_epochs(book: LogBook) -> bool:
    return usual(book) is XAxis.EPOCH


def _counts_steps(book: LogBook) -> bool:
    return any(run.x_unit is XUnit.STEP for run in book.runs)


def _has_clock(book: LogBook) -> bool:
    many = (one.wall_time for every in book.series.values() for one in every)
    return any(bool(np.isfinite(one).any()) for one in many)


def _sums(axis: XAxis, book: LogBook) -> bool:
    logged = logged_of(book, axis)
    return any(not missing(axis, run, logged.get(run.run_id)) for run in book.runs)
