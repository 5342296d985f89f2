"""One training's pieces as the series of one run, with every point accounted for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from dashboard.logs.axes import axis_of, in_updates
from dashboard.logs.ledger import Ledger
from dashboard.logs.pieces import Key, Piece
from dashboard.logs.reader import TagPoints
from dashboard.logs.run import Note, ReceiptNote, XUnit
from dashboard.logs.settle import Settled, settle
from dashboard.logs.table import FloatArray, IntArray, Series, Split
from dashboard.logs.trainings import Training

_EVENTS = "tensorboard"
_EPOCH: Key = ("epoch", Split.NONE)
_PERCENT_FROM = 1.5  # an accuracy above this is in percent; a share is at most 1
_PERCENT_TO = 100.5  # and above this it is neither


def combine(training: Training, ledger: Ledger) -> list[Series]:
    """The settled series of a training; what was dropped or moved goes into ``ledger``."""
    pieces = [_on_one_axis(piece, ledger) for piece in training.pieces]
    epochs = _epochs(pieces)
    return [_series(key, pieces, epochs, ledger) for key in _keys(pieces)]


def _on_one_axis(piece: Piece, ledger: Ledger) -> Piece:
    axis = axis_of(piece.series) if piece.reader == _EVENTS else None
    if axis is None:
        return piece
    note = ReceiptNote(Note.EPOCHS_TO_STEPS, len(axis.keys), str(axis.updates))
    ledger.note(piece.file, note)
    return in_updates(piece, axis)


def _keys(pieces: Sequence[Piece]) -> list[Key]:
    return list(dict.fromkeys(key for piece in pieces for key in piece.series))


def x_unit_of(training: Training) -> XUnit:
    """What the steps of a training count: updates, unless a piece says epochs."""
    said = {piece.run.x_unit for piece in training.pieces} - {None}
    return XUnit.EPOCH if said == {XUnit.EPOCH} else XUnit.STEP


def _series(
    key: Key, pieces: Sequence[Piece], epochs: Mapping[int, float], ledger: Ledger
) -> Series:
    """One series from all pieces that have it."""
    holders = [piece for piece in pieces if key in piece.series]
    first = [piece for piece in holders if piece.reader == _EVENTS] or holders[:1]
    parts = [piece.series[key] for piece in first]
    files = [piece.file for piece in first]
    for piece in holders[len(first) :]:
        added = _not_yet(parts, piece.series[key])
        said_before = len(piece.series[key].step) - len(added.step)
        if said_before:
            ledger.add(piece.file, "duplicated", said_before)
            ledger.note(piece.file, ReceiptNote(Note.ALREADY_IN_EVENTS, said_before))
        parts.append(added)
        files.append(piece.file)
    joined, part = _joined(parts)
    settled = settle(joined.step, part if len(first) > 1 or len(parts) == 1 else None)
    _account(settled, part, files, ledger)
    rows = settled.kept
    if is_percent(key[0], joined.value):
        joined = replace(joined, value=joined.value / 100)
        for file in files:
            ledger.note(file, ReceiptNote(Note.PERCENT_TO_SHARE, 1, joined.tag))
    epoch = None if joined.epoch is None else joined.epoch[rows]
    return _as_series(key, joined, rows, _with_epochs(joined.step[rows], epoch, epochs))


def _not_yet(parts: Sequence[TagPoints], points: TagPoints) -> TagPoints:
    """The points at steps that no part has."""
    known = np.concatenate([part.step for part in parts])
    rows = np.flatnonzero(~np.isin(points.step, known))
    return _at(points, rows)


def _at(points: TagPoints, rows: IntArray) -> TagPoints:
    return TagPoints(
        points.tag,
        points.step[rows],
        points.value[rows],
        None if points.epoch is None else points.epoch[rows],
        None if points.wall_time is None else points.wall_time[rows],
        points.metric,
        points.split,
    )


def _joined(parts: Sequence[TagPoints]) -> tuple[TagPoints, IntArray]:
    """The parts one after the other, and the number of the part of each point."""
    if len(parts) == 1:
        return parts[0], np.zeros(len(parts[0].step), dtype=np.int64)
    points = TagPoints(
        parts[0].tag,
        np.concatenate([part.step for part in parts]),
        np.concatenate([part.value for part in parts]),
        np.concatenate([_or_nan(part.epoch, part.step) for part in parts]),
        np.concatenate([_or_nan(part.wall_time, part.step) for part in parts]),
    )
    return points, np.repeat(np.arange(len(parts)), [len(part.step) for part in parts])


def _or_nan(values: FloatArray | None, step: IntArray) -> FloatArray:
    return np.full(len(step), np.nan) if values is None else values


_ACCOUNTS = (
    ("duplicated", Note.SAME_STEP_KEPT_LAST),
    ("replaced", Note.RESTART_REPLACED),
    ("reordered", Note.STEPS_REORDERED),
)


def _account(settled: Settled, part: IntArray, files: Sequence[str], ledger: Ledger) -> None:
    """Write into the ledger what became of each file's points."""
    if len(files) == 1 and isinstance(settled.kept, slice):
        ledger.add(files[0], "points", len(part))
        return
    kept = np.bincount(part[settled.kept], minlength=len(files))
    for file, count in zip(files, kept.tolist(), strict=True):
        ledger.add(file, "points", count)
    for name, code in _ACCOUNTS:
        rows = getattr(settled, name)
        if not len(rows):
            continue
        for file, count in zip(files, np.bincount(part[rows], minlength=len(files)), strict=True):
            if count:
                ledger.add(file, name, int(count))
                ledger.note(file, ReceiptNote(code, int(count)))


def _epochs(pieces: Sequence[Piece]) -> dict[int, float]:
    """The epoch at each step where a piece says it: as a tag, or as a column beside other tags."""
    known: dict[int, float] = {}
    for piece in pieces:
        tag = piece.series.get(_EPOCH)
        if tag is not None:
            known.update(zip(tag.step.tolist(), tag.value.tolist(), strict=True))
        for points in piece.series.values():
            if points.epoch is not None:
                known.update(zip(points.step.tolist(), points.epoch.tolist(), strict=True))
    return known


def _with_epochs(
    step: IntArray, epoch: FloatArray | None, known: Mapping[int, float]
) -> FloatArray | None:
    """The epochs, completed from those known at the same steps."""
    if not known or (epoch is not None and not np.isnan(epoch).any()):
        return epoch
    found = np.array([known.get(one, np.nan) for one in step.tolist()])
    return found if epoch is None else np.where(np.isnan(epoch), found, epoch)


def _as_series(
    key: Key, points: TagPoints, rows: IntArray | slice, epoch: FloatArray | None
) -> Series:
    metric, split = key
    value = points.value[rows]
    time = None if points.wall_time is None else points.wall_time[rows]
    return Series.of(points.tag, metric, split, points.step[rows], value, epoch, time)


def is_percent(metric: str, value: FloatArray) -> bool:
    """Whether an accuracy is written from 0 to 100."""
    finite = value[np.isfinite(value)]
    if not metric.startswith("accuracy") or not len(finite):
        return False
    return bool(_PERCENT_FROM < finite.max() <= _PERCENT_TO)
