"""Jupyter's ``.ipynb``: what the cells printed and the tables that they show.

The output of each cell is read as a log of its own by the readers of text; tables are looked for in
its text and its HTML (pandas, Hugging Face, fastai).  A cell whose epochs or steps count on where
an earlier one ended goes on with its run. One that begins anew is another run, called by its cell;
one that shows the same numbers again is said so.  Learning rate, batch size, epochs and optimizer
are taken from the source where it gives them as literals; nothing is run.

Recognised by: JSON with cells that have a ``cell_type``.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from dashboard.logs.file_head import HEAD_BYTES, MAX_JSON_BYTES, Head, to_text
from dashboard.logs.notebooks.cell_runs import CellRun, continues, joined, repeats
from dashboard.logs.notebooks.code_cells import CodeCell, code_cells, trainings_in
from dashboard.logs.notebooks.source_settings import settings_after
from dashboard.logs.parsing.json_text import load_json
from dashboard.logs.reader import Claim, FindReader, Reader, Reading
from dashboard.logs.text_tables.in_html import tables_in_html
from dashboard.logs.text_tables.runs_of_tables import reading_of_tables
from dashboard.model.run import Note, ReceiptNote, Setting, XUnit

_TRAINS = re.compile(rb"epoch|step|iter|loss|acc|\[\d+\]", re.IGNORECASE)
_LOOKED_BACK = 50  # runs; a history is shown soon after its training
_MOST_LISTED = 8  # cells named in a note
_OF_TABLES = (Note.TABLES_READ, Note.TABLES_LEFT, Note.TABLES_AGAIN, Note.NO_NUMBERS)


def _guess(head: Head) -> Claim:
    if not head.text.lstrip().startswith("{") or '"cell_type"' not in head.text:
        return Claim.NO
    return Claim.SIGNATURE if head.base.endswith(".ipynb") or _is_notebook(head) else Claim.NO


def _is_notebook(head: Head) -> bool:
    return '"nbformat"' in head.text or '"nbformat"' in head.tail


def _read(find_reader: FindReader, _: Head, data: bytes) -> Reading:
    cells = _cells(data)
    found: list[CellRun] = []
    again: list[int] = []
    damaged = 0
    notes: list[ReceiptNote] = []
    for cell in cells:
        for reading in _readings(cell, find_reader):
            damaged += reading.damaged
            notes += [note for note in reading.notes if note.code not in _OF_TABLES]
            for run in reading.runs:
                again += _take(found, CellRun(run, (cell.number,)))
    if not found:
        return Reading(notes=(ReceiptNote(Note.NOT_A_LOG),))
    if len(found) > 1 or again:
        notes.append(_note(Note.CELLS_READ, [one.cells[0] for one in found]))
    on = [number for one in found for number in one.cells[1:]]
    if on:
        notes.append(_note(Note.CELLS_GO_ON, on))
    if again:
        notes.append(_note(Note.CELLS_AGAIN, again))
    firsts = Counter(one.cells[0] for one in found)
    per_cell = settings_after([cell.source for cell in cells])
    by_cell = {cell.number: settings for cell, settings in zip(cells, per_cell, strict=True)}
    runs = tuple(
        replace(
            one.run,
            name=name,
            config=_settings(by_cell[one.cells[-1]], one, firsts[one.cells[0]] == 1),
        )
        for one, name in zip(found, _names(found), strict=True)
    )
    return Reading(runs, damaged, notes=tuple(notes))


def _cells(data: bytes) -> list[CodeCell]:
    """The cells of code, none where nothing in the file can be a curve."""
    if len(data) > MAX_JSON_BYTES or not _TRAINS.search(data):
        return []
    try:
        return list(code_cells(load_json(to_text(data) or "")))
    except (ValueError, RecursionError, MemoryError):
        return []


def _readings(cell: CodeCell, find_reader: FindReader) -> Iterator[Reading]:
    """The reading of each output of a cell."""
    for printed in cell.texts:
        for text in trainings_in(printed):
            data = text.encode("utf-8", "replace")
            is_whole = len(data) <= HEAD_BYTES
            head = Head("cell.log", data[:HEAD_BYTES], is_whole, partial(bytes, data))
            reader = find_reader(head)
            if reader is not None:
                reading = reader.read(head, data)
                inside = (replace(run, inner=reader.name) for run in reading.runs)
                yield replace(reading, runs=tuple(inside))
    tables = [table for page in cell.pages for table in tables_in_html(page)]
    if tables:
        yield reading_of_tables(tables, in_prose=True)


def _take(found: list[CellRun], new: CellRun) -> list[int]:
    """Add a run, continue the last one, or drop a repetition; return the cells that only repeat."""
    if not new.run.points:
        return []
    first = max(len(found) - _LOOKED_BACK, 0)
    for at, one in enumerate(found[first:], start=first):
        if repeats(one, new):
            found[at] = one if one.points >= new.points else new
            return list(new.cells if found[at] is one else one.cells)
    if found and continues(found[-1].run, new.run):
        found[-1] = joined(found[-1], new)
    else:
        found.append(new)
    return []


def _settings(in_source: Mapping[str, Setting], one: CellRun, is_alone: bool) -> dict[str, Setting]:
    """The settings of the source and those printed.

    Planned epochs that the run does not bear out are of a single call in a loop, or of another
    training in the same cell.
    """
    settings = dict(in_source)
    planned = settings.get("epochs")
    if isinstance(planned, int) and one.run.x_unit is XUnit.EPOCH:
        epochs = len({step for points in one.run.points for step in points.step.tolist()})
        if planned < epochs or (planned > epochs and not is_alone):
            del settings["epochs"]
    return {**settings, **one.run.config}


def _names(found: Sequence[CellRun]) -> list[str]:
    """A name for each run by its cell, with a number where a cell has several."""
    if len(found) == 1:
        return [""]
    firsts = [one.cells[0] for one in found]
    names = []
    for at, first in enumerate(firsts):
        behind = f" ({firsts[: at + 1].count(first)})" if firsts.count(first) > 1 else ""
        names.append(f"cell {first}{behind}")
    return names


def _note(code: Note, cells: Sequence[int]) -> ReceiptNote:
    numbers = list(dict.fromkeys(cells))
    listed = ", ".join(map(str, numbers[:_MOST_LISTED]))
    return ReceiptNote(code, len(numbers), listed + (", …" if len(numbers) > _MOST_LISTED else ""))


def _no_reader(_: Head) -> None:
    """Without the other readers only tables are read."""


READER = Reader("notebook", _guess, partial(_read, _no_reader), read_among=_read)
