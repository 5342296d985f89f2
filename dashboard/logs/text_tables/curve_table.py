"""Tables that are curves, with their columns as numbers.

A table of settings, of models, of classes or of results has no axis that rises from row to row
beside something measured.  In prose the conditions are stricter than in a log, because a table of
results is likelier there than one of a training.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dashboard.logs.names.column_names import Roles, key, roles_of
from dashboard.logs.names.metric_names import Name, understand
from dashboard.logs.parsing.dialect import Dialect
from dashboard.logs.tabular.cells import Cells, Column
from dashboard.logs.tabular.recognition import is_curve, is_indexed_history
from dashboard.logs.text_tables.found_table import TextTable, column_names, is_measure
from dashboard.logs.text_tables.printed_cell import has_decimal_comma, is_absent, value_of
from dashboard.model.table import FloatArray

_LEAST_ROWS = 2  # of a table that might be anything; one row is a result
_LEAST_ROWS_IN_PROSE = 3
_LEAST_ROWS_OF_SETTINGS = 5  # where the axis is called "epochs", as a setting would be
_LEAST_PLACED = 0.6  # share of the rows with a place on the axis
_MOST_FALLS = 0.1  # share of the rows at which the axis of a log may fall: it was restarted
_FEW_WORDS = 2  # different words in a column of marks ("+", "saved")
_PLURALS = frozenset({"epochs", "steps", "iterations", "iters", "updates", "epocas", "passos"})
_SETTINGS = frozenset(
    {"batch_size", "batch size", "bs", "optimizer", "dropout", "seed", "hidden", "layers"}
    | {"weight_decay", "weight decay", "momentum", "model", "model_name", "arch", "dataset"}
)
_WITH_EVERY_EVALUATION = frozenset({"training loss", "validation loss"})  # Hugging Face's names


@dataclass(frozen=True, slots=True)
class CurveTable:
    """A table that is a curve: its columns, their roles, and its place in the text."""

    cells: Cells
    roles: Roles
    line: int
    heading: str
    bad_lines: tuple[int, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.cells.columns)

    @property
    def axis(self) -> FloatArray:
        """The places of the rows on the finer axis, shape (rows,)."""
        at = self.roles.step if self.roles.step is not None else self.roles.epoch
        return self.cells.columns[at or 0].value


def curve_in(table: TextTable, *, in_prose: bool) -> CurveTable | None:
    """The table as a curve, None where it is none."""
    names = column_names(table.header)
    is_own = table.is_first and not in_prose  # the file begins with it and is no prose
    if not table.rows or not (is_own or any(map(is_measure, names))):
        return None
    comma = _has_decimal_comma(table)
    columns = tuple(
        _column(name, [row[at] for row in table.rows], comma)
        for at, name in enumerate(_distinct(names))
    )
    roles = roles_of(names)
    measured = [at for at in roles.measured if columns[at].text is None]
    cells = Cells(columns, len(table.rows))
    found = CurveTable(cells, roles, table.line, table.heading, table.bad_lines)
    is_known = any(is_measure(names[at]) for at in measured)
    if not roles.has_axis or not (is_known or (is_own and _is_of_numbers(found))):
        return None
    if not _is_shaped_as_curve(found, names) or not _rises(found, in_prose):
        return None
    if len(table.rows) < _least_rows(names, in_prose and not table.is_fenced):
        return None
    return None if in_prose and _lists_results(found) else found


def _is_of_numbers(found: CurveTable) -> bool:
    """Whether a table whose names we do not know has rows enough and no column of words."""
    columns = found.cells.columns
    return found.cells.rows >= _LEAST_ROWS_IN_PROSE and all(one.text is None for one in columns)


def _has_decimal_comma(table: TextTable) -> bool:
    """Whether the comma is the decimal mark: some cell says so and none has a point."""
    cells = [cell for row in table.rows for cell in row if "," in cell or "." in cell]
    with_comma = sum(map(has_decimal_comma, cells))
    with_point = sum(
        "." in cell and "," not in cell and value_of(cell) is not None for cell in cells
    )
    return with_comma > with_point


def _distinct(names: Sequence[str]) -> list[str]:
    """The names, those that come again with a number behind."""
    seen: dict[str, int] = {}
    found = []
    for at, name in enumerate(names):
        plain = name or (f"column {at + 1}" if at else "")
        seen[plain] = seen.get(plain, 0) + 1
        found.append(plain if seen[plain] == 1 else f"{plain}.{seen[plain]}")
    return found


def _column(name: str, cells: list[str], comma: bool) -> Column:
    value = np.full(len(cells), np.nan)
    present = np.zeros(len(cells), dtype=np.bool_)
    is_word = []
    for at, cell in enumerate(cells):
        if is_absent(cell):
            continue
        number = value_of(cell, comma)
        if number is None:
            is_word.append(at)
        else:
            value[at], present[at] = number, True
    if len(is_word) > int(np.count_nonzero(present)):
        return Column(name, value, present, tuple(cells))
    return Column(name, value, present, None, np.array(is_word) if is_word else None)


def _is_shaped_as_curve(found: CurveTable, names: tuple[str, ...]) -> bool:
    """The conditions for a table in a file of its own: no list of runs, no sweep, no data set."""
    columns = found.cells.columns
    rows = tuple(
        tuple(
            column.text[at]
            if column.text is not None
            else (f"{column.value[at]:.12g}" if column.present[at] else "")
            for column in columns
        )
        for at in range(min(found.cells.rows, 50))
    )
    table = Dialect(" ", False, names, True, 0, rows)
    return is_curve(table) or is_indexed_history(table)


def _rises(found: CurveTable, in_prose: bool) -> bool:
    """Whether the rows have places that rise; a constant is no axis."""
    places = found.axis[np.isfinite(found.axis)]
    if len(places) < _LEAST_PLACED * found.cells.rows or not len(places):
        return False
    if len(places) > 1 and places.min() == places.max():
        return False
    falls = int(np.count_nonzero(places[1:] < places[:-1]))
    return falls <= (0 if in_prose else _MOST_FALLS * len(places))


def _least_rows(names: tuple[str, ...], in_prose: bool) -> int:
    """How many rows are enough: one under names that only a training's table has."""
    known = [understand(name) for name in names]
    splits = {name.split for name in known if name.known and name.metric == "loss"}
    if key(names[0]) == "step" and _WITH_EVERY_EVALUATION & set(map(key, names)):
        return 1  # what Hugging Face shows before the first evaluation
    if len(splits) > 1 or _names_both_splits(known):
        return 1
    return _LEAST_ROWS_IN_PROSE if in_prose else _LEAST_ROWS


def _names_both_splits(known: list[Name]) -> bool:
    splits_of: dict[str, set[str]] = {}
    for name in known:
        if name.known and name.split_said:
            splits_of.setdefault(name.metric, set()).add(name.split)
    return any(len(splits) > 1 for splits in splits_of.values())


def _lists_results(found: CurveTable) -> bool:
    """Whether the rows are models or settings, each with the epochs that it was trained for."""
    for column in found.cells.columns:
        words = {word for word in column.text or () if not is_absent(word)}
        if len(words) > _FEW_WORDS:
            return True
        if key(column.name) in _SETTINGS and len(set(column.value[column.present].tolist())) > 1:
            return True
    at = found.roles.step if found.roles.step is not None else found.roles.epoch
    if at is not None and key(found.names[at]) in _PLURALS:
        places = found.axis[np.isfinite(found.axis)].tolist()
        steps = {round(later - earlier, 6) for earlier, later in pairwise(places)}
        return len(places) < _LEAST_ROWS_OF_SETTINGS or len(steps) > 1
    return False
