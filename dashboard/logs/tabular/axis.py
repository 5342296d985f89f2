"""Where the rows of a table lie: by the column named as the axis, if it tells the rows apart.

A name alone is no axis: ``total_steps`` is one number in every row, ``epoch`` may be 0 all along.
What stands still is a setting.  Where the column of the surest name would lose more than a tenth of
the points, every other count of the table is tried: other columns of such names, a count within
the epoch, the epoch, parts of a whole (``8270/11043``), percentages; at last the rows themselves.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dashboard.logs.places import (
    LARGEST_STEP,
    Points,
    counted_through,
    is_axis,
    rises,
    samples,
    share_lost,
    varies,
)
from dashboard.logs.run import Note, ReceiptNote, Setting, XUnit
from dashboard.logs.settings import CANONICAL
from dashboard.logs.table import FloatArray, IntArray
from dashboard.logs.tabular.cells import Column
from dashboard.logs.tabular.columns import (
    COUNTS,
    PART_NAMES,
    STEP_NAMES,
    WITHIN_NAMES,
    Roles,
    key,
)
from dashboard.logs.tabular.divided import Division, divide, is_setting, split_column, written

_LEAST_ROWS = 5  # fewer rows without an axis may as well be one row per run
_MOST_MASKS = 64  # sets of rows looked at
_MOST_PARTS = 200  # runs of one table looked at
_PART = re.compile(r"^\s*(\d{1,18})\s*/\s*(\d{1,18})\s*$")
_DECIMALS = 4  # of a percentage


class Axis(NamedTuple):
    """Where the rows of a table lie, arrays of shape (rows,)."""

    step: IntArray
    epoch: FloatArray | None
    has_place: npt.NDArray[np.bool_]
    unit: XUnit | None  # what the steps count


@dataclass(frozen=True, slots=True)
class Placed:
    """A table with its axis: its columns, what each is, and the runs that it holds."""

    columns: tuple[Column, ...]
    roles: Roles
    axis: Axis
    division: Division | None
    config: dict[str, Setting]
    notes: tuple[ReceiptNote, ...] = ()


def axis(columns: Sequence[Column], roles: Roles, count: int) -> Axis:
    """Where the rows lie, by the columns that ``roles`` names.

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


def place(columns: tuple[Column, ...], roles: Roles, count: int) -> Placed:
    """The table on the axis that keeps its points."""
    columns, totals = parts_read(columns)
    if not roles.has_axis:
        unnamed = next(_unnamed(columns, roles, count, totals), None)
        if unnamed is not None:
            return unnamed
    named = axis(columns, roles, count)
    carried = _carried(columns, roles, named)
    roles, config = _without_settings(columns, roles, totals)
    rows = _rows_with_place(carried)
    if rises(carried.step if rows is None else carried.step[rows]):
        return Placed(columns, roles, carried, None, config)
    through = _through(columns, roles, carried, totals)
    if through is not None:
        carried = through
    division = _division(columns, roles, carried)
    if _keeps(columns, roles, carried, division):
        return Placed(columns, roles, carried, division, config)
    return _measured(Placed(columns, roles, carried, division, config), count, totals)


def varying(columns: Sequence[Column], roles: Roles) -> Roles:
    """The roles with the first step that varies in place of one that stands still."""
    if roles.step is None or not _stands(columns[roles.step]):
        return roles
    names = [key(column.name) for column in columns]
    others = [names.index(one) for one in STEP_NAMES if one in names]
    found = [at for at in others if columns[at].text is None and varies(columns[at].value)]
    if found:
        return replace(roles, step=found[0])
    return roles if roles.epoch is None else replace(roles, step=None)


def _measured(found: Placed, count: int, totals: Mapping[int, float]) -> Placed:
    """The table on the best of its other counts; as it stands where it seems to be no curve."""
    columns, roles = found.columns, found.roles
    refused = _name_of(columns, roles)
    if roles.step is not None and _stands(columns[roles.step]):
        still = {refused: _plain(float(_known(columns[roles.step])[0]))}
        found = replace(found, config={**found.config, **still})
    best, least = None, np.inf
    for other, placed in _others(columns, roles, count, totals):
        division = _division(columns, other, placed)
        rows = _rows_with_place(placed)
        steps = placed.step if rows is None else placed.step[rows]
        points = list(_points(columns, other, placed, division))
        if not _is_axis(steps, points):
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
    for other, placed in _others(columns, roles, count, totals):
        if rises(placed.step[placed.has_place]):
            note = ReceiptNote(Note.AXIS_MEASURED, 1, _name_of(columns, other))
            left, config = _without_settings(columns, other, totals)
            yield Placed(columns, left, placed, None, config, (note,))


def _name_of(columns: Sequence[Column], roles: Roles) -> str:
    at = roles.step if roles.step is not None else roles.epoch
    return "" if at is None else columns[at].name


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


