"""The CSV that Weights & Biases' page exports: an axis, then ``<run> - <metric>`` for every run.

Recognised by: a column ``… - …`` with its twins ``…__MIN`` and ``…__MAX``, or an axis of that page
and nothing but such columns.  The first column is whatever axis the chart had, for times the rows
are counted; a run's name may hold `` - `` itself, so the last one divides.
"""

from collections import defaultdict

import numpy as np

from dashboard.logs.file_head import Head
from dashboard.logs.names.column_names import EPOCH_NAMES, Roles, key
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading
from dashboard.logs.tabular.cells import Cells, Column, UnreadableTableError
from dashboard.logs.tabular.wide import damaged_of, notes_of, parse, run_of
from dashboard.model.run import Note, ReceiptNote, XUnit

_DIVIDER = " - "
_BANDS = ("__MIN", "__MAX")
_AXES = ("step", "global_step", "epoch", "relative time (process)", "relative time (wall)")


def _guess(head: Head) -> Claim:
    table = head.table
    if table is None or not table.has_header or len(table.header) < 2:
        return Claim.NO
    found = set(table.header)
    if any(_DIVIDER in name and {f"{name}{band}" for band in _BANDS} <= found for name in found):
        return Claim.SIGNATURE
    first, *others = table.header
    only = first.lower() in _AXES and all(_DIVIDER in name for name in others)
    return Claim.SHAPE if only else Claim.NO


def _read(head: Head, data: bytes) -> Reading:
    table = head.table
    if table is None:
        return Reading(notes=(ReceiptNote(Note.NO_AXIS),))
    try:
        cells = parse(head, data, table)
    except UnreadableTableError:
        return Reading(notes=(ReceiptNote(Note.UNREADABLE),))
    runs, lost = _runs(cells)
    return Reading(runs, damaged_of(cells, lost), notes=notes_of(cells, lost, bool(runs)))


def _runs(cells: Cells) -> tuple[tuple[LoggedRun, ...], int]:
    axis, *others = cells.columns
    axis = _counted(axis)
    by_run: defaultdict[str, list[Column]] = defaultdict(list)
    for column in others:
        run, divider, metric = column.name.rpartition(_DIVIDER)
        if divider and not metric.endswith(_BANDS) and metric != "_step":
            by_run[run].append(Column(metric, column.value, column.present, column.text))
    is_epoch = key(axis.name) in EPOCH_NAMES
    runs, lost = [], 0
    for name, columns in by_run.items():
        measured = tuple(range(1, len(columns) + 1))
        roles = Roles(None if is_epoch else 0, 0 if is_epoch else None, None, measured)
        found, lost = run_of(Cells((axis, *columns), cells.rows), roles, None, name)
        if found.points:
            unit = XUnit.EPOCH if is_epoch else XUnit.STEP
            runs.append(LoggedRun(found.points, name, x_unit=unit))
    return tuple(runs), lost


def _counted(axis: Column) -> Column:
    """Hours and the like cannot be steps: the rows are counted in their place."""
    known = axis.value[axis.present]
    if np.array_equal(known, np.floor(known)):
        return axis
    return Column(axis.name, np.arange(len(axis.value), dtype=np.float64), axis.present)


READER = Reader("wandb export", _guess, _read)
