"""Logs that are lists of records, such as JSON lines, turned into points.

A record is a mapping from names to numbers; its place on the axis is given by the reader.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from dashboard.logs.names.column_names import EPOCH_NAMES, STEP_NAMES
from dashboard.logs.parsing.json_text import load_json
from dashboard.logs.points.split_lines import lines_in_stretches
from dashboard.logs.reader import LoggedRun, Reading, TagPoints
from dashboard.model.run import Note, ReceiptNote, Setting, XUnit
from dashboard.model.table import FloatArray, Split

_MAX_DEPTH = 6  # nested mappings; deeper ones are configurations
_LARGEST_STEP = 2**62


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its place on the axis and what was measured there, by tag."""

    step: int
    values: Mapping[str, float]
    epoch: float | None = None
    wall_time: float | None = None


def number(value: object) -> float | None:
    """A JSON value as a number; numbers written as text count, truth values do not."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        try:
            return float(value)
        except OverflowError:
            return None
    if isinstance(value, str):
        try:
            return float(value.replace(",", "")) if value[:1] in "+-.0123456789niNI" else None
        except ValueError:
            return None
    return None


def numbers(
    record: Mapping[str, Any], *, text: Callable[[str], bool] | bool = False
) -> dict[str, float]:
    """All numbers of a record by name; nested ones under ``outer/inner``.

    ``text`` is whether numbers written as text count, or the names for which they do.
    """
    return dict(_numbers(record, "", 0, text))


def _numbers(
    record: Mapping[str, Any], prefix: str, depth: int, text: Callable[[str], bool] | bool
) -> Iterator[tuple[str, float]]:
    for name, value in record.items():
        if isinstance(value, Mapping):
            if depth < _MAX_DEPTH:
                yield from _numbers(value, f"{prefix}{name}/", depth + 1, text)
        elif not isinstance(value, str) or (text(name) if callable(text) else text):
            found = number(value)
            if found is not None:
                yield f"{prefix}{name}", found


def whole_number(value: object) -> int | None:
    """A step: a whole number within int64, also when written as 3.0 or as text."""
    found = number(value)
    if found is None or not np.isfinite(found) or not found.is_integer():
        return None
    return int(found) if abs(found) < _LARGEST_STEP else None


def find_key(record: Mapping[str, Any], wanted: Sequence[str]) -> str | None:
    """The first of ``wanted`` that the record holds as a number, as the record spells it."""
    keys = {str(name).lower(): str(name) for name in record}
    return next(
        (keys[one] for one in wanted if one in keys and number(record[keys[one]]) is not None), None
    )


def axis_keys(record: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """The names of a record's step and epoch."""
    return find_key(record, STEP_NAMES), find_key(record, EPOCH_NAMES)


@dataclass(slots=True)
class _Tag:
    """The columns of a tag, eight bytes a number: lists of them take four times as much."""

    step: "array[int]" = field(default_factory=lambda: array("q"))
    value: "array[float]" = field(default_factory=lambda: array("d"))
    epoch: "array[float]" = field(default_factory=lambda: array("d"))
    wall_time: "array[float]" = field(default_factory=lambda: array("d"))

    def add_time(self, time: float) -> None:
        """Put down the time of the last value: nothing is kept of times before the first one."""
        missing = len(self.value) - 1 - len(self.wall_time)
        self.wall_time.extend((np.nan,) * missing)
        self.wall_time.append(time)


def points_of(
    rows: Iterable[Row], split_of: Callable[[str], Split | None] | None = None
) -> tuple[TagPoints, ...]:
    """The points of all tags, each in the order of the rows."""
    tags: dict[str, _Tag] = {}
    nothing: dict[int, FloatArray] = {}
    for row in rows:
        if abs(row.step) >= _LARGEST_STEP:
            continue  # no counter gets there
        epoch = np.nan if row.epoch is None else row.epoch
        for name, value in row.values.items():
            tag = tags.setdefault(name, _Tag())
            tag.step.append(row.step)
            tag.value.append(value)
            tag.epoch.append(epoch)
            if row.wall_time is not None:
                tag.add_time(row.wall_time)
    return tuple(
        TagPoints(
            name,
            np.frombuffer(tag.step, dtype=np.int64),
            np.frombuffer(tag.value, dtype=np.float64),
            np.frombuffer(tag.epoch, dtype=np.float64),
            _times(tag.wall_time, len(tag.value), nothing),
            split=None if split_of is None else split_of(name),
        )
        for name, tag in tags.items()
    )


