"""What XGBoost, LightGBM and CatBoost return of their evaluations, saved as JSON.

``{"validation_0": {"rmse": [4.2, 3.9]}, "validation_1": {"rmse": [4.4, 4.1]}}``, by set and
metric, as ``evals_result`` and ``record_evaluation`` fill it, by itself or under other names; and
what cross-validation returns, ``{"valid l2-mean": [4.2, 3.9], "valid l2-stdv": [0.1, 0.2]}``.

Recognised by: lists of numbers under the name of a set (``train``, ``eval``, ``validation_0``,
``valid_1``, ``learn`` …) whose names are all metrics of these libraries.  A network's history, with
a ``loss`` or an ``accuracy`` among them, is none.  Every number is of one round, counted from 0.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from dashboard.logs.file_head import Head
from dashboard.logs.names.metric_names import understand
from dashboard.logs.parsing.packed_list import PackedList
from dashboard.logs.points.histories import curves_of
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading, from_head
from dashboard.logs.readers.history_json import runs_of_history
from dashboard.model.booster_metrics import is_boosters
from dashboard.model.run import Note, ReceiptNote, XUnit

_MAX_DEPTH = 3
_SETTINGS = frozenset({"config", "params", "hyperparameters", "args", "hparams", "settings"})
_FOLDS = re.compile(r"^(?:(?P<set>\w{1,40})[ -])?(?P<metric>\S{1,100}?)-(?P<of>mean|stdv?)$")
_LISTS = (list, PackedList)


def _guess(head: Head) -> Claim:
    value = head.json
    if not isinstance(value, Mapping):
        return Claim.NO
    if _of_folds(value):
        return Claim.SIGNATURE
    found = list(_are_boosters(value, "", 0))
    return Claim.SIGNATURE if found and all(found) else Claim.NO


def _are_boosters(value: Mapping[str, Any], name: str, depth: int) -> Iterator[bool]:
    """Of each mapping with lists of numbers, whether it is what a booster measured on a set."""
    lists = [metric for metric, held in value.items() if _is_curve(held)]
    if lists:
        yield understand(f"{name}/rmse").split_said and all(map(is_boosters, map(str, lists)))
    for inside, held in value.items():
        if isinstance(held, Mapping) and depth < _MAX_DEPTH and inside not in _SETTINGS:
            yield from _are_boosters(held, str(inside), depth + 1)


def _is_curve(held: object) -> bool:
    return isinstance(held, _LISTS) and bool(held) and isinstance(held[0], int | float)


def _of_folds(value: Mapping[str, Any]) -> dict[str, str]:
    """The tags of the curves of a cross-validation by their names; empty where it is none."""
    tags = {}
    for name, held in value.items():
        match = _FOLDS.match(str(name))
        if match is None or not is_boosters(match["metric"]) or not _is_curve(held):
            return {}
        spread = "" if match["of"] == "mean" else " std"
        tags[str(name)] = f"{match['set'] or 'valid'}/{match['metric']}{spread}"
    return tags


def _read(head: Head, _: bytes) -> Reading:
    if not _guess(head):
        return Reading(notes=(ReceiptNote(Note.NO_NUMBERS),))
    tags = _of_folds(head.json)
    if tags:
        points, _unit = curves_of({tags[name]: held for name, held in head.json.items()}, "")
        return Reading((_by_round(LoggedRun(points)),))
    runs, notes = runs_of_history(head.json)
    return Reading(tuple(map(_by_round, runs)), notes=notes)


def _by_round(run: LoggedRun) -> LoggedRun:
    """The run counted by rounds: a round adds a tree, and is no pass over the data by itself."""
    points = tuple(replace(one, epoch=None) for one in run.points)
    return replace(run, points=points, x_unit=XUnit.STEP)


READER = Reader("boosting history", _guess, _read, read_file=from_head(_read))
