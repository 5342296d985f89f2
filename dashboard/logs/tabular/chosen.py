"""A table whose columns for step, epoch and run a person has chosen."""

from dataclasses import dataclass, replace

import numpy as np

from dashboard.logs.file_head import Head
from dashboard.logs.names.column_names import Roles, roles_of
from dashboard.logs.reader import Reading
from dashboard.logs.tabular.axis import parts_read
from dashboard.logs.tabular.cells import Cells, Column, UnreadableTableError
from dashboard.logs.tabular.wide import damaged_of, notes_of, parse, run_of
from dashboard.model.run import Note, ReceiptNote, XUnit


@dataclass(frozen=True, slots=True, order=True)
class Columns:
    """Columns by their header; empty where the guess is kept."""

    step: str = ""
    epoch: str = ""
    run: str = ""

    def __bool__(self) -> bool:
        """Whether any is named."""
        return bool(self.step or self.epoch or self.run)


def read_chosen(head: Head, data: bytes, columns: Columns, axis: XUnit | None) -> Reading:
    """Read a table by the columns named; one that the table does not have changes nothing.

    With ``axis`` the epoch, or the step, is where the points lie, if there is such a column.
    """
    if head.table is None:
        return Reading(notes=(ReceiptNote(Note.NO_AXIS),))
    try:
        cells = parse(head, data, head.table)
    except UnreadableTableError:
        return Reading(notes=(ReceiptNote(Note.UNREADABLE),))
    cells = replace(cells, columns=parts_read(cells.columns)[0])
    names = [column.name for column in cells.columns]
    run_at = _index(names, columns.run)
    roles = _roles(names, columns, run_at)
    if axis is XUnit.EPOCH and roles.epoch is not None:
        roles = Roles(None, roles.epoch, roles.clock, roles.measured)
    groups = [("", None)] if run_at is None else _groups(cells, cells.columns[run_at])
    read = [run_of(cells, roles, rows, name) for name, rows in groups]
    runs = tuple(run for run, _ in read if run.points)
    lost = sum(count for _, count in read)
    notes = notes_of(cells, lost, bool(runs))
    if runs and not roles.has_axis:
        notes += (ReceiptNote(Note.ROWS_AS_EPOCHS, cells.rows),)
    return Reading(runs, damaged_of(cells, lost), notes=notes)


def _index(names: list[str], wanted: str) -> int | None:
    return names.index(wanted) if wanted and wanted in names else None


def _roles(names: list[str], columns: Columns, run: int | None) -> Roles:
    """The guessed roles with the columns named in their place.

    A column that was taken for the axis and is none is measured like any other.
    """
    guess = roles_of(names)
    step, epoch = _index(names, columns.step), _index(names, columns.epoch)
    step = guess.step if step is None and guess.step not in {epoch, run} else step
    epoch = guess.epoch if epoch is None and guess.epoch not in {step, run} else epoch
    guessed = {guess.step, guess.epoch} - {None}
    measured = {*guess.measured, *guessed} - {step, epoch, run}
    return Roles(step, epoch, guess.clock, tuple(sorted(at for at in measured if at is not None)))


def _groups(cells: Cells, column: Column) -> list[tuple[str, np.ndarray | None]]:
    """The rows of each run, in the order in which the runs begin."""
    labels = column.text or tuple(f"{value:g}" for value in column.value)
    rows: dict[str, list[int]] = {}
    for at, name in enumerate(labels[: cells.rows]):
        rows.setdefault(name.strip(), []).append(at)
    return [(name or column.name, np.array(held, dtype=np.intp)) for name, held in rows.items()]
