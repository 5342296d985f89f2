"""A training history saved as one JSON value: lists of numbers, or a list of records.

Recognised by: a mapping at the top, or up to two levels below: it has a list of two numbers or more
for a known metric (``loss``, ``val_loss``, ``train_acc`` …), or with two such lists; what pandas
makes of them, ``{"loss": {"0": 2.0, "1": 1.5}}``; or a list of records, ``[{"loss": 2}, …]``. Known
metrics are required because configurations hold lists of numbers too; beside them any list of
records counts.  A list of steps or epochs beside them is the axis; mappings side by side with the
same metrics are several runs.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from dashboard.logs.file_head import Head
from dashboard.logs.hparams.beside_curves import NESTED, settings_beside
from dashboard.logs.names.metric_names import SPLIT_WORDS, understand
from dashboard.logs.points.histories import (
    curves_of,
    has_numbers,
    is_history,
    is_record_list,
    records_by_epoch,
    with_sets,
)
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading, TagPoints, from_head
from dashboard.logs.tabular.record_tables import runs_of_records
from dashboard.model.run import Note, ReceiptNote, Setting, XUnit
from dashboard.model.table import Split

_MAX_DEPTH = 2
_MOST_HISTORIES = 1_000  # in one list
_PLAIN_NAMES = frozenset(
    {"", "history", "training_history", "log", "logs", "results", "records", "metrics_history"}
    | {"epochs", "epoch", "steps", "iterations", "rounds", "data", "entries", "rows", "stats"}
    | {"evals_result", "eval_result", "evals_results", "log_history"}
)


def _guess(head: Head) -> Claim:
    value = _by_name(head.json)
    if isinstance(value, list):
        return Claim.SHAPE if is_record_list(value) else Claim.NO
    return Claim.SHAPE if isinstance(value, dict) and found_in(value) else Claim.NO


def _by_name(value: Any) -> Any:
    """A list of histories, one for each fold or repetition, by their numbers; else as it is."""
    if not isinstance(value, list) or not 1 < len(value) <= _MOST_HISTORIES:
        return value
    if not all(isinstance(one, dict) and is_history(one) for one in value):
        return value
    return {str(number): one for number, one in enumerate(value)}


def found_in(value: Mapping[str, Any]) -> bool:
    """Whether a mapping holds curves, or a list of records with a known metric."""
    return any(True for _ in _found(value, "", 0, is_record_list))


def _found(
    value: Mapping[str, Any], prefix: str, depth: int, is_list: Callable[[list[Any]], bool]
) -> Iterator[tuple[str, Any]]:
    """The mappings that hold curves and the lists of records, with the names that lead to them."""
    by_epoch = records_by_epoch(value)
    if by_epoch is not None:
        yield prefix, by_epoch
        return
    value = with_sets(value)
    if is_history(value, prefix):
        yield prefix, value
    for name, held in value.items():
        if name in NESTED:
            continue
        if isinstance(held, list) and is_list(held):
            yield f"{prefix}{name}/", held
        elif isinstance(held, Mapping) and depth < _MAX_DEPTH:
            yield from _found(held, f"{prefix}{name}/", depth + 1, is_list)


def _read(head: Head, _: bytes) -> Reading:
    runs, notes = runs_of_history(head.json)
    if not runs:
        notes += (ReceiptNote(Note.NO_NUMBERS),)
    return Reading(tuple(runs), notes=notes)


def runs_of_history(held: Any) -> tuple[list[LoggedRun], tuple[ReceiptNote, ...]]:
    """The runs of a history, a mapping or a list, and notes on how it was read."""
    held = _by_name(held)
    value = held if isinstance(held, dict) else {"": held}
    by_run: dict[str, list[tuple[str, Any]]] = {}
    for prefix, held in _found(value, "", 0, has_numbers):
        by_run.setdefault(_run_of(prefix, value), []).append((prefix, held))
    runs: list[LoggedRun] = []
    notes: list[ReceiptNote] = []
    for name, found in by_run.items():
        read, run_notes = _runs(found, name)
        settings = _settings(value, name)
        runs += [replace(run, config={**run.config, **settings}) for run in read]
        notes += run_notes
    return runs, tuple(notes)


def _run_of(prefix: str, value: Mapping[str, Any]) -> str:
    """The run that a part belongs to: the name at the top, where its neighbours hold the same."""
    name, _, rest = prefix.partition("/")
    if not name or name.lower() in SPLIT_WORDS or name.lower() in _PLAIN_NAMES or rest:
        return ""
    mine = value.get(name)
    same = [
        other
        for other, held in value.items()
        if isinstance(held, type(mine)) and held and _metrics(held) & _metrics(mine)
    ]
    return name if len(same) > 1 and not any(one.lower() in SPLIT_WORDS for one in same) else ""


def _metrics(held: Any) -> set[tuple[str, Split]]:
    """The known metrics that a history or the first of a list of records names."""
    names = held[0] if isinstance(held, list) else held
    understood = [understand(str(name)) for name in names] if isinstance(names, Mapping) else []
    return {(name.metric, name.split) for name in understood if name.known}


def _runs(
    found: list[tuple[str, Any]], name: str
) -> tuple[list[LoggedRun], tuple[ReceiptNote, ...]]:
    """The runs of the parts of one history: one, unless its list of records holds several."""
    own = f"{name}/" if name else ""
    points: dict[str, TagPoints] = {}
    units: set[XUnit] = set()
    config: dict[str, Setting] = {}
    notes: list[ReceiptNote] = []
    for prefix, held in found:
        shown = prefix.removeprefix(own)
        if isinstance(held, list):
            runs, run_notes = runs_of_records(held, name, prefix=_distinctive(shown))
            notes += run_notes
            if len(runs) > 1 and len(found) == 1:
                return runs, tuple(notes)
            for run in runs:
                units |= {run.x_unit} - {None}  # type: ignore[arg-type]
                config |= run.config
                for one in run.points:
                    points.setdefault(one.tag, one)
        else:
            read, unit = curves_of(held, _distinctive(shown))
            units.add(unit)
            for one in read:
                points.setdefault(one.tag, one)
    unit = XUnit.STEP if units == {XUnit.STEP} else XUnit.EPOCH
    run = LoggedRun(tuple(points.values()), name, x_unit=unit, config=config)
    return ([run] if points else []), tuple(notes)


def _distinctive(prefix: str) -> str:
    """The names that lead to a list, without those that say nothing of what it holds."""
    distinctive = [part for part in prefix.split("/") if part.lower() not in _PLAIN_NAMES]
    return "".join(f"{part}/" for part in distinctive)


def _settings(value: Mapping[str, Any], run: str) -> dict[str, Setting]:
    """Plain values beside the history, and those of a configuration inside."""
    own = value.get(run) if run else None
    settings: dict[str, Setting] = {}
    for one in (value, own if isinstance(own, Mapping) else {}):
        settings |= settings_beside(one)
    return settings


READER = Reader("history", _guess, _read, read_file=from_head(_read))
