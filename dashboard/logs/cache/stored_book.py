"""A log book as one Parquet file: the points in columns, runs and receipt as JSON beside them.

Nothing in it is code and nothing is unpickled.  Pages carry checksums, so that a damaged file
fails instead of giving other numbers.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]

from dashboard.logs.cache import checked_parquet as sealed_parquet
from dashboard.model.change import Change, ChangeKind
from dashboard.model.run import (
    LogBook,
    Note,
    Receipt,
    ReceiptNote,
    Run,
    Setting,
    SourceReceipt,
    XUnit,
)
from dashboard.model.table import Series, Split, is_unknown, unknown

FORMAT = 3  # raised when the layout of the file changes
_ABOUT = b"curva"
_NUMBERS = {
    "step": pa.int64(),
    "epoch": pa.float64(),
    "value": pa.float64(),
    "wall_time": pa.float64(),
}


class NotStorableError(Exception):
    """A setting has a type that JSON would not give back."""


def write_book(book: LogBook, fingerprint: str, path: Path) -> None:
    """Write ``book`` as the reading of what has ``fingerprint``.

    Raises:
        NotStorableError: when not all of it would come back as it is.
        OSError: when the disk refuses.
    """
    series = [(run_id, one) for run_id, many in book.series.items() for one in many]
    about = {
        "format": FORMAT,
        "fingerprint": fingerprint,
        "series": [
            (run_id, one.tag, one.metric, one.split.value, len(one)) for run_id, one in series
        ],
        "runs": [{**_plain(run), "config": storable(run.config)} for run in book.runs],
        "sources": [asdict(source) for source in book.receipt.sources],
        "changes": [asdict(change) for change in book.changes],
    }
    columns = pa.table(
        {
            name: pa.chunked_array([pa.array(getattr(one, name)) for _, one in series], kind)
            for name, kind in _NUMBERS.items()
            if not all(is_unknown(getattr(one, name)) for _, one in series)
        }
    )
    sealed_parquet.write(path, columns, about, _ABOUT)


def read_book(path: Path, fingerprint: str) -> LogBook | None:
    """The book in ``path``; None unless it is whole and the reading of ``fingerprint``."""
    try:
        with sealed_parquet.opened(path) as file:
            about = sealed_parquet.about(file, _ABOUT)
            if (about["format"], about["fingerprint"]) != (FORMAT, fingerprint):
                return None
            columns = file.read()
        return _book(about, columns)
    except (OSError, pa.ArrowException, ValueError, TypeError, KeyError, MemoryError):
        return None


def _book(about: Mapping[str, Any], columns: pa.Table) -> LogBook:
    runs = tuple(_run(run) for run in about["runs"])
    receipt = Receipt(tuple(_source(one) for one in about["sources"]))
    changes = (Change(**{**held, "kind": ChangeKind(held["kind"])}) for held in about["changes"])
    return LogBook(runs, _series(about["series"], columns), receipt, tuple(changes))


def _series(
    labels: Sequence[tuple[str, str, str, str, int]], columns: pa.Table
) -> dict[str, list[Series]]:
    """The series by run, as parts of the columns; an unknown column was not written."""
    total = sum(length for *_, length in labels)
    arrays = {
        name: columns[name].to_numpy() if name in columns.column_names else unknown(total)
        for name in _NUMBERS
    }
    if any(len(array) != total for array in arrays.values()):
        raise ValueError("the columns are not as long as the series together")
    begins = np.zeros(total + 1, dtype=np.bool_)
    begins[np.cumsum([0, *(length for *_, length in labels)])] = True
    if not (begins[1:-1] | (arrays["step"][1:] > arrays["step"][:-1])).all():
        raise ValueError("steps repeat or fall within a series")
    series: dict[str, list[Series]] = {}
    start = 0
    for run_id, tag, metric, split, length in labels:
        part = {name: array[start : start + length] for name, array in arrays.items()}
        series.setdefault(run_id, []).append(Series.of(tag, metric, Split(split), **part))
        start += length
    return series


def _plain(run: Run) -> dict[str, Any]:
    return {name: getattr(run, name) for name in Run.__dataclass_fields__ if name != "config"}


def _run(held: dict[str, Any]) -> Run:
    return Run(
        **{
            **held,
            "x_unit": XUnit(held["x_unit"]),
            "config": {name: tuples(value) for name, value in held["config"].items()},
            "parts": tuple(held["parts"]),
        }
    )


def _source(held: dict[str, Any]) -> SourceReceipt:
    notes = tuple(
        ReceiptNote(Note(note["code"]), note["count"], note["where"]) for note in held["notes"]
    )
    return SourceReceipt(**{**held, "notes": notes})


_SIMPLE = (str, int, float, bool, type(None))


def storable(config: Mapping[str, Setting]) -> dict[str, Setting]:
    """The settings, if they are of the types that JSON gives back."""
    checked: Callable[[object], bool] = lambda value: (  # noqa: E731 - it calls itself
        all(map(checked, value)) if isinstance(value, tuple) else type(value) in _SIMPLE
    )
    if not all(type(name) is str and checked(value) for name, value in config.items()):
        raise NotStorableError
    return dict(config)


def tuples(value: Any) -> Setting:
    """A setting as it was: JSON knows tuples as lists."""
    return tuple(map(tuples, value)) if isinstance(value, list) else value
