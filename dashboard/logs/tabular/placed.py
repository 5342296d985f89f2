"""A table on its axis: the column named as the axis, if it distinguishes the rows.

A name alone is no axis: ``total_steps`` is one number in every row, ``epoch`` may be 0 all along. A
constant column is a setting. Where the best-named column would lose more than a tenth of the
points, every other count of the table is tried, at last the row number.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard.logs.hparams.side_files import CANONICAL
from dashboard.logs.names.column_names import COUNTS, STEP_NAMES, Roles, key
from dashboard.logs.points.axis_counts import rises, share_lost, varies
from dashboard.logs.tabular.axis import (
    Axis,
    at_step_before,
    axis,
    finite_of,
    is_constant,
    parts_read,
)
from dashboard.logs.tabular.cells import Column
from dashboard.logs.tabular.divided import Division, is_setting, written
from dashboard.logs.tabular.other_axes import other_axes, within_epoch
from dashboard.logs.tabular.points_kept import (
    division_on,
    is_axis_of,
    keeps,
    points_on,
    rows_with_place,
)
from dashboard.model.run import Note, ReceiptNote, Setting, XUnit

_LEAST_ROWS = 5  # fewer rows without an axis may as well be one row per run


@dataclass(frozen=True, slots=True)
class Placed:
    """A table with its axis: its columns, what each is, and the runs that it holds."""

    columns: tuple[Column, ...]
    roles: Roles
    axis: Axis
    division: Division | None
    config: dict[str, Setting]
    notes: tuple[ReceiptNote, ...] = ()


def place(columns: tuple[Column, ...], roles: Roles, count: int) -> Placed:
    """The table on the axis that keeps its points."""
    columns, totals = parts_read(columns)
    if not roles.has_axis:
        unnamed = next(_unnamed(columns, roles, count, totals), None)
        if unnamed is not None:
            return unnamed
    named = axis(columns, roles, count)
    carried = at_step_before(columns, roles, named)
    roles, config = _without_settings(columns, roles, totals)
    rows = rows_with_place(carried)
    if rises(carried.step if rows is None else carried.step[rows]):
        return Placed(columns, roles, carried, None, config)
    through = within_epoch(columns, roles, carried, totals)
    if through is not None:
        carried = through
    division = division_on(columns, roles, carried)
    if keeps(columns, roles, carried, division):
        return Placed(columns, roles, carried, division, config)
    return _measured(Placed(columns, roles, carried, division, config), count, totals)


def varying(columns: Sequence[Column], roles: Roles) -> Roles:
    """The roles with the first varying step column in place of a constant one."""
    if roles.step is None or not is_constant(columns[roles.step]):
        return roles
    names = [key(column.name) for column in columns]
    others = [names.index(one) for one in STEP_NAMES if one in names]
    found = [at for at in others if columns[at].text is None and varies(columns[at].value)]
    if found:
        return replace(roles, step=found[0])
    return roles if roles.epoch is None else replace(roles, step=None)


def _measured(found: Placed, count: int, totals: Mapping[int, float]) -> Placed:
    """The table on the best of its other counts; unchanged where it seems to be no curve."""
    columns, roles = found.columns, found.roles
    refused = _name_of(columns, roles)
    if roles.step is not None and is_constant(columns[roles.step]):
        still = {refused: _plain(float(finite_of(columns[roles.step])[0]))}
        found = replace(found, config={**found.config, **still})
    best, least = None, np.inf
    for other, placed in other_axes(columns, roles, count, totals):
        division = division_on(columns, other, placed)
        rows = rows_with_place(placed)
        steps = placed.step if rows is None else placed.step[rows]
        points = list(points_on(columns, other, placed, division))
        if not is_axis_of(steps, points):
            continue
        lost = sum(share_lost(steps[part], held) for part, held in points) / len(points)
        if lost < least:
            best, least = replace(found, roles=other, axis=placed, division=division), lost
        if not lost:
            break
    if best is not None:
        note = ReceiptNote(Note.AXIS_MEASURED, 1, _name_of(columns, best.roles))
        return replace(best, notes=(note,))
    if not _may_count_rows(columns, roles, count):
        return found
    every = np.ones(count, dtype=np.bool_)
    epoch = None if roles.epoch is None else columns[roles.epoch].value
    by_rows = Axis(np.arange(count), epoch, every, XUnit.STEP)
    note = ReceiptNote(Note.ROWS_AS_STEPS, count, refused)
    return replace(found, axis=by_rows, division=None, notes=(note,))


def _unnamed(
    columns: tuple[Column, ...], roles: Roles, count: int, totals: Mapping[int, float]
) -> Iterator[Placed]:
    """The axes of a table without a column that is named as one, the surest first."""
    for other, placed in other_axes(columns, roles, count, totals):
        if rises(placed.step[placed.has_place]):
            note = ReceiptNote(Note.AXIS_MEASURED, 1, _name_of(columns, other))
            left, config = _without_settings(columns, other, totals)
            yield Placed(columns, left, placed, None, config, (note,))


def _name_of(columns: Sequence[Column], roles: Roles) -> str:
    at = roles.step if roles.step is not None else roles.epoch
    return "" if at is None else columns[at].name


def _without_settings(
    columns: Sequence[Column], roles: Roles, totals: Mapping[int, float]
) -> tuple[Roles, dict[str, Setting]]:
    """The roles without counts that never change, and these as settings.

    The epoch of a training that has just begun is the same in every row and no setting.
    """
    config: dict[str, Setting] = {
        _total_of(columns[at].name): _plain(total) for at, total in totals.items()
    }
    still = {
        at
        for at, column in enumerate(columns)
        if key(column.name) in COUNTS
        and at not in (roles.step, roles.epoch)
        and is_constant(column)
    }
    if not still:
        return roles, config
    config |= {columns[at].name: _plain(float(finite_of(columns[at])[0])) for at in sorted(still)}
    measured = tuple(at for at in roles.measured if at not in still)
    return Roles(roles.step, roles.epoch, roles.clock, measured), config


def _total_of(name: str) -> str:
    """What the whole of a part is called: the second of ``global_step/max_steps``."""
    _, is_named, whole = name.rpartition("/")
    return whole if is_named else f"total_{name}"


def _plain(value: float) -> Setting:
    return int(value) if value.is_integer() else value


def _may_count_rows(columns: Sequence[Column], roles: Roles, count: int) -> bool:
    """Whether the rows may be a curve in their order, and not one row for each of several runs."""
    if count < _LEAST_ROWS:
        return False
    for at, column in enumerate(columns):
        words = set(column.text or ())
        if len(words) == count and all(word[:1].isalpha() for word in words):
            return False  # every row has a name of its own
        is_rate = CANONICAL.get(key(column.name).replace(" ", "_")) in ("lr", "epochs")
        may_differ = is_rate or at not in roles.measured or not is_setting(column)
        if not may_differ and len(set(written(column))) > 1:
            return False
    return True
