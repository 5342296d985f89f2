"""What XGBoost, LightGBM, CatBoost and scikit-learn print, one line per iteration.

``[20]  train-rmse:0.5  eval-rmse:0.6`` · ``[20]  valid_0's auc: 0.75`` ·
``[LightGBM] [Info] Iteration:20, valid_1 l2 : 0.24`` · ``20: learn: 0.68  test: 0.69  total: 5ms``
· ``[20/100] 1 tree, 31 leaves, max depth = 8, train loss: 0.68, val loss: 0.69, in 0.01s``

Recognised by: two lines that begin in such a way and name a metric of a set with a number.
Sets that are only numbered are those of training, validation and test, as in the JSON of boosting.
CatBoost's line does not name its metric, which is the one that it minimises.  Iterations that
restart are another training, a run of its own; after ``Fold 2`` it has the setting ``fold``.  The
best iteration, repeated at the end, counts once.
"""

import re
from collections.abc import Iterator
from itertools import islice

from dashboard.logs.console.context import fold_of
from dashboard.logs.file_head import Head
from dashboard.logs.points.histories import splits_of_sets
from dashboard.logs.points.rows import Row, number, reading_of_trainings
from dashboard.logs.points.text_lines import lines_in, lines_of
from dashboard.logs.reader import Claim, Reader, Reading

_NUMBER = r"([+-]?[\d.]+(?:[eE][+-]?\d+)?|nan|inf)"
_LINE = re.compile(r"^(?:\[[\d:]+\]\s+)?\[(\d{1,18})\]\s++(.*\S)\s*$")
_COMMAND_LINE = re.compile(r"^\[LightGBM\] \[Info\] Iteration:\s*(\d{1,18}), (.*\S)\s*$")
_CATBOOST = re.compile(rf"^(\d{{1,18}}):\tlearn: {_NUMBER}(?:\ttest: {_NUMBER})?\s.*\btotal: ")
_HISTOGRAMS = re.compile(r"^\[(\d{1,18})/\d{1,18}\] \d{1,9} trees?, (\d{1,9} leaves,.*\S)\s*$")
_HISTOGRAM_VALUE = re.compile(rf"\b(train|val) (loss|score): {_NUMBER}")
_NAME = r"\w{1,100}+"  # no name is longer, and a search that fails is over soon
_VALUE = re.compile(
    rf"([A-Za-z_]\w{{0,100}}+)(?:'s |[-:])(?:({_NAME}) )?([\w@.\-]{{1,100}}+)\s*+:\s*+{_NUMBER}"
)
_SPACED_VALUE = re.compile(rf"^([A-Za-z_]\w*) ([\w@.\-]+)\s*:\s*{_NUMBER}$")
_BEST = re.compile(r"\bbest iteration(?: is)?:\s*$", re.IGNORECASE)  # the next line repeats it


def _guess(head: Head) -> Claim:
    found = sum(_values(line) is not None for line in islice(lines_in(head), 400))
    return Claim.SHAPE if found >= 2 else Claim.NO


def _values(line: str) -> tuple[int, dict[str, float]] | None:
    plain, spaced, catboost = _LINE.match(line), _COMMAND_LINE.match(line), _CATBOOST.match(line)
    histograms = _HISTOGRAMS.match(line)
    found: list[tuple[str, str]] = []
    if plain is not None:
        found = [
            (f"{of_all or part}/{name}", text)
            for part, of_all, name, text in _VALUE.findall(plain[2])
        ]
    elif spaced is not None:
        found = [(f"{part}/{name}", text) for part, name, text in _SPACED_VALUE.findall(spaced[2])]
    elif catboost is not None:
        found = [("learn/loss", catboost[2]), ("test/loss", catboost[3] or "")]
    elif histograms is not None:
        found = [
            (f"{part}/{name}", text) for part, name, text in _HISTOGRAM_VALUE.findall(histograms[2])
        ]
    known = {name: value for name, text in found if (value := number(text)) is not None}
    match = plain or spaced or catboost or histograms
    return (int(match[1]), known) if match is not None and known else None


def _read(_: Head, data: bytes) -> Reading:
    return reading_of_trainings([(fold, _named(rows)) for fold, rows in _trainings(data)])


def _trainings(data: bytes) -> Iterator[tuple[int | None, list[Row]]]:
    """The rows of each training, and the fold that was named before it."""
    rows: list[Row] = []
    fold = named = None
    is_told_again = False
    for line in lines_of(data):
        found = _values(line)
        if found is None:
            new_fold = fold_of(line)
            named = named if new_fold is None else new_fold
            is_told_again = _BEST.search(line) is not None
            continue
        if is_told_again and rows:
            is_told_again = False
            continue
        row = Row(*found)
        falls = bool(rows) and rows[0].step >= row.step < rows[-1].step
        if rows and (falls or named != fold):
            yield fold, rows
            rows = []
        fold = named
        rows.append(row)
    if rows:
        yield fold, rows


def _named(rows: list[Row]) -> Iterator[Row]:
    """The rows with their sets named as splits, where the sets are only numbered."""
    held = {name: name.partition("/") for row in rows for name in row.values}
    splits = splits_of_sets(list(dict.fromkeys(part for part, _, _ in held.values())))
    plain = {name: f"{splits.get(part, part)}/{rest}" for name, (part, _, rest) in held.items()}
    for row in rows:
        yield Row(row.step, {plain[name]: value for name, value in row.values.items()})


READER = Reader("boosting stdout", _guess, _read)
