"""What holds for every file, whatever is in it; ``BrokenPromise`` names what does not.

Used by the property tests and by the fuzzer (``python -m tests.fuzz``).
"""

import warnings

import numpy as np

from dashboard.logs.file_head import HEAD_BYTES, Head
from dashboard.logs.merge.pieces import piece_of
from dashboard.logs.reader import Reader, Reading
from dashboard.model.run import LogBook
from dashboard.model.table import check_table
from tests.logs.small_logs import read_bytes


class BrokenPromise(AssertionError):  # noqa: N818 - said of the program, not of the file
    pass


def head_of(name: str, data: bytes) -> Head:
    return Head(name, data[:HEAD_BYTES], len(data) <= HEAD_BYTES, lambda: data)


def check_reader(reader: Reader, name: str, data: bytes, seed: bytes) -> None:
    """Reads ``data`` without asking whether it is the reader's.

    Once with its own head, as when a person chose the format, once with the head of the ``seed``
    that it grew out of: a file may be replaced between the two looks at it.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        reader.guess(head_of(name, data))
        for head in (head_of(name, data), head_of(name, seed)):
            _check_reading(reader, name, reader.read(head, data))


def _check_reading(reader: Reader, name: str, reading: Reading) -> None:
    if not reading.notes and not any(run.points for run in reading.runs):
        raise BrokenPromise(f"{reader.name}: neither points nor a note")
    for run in reading.runs:
        for points in piece_of(name, reader, run).series.values():
            if not len(points.step) == len(points.value) > 0:
                raise BrokenPromise(f"{reader.name}: {points.tag!r} has no points, or no pairs")


def check_book(book: LogBook) -> None:
    """The table is a tidy table, and agrees with the receipt and the runs."""
    table = book.scalars
    check_table(table)
    if book.receipt.total("points") != len(table):
        raise BrokenPromise("the receipt counts other points than the table holds")
    for source in book.receipt.sources:
        if not source.points and not source.notes:
            raise BrokenPromise(f"{source.path} has neither points nor notes")
    if not set(table["run_id"].astype(str)) <= {run.run_id for run in book.runs}:
        raise BrokenPromise("points of a run that is not in the book")
    of = np.zeros(len(table), dtype=np.int64)
    for name in ("run_id", "metric", "split"):
        of = of * max(len(table[name].cat.categories), 1) + table[name].cat.codes.to_numpy()
    begins = np.diff(of, prepend=-1) != 0
    if np.count_nonzero(begins) != len(np.unique(of)):
        raise BrokenPromise("a series in two places")
    if not (begins | (np.diff(table["step"], prepend=0) > 0)).all():
        raise BrokenPromise("steps that repeat or fall")


def check_upload(name: str, data: bytes) -> LogBook:
    """Reads ``data`` as a browser would send it; a warning is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        book = read_bytes((name, data))
        check_book(book)
    return book
