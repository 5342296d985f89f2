"""What was read of many files, as one Parquet file: points in columns, the rest as JSON.

Each part stands with the identity of its file, so that one that changed is known by itself.
Nothing in the file is code and nothing is unpickled; damage to it shows.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]

from dashboard.logs.hparams.side_files import SideFile
from dashboard.logs.merge.assemble import Batch
from dashboard.logs.merge.pieces import Piece, named
from dashboard.logs.part import Part
from dashboard.logs.reader import LoggedRun, Lost, TagPoints
from dashboard.logs.receipt_builder import Entry, ReceiptBuilder
from dashboard.logs.stored import checked_parquet
from dashboard.model.run import Note, ReceiptNote, Setting, XUnit
from dashboard.model.table import Split

FORMAT = 2  # raised when the layout of the file changes
_ABOUT = b"curva-parts"
_NUMBERS = {
    "step": pa.int64(),
    "value": pa.float64(),
    "epoch": pa.float64(),
    "wall_time": pa.float64(),
}
_MAY_PASS = frozenset(  # what the next reading may not meet
    {Note.UNREADABLE, Note.NOT_FOUND}
    | {Note.TOOK_TOO_LONG, Note.TOOK_TOO_MUCH_MEMORY, Note.BROKE_OFF}
)
_SIMPLE = (str, int, float, bool, type(None))


class CachedPart(NamedTuple):
    """What a file gave while its identity had this ``content``."""

    content: str
    part: Part


class NotStorableError(Exception):
    """A value has a type that the file would not give back."""


_Columns = Mapping[str, npt.NDArray[Any]]


def is_storable(part: Part) -> bool:
    """Whether the same file would give the same part another time, and all of it can be stored."""
    notes = [note for entry in part.receipt.entries.values() for note in entry.notes]
    notes += [note for _, note in part.problems]
    if any(note.code in _MAY_PASS for note in notes) or part.batch.root:
        return False  # a root is given by a pack, which is read again as fast
    with suppress(NotStorableError):
        _plain(part)
        return True
    return False


def write_parts(
    parts: Mapping[str, CachedPart],
    program: str,
    path: Path | BinaryIO,
    *,
    compression: str = "lz4",
) -> None:
    """Write the parts by the names of their files; one that would not come back is left out.

    ``program`` tells the version of what read them.  ``compression`` is one of Parquet's.

    Raises:
        OSError: when the disk refuses.
    """
    files: dict[str, Any] = {}
    points: list[TagPoints] = []
    for name, (content, part) in parts.items():
        with suppress(NotStorableError):
            files[name] = {"content": content, **_plain(part)}
            points += _points_of(part)
    columns = pa.table(
        {
            name: pa.chunked_array([pa.array(_column(one, name)) for one in points], kind)
            for name, kind in _NUMBERS.items()
            if any(getattr(one, name) is not None for one in points)
        }
    )
    about = {"format": FORMAT, "program": program, "files": files}
    checked_parquet.write(path, columns, about, _ABOUT, compression)


def read_parts(path: Path | BinaryIO, program: str) -> dict[str, CachedPart]:
    """The parts in ``path`` by the names of their files; none unless all of it is whole."""
    try:
        with checked_parquet.opened(path) as file:
            about = checked_parquet.about(file, _ABOUT)
            if (about["format"], about["program"]) != (FORMAT, program):
                return {}
            table = file.read()
        if any(table.schema.field(name).type != _NUMBERS[name] for name in table.column_names):
            return {}
        rows = _Rows({name: table[name].to_numpy() for name in table.column_names}, len(table))
        found = {
            name: CachedPart(str(held["content"]), _part(held, rows))
            for name, held in about["files"].items()
        }
    except (OSError, pa.ArrowException, ValueError, TypeError, KeyError, MemoryError):
        return {}
    return found if rows.is_at_end else {}


class _Rows:
    """The rows of the columns, taken from the first to the last."""

    def __init__(self, columns: _Columns, total: int) -> None:
        self._columns, self._total, self._start = columns, total, 0

    @property
    def is_at_end(self) -> bool:
        return self._start == self._total

    def take(self, length: int, names: Sequence[str]) -> dict[str, npt.NDArray[Any]]:
        """The next ``length`` rows of the columns called ``names``."""
        start, end = self._start, self._start + length
        if length < 0 or end > self._total:
            raise ValueError("the columns are shorter than the points together")
        self._start = end
        return {name: self._columns[name][start:end] for name in names}


def _points_of(part: Part) -> Iterator[TagPoints]:
    return (one for piece in part.batch.pieces for one in piece.run.points)


def _column(one: TagPoints, name: str) -> npt.NDArray[Any]:
    values = getattr(one, name)
    return np.full(len(one.step), np.nan) if values is None else values


def _plain(part: Part) -> dict[str, Any]:
    """All of a part but its numbers."""
    return {
        "entries": [
            (
                path,
                one.format,
                one.size,
                dict(one.counts),
                [_plain_note(note) for note in one.notes],
            )
            for path, one in part.receipt.entries.items()
        ],
        "pieces": [
            (one.file, one.reader, one.home, one.is_folder, _plain_run(one.run))
            for one in part.batch.pieces
        ],
        "side_files": [
            (name, storable(one.config), one.finished)
            for name, one in part.batch.side_files.items()
        ],
        "problems": [(name, _plain_note(note)) for name, note in part.problems],
    }


def _plain_note(note: ReceiptNote) -> tuple[str, int, str]:
    return note.code.value, note.count, note.where


def _plain_run(run: LoggedRun) -> dict[str, Any]:
    return {
        "name": run.name,
        "home": run.home,
        "x_unit": run.x_unit,
        "config": storable(run.config),
        "started_at": run.started_at,
        "finished": run.finished,
        "inner": run.inner,
        "lost": [(lost.tag, lost.step.tolist(), lost.beside) for lost in run.lost],
        "points": [_plain_points(one) for one in run.points],
    }


def _plain_points(one: TagPoints) -> tuple[object, ...]:
    columns = {name: getattr(one, name) for name in _NUMBERS}
    for name, kind in _NUMBERS.items():
        column = columns[name]
        if column is not None and column.dtype != kind.to_pandas_dtype():
            raise NotStorableError
    there = [name for name, column in columns.items() if column is not None]
    return one.tag, one.metric, one.split, len(one.step), there


def _part(held: Mapping[str, Any], rows: _Rows) -> Part:
    pieces = []
    for file, reader, home, is_folder, plain in held["pieces"]:
        run = _run(plain, rows)
        pieces.append(Piece(file, reader, home, is_folder, run, named(run.points)))
    side_files = {
        name: SideFile(_settings(config), finished) for name, config, finished in held["side_files"]
    }
    entries = {
        path: Entry(kind, size, Counter(counts), [_note(note) for note in notes])
        for path, kind, size, counts, notes in held["entries"]
    }
    problems = [(name, _note(note)) for name, note in held["problems"]]
    return Part(Batch("", "", pieces, side_files), ReceiptBuilder(entries), problems)


def _note(held: tuple[str, int, str]) -> ReceiptNote:
    code, count, where = held
    return ReceiptNote(Note(code), count, where)


def _run(held: dict[str, Any], rows: _Rows) -> LoggedRun:
    points = tuple(
        TagPoints(
            tag,
            metric=metric,
            split=None if split is None else Split(split),
            **rows.take(length, there),
        )
        for tag, metric, split, length, there in held["points"]
    )
    changed = {
        "points": points,
        "x_unit": None if held["x_unit"] is None else XUnit(held["x_unit"]),
        "config": _settings(held["config"]),
        "lost": tuple(
            Lost(tag, np.array(steps, dtype=np.int64), beside)
            for tag, steps, beside in held["lost"]
        ),
    }
    return LoggedRun(**{**held, **changed})


def storable(config: Mapping[str, Setting]) -> dict[str, Setting]:
    """The settings, if they are of the types that JSON gives back.

    Raises:
        NotStorableError: when one is not.
    """
    checked: Callable[[object], bool] = lambda value: (  # noqa: E731 - it calls itself
        all(map(checked, value)) if isinstance(value, tuple) else type(value) in _SIMPLE
    )
    if not all(type(name) is str and checked(value) for name, value in config.items()):
        raise NotStorableError
    return dict(config)


def _settings(held: Mapping[str, Any]) -> dict[str, Setting]:
    """The settings as they were: JSON knows tuples as lists."""
    return {name: _tuples(value) for name, value in held.items()}


def _tuples(value: Any) -> Setting:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
