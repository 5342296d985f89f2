"""KerasTuner's ``trial.json``: the settings of a trial and, mostly, one observation per metric.

Recognised by: ``trial_id`` beside ``hyperparameters``.  Settings that begin with ``tuner/`` are
the tuner's own bookkeeping.
"""

from typing import Any

from dashboard.logs.file_head import Head
from dashboard.logs.hparams.side_files import canonical
from dashboard.logs.points.rows import Row, number, points_of, whole_number
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading, from_head
from dashboard.model.run import Note, ReceiptNote, Setting, XUnit


def _guess(head: Head) -> Claim:
    value = head.json
    own = isinstance(value, dict) and "trial_id" in value and "hyperparameters" in value
    return Claim.SIGNATURE if own else Claim.NO


def _read(head: Head, _: bytes) -> Reading:
    if not _guess(head):
        return Reading(notes=(ReceiptNote(Note.NO_NUMBERS),))
    trial: dict[str, Any] = head.json
    rows = []
    for name, metric in _mapping(_mapping(trial.get("metrics")).get("metrics")).items():
        for seen in _list(_mapping(metric).get("observations")):
            values = [number(item) for item in _list(_mapping(seen).get("value"))]
            step = whole_number(_mapping(seen).get("step"))
            if step is not None and values and values[0] is not None:
                rows.append(Row(step, {name: values[0]}, float(step)))
    points = points_of(rows)
    run = LoggedRun(
        points,
        x_unit=XUnit.EPOCH,
        config=_settings(trial),
        finished=trial.get("status") == "COMPLETED",
    )
    notes = () if points else (ReceiptNote(Note.NO_NUMBERS),)
    return Reading((run,) if points else (), notes=notes)


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _settings(trial: dict[str, Any]) -> dict[str, Setting]:
    values = _mapping(_mapping(trial["hyperparameters"]).get("values"))
    return canonical({k: v for k, v in values.items() if not k.startswith("tuner/")})


READER = Reader("keras tuner", _guess, _read, run_is_folder=True, read_file=from_head(_read))