def _times(held: "array[float]", count: int, nothing: dict[int, FloatArray]) -> FloatArray:
    """The times of all values; tags without any share ``nothing``, by their number of values."""
    if held:
        held.extend((np.nan,) * (count - len(held)))
        return np.frombuffer(held, dtype=np.float64)
    if count not in nothing:
        nothing[count] = np.full(count, np.nan)
    return nothing[count]


def line_points(
    name: str, values: Sequence[float], first: int = 0, split: Split | None = None
) -> TagPoints:
    """A list of values, one per epoch, as points that count from ``first``."""
    step = np.arange(first, first + len(values), dtype=np.int64)
    return TagPoints(
        name, step, np.array(values, dtype=np.float64), step.astype(np.float64), split=split
    )


@dataclass(frozen=True, slots=True)
class JsonLines:
    """The objects in a file of JSON lines, and the lines that should be objects and are not."""

    rows: tuple[dict[str, Any], ...]
    bad: int
    first_bad: int  # line number, from 1; 0 when there is none


def json_lines(text: str) -> JsonLines:
    """Parse JSON lines; a broken line is counted, a line of another kind is passed over."""
    bad: list[int] = []
    rows = tuple(json_rows(text, bad))
    return JsonLines(rows, len(bad), min(bad, default=0))


def json_rows(text: str, bad: list[int]) -> Iterator[dict[str, Any]]:
    """The objects of JSON lines, one after the other; the numbers of broken lines into ``bad``."""
    for count, line in enumerate(lines_in_stretches(text), start=1):
        if not line.lstrip().startswith("{"):
            continue
        try:
            value = load_json(line)
        except (ValueError, RecursionError):
            bad.append(count)
            continue
        yield value


def reading_of(runs: Sequence[Any], lines: JsonLines) -> Reading:
    """The reading of a file of JSON lines."""
    found = tuple(run for run in runs if run.points)
    notes = [ReceiptNote(Note.BAD_ROWS, lines.bad, str(lines.first_bad))] if lines.bad else []
    if not found:
        notes.append(ReceiptNote(Note.NO_NUMBERS))
    return Reading(found, damaged=lines.bad, notes=tuple(notes))


def reading_of_rows(
    rows: Iterable[Row], x_unit: XUnit, config: Mapping[str, Setting] | None = None
) -> Reading:
    """The reading of one run by its records, or the note that there are none."""
    points = points_of(rows)
    if not points:
        return Reading(notes=(ReceiptNote(Note.NO_NUMBERS),))
    return Reading((LoggedRun(points, x_unit=x_unit, config=config or {}),))


def reading_of_trainings(trainings: Sequence[tuple[int | None, Iterable[Row]]]) -> Reading:
    """The reading of several trainings, each with its fold, all counted by steps.

    They are named after their folds where these differ, else by their order.  One without a number
    is none.
    """
    read = [(fold, points) for fold, rows in trainings if (points := points_of(rows))]
    folds = [fold for fold, _ in read]
    are_folds = None not in folds and len(set(folds)) == len(folds)
    runs = []
    for number, (fold, points) in enumerate(read, start=1):
        name = f"fold_{fold}" if are_folds else f"fit_{number}"
        config: dict[str, Setting] = {} if fold is None else {"fold": fold}
        is_alone = len(read) == 1
        runs.append(LoggedRun(points, "" if is_alone else name, x_unit=XUnit.STEP, config=config))
    if not runs:
        return Reading(notes=(ReceiptNote(Note.NO_NUMBERS),))
    anew = 0 if are_folds else len(runs) - 1
    return Reading(tuple(runs), notes=(ReceiptNote(Note.FITS_ANEW, anew),) if anew else ())
