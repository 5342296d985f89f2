"""The interface of a reader of one log format: recognition of a file, and its reading.

A reader knows its format and nothing of runs, folders or verdicts: it returns the numbers in the
order of the file, under the names of the file.  Names, order and runs are settled afterwards.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from pathlib import Path
from typing import Protocol, TypeAlias

from dashboard.logs.file_head import Head
from dashboard.model.run import ReceiptNote, Setting, XUnit
from dashboard.model.table import FloatArray, IntArray, Split


class Claim(IntEnum):
    """How sure a reader is of a file; the reader with the highest claim reads it."""

    NO = 0
    GENERIC = 1  # any table or list with an axis
    SHAPE = 2  # the names that this writer uses
    SIGNATURE = 3  # bytes or keys that no other program writes


@dataclass(frozen=True, slots=True)
class TagPoints:
    """The points of one tag in the order of the file, steps not yet settled.

    Arrays have one shape (n,); ``epoch`` and ``wall_time`` (seconds since 1970) are None where the
    file has none.  ``metric`` and ``split`` are set only where the format itself gives them,
    otherwise the vocabulary reads them from the tag.
    """

    tag: str
    step: IntArray
    value: FloatArray
    epoch: FloatArray | None = None
    wall_time: FloatArray | None = None
    metric: str | None = None
    split: Split | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """What could not be read, by the steps where it stood, shape (n,); no tag: of any of them.

    ``beside`` is the tag whose steps these are, in a file whose tags may count differently.
    """

    tag: str
    step: IntArray
    beside: str = ""


@dataclass(frozen=True, slots=True)
class LoggedRun:
    """One run as logged in one file.

    ``name`` is empty when the file holds just one; ``home`` is set where the layout of folders
    identifies the run's folder; ``inner`` names the format of a log inside a file of another, as
    in the output of a notebook.
    """

    points: tuple[TagPoints, ...]
    name: str = ""
    home: str | None = None
    x_unit: XUnit | None = None  # None: not given by the file
    config: Mapping[str, Setting] = field(default_factory=dict)
    started_at: float | None = None
    finished: bool | None = None
    lost: tuple[Lost, ...] = ()
    inner: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a reader found in a file and all that it could not read."""

    runs: tuple[LoggedRun, ...] = ()
    damaged: int = 0
    recovered: int = 0
    duplicated: int = 0
    replaced: int = 0
    notes: tuple[ReceiptNote, ...] = ()

    def with_points(
        self, change: Callable[[TagPoints], TagPoints], home: str | None = None
    ) -> "Reading":
        """The same with every tag's points changed, and its runs at ``home`` if that is given."""
        runs = tuple(
            replace(run, points=tuple(map(change, run.points)), home=home or run.home)
            for run in self.runs
        )
        return replace(self, runs=runs)


class ReadingOn(Protocol):
    """The reading of one file that is still being written, a stretch at a time."""

    @property
    def end(self) -> int:
        """The byte behind the last whole record that was read."""
        ...

    @property
    def is_sound(self) -> bool:
        """Whether nothing was damaged so far; after damage the file is read from its start."""
        ...

    def read(self, data: bytes, *, is_last: bool) -> Reading:
        """Read ``data``, which follows ``end``; the reading is that of the file from its start.

        A record that is not whole yet is left for the next time, unless ``is_last`` says that no
        more is to come.
        """
        ...


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: its name, its guess from the head of a file, and its reading of the whole.

    ``run_is_folder`` means that the folder around the file is the run (event files, Lightning), so
    that other logs in the same folder may be of the same training.  ``read_file`` is for formats of
    which a long file on disk need not be held as a whole; it gives what ``read`` gives, and raises
    ``OSError``.  ``read_on`` begins the reading of a file that is followed while it grows.
    ``read_among`` is for files that hold logs of other formats, as notebooks do: it takes what
    finds the reader of such a log, and the registry makes ``read`` of it.
    """

    name: str
    guess: Callable[[Head], Claim]
    read: Callable[[Head, bytes], Reading]
    run_is_folder: bool = False
    read_file: Callable[[Head, Path], Reading] | None = None
    read_on: Callable[[], ReadingOn] | None = None
    read_among: "Callable[[FindReader, Head, bytes], Reading] | None" = None


FindReader: TypeAlias = Callable[[Head], Reader | None]
"""Gives the reader that claims a log by its head, None where none does."""


def from_head(read: Callable[[Head, bytes], Reading]) -> Callable[[Head, Path], Reading]:
    """A ``read_file`` for a reader that takes all from :attr:`Head.json`: no byte is read twice."""

    def read_file(head: Head, _: Path) -> Reading:
        return read(head, b"")

    return read_file
