"""A wide table, one column per metric, as the points of one run or of several."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dashboard.logs.file_head import Head, to_text
from dashboard.logs.names.column_names import Roles, roles_of
from dashboard.logs.parsing.dialect import Dialect
from dashboard.logs.reader import LoggedRun, Lost, Reading, TagPoints
from dashboard.logs.tabular.axis import Axis, axis
from dashboard.logs.tabular.cells import (
    Cells,
    Column,
    UnreadableTableError,
    read_cells,
    read_cells_of_file,
)
from dashboard.logs.tabular.consecutive_fits import Part, fits_in
from dashboard.logs.tabular.divided import split_column, written
from dashboard.logs.tabular.placed import Placed, place
from dashboard.model.run import Note, ReceiptNote
from dashboard.model.table import FloatArray, IntArray

_EARLIEST_CLOCK = 1e8  # seconds since 1970 (1973): smaller numbers are durations


def read_wide(head: Head, data: bytes) -> Reading:
    """Read a table as one run, or as several that its columns distinguish.

    Each metric keeps the rows where it has a cell.  Without an axis the rows are counted as epochs,
    with a note that says so.
    """
    dialect = head.table
    if dialect is None:
        return Reading(notes=(ReceiptNote(Note.NO_AXIS),))
    try:
        return _reading_of(parse(head, data, dialect))
    except UnreadableTableError:
        return Reading(notes=(ReceiptNote(Note.UNREADABLE),))


def read_wide_file(head: Head, path: Path) -> Reading:
    """The same for a long file, of which the text is held only where it must be.

    Raises:
        OSError: when the file cannot be read.
    """
    try:
        if head.table is not None and head.encoding == "utf-8":
            cells = read_cells_of_file(path, head.data, head.table)
            if cells is not None:
                return _reading_of(cells)
    except UnreadableTableError:
        pass  # the whole text may be of another encoding
    return read_wide(head, path.read_bytes())


def _reading_of(cells: Cells) -> Reading:
    roles = roles_of([column.name for column in cells.columns])
    if roles.clock is not None and _clock(cells.columns, roles) is None:
        measured = tuple(sorted({*roles.measured, roles.clock}))
        roles = replace(roles, clock=None, measured=measured)  # a duration is a number as others
    placed = place(cells.columns, roles, cells.rows)
    cells = replace(cells, columns=placed.columns)
    runs, fit_notes = runs_of(cells, placed)
    without_axis = int(np.count_nonzero(~placed.axis.has_place))
    notes = notes_of(cells, without_axis, bool(runs)) + fit_notes
    if runs and not placed.roles.has_axis:
        notes += (ReceiptNote(Note.ROWS_AS_EPOCHS, cells.rows),)
    return Reading(runs, damaged_of(cells, without_axis), notes=notes)


def runs_of(cells: Cells, placed: Placed) -> tuple[tuple[LoggedRun, ...], tuple[ReceiptNote, ...]]:
    """The runs of a table on its axis, and notes on how they were distinguished."""
    division, found = placed.division, placed.axis
    roles = placed.roles
    parts = [Part("", None, {})]
    if division is not None:
        roles = replace(roles, measured=tuple(at for at in roles.measured if at not in division.by))
        rows = np.flatnonzero(found.has_place)
        parts = [Part(one.name, rows[one.rows], one.config) for one in division.parts]
    fits, found, fit_notes = fits_in(cells.columns, roles, found, parts)
    notes = [*placed.notes, *fit_notes]
    runs = []
    for fit in fits:
        run, _ = run_of(cells, roles, fit.rows, fit.name, found)
        runs.append(replace(run, config={**placed.config, **fit.config}))
    read = tuple(run for run in runs if run.points)
    if division is not None and len(read) > 1:
        notes.append(ReceiptNote(Note.TABLE_DIVIDED, len(read)))
    return read, tuple(notes)


def parse(head: Head, data: bytes, dialect: Dialect) -> Cells:
    """The cells of ``data``, whatever its encoding."""
    if head.encoding in ("utf-8", None) and _is_utf8(data):
        return read_cells(data, dialect)
    if head.encoding == "utf-8-sig":
        return read_cells(data[3:], dialect)
    return read_cells((to_text(data) or "").lstrip("\ufeff").encode(), dialect)


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def damaged_of(cells: Cells, without_axis: int) -> int:
    """Rows and cells that could not be read."""
    return cells.bad_rows + cells.bad_cells + without_axis


def notes_of(cells: Cells, without_axis: int, has_points: bool) -> tuple[ReceiptNote, ...]:
    """What the person should know of the table's state."""
    notes = []
    if cells.bad_rows or without_axis:
        where = str(cells.first_bad_row) if cells.first_bad_row else ""
        notes.append(ReceiptNote(Note.BAD_ROWS, cells.bad_rows + without_axis, where))
    if cells.bad_cells:
        notes.append(ReceiptNote(Note.BAD_CELLS, cells.bad_cells, cells.first_bad_cell))
    if not has_points:
        notes.append(ReceiptNote(Note.NO_NUMBERS))
    return tuple(notes)


