"""Tables that hold several runs, or rows of several splits, distinguished by columns.

Sweeps, seeds and folds are often logged into one table: a column names the run, or columns of
settings say which rows belong together.  Such columns divide the table only where the rows confirm
it: as one curve the steps repeat, and within the parts they do not. A learning rate that a schedule
changes divides nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.logs.hparams.side_files import CANONICAL, canonical
from dashboard.logs.names.column_names import (
    RUN_NAMES,
    SPLIT_NAMES,
    VAGUE_RUN_NAMES,
    Roles,
    find,
    key,
)
from dashboard.logs.names.metric_names import SPLIT_WORDS
from dashboard.logs.names.translations import folded
from dashboard.logs.tabular.cells import Column
from dashboard.model.run import Setting
from dashboard.model.table import IntArray

_FOLDS = frozenset({"fold", "cv_fold", "kfold", "repeat", "repetition", "dobra"})
_DIVIDING = frozenset({*CANONICAL, *_FOLDS})
_LEAST_ROWS = 2  # of the average part; single rows are a list of runs, not curves
_LEFT_BY_NAMES = 0.5  # share of the repeats left within named runs: some were taken up again
_MOST_RUNS = 20_000  # parts of one table; a column with more distinct values names no runs
_FEW = 3  # batch sizes of a sweep may be 1, 2, 3; a longer row of such numbers counts batches


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one run, shape (n,), its name, and the settings that its columns gave."""

    name: str
    rows: IntArray
    config: Mapping[str, Setting]


@dataclass(frozen=True, slots=True)
class Division:
    """The runs that a table holds, and the indices of the columns that distinguish them."""

    parts: tuple[Part, ...]
    by: tuple[int, ...]


def divide(columns: Sequence[Column], roles: Roles, step: IntArray) -> Division | None:
    """The runs that the table holds; None where it is one run.

    ``step`` of shape (n,) is the place of every row on the axis.
    """
    if (step[1:] > step[:-1]).all():
        return None
    split = split_column(columns)
    apart = pd.DataFrame({"step": step})
    if split is not None:
        apart["split"] = written(columns[split])
    repeats = int(apart.duplicated().sum())
    if not repeats:
        return None
    named = find([column.name for column in columns], (*RUN_NAMES, *VAGUE_RUN_NAMES))
    settings = [
        at
        for at in roles.measured
        if at != named and is_setting(columns[at]) and _is_everywhere(columns[at])
    ]
    by_name = [] if named is None else [named]
    for used, allowed in (
        (by_name, int(_LEFT_BY_NAMES * repeats)),
        (settings, 0),
        ([*by_name, *settings], 0),
    ):
        division = _divided(columns, used, settings, apart, allowed)
        if division is not None:
            return division
    return None


def split_column(columns: Sequence[Column]) -> int | None:
    """The column with the split of each row: named so, and mostly with words for splits."""
    at = find([column.name for column in columns], SPLIT_NAMES)
    if at is None or columns[at].text is None:
        return None
    known = [folded(word) in SPLIT_WORDS for word in written(columns[at])]
    return at if 2 * sum(known) > len(known) else None


def written(column: Column) -> list[str]:
    """The cells as words, numbers in their shortest form."""
    if column.text is not None:
        return [word.strip() for word in column.text]
    return [f"{value:.12g}" for value in column.value.tolist()]


def _is_everywhere(column: Column) -> bool:
    """Whether every row has a cell: a rate that validation rows lack does not divide them."""
    return column.text is not None or bool(column.present.all())


def is_setting(column: Column) -> bool:
    """Whether a column holds a setting; ``batch`` may as well count the batches of an epoch."""
    name = key(column.name).replace(" ", "_")
    if name not in _DIVIDING:
        return False
    if CANONICAL.get(name) != "batch_size":
        return True
    distinct = np.unique(column.value[np.isfinite(column.value)])
    return len(distinct) <= _FEW or bool((np.diff(distinct) != 1).any())


def _divided(
    columns: Sequence[Column],
    used: Sequence[int],
    settings: Sequence[int],
    apart: pd.DataFrame,
    allowed: int,
) -> Division | None:
    """The division by the columns ``used``, None where more repeats than ``allowed`` are left."""
    cells = pd.DataFrame({at: written(columns[at]) for at in used})
    by = [at for at in used if len(set(cells[at])) > 1]
    if not by:
        return None
    number = cells.groupby(by, sort=False).ngroup()
    count = int(number.max()) + 1
    if count > min(_MOST_RUNS, len(number) // _LEAST_ROWS):
        return None
    if apart.assign(part=number).duplicated().sum() > allowed:
        return None
    if by[0] in settings and not _run_side_by_side(apart["step"], number):
        return None
    parts = [
        _part(columns, rows.to_numpy(), by, settings)
        for _, rows in pd.Series(np.arange(len(number))).groupby(number, sort=False)
    ]
    return Division(tuple(parts), tuple(by))


def _run_side_by_side(step: "pd.Series[int]", number: "pd.Series[int]") -> bool:
    """Whether all parts were under way at one step: a schedule's stretches follow each other."""
    spans = step.groupby(number).agg(["min", "max"])
    return bool(spans["min"].max() <= spans["max"].min())


def _plain(value: float) -> Setting:
    return int(value) if float(value).is_integer() else float(value)


def _part(
    columns: Sequence[Column], rows: IntArray, by: Sequence[int], settings: Sequence[int]
) -> Part:
    """One run; a setting goes into its name with its key, a column of names as written."""
    held = {at: columns[at].at(rows) for at in {*by, *settings}}
    texts = {at: written(column) for at, column in held.items()}
    name = "_".join(
        f"{columns[at].name}{texts[at][0]}" if at in settings else texts[at][0] for at in by
    )
    constant = {
        held[at].name: texts[at][0] if held[at].text is not None else _plain(held[at].value[0])
        for at in settings
        if len(set(texts[at])) == 1 and (held[at].text is not None or held[at].present[0])
    }
    return Part(name.replace("/", "-"), rows, canonical(constant))
