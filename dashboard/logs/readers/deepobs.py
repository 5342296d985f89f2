"""DeepOBS' output: lists per epoch, the first before training, and the loss of every minibatch.

Recognised by: ``testproblem`` and ``train_losses``.  Epoch lists have one number more than there
were epochs; the minibatch list gives the number of updates per epoch.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from dashboard.logs.file_head import Head
from dashboard.logs.hparams.side_files import canonical
from dashboard.logs.points.rows import number
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading, TagPoints, from_head
from dashboard.model.run import Note, ReceiptNote, XUnit

_MINIBATCHES = "minibatch_train_losses"
_PER_EPOCH = ("train_losses", "test_losses", "valid_losses")
_PER_EPOCH_ACCURACY = ("train_accuracies", "test_accuracies", "valid_accuracies")


def _guess(head: Head) -> Claim:
    value = head.json
    own = isinstance(value, dict) and "testproblem" in value and "train_losses" in value
    return Claim.SIGNATURE if own else Claim.NO


def _read(head: Head, _: bytes) -> Reading:
    if not _guess(head):
        return Reading(notes=(ReceiptNote(Note.NO_NUMBERS),))
    value: dict[str, Any] = head.json
    minibatches = _numbers(value.get(_MINIBATCHES))
    epochs = max(len(_numbers(value["train_losses"])) - 1, 1)
    per_epoch = max(len(minibatches) // epochs, 1)
    points = tuple(_points(value, minibatches, per_epoch))
    settings = {k: v for k, v in value.items() if not isinstance(v, list)}
    unit = XUnit.STEP if minibatches else XUnit.EPOCH
    run = LoggedRun(points, x_unit=unit, config=canonical(settings))
    notes = () if points else (ReceiptNote(Note.NO_NUMBERS),)
    return Reading((run,) if points else (), notes=notes)


def _points(value: dict[str, Any], minibatches: list[float], per_epoch: int) -> Iterator[TagPoints]:
    for name in (*_PER_EPOCH, *_PER_EPOCH_ACCURACY):
        found = np.array(_numbers(value.get(name)))
        if len(found):
            epoch = np.arange(len(found))
            step = epoch * per_epoch if minibatches else epoch
            yield TagPoints(name, step, found, epoch.astype(np.float64))
    if minibatches:
        step = np.arange(1, len(minibatches) + 1)
        yield TagPoints(_MINIBATCHES, step, np.array(minibatches), step / per_epoch)


def _numbers(value: object) -> list[float]:
    items = value if isinstance(value, list) else []
    found = [number(item) for item in items]
    return [item for item in found if item is not None] if None not in found else []


READER = Reader("deepobs", _guess, _read, read_file=from_head(_read))
