"""A table written by ``numpy.savetxt``: numbers alone, the first column the axis.

Recognised by: no header, every cell with the writer's eighteen decimals, a first column that
rises by whole numbers.  The columns have no names and are called by their places.
"""

import re
from itertools import pairwise

from dashboard.logs.file_head import Head
from dashboard.logs.names.column_names import Roles
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.logs.tabular.cells import UnreadableTableError
from dashboard.logs.tabular.wide import damaged_of, notes_of, parse, run_of
from dashboard.model.run import Note, ReceiptNote

_CELL = re.compile(r"^[+-]?\d\.\d{18}e[+-]\d{2,3}$|^nan$|^[+-]?inf$")


def _guess(head: Head) -> Claim:
    table = head.table
    if table is None or table.has_header or len(table.rows) < 2:
        return Claim.NO
    if not all(_CELL.match(cell) for row in table.rows for cell in row):
        return Claim.NO
    axis = [float(row[0]) for row in table.rows]
    rising = all(b > a for a, b in pairwise(axis))
    return Claim.SHAPE if rising and all(value.is_integer() for value in axis) else Claim.NO


def _read(head: Head, data: bytes) -> Reading:
    table = head.table
    if table is None:
        return Reading(notes=(ReceiptNote(Note.NO_AXIS),))
    try:
        cells = parse(head, data, table)
    except UnreadableTableError:
        return Reading(notes=(ReceiptNote(Note.UNREADABLE),))
    roles = Roles(0, None, None, tuple(range(1, len(cells.columns))))
    run, lost = run_of(cells, roles)
    return Reading(
        (run,) if run.points else (),
        damaged_of(cells, lost),
        notes=notes_of(cells, lost, bool(run.points)),
    )


READER = Reader("savetxt", _guess, _read)
