"""A whole event file: its points by tag, its settings, and what was damaged.

A file that has grown since is read on from behind its last whole record.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from dashboard.logs.events.columns import Columns, Tags, decode
from dashboard.logs.events.frames import (
    HEADER,
    Damage,
    Frames,
    cut_before_zeros,
    find_frames,
    payload_is_whole,
)
from dashboard.logs.events.messages import Message, read_message
from dashboard.logs.reader import TagPoints
from dashboard.model.progress import report_share
from dashboard.model.run import Setting
from dashboard.model.table import IntArray


@dataclass(slots=True)
class EventFile:
    """What an event file holds; points are in the order of the file."""

    points: tuple[TagPoints, ...] = ()
    settings: dict[str, Setting] = field(default_factory=dict)
    finished: bool | None = None
    started_at: float | None = None
    others: int = 0  # records that are no scalars: images, texts, histograms, graphs
    replaced: int = 0  # points that the writer itself took back when it restarted
    damage: Damage = field(default_factory=Damage)
    damaged_at: list[tuple[str, int]] = field(default_factory=list)  # tag and step before each


@dataclass(slots=True)
class _Points:
    """Points of all tags, one array per column: record number, tag, step, wall time, value."""

    record: npt.NDArray[np.int64]
    tag: npt.NDArray[np.int32]
    step: npt.NDArray[np.int64]
    wall_time: npt.NDArray[np.float64]
    value: npt.NDArray[np.float64]

    @staticmethod
    def joined(parts: list["_Points"]) -> "_Points":
        """The parts one after the other."""
        if len(parts) == 1:
            return parts[0]
        return _Points(
            *(
                np.concatenate([getattr(part, name) for part in parts])
                for name in ("record", "tag", "step", "wall_time", "value")
            )
        )

    def at(self, rows: IntArray) -> "_Points":
        """The points at ``rows``, in that order."""
        return _Points(
            self.record[rows],
            self.tag[rows],
            self.step[rows],
            self.wall_time[rows],
            self.value[rows],
        )


@dataclass(slots=True)
class _Singles:
    """What was read one by one: points, and where the writer restarted and at which step."""

    points: list[tuple[int, int, int, float, float]] = field(default_factory=list)
    restarts: list[tuple[int, int]] = field(default_factory=list)

    def as_points(self) -> _Points:
        """The points as arrays."""
        record, tag, step, wall_time, value = zip(*self.points, strict=True)
        return _Points(
            np.array(record, dtype=np.int64),
            np.array(tag, dtype=np.int32),
            np.array(step, dtype=np.int64),
            np.array(wall_time, dtype=np.float64),
            np.array(value, dtype=np.float64),
        )


@dataclass(slots=True)
class Progress:
    """What was read of an event file so far and where to go on; only good where no damage was."""

    end: int = 0  # byte behind the last whole record
    records: int = 0
    tags: Tags = field(default_factory=Tags)
    points: _Points | None = None  # as logged, nothing taken back
    restarts: list[tuple[int, int]] = field(default_factory=list)  # record, step
    settings: dict[str, Setting] = field(default_factory=dict)
    finished: bool | None = None
    others: int = 0


def read_events(data: bytes) -> EventFile:
    """Read every scalar of an event file, checksums verified, damage stepped over."""
    return read_on(data, Progress())


def read_on(data: bytes, so_far: Progress) -> EventFile:
    """Read the bytes that follow ``so_far.end``; the result is that of the whole file.

    ``so_far`` is moved on, and may be used again if the result's damage names no record.
    """
    result = EventFile((), dict(so_far.settings), so_far.finished, others=so_far.others)
    parts = [] if so_far.points is None else [so_far.points]
    last: tuple[int, int] | None = None
    for frames in find_frames(data, result.damage):
        columns = decode(data, frames, so_far.tags)
        left = np.flatnonzero(columns.tag < 0)
        singles = _read_singles(data, frames, left, so_far.records, so_far.tags, result)
        parts.append(_in_order(columns, singles, so_far.records))
        _place(result, frames, parts, so_far)
        so_far.restarts += singles.restarts
        so_far.records += len(frames.start)
        last = int(frames.start[-1]), int(frames.length[-1])
        report_share(sum(last) / len(data))
    if parts:
        _place(result, _NO_FRAMES, parts, so_far)  # of damage behind the last frame
    if result.damage.zeros_at is not None and last is not None:
        cut_before_zeros(data, result.damage, last[0] - HEADER, sum(last))
    so_far.settings, so_far.finished = dict(result.settings), result.finished
    so_far.others = result.others
    _move_on(so_far, result.damage, len(data))
    if parts:
        so_far.points = _Points.joined(parts)
        parts.clear()
        _finish(result, so_far.points, so_far)
    return result


_NO_FRAMES = Frames(np.empty(0, np.int64), np.empty(0, np.int64))


def _place(result: EventFile, frames: Frames, parts: list[_Points], so_far: Progress) -> None:
    """Note for all damage met since the last stretch of frames what was logged last before it.

    The last of ``parts`` is that stretch; what stands before it may have been read another time.
    """
    met = np.array(result.damage.records[len(result.damaged_at) :], dtype=np.int64)
    before = next((part for part in reversed(parts[:-1]) if len(part.record)), None)
    points = parts[-1]
    if before is not None:
        points = _Points.joined([before.at(np.array([len(before.record) - 1])), points])
    if not len(met) or not len(points.record):
        return
    row = so_far.records + np.searchsorted(frames.start, met + HEADER, side="right") - 1
    at = np.maximum(np.searchsorted(points.record, row, side="right") - 1, 0)
    names = list(so_far.tags.number)
    tags = [names[number] for number in points.tag[at].tolist()]
    result.damaged_at += zip(tags, points.step[at].tolist(), strict=True)


def _move_on(so_far: Progress, damage: Damage, size: int) -> None:
    """Go behind the last whole record, and count the places of damage from the file's start."""
    begin = so_far.end
    ends = [place for place in (damage.cut_at, damage.zeros_at) if place is not None]
    so_far.end = begin + min(ends, default=size)
    damage.records[:] = [begin + place for place in damage.records]
    damage.lengths[:] = [begin + place for place in damage.lengths]
    damage.cut_at = None if damage.cut_at is None else begin + damage.cut_at
    damage.zeros_at = None if damage.zeros_at is None else begin + damage.zeros_at