def _carried(columns: Sequence[Column], roles: Roles, found: Axis) -> Axis:
    """The axis with rows that tell their epoch and no step at the step before them.

    So are results written that are measured between two updates.
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
        if key(column.name) in COUNTS and at not in (roles.step, roles.epoch) and _stands(column)
    }
    if not still:
        return roles, config
    config |= {columns[at].name: _plain(float(_known(columns[at])[0])) for at in sorted(still)}
    measured = tuple(at for at in roles.measured if at not in still)
    return Roles(roles.step, roles.epoch, roles.clock, measured), config


def _total_of(name: str) -> str:
    """What the whole of a part is called: the second of ``global_step/max_steps``."""
    _, is_named, whole = name.rpartition("/")
    return whole if is_named else f"total_{name}"


def _known(column: Column) -> FloatArray:
    return column.value[np.isfinite(column.value)]


def _stands(column: Column) -> bool:
    """Whether a column holds one number, twice or more often."""
    known = _known(column)
    return column.text is None and len(known) > 1 and bool((known == known[0]).all())


def _plain(value: float) -> Setting:
    return int(value) if value.is_integer() else value


def _rows_with_place(found: Axis) -> IntArray | None:
    return None if found.has_place.all() else np.flatnonzero(found.has_place)


def _through(
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
    return placed if _keeps(columns, roles, placed, None) else None


def _division(columns: Sequence[Column], roles: Roles, found: Axis) -> Division | None:
    rows = _rows_with_place(found)
    held = columns if rows is None else tuple(one.at(rows) for one in columns)
    return divide(held, roles, found.step if rows is None else found.step[rows])


def _keeps(columns: Sequence[Column], roles: Roles, found: Axis, division: Division | None) -> bool:
    rows = _rows_with_place(found)
    step = found.step if rows is None else found.step[rows]
    return _is_axis(step, list(_points(columns, roles, found, division)))


def _is_axis(step: IntArray, parts: Sequence[tuple[IntArray | slice, list[Points]]]) -> bool:
    return bool(parts) and all(is_axis(step[rows], held) for rows, held in parts)


def _points(
    columns: Sequence[Column], roles: Roles, found: Axis, division: Division | None
) -> Iterator[tuple[IntArray | slice, list[Points]]]:
    """The points of the runs of the table: their rows among those with a place, and their curves.

    Of very many runs some stand for all.
    """
    rows = _rows_with_place(found)
    split = split_column(columns)
    said = None
    if split is not None:
        said = np.array(written(columns[split] if rows is None else columns[split].at(rows)))
    parts = [slice(None)] if division is None else [part.rows for part in division.parts]
    by = () if division is None else division.by
    for part in parts[:: 1 + len(parts) // _MOST_PARTS]:
        held = _taken(columns, rows, part, roles, by)
        yield part, list(_curves(held, None if said is None else said[part]))


def _taken(
    columns: Sequence[Column],
    rows: IntArray | None,
    part: IntArray | slice,
    roles: Roles,
    by: Sequence[int],
) -> list[tuple[FloatArray, npt.NDArray[np.bool_] | None]]:
    found = []
    for at in roles.measured:
        column = columns[at]
        if at in by or column.text is not None:
            continue
        is_full = column.present.strides == (0,)
        value = column.value if rows is None else column.value[rows]
        present = column.present if rows is None else column.present[rows]
        found.append((value[part], None if is_full else present[part]))
    return found


def _curves(
    held: Sequence[tuple[FloatArray, npt.NDArray[np.bool_] | None]],
    said: npt.NDArray[np.str_] | None,
) -> Iterator[Points]:
    """The columns by the rows where they have a cell, apart by what the rows say of the split."""
    groups: dict[bytes, list[tuple[FloatArray, npt.NDArray[np.bool_] | None]]] = {}
    for value, present in held:
        mask = b"" if present is None or present.all() else np.packbits(present).tobytes()
        if mask in groups or len(groups) < _MOST_MASKS:
            groups.setdefault(mask, []).append((value, present if mask else None))
    words = [None] if said is None else list(dict.fromkeys(said.tolist()))
    for columns in groups.values():
        present = columns[0][1]
        for word in words:
            inside = present
            if word is not None and said is not None:
                inside = said == word if present is None else present & (said == word)
            at = None if inside is None else np.flatnonzero(inside)
            values = samples([one for one, _ in columns])
            yield Points(at, values if at is None else values[:, at], len(columns))


def _others(
    columns: tuple[Column, ...], roles: Roles, count: int, totals: Mapping[int, float]
) -> Iterator[tuple[Roles, Axis]]:
    """Every other count of the table, the surest name first, with what the columns then are."""
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
        left = {roles.step} if roles.step is not None and not _stands(columns[roles.step]) else ()
        measured = sorted(one for one in {*roles.measured, *left} if one not in (None, at))
        return Roles(at, roles.epoch, roles.clock, tuple(measured))

    for at in (*among(STEP_NAMES), *(at for at in totals if names[at] not in COUNTS)):
        other = as_step(at)
        placed = _carried(columns, other, axis(columns, other, count))
        yield other, _through(columns, other, placed, totals) or placed
    if roles.step is not None and roles.epoch is not None:
        other = as_step(None)
        yield other, axis(columns, other, count)
    for at in among(WITHIN_NAMES):
        other = as_step(at)
        through = _through(columns, other, axis(columns, other, count), totals)
        if through is not None:
            yield other, through
    for at in among(PART_NAMES):
        other = as_step(at)
        yield other, _by_share(columns[at], other, columns)


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
