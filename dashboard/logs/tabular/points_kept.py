"""How many points an axis keeps, over all runs of a table.

Points are lost where an axis puts several rows of one run at the same place.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from dashboard.logs.names.column_names import Roles
from dashboard.logs.points.axis_counts import Points, is_axis, samples
from dashboard.logs.tabular.axis import Axis
from dashboard.logs.tabular.cells import Column
from dashboard.logs.tabular.divided import Division, divide, split_column, written
from dashboard.model.table import FloatArray, IntArray

_MOST_MASKS = 64  # sets of rows checked
_MOST_PARTS = 200  # runs of one table checked


def keeps(columns: Sequence[Column], roles: Roles, found: Axis, division: Division | None) -> bool:
    """Whether an axis keeps the points of every run that ``division`` makes of the table."""
    rows = rows_with_place(found)
    step = found.step if rows is None else found.step[rows]
    return is_axis_of(step, list(points_on(columns, roles, found, division)))


def is_axis_of(step: IntArray, parts: Sequence[tuple[IntArray | slice, list[Points]]]) -> bool:
    """Whether ``step``, of shape (rows with a place,), is an axis for every one of the runs."""
    return bool(parts) and all(is_axis(step[rows], held) for rows, held in parts)


def rows_with_place(found: Axis) -> IntArray | None:
    """The rows that have a place on an axis, None for all."""
    return None if found.has_place.all() else np.flatnonzero(found.has_place)


def division_on(columns: Sequence[Column], roles: Roles, found: Axis) -> Division | None:
    """The runs that the rows with a place are divided into, None for a single one."""
    rows = rows_with_place(found)
    held = columns if rows is None else tuple(one.at(rows) for one in columns)
    return divide(held, roles, found.step if rows is None else found.step[rows])


def points_on(
    columns: Sequence[Column], roles: Roles, found: Axis, division: Division | None
) -> Iterator[tuple[IntArray | slice, list[Points]]]:
    """The points of the runs of the table: their rows among those with a place, and their curves.

    Of very many runs some stand for all.
    """
    rows = rows_with_place(found)
    split = split_column(columns)
    splits = None
    if split is not None:
        splits = np.array(written(columns[split] if rows is None else columns[split].at(rows)))
    parts = [slice(None)] if division is None else [part.rows for part in division.parts]
    by = () if division is None else division.by
    for part in parts[:: 1 + len(parts) // _MOST_PARTS]:
        held = _taken(columns, rows, part, roles, by)
        yield part, list(_curves(held, None if splits is None else splits[part]))


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
    splits: npt.NDArray[np.str_] | None,
) -> Iterator[Points]:
    """The columns by the rows where they have a cell, apart by what the rows say of the split."""
    groups: dict[bytes, list[tuple[FloatArray, npt.NDArray[np.bool_] | None]]] = {}
    for value, present in held:
        mask = b"" if present is None or present.all() else np.packbits(present).tobytes()
        if mask in groups or len(groups) < _MOST_MASKS:
            groups.setdefault(mask, []).append((value, present if mask else None))
    words = [None] if splits is None else list(dict.fromkeys(splits.tolist()))
    for columns in groups.values():
        present = columns[0][1]
        for word in words:
            inside = present
            if word is not None and splits is not None:
                inside = splits == word if present is None else present & (splits == word)
            at = None if inside is None else np.flatnonzero(inside)
            values = samples([one for one, _ in columns])
            yield Points(at, values if at is None else values[:, at], len(columns))