def run_of(
    cells: Cells,
    roles: Roles,
    rows: npt.NDArray[np.intp] | None = None,
    name: str = "",
    found: Axis | None = None,
) -> tuple[LoggedRun, int]:
    """The run in ``cells`` (in ``rows`` of it), and how many rows have no place on the axis.

    ``found`` is the axis of the whole table, where it is known already.
    """
    columns = cells.columns if rows is None else tuple(one.at(rows) for one in cells.columns)
    step, epoch, has_place, unit = found or axis(cells.columns, roles, cells.rows)
    if rows is not None:
        step, has_place = step[rows], has_place[rows]
        epoch = None if epoch is None else epoch[rows]
    placed = None if has_place.all() else has_place
    clock = _clock(columns, roles)
    measured = [columns[at] for at in roles.measured if columns[at].text is None]
    points = [
        TagPoints(
            f"{word}/{column.name}" if word else column.name,
            step[at],
            column.value[at],
            None if epoch is None else epoch[at],
            None if clock is None else clock[at],
        )
        for word, where in _by_split(columns, placed)
        for column in measured
        if len(step[at := _rows(column, where)])
    ]
    lost = [Lost(column.name, step[column.bad]) for column in measured if column.bad is not None]
    after = cells.bad_after if rows is None else _positions(rows, cells.bad_after)
    lost += rows_lost(step, np.flatnonzero(has_place), np.flatnonzero(~has_place), after)
    run = LoggedRun(tuple(points), name, x_unit=unit, lost=tuple(lost))
    return run, int(np.count_nonzero(~has_place))


def _positions(rows: npt.NDArray[np.intp], wanted: IntArray) -> IntArray:
    """The positions in the rising ``rows`` of those ``wanted`` rows that are among them."""
    at = np.searchsorted(rows, wanted)
    found: IntArray = at[(at < len(rows)) & (rows[np.minimum(at, len(rows) - 1)] == wanted)]
    return found


def rows_lost(step: IntArray, placed: IntArray, unplaced: IntArray, after: IntArray) -> list[Lost]:
    """Rows without a place, and those left out ``after`` others, by the step last ``placed``."""
    rows = np.concatenate([unplaced, after])
    if not len(placed) or not len(rows):
        return []
    before = np.maximum(np.searchsorted(placed, rows, side="right") - 1, 0)
    return [Lost("", step[placed[before]])]


def _by_split(
    columns: tuple[Column, ...], placed: npt.NDArray[np.bool_] | None
) -> list[tuple[str, npt.NDArray[np.bool_] | None]]:
    """The words of the column of splits, each with its rows; all rows where there is none."""
    at = split_column(columns)
    if at is None:
        return [("", placed)]
    words = np.array(written(columns[at]))
    inside = np.ones(len(words), dtype=np.bool_) if placed is None else placed
    return [(word, inside & (words == word)) for word in dict.fromkeys(words.tolist())]


def _rows(column: Column, placed: npt.NDArray[np.bool_] | None) -> npt.NDArray[np.intp] | slice:
    """The rows where the column has a cell and the axis a place; a slice where that is all."""
    is_full = column.present.strides == (0,)
    if placed is None:
        return slice(None) if is_full else np.flatnonzero(column.present)
    return np.flatnonzero(placed if is_full else column.present & placed)


def _clock(columns: tuple[Column, ...], roles: Roles) -> FloatArray | None:
    """Seconds since 1970, if the clock's column really holds that (or milliseconds)."""
    if roles.clock is None:
        return None
    value = columns[roles.clock].value
    known = value[np.isfinite(value)]
    if not len(known) or known.min() < _EARLIEST_CLOCK:
        return None
    return value / 1000 if known.min() > _EARLIEST_CLOCK * 1000 else value