def _finish(result: EventFile, points: _Points, so_far: Progress) -> None:
    """Fill in the points by tag, without those that a restart took back."""
    result.started_at = float(np.min(points.wall_time)) if len(points.wall_time) else None
    for record, step in so_far.restarts:
        points = _without_taken_back(points, record, step, result)
    result.points = _by_tag(points, so_far.tags)


def _read_singles(
    data: bytes, frames: Frames, rows: IntArray, base: int, tags: Tags, result: EventFile
) -> _Singles:
    """Read the rows that the columns left over."""
    singles = _Singles()
    for row in rows.tolist():
        start, length = int(frames.start[row]), int(frames.length[row])
        payload = data[start : start + length]
        message = read_message(payload) if payload_is_whole(data, start, length) else None
        if message is None:
            result.damage.records.append(start - HEADER)
        else:
            _take(message, base + row, singles, tags, result)
    return singles


def _take(message: Message, record: int, singles: _Singles, tags: Tags, result: EventFile) -> None:
    result.settings.update(message.settings)
    result.finished = message.finished if message.finished is not None else result.finished
    result.others += message.others
    if message.restart:
        singles.restarts.append((record, message.step))
    for scalar in message.scalars:
        tag = tags.add(scalar.tag, scalar.plugin)
        singles.points.append((record, tag, message.step, message.wall_time, scalar.value))


def _in_order(columns: Columns, singles: _Singles, base: int) -> _Points:
    """What was decoded together and what one by one, in the order of the file."""
    rows = np.flatnonzero(columns.tag >= 0)
    together = _Points(
        rows + base,
        columns.tag[rows],
        columns.step[rows],
        columns.wall_time[rows],
        columns.value[rows],
    )
    if not singles.points:
        return together
    points = _Points.joined([together, singles.as_points()])
    return points.at(np.argsort(points.record, kind="stable"))


def _without_taken_back(points: _Points, record: int, step: int, result: EventFile) -> _Points:
    """Drop the points at or after a restart's step that were written before the restart.

    TensorBoard's own rule for ``SessionLog.START`` (event_accumulator.py, ``_ProcessEvent``).
    """
    kept = (points.record > record) | (points.step < step)
    result.replaced += int(np.count_nonzero(~kept))
    return points if kept.all() else points.at(np.flatnonzero(kept))


def _by_tag(points: _Points, tags: Tags) -> tuple[TagPoints, ...]:
    """One set of arrays per tag, in the order of the file; other plugins' tensors left out."""
    order = np.argsort(points.tag, kind="stable")
    bounds = np.searchsorted(points.tag[order], np.arange(len(tags.number) + 1))
    found = []
    for name, number in tags.number.items():
        rows = order[bounds[number] : bounds[number + 1]]
        if len(rows) and tags.plugin.get(number, "scalars") == "scalars":
            one = points.at(rows)
            first = int(one.record[0])
            found.append((first, TagPoints(name, one.step, one.value, None, one.wall_time)))
    return tuple(tag for _, tag in sorted(found, key=lambda item: item[0]))
