"""A long table: one row per number, with the metric's name in a column and perhaps the run's.

Recognised by: a column ``metric`` (or ``tag``, ``variable``) of words, a column ``value`` of
numbers, and an axis, named in English or Portuguese.  A ``split`` column goes before the split in
the metric's name.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from dashboard.logs.file_head import Head
from dashboard.logs.names.column_names import (
    RUN_NAMES,
    SPLIT_NAMES,
    VAGUE_RUN_NAMES,
    find,
    roles_of,
)
from dashboard.logs.names.metric_names import SPLIT_WORDS
from dashboard.logs.names.translations import folded
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading, TagPoints
from dashboard.logs.tabular.axis import axis
from dashboard.logs.tabular.cells import Cells, UnreadableTableError
from dashboard.logs.tabular.placed import varying
from dashboard.logs.tabular.recognition import has_axis
from dashboard.logs.tabular.wide import damaged_of, notes_of, parse, rows_lost
from dashboard.model.run import Note, ReceiptNote
from dashboard.model.table import IntArray

_METRIC_NAMES = ("metric", "metric_name", "tag", "variable", "quantity", "measure", "metrica")
_VALUE_NAMES = ("value", "metric_value", "val", "y", "valor")


def _guess(head: Head) -> Claim:
    table = head.table
    if table is None or not table.has_header:
        return Claim.NO
    metric, value = find(table.header, _METRIC_NAMES), find(table.header, _VALUE_NAMES)
    return Claim.SIGNATURE if None not in (metric, value) and has_axis(table) else Claim.NO


def _read(head: Head, data: bytes) -> Reading:
    dialect = head.table
    if dialect is None or not _guess(head):
        return Reading(notes=(ReceiptNote(Note.NO_AXIS),))
    try:
        cells = parse(head, data, dialect)
    except UnreadableTableError:
        return Reading(notes=(ReceiptNote(Note.UNREADABLE),))
    runs, lost = _runs(cells)
    return Reading(runs, damaged_of(cells, lost), notes=notes_of(cells, lost, bool(runs)))


def _runs(cells: Cells) -> tuple[tuple[LoggedRun, ...], int]:
    names = [column.name for column in cells.columns]
    roles = varying(cells.columns, roles_of(names))
    value = cells.columns[find(names, _VALUE_NAMES) or 0]
    labels = pd.DataFrame(
        {
            "run": _labels(cells, find(names, (*RUN_NAMES, *VAGUE_RUN_NAMES))),
            "metric": _labels(cells, find(names, _METRIC_NAMES)),
            "split": _labels(cells, find(names, SPLIT_NAMES)),
        }
    )
    step, epoch, placed, unit = axis(cells.columns, roles, cells.rows)
    usable = placed & value.present
    runs = []
    for run, rows in labels[usable].groupby("run", sort=False).indices.items():
        at = np.flatnonzero(usable)[rows]
        points = tuple(
            TagPoints(
                tag,
                step[group],
                value.value[group],
                None if epoch is None else epoch[group],
                split=SPLIT_WORDS.get(folded(split)),
            )
            for tag, split, group in _tags(labels.iloc[at], at)
        )
        unplaced = np.flatnonzero(~placed & (labels["run"] == run))
        lost = rows_lost(step, at, unplaced, cells.bad_after[np.isin(cells.bad_after, at)])
        runs.append(LoggedRun(points, str(run), x_unit=unit, lost=tuple(lost)))
    return tuple(runs), int(np.count_nonzero(~placed))


def _tags(labels: pd.DataFrame, at: IntArray) -> Iterator[tuple[str, str, IntArray]]:
    for name, rows in labels.groupby(["metric", "split"], sort=False).indices.items():
        metric, split = str(name[0]), str(name[1])  # type: ignore[index]
        yield f"{split}/{metric}" if split else metric, split, at[rows]


def _labels(cells: Cells, index: int | None) -> list[str]:
    if index is None:
        return [""] * cells.rows
    column = cells.columns[index]
    return list(column.text) if column.text is not None else [_short(v) for v in column.value]


def _short(value: float) -> str:
    return str(int(value)) if value.is_integer() else str(value)


READER = Reader("long csv", _guess, _read)
