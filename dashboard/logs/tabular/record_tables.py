"""Sequences of records as the points of one run or of several.

The records are laid out as a table as far as its axis asks for that: which count places them, which
counts are settings, and where one training ends and another begins is measured as it is there
(:mod:`dashboard.logs.tabular.placed`).  Knows mappings from names to values; knows no file.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np

from dashboard.logs.names.column_names import (
    AXES,
    CLOCK_NAMES,
    EPOCH_NAMES,
    STEP_NAMES,
    Roles,
    find,
    key,
)
from dashboard.logs.names.metric_names import WITHOUT_SPLIT, understand
from dashboard.logs.parsing.packed_list import Alike, PackedList
from dashboard.logs.points.rows import number, numbers
from dashboard.logs.reader import LoggedRun, TagPoints
from dashboard.logs.tabular.axis import Axis
from dashboard.logs.tabular.cells import Column
from dashboard.logs.tabular.consecutive_fits import Part, fits_in
from dashboard.logs.tabular.divided import is_setting
from dashboard.logs.tabular.placed import Placed, place
from dashboard.model.run import Note, ReceiptNote
from dashboard.model.table import FloatArray, IntArray

EARLIEST_CLOCK = 1e8  # seconds since 1970 (1973); smaller numbers are durations
_DENSE = 48  # tags laid out as columns, those with most points; the others follow these
_NAMED = 5  # names listed of numbers that are left out

Record = Mapping[str, Any]
Measured = Callable[[Record], Mapping[str, float]]


@dataclass(slots=True)
class _Tag:
    rows: "array[int]" = field(default_factory=lambda: array("q"))
    value: "array[float]" = field(default_factory=lambda: array("d"))


def runs_of_records(
    records: Iterable[Record],
    name: str = "",
    measured: Measured = numbers,
    prefix: str = "",
) -> tuple[list[LoggedRun], tuple[ReceiptNote, ...]]:
    """The runs in ``records``, and notes on how they were read.

    ``measured`` gives the numbers of a record by tag; ``prefix`` is put before every tag.
    """
    table = RecordTable(measured)
    parts = records.stretches if isinstance(records, PackedList) else (records,)
    for part in parts:
        if not (isinstance(part, Alike) and table.add_alike(part)):
            for record in part:
                table.add(record)
    return table.runs(name, prefix)


class RecordTable:
    """Records laid out as they come, so that none has to be kept."""

    def __init__(self, measured: Measured = numbers) -> None:
        """There is no record yet; ``measured`` gives the numbers of one by tag."""
        self._measured = measured
        self._tags: dict[str, _Tag] = {}
        self._texts: dict[str, dict[int, str]] = {}
        self._last: Record = {}  # the place of the last record that had one
        self._count = 0

    def add(self, record: Record) -> None:
        """Take the next record; a result without a place gets that of the record before it."""
        own = [name for name in record if _is_axis(name)]
        if own:
            self._last = {name: record[name] for name in own}
        elif self._last and _is_result(record):
            record = {**self._last, **record}
        row, self._count = self._count, self._count + 1
        for tag, value in self._measured(record).items():
            one = self._tags.get(tag)
            if one is None:
                one = self._tags[tag] = _Tag()
            one.rows.append(row)
            one.value.append(value)
        for name, held in record.items():
            if isinstance(held, str) and _is_axis(name):
                self._texts.setdefault(str(name), {})[row] = held

    def add_alike(self, records: Alike) -> bool:
        """Take the next records as columns; false, and nothing taken, where each is to be seen."""
        columns, own = records.numbers(), [name for name in records.names if _is_axis(name)]
        if columns is None or not own or self._measured is not numbers:
            return False
        rows = array("q", range(self._count, self._count + len(records)))
        for tag, values in columns.items():
            one = self._tags.setdefault(tag, _Tag())
            one.rows.extend(rows)
            one.value.extend(values if values.typecode == "d" else array("d", values))
        self._count += len(records)
        self._last = {name: columns[name][-1] for name in own}
        return True

    def runs(
        self, name: str = "", prefix: str = ""
    ) -> tuple[list[LoggedRun], tuple[ReceiptNote, ...]]:
        """The runs in the records, and notes, as :func:`runs_of_records`."""
        columns, roles, tags = _laid_out(self._tags, self._texts, self._count)
        return _runs(columns, roles, tags, self._count, name, prefix)


def _runs(
    columns: tuple[Column, ...],
    roles: Roles,
    tags: dict[str, _Tag],
    count: int,
    name: str,
    prefix: str,
) -> tuple[list[LoggedRun], tuple[ReceiptNote, ...]]:
    placed = place(columns, roles, count)
    by = {placed.columns[at].name for at in (*_axes_of(placed), *_divided_by(placed))}
    gone = {one.name for one in placed.columns if one.name in placed.config} | by
    fits, found, fit_notes = fits_in(placed.columns, placed.roles, placed.axis, _parts(placed))
    notes = [*placed.notes, *fit_notes]
    clock = _clock(columns, roles)
    runs = []
    for fit in fits:
        points = _points(tags, found, clock, fit.rows, gone, prefix)
        own = "_".join(filter(None, (name, fit.name)))
        config = {**placed.config, **fit.config}
        runs.append(LoggedRun(points, own, x_unit=found.unit, config=config))
    kept = [run for run in runs if run.points]
    if placed.division is not None and len(kept) > 1:
        notes.append(ReceiptNote(Note.TABLE_DIVIDED, len(kept)))
    return kept, (*notes, *_left_out(tags, found, gone))


@lru_cache(maxsize=65_536)
def _is_axis(name: object) -> bool:
    return key(str(name)) in AXES


def _is_result(record: Record) -> bool:
    names = (understand(str(name)) for name in record)
    return any(name.known and name.metric not in WITHOUT_SPLIT for name in names)


def _laid_out(
    tags: dict[str, _Tag], texts: Mapping[str, Mapping[int, str]], count: int
) -> tuple[tuple[Column, ...], Roles, dict[str, _Tag]]:
    """Counts, clocks, settings and the longest tags as columns; every tag with its rows."""
    read = [_of_texts(name, held, count) for name, held in texts.items()]
    columns = [one for one in read if one is not None]
    taken = {one.name for one in columns}
    for name in taken & tags.keys():
        del tags[name]
    longest = sorted(tags, key=lambda tag: -len(tags[tag].rows))[:_DENSE]
    listed = [tag for tag in tags if tag in set(longest) or key(tag) in (*AXES, *CLOCK_NAMES)]
    listed += [tag for tag in tags if tag not in listed and is_setting(_empty(tag))]
    columns += [_of_tag(tag, tags[tag], count) for tag in listed]
    return _with_roles(columns, tags)


def _empty(name: str) -> Column:
    return Column(name, np.empty(0), np.empty(0, dtype=np.bool_))


def _of_tag(name: str, tag: _Tag, count: int) -> Column:
    value = np.array(tag.value, dtype=np.float64)
    if len(tag.rows) == count:
        return Column(name, value, np.broadcast_to(np.True_, (count,)))
    whole = np.full(count, np.nan)
    rows = np.array(tag.rows, dtype=np.intp)
    whole[rows] = value
    present = np.zeros(count, dtype=np.bool_)
    present[rows] = True
    return Column(name, whole, present)


def _of_texts(name: str, held: Mapping[int, str], count: int) -> Column | None:
    """A count or a share that is written as text: ``"10"``, ``"10/100"``, ``"24.5%"``."""
    if all("/" in text for text in held.values()):
        words = tuple(held.get(row, "") for row in range(count))
        return Column(name, np.full(count, np.nan), np.zeros(count, dtype=np.bool_), words)
    read = {row: number(text.rstrip("% ")) for row, text in held.items()}
    known = {row: value for row, value in read.items() if value is not None}
    if 2 * len(known) < len(held):
        return None
    return _of_tag(name, _Tag(array("q", known), array("d", known.values())), count)


def _with_roles(
    columns: list[Column], tags: dict[str, _Tag]
) -> tuple[tuple[Column, ...], Roles, dict[str, _Tag]]:
    """What each column is by its name; counts of one kind that never meet are one."""
    names = [one.name for one in columns]
    step, epoch = find(names, STEP_NAMES), find(names, EPOCH_NAMES)
    clock = find(names, CLOCK_NAMES)
    if clock is not None:
        known = columns[clock].value[np.isfinite(columns[clock].value)]
        clock = clock if len(known) and known.min() > EARLIEST_CLOCK else None
    if step is not None and not columns[step].present.all():
        for at, one in enumerate(columns):
            main = columns[step]
            if (
                at != step
                and key(one.name) in STEP_NAMES
                and not (main.present & one.present).any()
            ):
                value = np.where(main.present, main.value, one.value)
                columns[step] = Column(main.name, value, main.present | one.present, main.text)
                tags.pop(one.name, None)
    measured = tuple(at for at in range(len(columns)) if at not in (step, epoch, clock))
    return tuple(columns), Roles(step, epoch, clock, measured), tags


def _axes_of(placed: Placed) -> tuple[int, ...]:
    roles = placed.roles
    return tuple(at for at in (roles.step, roles.epoch, roles.clock) if at is not None)


def _divided_by(placed: Placed) -> tuple[int, ...]:
    return () if placed.division is None else placed.division.by


def _parts(placed: Placed) -> list[Part]:
    if placed.division is None:
        return [Part("", None, {})]
    rows = np.flatnonzero(placed.axis.has_place)
    return [Part(one.name, rows[one.rows], one.config) for one in placed.division.parts]


def _clock(columns: Sequence[Column], roles: Roles) -> FloatArray | None:
    return None if roles.clock is None else columns[roles.clock].value


def _points(
    tags: Mapping[str, _Tag],
    found: Axis,
    clock: FloatArray | None,
    rows: IntArray | None,
    gone: set[str],
    prefix: str,
) -> tuple[TagPoints, ...]:
    """The points of all tags in ``rows``, all for None, at a place."""
    inside = found.has_place
    if rows is not None:
        inside = np.zeros(len(found.step), dtype=np.bool_)
        inside[rows] = True
        inside &= found.has_place
    every = bool(inside.all())
    points = []
    for tag, held in tags.items():
        if tag in gone:
            continue
        at = np.array(held.rows, dtype=np.intp)
        value = np.array(held.value, dtype=np.float64)
        if not every:
            value, at = value[inside[at]], at[inside[at]]
        if len(at):
            epoch = None if found.epoch is None else found.epoch[at]
            time = None if clock is None else clock[at]
            points.append(TagPoints(f"{prefix}{tag}", found.step[at], value, epoch, time))
    return tuple(points)


def _left_out(tags: Mapping[str, _Tag], found: Axis, gone: set[str]) -> tuple[ReceiptNote, ...]:
    """The numbers of records without a place, by their names."""
    if found.has_place.all():
        return ()
    lost: Counter[str] = Counter()
    for tag, held in tags.items():
        if tag not in gone:
            missing = int(np.count_nonzero(~found.has_place[np.array(held.rows, dtype=np.intp)]))
            if missing:
                lost[tag] = missing
    return left_out_note(lost)


def left_out_note(lost: Counter[str]) -> tuple[ReceiptNote, ...]:
    """A note on numbers that were left out, by their names and how many each had."""
    if not lost:
        return ()
    listed = ", ".join(f"{tag} ({count})" for tag, count in lost.most_common(_NAMED))
    more = ", …" if len(lost) > _NAMED else ""
    return (ReceiptNote(Note.NUMBERS_LEFT_OUT, sum(lost.values()), f"{listed}{more}"),)
