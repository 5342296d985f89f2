"""Curves in JSON: named lists of numbers, and lists of records.

Knows names and numbers; knows no file.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from dashboard.logs.names.column_names import EPOCH_NAMES, STEP_NAMES
from dashboard.logs.names.metric_names import SPLIT_WORDS, WITHOUT_SPLIT, understand
from dashboard.logs.names.translations import folded
from dashboard.logs.parsing.packed_list import PackedList, are_all
from dashboard.logs.points.rows import axis_keys, number, numbers, whole_number
from dashboard.logs.reader import TagPoints
from dashboard.model.run import XUnit
from dashboard.model.table import Split

_EPOCH_KEY = re.compile(r"^(?:epoch[ _\-]?)?(\d{1,9})$", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:valid|validation|val|eval|eval_set|test)[_\-]?(\d)$")
_LETTERED = {"dtrain": "train", "dvalid": "valid", "dval": "valid", "dtest": "test"}
_SETTINGS = frozenset({"lr", "learning_rate", "batch_size", "bs", "seed", "config", "params"})


def is_history(value: Mapping[str, Any], prefix: str = "") -> bool:
    """Whether a mapping holds a curve of a known metric, or several metrics of one point each.

    Under the name of a split any metric will do, if its numbers are not all whole ones: lists of
    those are the rows of a data set.
    """
    lengths = [len(held) for name, held in value.items() if _is_curve(name, held, prefix)]
    return max(lengths, default=0) > 1 or len(lengths) > 1


def _is_curve(name: str, held: object, prefix: str) -> bool:
    values = _values(held)
    known = understand(name)
    if values is None or known.metric in WITHOUT_SPLIT:
        return False
    if known.known:
        return True
    has_split = understand(prefix).split_said and len(values) > 1
    return has_split and any(value is not None and not value.is_integer() for value in values)


def _values(held: object) -> list[float | None] | None:
    """A list of numbers, None among them where nothing was measured; None if it is none."""
    if isinstance(held, Mapping):
        held = list(held.values()) if all(_EPOCH_KEY.match(str(key)) for key in held) else None
    if not isinstance(held, list) or not held or isinstance(held[0], Mapping):
        return None
    if all(isinstance(item, list) and len(item) == 2 for item in held):
        held = [item[1] for item in held]
    if are_all(held, float):
        return held  # as it is: most lists are long ones of these
    if isinstance(held, PackedList) and (floats := held.as_floats()) is not None:
        return floats
    values = [number(item) for item in held]
    pairs = zip(values, held, strict=True)
    is_read = all((value is None) is (item is None) for value, item in pairs)
    return values if is_read and any(item is not None for item in held) else None


def curves_of(history: Mapping[str, Any], prefix: str) -> tuple[tuple[TagPoints, ...], XUnit]:
    """The curves of a mapping, at the steps or epochs beside them, else counted from 0."""
    named = {folded(str(name)): name for name in history}
    at_step = next((named[one] for one in STEP_NAMES if _is_axis(history, named, one)), None)
    at_epoch = next((named[one] for one in EPOCH_NAMES if _is_axis(history, named, one)), None)
    axis = at_step or at_epoch
    places = [] if axis is None else [int(item) for item in history[axis]]
    points = tuple(
        _placed(f"{prefix}{name}", held, values, places, by_epoch=at_step is None)
        for name, held in history.items()
        if name not in (at_step, at_epoch) and (values := _values(held)) is not None
    )
    return points, XUnit.EPOCH if at_step is None else XUnit.STEP


def _is_axis(history: Mapping[str, Any], named: Mapping[str, str], name: str) -> bool:
    """Whether a list of rising whole numbers has the name of an axis."""
    held = history.get(named[name]) if name in named else None
    steps = [whole_number(item) for item in held] if isinstance(held, list) else []
    known = [step for step in steps if step is not None]
    return bool(known) and len(known) == len(steps) and all(a < b for a, b in pairwise(known))


def _placed(
    tag: str, held: Any, values: Sequence[float | None], places: list[int], *, by_epoch: bool
) -> TagPoints:
    own: list[int | None] = []
    if isinstance(held, Mapping):
        own = [int(match[1]) for key in held if (match := _EPOCH_KEY.match(str(key)))]
    elif isinstance(held[0], list):
        own = [whole_number(item[0]) for item in held]
    counted = range(len(values))
    at = own if own and None not in own else places if len(places) == len(values) else counted
    if None in values:
        is_there = np.array([value is not None for value in values], dtype=np.bool_)
        value = np.array([one for one in values if one is not None], dtype=np.float64)
        step = np.fromiter(at, dtype=np.int64, count=len(values))[is_there]
    else:
        value = np.array(values, dtype=np.float64)
        step = np.fromiter(at, dtype=np.int64, count=len(values))
    return TagPoints(tag, step, value, step.astype(np.float64) if by_epoch else None)


def is_record_list(held: Sequence[Any]) -> bool:
    """Whether a list holds one record per epoch or step: two or more, with a known metric.

    Without an axis, records with settings of their own are a list of runs.
    """
    if len(held) < 2 or not are_all(held, dict):
        return False
    measured = [name for name in numbers(held[0]) if understand(name).known]
    measured = [name for name in measured if understand(name).metric not in WITHOUT_SPLIT]
    if not measured:
        return False
    if any(isinstance(held[0].get(name), Mapping) for name in ("config", "params")):
        return False
    return any(axis_keys(held[0])) or not _SETTINGS & held[0].keys()


def with_sets(value: Mapping[str, Any]) -> Mapping[str, Any]:
    """``{"validation_0": {"logloss": […]}, "validation_1": …}`` with its sets named as splits.

    So XGBoost and LightGBM return what they measured.
    """
    split_names = splits_of_sets([str(name) for name in value])
    if not split_names or not all(_holds_curves(held) for held in value.values()):
        return value
    return {split_names.get(name, name): value[name] for name in value}


def splits_of_sets(names: Sequence[str]) -> dict[str, str]:
    """The splits that the sets of boosting stand for, by their names; empty where all say it.

    Of numbered sets the first is that of training, unless another name is one of training, or
    there is but one.  Empty as well where a name is neither numbered nor a split's.
    """
    numbered = sorted((int(match[1]), name) for name in names if (match := _NUMBERED.match(name)))
    others = [name for name in names if not _NUMBERED.match(name)]
    plain = {name: _LETTERED[name.lower()] for name in others if name.lower() in _LETTERED}
    words = [plain.get(name, name).lower() for name in others]
    if not (numbered or plain) or not all(word in SPLIT_WORDS for word in words):
        return {}
    is_trained = any(SPLIT_WORDS[word] is Split.TRAIN for word in words)
    free = [
        one
        for one in ("train", "valid", "test")
        if SPLIT_WORDS[one] not in {SPLIT_WORDS[word] for word in words}
    ]
    if len(numbered) == 1 and not is_trained:
        free = [one for one in free if one != "train"]
    return plain | dict(zip((name for _, name in numbered), free, strict=False))


def _holds_curves(held: object) -> bool:
    """Whether a mapping holds lists of numbers and nothing else."""
    return (
        isinstance(held, Mapping)
        and bool(held)
        and all(isinstance(one, list) and _values(one) is not None for one in held.values())
    )


def has_numbers(held: Sequence[Any]) -> bool:
    """Whether a list holds records with numbers, whatever they measure, and no list of runs."""
    if is_record_list(held):
        return True
    are_records = bool(held) and all(isinstance(one, dict) and numbers(one) for one in held)
    return are_records and not _SETTINGS & held[0].keys()


def records_by_epoch(value: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """``{"epoch_1": {"loss": 2.0}, "epoch_2": …}`` as a list of records, None if it is none."""
    keys = [_EPOCH_KEY.match(str(key)) for key in value]
    if len(keys) < 2 or not all(keys) or not all(isinstance(v, dict) for v in value.values()):
        return None
    epochs = [int(key[1]) for key in keys if key is not None]
    records = [{"epoch": epoch, **held} for epoch, held in zip(epochs, value.values(), strict=True)]
    records.sort(key=lambda record: int(record["epoch"]))
    return records if is_record_list(records) else None
