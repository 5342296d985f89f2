"""The series of one run from the pieces of a training, with every point accounted for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard.logs.merge.epochs_to_steps import axis_of, in_updates
from dashboard.logs.merge.pieces import Key, Piece
from dashboard.logs.merge.same_training import Training
from dashboard.logs.points.sorting import Settled, settle
from dashboard.logs.reader import TagPoints
from dashboard.logs.receipt_builder import ReceiptBuilder
from dashboard.model.change import ChangeKind
from dashboard.model.run import Note, ReceiptNote, XUnit
from dashboard.model.table import FloatArray, IntArray, Series, Split

_EVENTS = "tensorboard"
_EPOCH: Key = ("epoch", Split.NONE)
_PERCENT_FROM = 1.5  # an accuracy above this is in percent; a share is at most 1
_PERCENT_TO = 100.5  # and above this it is neither


@dataclass(frozen=True, slots=True)
class Placed:
    """Points of one file that were lost or moved: at which steps, shape (n,), of which curve."""

    key: Key | None  # None: of no curve in particular
    kind: ChangeKind
    step: IntArray
    file: str


def combine(training: Training, receipt: ReceiptBuilder) -> tuple[list[Series], list[Placed]]:
    """The settled series of a training, and where points were lost or moved.

    Their numbers are counted in ``receipt``, file by file.
    """
    chain = [_on_one_axis(piece, receipt) for piece in training.chain]
    others = training.copies
    epochs = _epochs([*chain, *others])
    placed = [one for piece in (*chain, *others) for one in _damage(piece)]
    series = [
        _series(key, chain, others, epochs, receipt, placed) for key in _keys([*chain, *others])
    ]
    return series, placed


def _damage(piece: Piece) -> list[Placed]:
    """What the reader could not read and where that was."""
    keys = {points.tag: key for key, points in piece.series.items()}
    steps: defaultdict[Key | None, list[IntArray]] = defaultdict(list)
    for lost in piece.run.lost:
        steps[keys.get(lost.tag)].append(lost.step)
    return [
        Placed(key, ChangeKind.DAMAGED, np.concatenate(held), piece.file)
        for key, held in steps.items()
    ]


def _on_one_axis(piece: Piece, receipt: ReceiptBuilder) -> Piece:
    axis = axis_of(piece.series) if piece.reader == _EVENTS else None
    if axis is None:
        return piece
    note = ReceiptNote(Note.EPOCHS_TO_STEPS, len(axis.keys), str(axis.updates))
    receipt.note(piece.file, note)
    return in_updates(piece, axis)


def _keys(pieces: Sequence[Piece]) -> list[Key]:
    return list(dict.fromkeys(key for piece in pieces for key in piece.series))


def x_unit_of(training: Training) -> XUnit:
    """The unit of the steps of a training: updates, unless a piece has epochs."""
    units = {piece.run.x_unit for piece in training.pieces} - {None}
    return XUnit.EPOCH if units == {XUnit.EPOCH} else XUnit.STEP


def _series(
    key: Key,
    chain: Sequence[Piece],
    others: Sequence[Piece],
    epochs: Mapping[int, float],
    receipt: ReceiptBuilder,
    placed: list[Placed],
) -> Series:
    """One series from all pieces that have it: the chain's, and those that only the copies have."""
    holders = [piece for piece in chain if key in piece.series]
    parts: list[TagPoints] = []
    files = [piece.file for piece in holders]
    known = [piece.series[key].step for piece in holders]
    if holders:
        parts.append(
            _settled(key, [piece.series[key] for piece in holders], files, receipt, placed)
        )
    for piece in (one for one in others if key in one.series):
        added = _not_yet(known, piece.series[key], piece.file, receipt)
        known.append(added.step)
        files.append(piece.file)
        parts.append(_settled(key, [added], [piece.file], receipt, placed))
    points = _in_order(parts)
    if is_percent(key[0], points.value):
        points = replace(points, value=points.value / 100)
        for file in files:
            receipt.note(file, ReceiptNote(Note.PERCENT_TO_SHARE, 1, points.tag))
    metric, split = key
    epoch = _with_epochs(points.step, points.epoch, epochs)
    return Series.of(points.tag, metric, split, points.step, points.value, epoch, points.wall_time)


def _settled(
    key: Key,
    parts: Sequence[TagPoints],
    files: Sequence[str],
    receipt: ReceiptBuilder,
    placed: list[Placed],
) -> TagPoints:
    """The points of a chain of files with their steps settled."""
    joined, part = _joined(parts)
    settled = settle(joined.step, part)
    _account(settled, part, files, receipt)
    if isinstance(settled.kept, slice):
        return joined
    for kind, _ in _ACCOUNTS:
        rows = getattr(settled, kind)
        placed.extend(
            Placed(key, kind, joined.step[rows[part[rows] == at]], files[at])
            for at in np.unique(part[rows]).tolist()
        )
    return _at(joined, settled.kept)


def _in_order(parts: Sequence[TagPoints]) -> TagPoints:
    """Settled parts without common steps as one."""
    parts = [part for part in parts if len(part.step)] or parts[:1]
    if len(parts) == 1:
        return parts[0]
    joined, _ = _joined(parts)
    return _at(joined, np.argsort(joined.step, kind="stable"))


def _not_yet(
    known: Sequence[IntArray], points: TagPoints, file: str, receipt: ReceiptBuilder
) -> TagPoints:
    """The points at steps that ``known`` does not have; the others are counted as duplicates."""
    rows = np.flatnonzero(~np.isin(points.step, np.concatenate(known))) if known else slice(None)
    added = _at(points, rows)
    repeated = len(points.step) - len(added.step)
    if repeated:
        receipt.add(file, "duplicated", repeated)
        receipt.note(file, ReceiptNote(Note.ALREADY_IN_EVENTS, repeated))
    return added


def _at(points: TagPoints, rows: IntArray | slice) -> TagPoints:
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
    (ChangeKind.DUPLICATED, Note.SAME_STEP_KEPT_LAST),
    (ChangeKind.REPLACED, Note.RESTART_REPLACED),
    (ChangeKind.REORDERED, Note.STEPS_REORDERED),
)


def _account(
    settled: Settled, part: IntArray, files: Sequence[str], receipt: ReceiptBuilder
) -> None:
    """Write into the receipt what happened to each file's points."""
    if len(files) == 1 and isinstance(settled.kept, slice):
        receipt.add(files[0], "points", len(part))
        return
    kept = np.bincount(part[settled.kept], minlength=len(files))
    for file, count in zip(files, kept.tolist(), strict=True):
        receipt.add(file, "points", count)
    for name, code in _ACCOUNTS:
        rows = getattr(settled, name)
        if not len(rows):
            continue
        for file, count in zip(files, np.bincount(part[rows], minlength=len(files)), strict=True):
            if count:
                receipt.add(file, name, int(count))
                receipt.note(file, ReceiptNote(code, int(count)))


def _epochs(pieces: Sequence[Piece]) -> dict[int, float]:
    """The epoch at each step where a piece has it, as a tag or as a column beside other tags."""
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


def is_percent(metric: str, value: FloatArray) -> bool:
    """Whether an accuracy is written from 0 to 100."""
    if not metric.startswith("accuracy"):
        return False
    finite = value[np.isfinite(value)]
    return bool(len(finite) and _PERCENT_FROM < finite.max() <= _PERCENT_TO)
