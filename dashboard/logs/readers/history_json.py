"""A training history saved as one JSON object: lists of numbers, one per epoch.

Recognised by: a mapping, at the top or up to two levels below, with a list of at least one known
metric (``loss``, ``val_loss``, ``train_acc`` …).  Known metrics are asked for because
configurations hold lists of numbers too.  Lists of records (``val_metrics: [{accuracy: …}, …]``)
in the same mapping count as well; an ``epoch`` list of whole numbers is the axis.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard.logs.head import Head
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading, TagPoints
from dashboard.logs.rows import line_points, number, numbers, whole_number
from dashboard.logs.run import Note, ReceiptNote, Setting, XUnit
from dashboard.logs.settings import canonical
from dashboard.logs.tabular.columns import EPOCH_NAMES
from dashboard.logs.vocabulary import understand

_MAX_DEPTH = 2
_NEVER_CURVES = frozenset({"learning_rate", "batch_size"})  # lists of these are search spaces
_NESTED_SETTINGS = ("config", "params", "hyperparameters", "args", "hparams", "settings")


def _guess(head: Head) -> Claim:
    value = head.json
    return Claim.SHAPE if isinstance(value, dict) and any(_histories(value, "", 0)) else Claim.NO


def _histories(
    value: Mapping[str, Any], prefix: str, depth: int
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The mappings that hold curves, with the names that lead to them."""
    if any(_is_known_curve(name, held) for name, held in value.items()):
        yield prefix, value
    if depth < _MAX_DEPTH:
        for name, held in value.items():
            if isinstance(held, Mapping) and name not in _NESTED_SETTINGS:
                yield from _histories(held, f"{prefix}{name}/", depth + 1)


def _is_known_curve(name: str, held: object) -> bool:
    known = understand(name)
    if not known.known or known.metric in _NEVER_CURVES:
        return False
    return (
        isinstance(held, list) and len(held) > 0 and all(number(item) is not None for item in held)
    )


def _read(head: Head, _: bytes) -> Reading:
    value: dict[str, Any] = head.json if isinstance(head.json, dict) else {}
    points: dict[str, TagPoints] = {}
    for prefix, history in _histories(value, "", 0):
        for one in _points(prefix, history):
            points.setdefault(one.tag, one)
    for one in _record_lists(value):
        points.setdefault(one.tag, one)
    if not points:
        return Reading(notes=(ReceiptNote(Note.NO_NUMBERS),))
    run = LoggedRun(tuple(points.values()), x_unit=XUnit.EPOCH, config=_settings(value))
    return Reading((run,))


def _points(prefix: str, history: Mapping[str, Any]) -> Iterator[TagPoints]:
    epochs = next(
        (history[name] for name in EPOCH_NAMES if isinstance(history.get(name), list)), None
    )
    for name, held in history.items():
        if not isinstance(held, list) or held is epochs or not held:
            continue
        values = [number(item) for item in held]
        if None not in values:
            yield _placed(f"{prefix}{name}", values, epochs)  # type: ignore[arg-type]


def _placed(tag: str, values: Sequence[float], epochs: list[Any] | None) -> TagPoints:
    """The values at their epochs where these are told, else counted from 0."""
    points = line_points(tag, values)
    steps = [whole_number(item) for item in epochs or ()]
    if len(steps) != len(values) or None in steps:
        return points
    first = steps[0] or 0
    is_counting = steps == list(range(first, first + len(steps)))
    return line_points(tag, values, first) if is_counting else points


def _record_lists(value: Mapping[str, Any]) -> Iterator[TagPoints]:
    """Give the curves in lists of records, such as ``val_metrics``, one level down."""
    for outer, held in value.items():
        if not isinstance(held, Mapping) or outer in _NESTED_SETTINGS:
            continue
        for name, records in held.items():
            if isinstance(records, list) and records and all(isinstance(r, dict) for r in records):
                yield from _of_records(name, records)


def _of_records(name: str, records: list[dict[str, Any]]) -> Iterator[TagPoints]:
    rows = [numbers(record) for record in records]
    for metric in rows[0]:
        values = [row.get(metric) for row in rows]
        if None not in values:
            yield line_points(f"{name}/{metric}", values)  # type: ignore[arg-type]


def _settings(value: Mapping[str, Any]) -> dict[str, Setting]:
    """Plain values beside the history, and those of a configuration inside."""
    plain = {k: v for k, v in value.items() if isinstance(v, str | int | float | bool)}
    nested = {k: value[k] for k in _NESTED_SETTINGS if isinstance(value.get(k), dict)}
    inner = {name: held for one in nested.values() for name, held in one.items()}
    return canonical({**plain, **inner})


READER = Reader("history", _guess, _read)
