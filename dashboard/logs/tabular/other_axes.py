"""Other counts of a table that may be its axis where the best-named column is none.

Other columns with names of counts, parts of a whole (``8270/11043``), the epoch, a count within the
epoch, and percentages.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from dashboard.logs.names.column_names import (
    COUNTS,
    PART_NAMES,
    STEP_NAMES,
    WITHIN_NAMES,
    Roles,
    key,
)
from dashboard.logs.points.axis_counts import counted_through, varies
from dashboard.logs.tabular.axis import Axis, at_step_before, axis, is_constant
from dashboard.logs.tabular.cells import Column
from dashboard.logs.tabular.points_kept import keeps
from dashboard.model.run import XUnit

_DECIMALS = 4  # of a percentage


def other_axes(
    columns: tuple[Column, ...], roles: Roles, count: int, totals: Mapping[int, float]
) -> Iterator[tuple[Roles, Axis]]:
    """Every other count of the table, the best name first, with the resulting roles."""
    names = [key(column.name) for column in columns]

    def among(wanted: Sequence[str]) -> Iterator[int]:
        for name in wanted:
            yield from (
                at
                for at, one in enumerate(names)
                if one == name
                and at not in (roles.step, roles.epoch, roles.clock)
                and columns[at].text is None
                and varies(columns[at].value)
            )

    def as_step(at: int | None) -> Roles:
        left = (
            {roles.step} if roles.step is not None and not is_constant(columns[roles.step]) else ()
        )
        measured = sorted(one for one in {*roles.measured, *left} if one not in (None, at))
        return Roles(at, roles.epoch, roles.clock, tuple(measured))

    for at in (*among(STEP_NAMES), *(at for at in totals if names[at] not in COUNTS)):
        other = as_step(at)
        placed = at_step_before(columns, other, axis(columns, other, count))
        yield other, within_epoch(columns, other, placed, totals) or placed
    if roles.step is not None and roles.epoch is not None:
        other = as_step(None)
        yield other, axis(columns, other, count)
    for at in among(WITHIN_NAMES):
        other = as_step(at)
        through = within_epoch(columns, other, axis(columns, other, count), totals)
        if through is not None:
            yield other, through
    for at in among(PART_NAMES):
        other = as_step(at)
        yield other, _by_share(columns[at], other, columns)


def within_epoch(
    columns: Sequence[Column], roles: Roles, found: Axis, totals: Mapping[int, float]
) -> Axis | None:
    """The axis where the step counts within the epoch, None where it does not."""
    if roles.step is None or found.epoch is None:
        return None
    rows = np.flatnonzero(found.has_place & np.isfinite(found.epoch))
    through = counted_through(
        found.step[rows].astype(np.float64), found.epoch[rows], totals.get(roles.step)
    )
    if through is None:
        return None
    step = np.zeros(len(found.step), dtype=np.int64)
    step[rows] = through.astype(np.int64)
    has_place = np.zeros(len(step), dtype=np.bool_)
    has_place[rows] = True
    placed = Axis(step, found.epoch, has_place, XUnit.STEP)
    return placed if keeps(columns, roles, placed, None) else None


def _by_share(column: Column, roles: Roles, columns: Sequence[Column]) -> Axis:
    """A percentage as steps, by as many decimals as it is written with."""
    value = column.value
    placed = np.abs(value) < 1e9  # a share; anything beyond is none
    known = value[placed]
    scale = next(
        (10**n for n in range(_DECIMALS) if np.allclose(known * 10**n, np.round(known * 10**n))),
        10**_DECIMALS,
    )
    step = np.round(np.where(placed, value, 0) * scale).astype(np.int64)
    epoch = None if roles.epoch is None else columns[roles.epoch].value
    return Axis(step, epoch, placed, XUnit.STEP)
