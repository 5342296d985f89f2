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
from dataclasses import dataclass, field, replace
from typing import Any

from dashboard.logs.file_head import Head
from dashboard.logs.hparams.beside_curves import NESTED, settings_beside
from dashboard.logs.names.metric_names import understand
from dashboard.logs.points.histories import curves_of, with_sets
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading, TagPoints, from_head
from dashboard.model.booster_metrics import is_boosters
from dashboard.model.run import Note, ReceiptNote, Setting, XUnit

NAME = "boosting history"
_MAX_DEPTH = 3
_PLAIN_NAMES = frozenset({"evals_result", "evals_results", "evals", "history", "results"})
_FOLDS = re.compile(r"^(?:(?P<set>\w{1,40})[ -])?(?P<metric>\S{1,100}?)-(?P<of>mean|stdv?)$")


@dataclass(frozen=True, slots=True)
class _Training:
    """The sets of one training as they stand in the file, its name and the settings beside it."""

    name: str
    config: Mapping[str, Setting]
    sets: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def is_boosters(self) -> bool:
        """Whether all that is measured is under sets, by metrics of a booster."""
        return all(
            understand(f"{name}/rmse").split_said and all(is_boosters(str(one)) for one in held)
            for name, held in self.sets.items()
        )


def _guess(head: Head) -> Claim:
    value = head.json
    if not isinstance(value, Mapping):
        return Claim.NO
    return Claim.SIGNATURE if _of_folds(value) or _of_boosting(value) else Claim.NO


def _of_boosting(value: Mapping[str, Any]) -> list[_Training]:
    """The trainings of a mapping; empty where a part of it is not a booster's."""
    found = list(_trainings(value, "", {}, 0))
    return found if all(one.is_boosters for one in found) else []


def _trainings(
    value: Mapping[str, Any], name: str, config: Mapping[str, Setting], depth: int
) -> Iterator[_Training]:
    """Every mapping that holds mappings with lists of numbers; without sets where it has lists."""
    config = {**config, **settings_beside(value)}
    if any(map(_is_curve, value.values())):
        yield _Training(name, config, {"": dict.fromkeys(value, 0)})
        return
    inside = {
        key: held
        for key, held in with_sets(value).items()
        if isinstance(held, Mapping) and key not in NESTED
    }
    sets = {
        str(key): curves
        for key, held in inside.items()
        if (curves := {one: values for one, values in held.items() if _is_curve(values)})
    }
    if sets:
        yield _Training(name, config, sets)
    for key, held in inside.items():
        if str(key) not in sets and depth < _MAX_DEPTH:
            yield from _trainings(
                held, name if key in _PLAIN_NAMES else str(key), config, depth + 1
            )


def _is_curve(held: object) -> bool:
    return isinstance(held, list) and bool(held) and isinstance(held[0], int | float)


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
    runs = runs_of_boosting(head.json)
    return Reading(tuple(runs), notes=() if runs else (ReceiptNote(Note.NO_NUMBERS),))


def runs_of_boosting(value: Any) -> list[LoggedRun]:
    """The runs of what a booster returned; empty where the value is something else."""
    if not isinstance(value, Mapping):
        return []
    tags = _of_folds(value)
    if tags:
        points = _by_round({tags[name]: held for name, held in value.items()}, "")
        return [LoggedRun(points, x_unit=XUnit.STEP, inner=NAME)]
    found = _of_boosting(value)
    return [
        LoggedRun(
            tuple(one for key, held in each.sets.items() for one in _by_round(held, f"{key}/")),
            each.name if len(found) > 1 else "",
            x_unit=XUnit.STEP,
            config=each.config,
            inner=NAME,
        )
        for each in found
    ]


def _by_round(curves: Mapping[str, Any], prefix: str) -> tuple[TagPoints, ...]:
    """The curves by their rounds: one adds a tree, and is no pass over the data by itself."""
    points, _ = curves_of(curves, prefix)
    return tuple(replace(one, epoch=None) for one in points)


READER = Reader(NAME, _guess, _read, read_file=from_head(_read))
