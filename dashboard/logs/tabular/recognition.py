"""Properties of a table's head by which readers recognise it."""

import re
from itertools import pairwise

from dashboard.logs.file_head import Head
from dashboard.logs.names.column_names import (
    EPOCH_NAMES,
    INDEX_NAMES,
    PART_NAMES,
    RUN_NAMES,
    STEP_NAMES,
    find,
    key,
    roles_of,
)
from dashboard.logs.names.metric_names import understand
from dashboard.logs.parsing.dialect import Dialect, is_number
from dashboard.model.table import Split

_PART = re.compile(r"^\d{1,18}\s*/\s*\d{1,18}$")
_REMAINING = frozenset({"passed", "remaining"})  # CatBoost's clock beside its logs is no curve
_LEAST_ROWS_AGREEING = 0.6  # share of sample rows with a number on the axis
_LEAST_HISTORY_ROWS = 5  # rows; fewer without an axis may as well be one row per run
_LEAST_TWINNED_ROWS = 2  # rows; where every column is a metric of Keras' history

_SETTINGS = frozenset(
    {"lr", "learning_rate", "bs", "batch_size", "wd", "weight_decay", "seed"}
    | {"exp_name", "run_name", "optimizer", "hidden", "model", "dropout", "momentum"}
)


def names(head: Head) -> frozenset[str]:
    """The column names in lower case, empty when the file is no table with a header."""
    table = head.table
    return (
        frozenset(map(key, table.header)) if table is not None and table.has_header else frozenset()
    )


def recognised(table: Dialect) -> int:
    """How many columns the vocabulary knows as metrics and that hold numbers."""
    measured = roles_of(table.header).measured
    return sum(understand(table.header[at]).known and holds_numbers(table, at) for at in measured)


def holds_numbers(table: Dialect, index: int) -> bool:
    """Whether the sample's cells in a column are mostly numbers; a column of blanks is not."""
    cells = [row[index] for row in table.rows if index < len(row) and row[index]]
    return bool(cells) and sum(map(_numeric, cells)) >= _LEAST_ROWS_AGREEING * len(cells)


def _numeric(cell: str) -> bool:
    return is_number(cell.strip("[]"))


def has_axis(table: Dialect) -> bool:
    """Whether a column is named as an axis and holds numbers (or nothing yet).

    ``8270/11043`` is a number of steps; a percentage is an axis beside a known metric.
    """
    found = [find(table.header, wanted) for wanted in (STEP_NAMES, EPOCH_NAMES)]
    if any(_counts(table, at) or not table.rows for at in found if at is not None):
        return True
    done = find(table.header, PART_NAMES)
    return done is not None and _counts(table, done) and recognised(table) > 0


def _counts(table: Dialect, index: int) -> bool:
    cells = [row[index] for row in table.rows if index < len(row) and row[index]]
    are_parts = bool(cells) and all(map(_PART.match, cells))
    return are_parts or holds_numbers(table, index)


def is_interrupted(table: Dialect) -> bool:
    """Whether blanks part the columns and some lines are no rows: a console's, not a table's.

    The last line of the sample may be one that is still being written.
    """
    width = len(table.header)
    return table.delimiter == " " and any(len(row) != width for row in table.rows[:-1])


def is_indexed_history(table: Dialect) -> bool:
    """Metrics beside a nameless index 0, 1, 2, …: a history saved by pandas.

    One known name may be a column of a data set (``cost``), unless it says a split or is alone.
    """
    if not table.header or key(table.header[0]) not in INDEX_NAMES:
        return False
    count = recognised(table)
    says_split = any(
        (name := understand(written)).known and name.split_said for written in table.header
    )
    if count < 2 and not (count and (says_split or len(table.header) == 2)):
        return False
    cells = [row[0] for row in table.rows if row]
    return bool(cells) and all(re.fullmatch(r"\d+", cell) for cell in cells)


def is_curve(table: Dialect) -> bool:
    """A table with an axis that is no list of runs, or a history whose rows are the epochs.

    A data set has neither, and a summary of a sweep (one row per run) has settings as columns.
    """
    if not table.has_header or set(map(key, table.header)) >= _REMAINING:
        return False
    if _lists_runs(table):
        return False
    if has_axis(table):
        return not _is_run_table(table)
    return _is_bare_history(table)


def _is_bare_history(table: Dialect) -> bool:
    """No axis, but numbers alone, several rows, and one metric of both train and validation.

    So Keras' ``History`` is saved by hand.  Less than that may be anything: rows of a data set,
    a result for each model.
    """
    if len(table.rows) < (_LEAST_TWINNED_ROWS if _is_twinned(table) else _LEAST_HISTORY_ROWS):
        return False
    if _setting_columns(table) or not all(
        holds_numbers(table, at) for at in range(len(table.header))
    ):
        return False
    understood = [understand(name) for name in table.header]
    known = {(name.metric, name.split) for name in understood if name.known}
    trained = {metric for metric, split in known if split is Split.TRAIN}
    return any(metric in trained for metric, split in known if split in (Split.VAL, Split.TEST))


def _is_twinned(table: Dialect) -> bool:
    """Two metrics or more, each with its twin: ``loss``, ``acc``, ``val_loss``, ``val_acc``."""
    found = set(map(key, table.header))
    plain = {name for name in found if not name.startswith("val_")}
    return len(plain) > 1 and found == plain | {f"val_{name}" for name in plain}


def _setting_columns(table: Dialect) -> bool:
    return any(key(name) in _SETTINGS for name in table.header)


def _lists_runs(table: Dialect) -> bool:
    """One row per run, by name: a column of run names in which none comes twice."""
    at = find(table.header, RUN_NAMES)
    cells = [row[at] for row in table.rows if at is not None and at < len(row)]
    return len(cells) > 1 and len(set(cells)) == len(cells) and not any(map(is_number, cells))


def _is_run_table(table: Dialect) -> bool:
    """One row per run: settings in columns, and the axis never rises by rows, or not steadily.

    In a curve settings stay the same, but for a planned learning rate or batch size: where every
    row has settings of its own, the axis must rise from row to row.
    """
    listed = [at for at, name in enumerate(table.header) if key(name) in _SETTINGS]
    if len(listed) < 2:
        return False
    roles = roles_of(table.header)
    at = roles.step if roles.step is not None else roles.epoch
    rows = [row for row in table.rows if at is not None and max(at, *listed) < len(row)]
    cells = [row[at] for row in rows if at is not None]
    if len(cells) < 2 or len(set(cells)) == 1:
        return len(cells) > 1
    settings = {tuple(row[one] for one in listed) for row in rows}
    places = [float(cell) for cell in cells if _plain_number(cell)]
    rises = all(later > earlier for earlier, later in pairwise(places))
    return len(settings) == len(rows) and not rises


def _plain_number(cell: str) -> bool:
    return is_number(cell) and "," not in cell and "%" not in cell
