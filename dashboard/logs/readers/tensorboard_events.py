"""TensorBoard event files, of PyTorch, TensorFlow 1 and 2, JAX, Keras and compatible writers.

Recognised by: a TFRecord frame whose checksums hold and whose record begins with a wall time.
The name is only a hint, for files damaged at their beginning.
"""

from collections import defaultdict

import numpy as np

from dashboard.logs.events.decode import EventFile, Progress, read_events, read_on
from dashboard.logs.events.frames import HEADER, checked_size, frame_at, next_frame
from dashboard.logs.file_head import Head
from dashboard.logs.names.metric_names import understand
from dashboard.logs.reader import Claim, LoggedRun, Lost, Reader, Reading
from dashboard.model.run import Note, ReceiptNote, XUnit

_WALL_TIME = 0x09  # the first byte of an Event; a TFRecord of training examples begins otherwise
_NAME = "tfevents"
_MOST = 5  # damaged records named one by one; the rest are counted together


def _guess(head: Head) -> Claim:
    named = _NAME in head.base
    found = next_frame(head.data, 0) if named or frame_at(head.data, 0) else None
    if found is None:
        return Claim.SIGNATURE if named and _begins_frame(head) else Claim.NO
    return Claim.SIGNATURE if head.data[found + HEADER] == _WALL_TIME else Claim.NO


def _begins_frame(head: Head) -> bool:
    """A first record larger than the head, or cut in its middle: the length's CRC must do."""
    return checked_size(head.data[:HEADER]) is not None


def _read(_: Head, data: bytes) -> Reading:
    return _reading(read_events(data))


class _ReadingOn:
    """An event file that is being followed."""

    def __init__(self) -> None:
        self._progress = Progress()
        self.is_sound = True

    @property
    def end(self) -> int:
        return self._progress.end

    def read(self, data: bytes, *, is_last: bool) -> Reading:
        events = read_on(data, self._progress)
        self.is_sound = not events.damage.records and not events.damage.lengths
        if not is_last:
            events.damage.cut_at = events.damage.zeros_at = None
        return _reading(events)


def _reading(events: EventFile) -> Reading:
    run = LoggedRun(
        events.points,
        x_unit=_unit(events),
        config=events.settings,
        started_at=events.started_at,
        finished=events.finished,
        lost=_lost(events),
    )
    return Reading(
        runs=(run,) if events.points or events.settings else (),
        damaged=len(events.damage.records),
        recovered=len(events.damage.lengths),
        replaced=events.replaced,
        notes=_notes(events),
    )


def _lost(events: EventFile) -> tuple[Lost, ...]:
    steps: defaultdict[str, list[int]] = defaultdict(list)
    for tag, step in events.damaged_at:
        steps[tag].append(step)
    return tuple(Lost("", np.array(held), tag) for tag, held in steps.items())


def _unit(events: EventFile) -> XUnit | None:
    """Epochs where every tag says so, as Keras' ``epoch_loss``; else the file does not say."""
    by_epoch = all(understand(one.tag).per == "epoch" for one in events.points)
    return XUnit.EPOCH if by_epoch and events.points else None


def _notes(events: EventFile) -> tuple[ReceiptNote, ...]:
    damage = events.damage
    notes = [ReceiptNote(Note.DAMAGED_RECORD, 1, str(byte)) for byte in damage.records[:_MOST]]
    if len(damage.records) > _MOST:
        more = len(damage.records) - _MOST
        notes.append(ReceiptNote(Note.DAMAGED_RECORD, more, str(damage.records[_MOST])))
    if damage.lengths:
        first = str(damage.lengths[0])
        notes.append(ReceiptNote(Note.BAD_LENGTH_CHECKSUM, len(damage.lengths), first))
    if damage.cut_at is not None:
        notes.append(ReceiptNote(Note.CUT_OFF, 1, str(damage.cut_at)))
    if damage.zeros_at is not None:
        notes.append(ReceiptNote(Note.ZERO_PADDING, 1, str(damage.zeros_at)))
    if events.replaced:
        notes.append(ReceiptNote(Note.RESTART_REPLACED, events.replaced))
    if not events.points:
        notes.append(ReceiptNote(Note.NO_SCALARS, events.others))
    return tuple(notes)


READER = Reader("tensorboard", _guess, _read, run_is_folder=True, read_on=_ReadingOn)
