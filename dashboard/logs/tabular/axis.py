"""The axis of a table: the places of its rows by the columns for step and epoch."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dashboard.logs.names.column_names import Roles
from dashboard.logs.points.axis_counts import LARGEST_STEP
from dashboard.logs.tabular.cells import Column
from dashboard.model.run import XUnit
from dashboard.model.table import FloatArray, IntArray

_PART = re.compile(r"^\s*(\d{1,18})\s*/\s*(\d{1,18})\s*$")


class Axis(NamedTuple):
    """The places of the rows of a table, arrays of shape (rows,)."""

    step: IntArray
    epoch: FloatArray | None
    has_place: npt.NDArray[np.bool_]
    unit: XUnit | None  # what the steps count


def axis(columns: Sequence[Column], roles: Roles, count: int) -> Axis:
    """The axis from the columns that ``roles`` names.

    Without a step column the epoch is the step; fractional epochs, which cannot be, count rows.
    """
    epoch = None if roles.epoch is None else columns[roles.epoch].value
    source = columns[roles.step].value if roles.step is not None else epoch
    if source is None:
        return Axis(np.arange(count), None, np.ones(count, dtype=np.bool_), XUnit.EPOCH)
    placed = np.abs(source) < LARGEST_STEP  # NaN and infinity are not
    if roles.step is None and not np.array_equal(source[placed], np.floor(source[placed])):
        return Axis(np.arange(count), epoch, placed, XUnit.STEP)
    step = (source if placed.all() else np.where(placed, source, 0)).astype(np.int64)
    return Axis(step, epoch, placed, XUnit.EPOCH if roles.step is None else XUnit.STEP)


def at_step_before(columns: Sequence[Column], roles: Roles, found: Axis) -> Axis:
    """The axis with rows that have an epoch but no step placed at the step before them.

    Writers log results between two updates in this way.
    """
    if roles.step is None or roles.epoch is None or found.has_place.all():
        return found
    epoch, step = columns[roles.epoch], columns[roles.step]
    absent = ~step.present & epoch.present & np.isfinite(epoch.value)
    if not absent.any() or not found.has_place.any():
        return found
    before = np.maximum.accumulate(np.where(found.has_place, np.arange(len(absent)), -1))
    first = int(np.argmax(found.has_place))
    taken = found.step[np.where(before < 0, first, before)]
    return found._replace(
        step=np.where(absent, taken, found.step), has_place=found.has_place | absent
    )


def parts_read(
    columns: tuple[Column, ...],
) -> tuple[tuple[Column, ...], dict[int, float]]:
    """The columns with ``8270/11043`` read as 8270, and of which whole, by index."""
    totals: dict[int, float] = {}
    read = list(columns)
    for at, column in enumerate(columns):
        if column.text is None:
            continue
        cells = [cell for cell in column.text if cell.strip()]
        found = [_PART.match(cell) for cell in column.text]
        if not cells or sum(one is not None for one in found) < len(cells):
            continue
        value = np.array([np.nan if one is None else float(one[1]) for one in found])
        totals[at] = max(float(one[2]) for one in found if one is not None)
        read[at] = Column(column.name, value, np.isfinite(value))
    return (tuple(read), totals) if totals else (columns, totals)


def is_constant(column: Column) -> bool:
    """Whether a column holds one number, twice or more often."""
    known = finite_of(column)
    return column.text is None and len(known) > 1 and bool((known == known[0]).all())


def finite_of(column: Column) -> FloatArray:
    """The numbers of a column that are finite."""
    return column.value[np.isfinite(column.value)]
