"""Several trainings in sequence in one table: a count that restarts.

A script that trains further, or trains again, often appends to the same file. Where the loss starts
where it ended before, the same model was trained further and the count is made continuous;
otherwise a new run begins. Mere repetitions are left for the receipt to count.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.logs.names.column_names import Roles
from dashboard.logs.names.metric_names import WITHOUT_SPLIT, Name, understand
from dashboard.logs.points.axis_counts import goes_on, rises, shifted, stretches
from dashboard.logs.tabular.axis import Axis
from dashboard.logs.tabular.cells import Column
from dashboard.logs.tabular.divided import split_column
from dashboard.model.run import Note, ReceiptNote, Setting
from dashboard.model.table import FloatArray, IntArray, Split

_MOST_RUNS = 50  # trained one after the other into one table


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one run of a table, all for None, its name, and its settings."""

    name: str
    rows: IntArray | None
    config: Mapping[str, Setting]


def fits_in(
    columns: Sequence[Column], roles: Roles, found: Axis, parts: Sequence[Part]
) -> tuple[list[Part], Axis, tuple[ReceiptNote, ...]]:
    """The trainings that the runs of a table hold, the axis on which they lie, and notes.

    Rows with a split are left alone: each split may have its own count.
    """
    if rises(found.step) or split_column(columns) is not None:
        return list(parts), found, ()
    found = found._replace(
        step=found.step.copy(), epoch=None if found.epoch is None else found.epoch.copy()
    )
    fits: list[Part] = []
    on = anew = 0
    for part in parts:
        held, going_on = _fits_of(columns, roles, found, part)
        fits += held
        on += going_on
        anew += len(held) - 1
    counted = ((Note.FITS_GO_ON, on), (Note.FITS_ANEW, anew))
    return fits, found, tuple(ReceiptNote(code, count) for code, count in counted if count)


def _fits_of(
    columns: Sequence[Column], roles: Roles, found: Axis, part: Part
) -> tuple[list[Part], int]:
    """The trainings of one part, and how often one continues, which ``found`` makes continuous."""
    rows = np.arange(len(found.step)) if part.rows is None else part.rows
    rows = rows[found.has_place[rows]]
    starts = None if rises(found.step[rows]) else stretches(found.step[rows])
    on = None if starts is None else _going_on(columns, roles, rows, starts)
    if starts is None or on is None:
        return [part], 0
    anew = np.flatnonzero(~on) + 1
    if len(anew) >= _MOST_RUNS:
        return [part], 0
    if on.any():
        _count_on(found, rows, starts, on)
    if not len(anew):
        return [part], int(np.count_nonzero(on))
    divided = [
        Part(f"{part.name}_fit_{number}" if part.name else f"fit_{number}", held, part.config)
        for number, held in enumerate(np.split(rows, starts[anew]), start=1)
    ]
    return divided, int(np.count_nonzero(on))


def _count_on(found: Axis, rows: IntArray, starts: IntArray, on: npt.NDArray[np.bool_]) -> None:
    """Count the stretches that go ``on`` through, in the arrays of ``found``, their epochs too."""
    found.step[rows] = shifted(found.step[rows].astype(np.float64), starts, on).astype(np.int64)
    if found.epoch is None:
        return
    held = found.epoch[rows]
    if np.isfinite(held).all() and stretches(held) is not None:
        found.epoch[rows] = shifted(held, starts, on)


def _going_on(
    columns: Sequence[Column], roles: Roles, rows: IntArray, starts: IntArray
) -> npt.NDArray[np.bool_] | None:
    """For each stretch but the first whether it continues, by the most reliable curve."""
    measured = [columns[at] for at in roles.measured if columns[at].text is None]
    if not measured or _is_repetition(measured, rows, starts):
        return None
    names = [understand(column.name) for column in measured]
    for at in by_reliability(names):
        on = goes_on(measured[at].value[rows], starts)
        if on is not None:
            return on
    return None


def by_reliability(names: Sequence[Name]) -> list[int]:
    """The indices of the curves that distinguish trainings, the most reliable first."""
    order = {"loss": 0, "error": 1, "accuracy": 1}
    known = [
        (order.get(name.metric, 2), name.split is not Split.TRAIN, at)
        for at, name in enumerate(names)
        if name.known and name.metric not in WITHOUT_SPLIT
    ]
    return [at for _, _, at in sorted(known)]


def _is_repetition(columns: Sequence[Column], rows: IntArray, starts: IntArray) -> bool:
    """Whether the second stretch equals the first, as in a file appended to itself."""
    length = min(int(starts[1]), len(rows) - int(starts[1]))
    one, other = rows[:length], rows[starts[1] : starts[1] + length]
    return all(_same(column.value[one], column.value[other]) for column in columns)


def _same(one: FloatArray, other: FloatArray) -> bool:
    return bool(np.array_equal(one, other, equal_nan=True))
