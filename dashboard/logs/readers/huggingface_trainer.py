"""Hugging Face's ``trainer_state.json``: what the ``Trainer`` logged, in ``log_history``.

Recognised by: one JSON object with a list ``log_history``.  Training rows, evaluation rows and a
last row of averages over the whole run are in one list; the last is no point and is left out.
``loss`` without a prefix is the training loss, ``eval_`` marks the validation set.  The states in
the folders ``checkpoint-<step>`` belong to the training around them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from dashboard.logs.file_head import Head
from dashboard.logs.hparams.side_files import to_setting
from dashboard.logs.points.rows import Row, number, numbers, points_of, whole_number
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading, from_head
from dashboard.model.run import Note, ReceiptNote, XUnit
from dashboard.model.table import Split

_SUMMARY = "train_runtime"  # only the last row, of averages and totals, has it
_AXES = ("step", "epoch")
_CHECKPOINT = re.compile(r"^checkpoint-\d+$")  # each holds the state up to then
_SETTINGS = ("train_batch_size", "num_train_epochs", "max_steps", "logging_steps", "eval_steps")


def _guess(head: Head) -> Claim:
    if '"log_history"' not in head.text and head.whole:
        return Claim.NO
    state = head.json
    found = isinstance(state, dict) and isinstance(state.get("log_history"), list)
    return Claim.SIGNATURE if found else Claim.NO


def _read(head: Head, _: bytes) -> Reading:
    if not _guess(head):
        return Reading(notes=(ReceiptNote(Note.NO_NUMBERS),))
    state: dict[str, Any] = head.json
    history = state["log_history"]
    summaries = sum(isinstance(row, dict) and _SUMMARY in row for row in history)
    points = points_of(_rows(history), _split)
    last, length = whole_number(state.get("global_step")), whole_number(state.get("max_steps"))
    folder = PurePosixPath(head.name).parent
    run = LoggedRun(
        points,
        home=str(folder.parent) if _CHECKPOINT.match(folder.name) else None,
        x_unit=XUnit.STEP,
        config={name: to_setting(state[name]) for name in _SETTINGS if name in state},
        finished=None if not last or not length else last >= length,
    )
    notes = [ReceiptNote(Note.SUMMARY_LEFT_OUT, summaries)] if summaries else []
    if not points:
        notes.append(ReceiptNote(Note.NO_NUMBERS))
    return Reading((run,) if points else (), notes=tuple(notes))


def _rows(history: Iterable[Any]) -> Iterator[Row]:
    for row in history:
        if not isinstance(row, dict):
            continue
        step = whole_number(row.get("step"))
        if step is None or _SUMMARY in row:
            continue
        measured: Mapping[str, float] = {
            name: value for name, value in numbers(row).items() if name not in _AXES
        }
        yield Row(step, measured, number(row.get("epoch")))


def _split(tag: str) -> Split | None:
    """Whatever an evaluation logs is of the validation set; all else belongs to training."""
    return Split.VAL if tag.startswith("eval_") else None


READER = Reader("huggingface", _guess, _read, run_is_folder=True, read_file=from_head(_read))
