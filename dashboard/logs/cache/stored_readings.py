"""What readers found in many files, as one Parquet file: points in columns, the rest as JSON.

Each reading stands with the mark of its file, so that one that changed is known by itself.  As with
whole books (:mod:`dashboard.logs.cache.stored_book`) nothing in it is code, and damage shows.
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]

from dashboard.logs.cache import checked_parquet as sealed_parquet
from dashboard.logs.cache.stored_book import NotStorableError, storable, tuples
from dashboard.logs.reader import LoggedRun, Lost, Reading, TagPoints
from dashboard.model.run import Note, ReceiptNote, XUnit
from dashboard.model.table import Split

FORMAT = 1  # raised when the layout of the file changes
_ABOUT = b"curva-readings"
_COUNTS = ("damaged", "recovered", "duplicated", "replaced")
_NUMBERS = {
    "step": pa.int64(),
    "value": pa.float64(),
    "epoch": pa.float64(),
    "wall_time": pa.float64(),
}


class Kept(NamedTuple):
    """What was found in a file: ``mark`` tells that it is the same, ``reader`` claims it."""

    mark: str
    reader: str
    reading: Reading


_Columns = Mapping[str, npt.NDArray[Any]]


def write_readings(readings: Mapping[str, Kept], path: Path) -> None:
    """Write the readings of files by their names; one that would not come back is left out.

    Raises:
        OSError: when the disk refuses.
    """
    files: dict[str, Any] = {}
    points: list[TagPoints] = []
    for name, kept in readings.items():
        with suppress(NotStorableError):
            files[name] = {"mark": kept.mark, "reader": kept.reader, **_plain(kept.reading)}
            points += [one for run in kept.reading.runs for one in run.points]
    columns = pa.table(
        {
            name: pa.chunked_array([pa.array(_column(one, name)) for one in points], kind)
            for name, kind in _NUMBERS.items()
        }
    )
    sealed_parquet.write(path, columns, {"format": FORMAT, "files": files}, _ABOUT)


def read_readings(path: Path) -> dict[str, Kept]:
    """The readings in ``path`` by the names of their files; none unless all of it is whole."""
    try:
        with sealed_parquet.opened(path) as file:
            about = sealed_parquet.about(file, _ABOUT)
            if about["format"] != FORMAT:
                return {}
            table = file.read()
        columns = {name: table[name].to_numpy() for name in _NUMBERS}
        found, start = {}, 0
        for name, held in about["files"].items():
            reading, start = _reading(held, columns, start)
            found[name] = Kept(str(held["mark"]), str(held["reader"]), reading)
    except (OSError, pa.ArrowException, ValueError, TypeError, KeyError, MemoryError):
        return {}
    return found if start == len(columns["step"]) else {}


def _column(one: TagPoints, name: str) -> npt.NDArray[Any]:
    values = getattr(one, name)
    return np.full(len(one.step), np.nan) if values is None else values


def _plain(reading: Reading) -> dict[str, Any]:
    """All of a reading but its numbers."""
    return {
        "counts": [getattr(reading, name) for name in _COUNTS],
        "notes": [(note.code.value, note.count, note.where) for note in reading.notes],
        "runs": [
            {
                "name": run.name,
                "home": run.home,
                "x_unit": run.x_unit,
                "config": storable(run.config),
                "started_at": run.started_at,
                "finished": run.finished,
                "lost": [(lost.tag, lost.step.tolist(), lost.beside) for lost in run.lost],
                "points": [_plain_points(one) for one in run.points],
            }
            for run in reading.runs
        ],
    }


def _plain_points(one: TagPoints) -> tuple[object, ...]:
    columns = {name: getattr(one, name) for name in _NUMBERS}
    for name, kind in _NUMBERS.items():
        column = columns[name]
        if column is not None and column.dtype != kind.to_pandas_dtype():
            raise NotStorableError
    there = [name for name, column in columns.items() if column is not None]
    return one.tag, one.metric, one.split, len(one.step), there


def _reading(held: Mapping[str, Any], columns: _Columns, start: int) -> tuple[Reading, int]:
    """A reading whose numbers begin at row ``start``, and the row behind its last."""
    runs = []
    for run in held["runs"]:
        points = []
        for tag, metric, split, length, there in run["points"]:
            if length < 0 or start + length > len(columns["step"]):
                raise ValueError("the columns are shorter than the points together")
            numbers = {name: columns[name][start : start + length] for name in there}
            known = None if split is None else Split(split)
            points.append(TagPoints(tag, metric=metric, split=known, **numbers))
            start += length
        said = {
            "points": tuple(points),
            "x_unit": None if run["x_unit"] is None else XUnit(run["x_unit"]),
            "config": {name: tuples(value) for name, value in run["config"].items()},
            "lost": tuple(
                Lost(tag, np.array(steps, dtype=np.int64), beside)
                for tag, steps, beside in run["lost"]
            ),
        }
        runs.append(LoggedRun(**{**run, **said}))
    counts = dict(zip(_COUNTS, held["counts"], strict=True))
    notes = tuple(ReceiptNote(Note(code), count, where) for code, count, where in held["notes"])
    return Reading(tuple(runs), notes=notes, **counts), start
