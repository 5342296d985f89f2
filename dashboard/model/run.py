"""What was read: runs, the receipt of what was lost in reading, and the log book with both.

This module knows no file format and no verdict.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

import pandas as pd

from dashboard.model import setting
from dashboard.model.change import Change
from dashboard.model.lineage import Lineage
from dashboard.model.run_axis import lies_by_epoch
from dashboard.model.table import Series, build_table

Setting: TypeAlias = setting.Setting
"""A hyper-parameter's value as the side file or the path gave it."""


class XUnit(StrEnum):
    """What a run's ``step`` counts."""

    STEP = "step"  # optimizer updates
    EPOCH = "epoch"


@dataclass(frozen=True, slots=True)
class Run:
    """One training: everything that its logs say about it except the points."""

    run_id: str  # unique in its LogBook, stable between two readings of the same source
    label: str  # short name for people: the last distinctive part of the path
    source: str  # folder or file, relative to the path that was opened, POSIX separators
    format: str  # name of the reader; "+"-joined when several logs of one training were merged
    x_unit: XUnit
    config: Mapping[str, Setting]  # lr, batch_size, optimizer, momentum, weight_decay, seed, …
    started_at: float | None = None  # seconds since 1970
    finished: bool | None = None  # None: the log does not say
    parts: tuple[str, ...] = ()  # the files it was put together from
    lineage: Lineage | None = None  # of a run that followed advice

    def __post_init__(self) -> None:
        """Whoever made the run: no rule meets a whole number that no float holds."""
        object.__setattr__(self, "config", setting.all_bounded(self.config))


def unit_of(run: Run, many: Sequence[Series]) -> XUnit:
    """The default x axis of the curves of ``run``, given its series ``many``."""
    by_epoch = run.x_unit is XUnit.EPOCH or lies_by_epoch(many)
    return XUnit.EPOCH if by_epoch else XUnit.STEP


class Note(StrEnum):
    """Why something in a source was left out or changed; each has a sentence per language."""

    EMPTY_FILE = "empty-file"
    EMPTY_FOLDER = "empty-folder"
    NOT_A_LOG = "not-a-log"
    NO_SCALARS = "no-scalars"
    NO_AXIS = "no-axis"
    ROWS_AS_EPOCHS = "rows-as-epochs"
    ROWS_AS_STEPS = "rows-as-steps"
    AXIS_MEASURED = "axis-measured"
    NUMBERS_LEFT_OUT = "numbers-left-out"
    NEAREST_FORM = "nearest-form"
    NO_NUMBERS = "no-numbers"
    NOT_FOUND = "not-found"
    UNREADABLE = "unreadable"
    READER_FAILED = "reader-failed"
    TOOK_TOO_LONG = "took-too-long"
    TOOK_TOO_MUCH_MEMORY = "took-too-much-memory"
    BROKE_OFF = "broke-off"
    NOT_PUT_TOGETHER = "not-put-together"
    PICKLE_NOT_OPENED = "pickle-not-opened"
    NOT_AN_EVENT_FILE = "not-an-event-file"
    DAMAGED_RECORD = "damaged-record"
    BAD_LENGTH_CHECKSUM = "bad-length-checksum"
    CUT_OFF = "cut-off"
    ZERO_PADDING = "zero-padding"
    BAD_CELLS = "bad-cells"
    BAD_ROWS = "bad-rows"
    LONG_LINES = "long-lines"
    SAME_STEP_KEPT_LAST = "same-step-kept-last"
    STEPS_REORDERED = "steps-reordered"
    SUMMARY_LEFT_OUT = "summary-left-out"
    EPOCHS_TO_STEPS = "epochs-to-steps"
    TABLES_READ = "tables-read"
    TABLES_LEFT = "tables-left"
    TABLES_AGAIN = "tables-again"
    CELLS_READ = "cells-read"
    CELLS_AGAIN = "cells-again"
    CELLS_GO_ON = "cells-go-on"
    PERCENT_TO_SHARE = "percent-to-share"
    RESTART_REPLACED = "restart-replaced"
    MERGED = "merged"
    TABLE_DIVIDED = "table-divided"
    ALREADY_IN_EVENTS = "already-in-events"
    FITS_GO_ON = "fits-go-on"
    FITS_ANEW = "fits-anew"
    CLOCKS_LEFT_OUT = "clocks-left-out"
    NAMES_LEFT_OUT = "names-left-out"
    ARCHIVE_OPENED = "archive-opened"
    NESTED_ARCHIVE = "nested-archive"
    BAD_ARCHIVE = "bad-archive"
    PACK_OPENED = "pack-opened"
    BAD_PACK = "bad-pack"
    UNSAFE_NAME = "unsafe-name"
    NAME_TWICE = "name-twice"
    LINK_NOT_FOLLOWED = "link-not-followed"
    LINK_LEADS_OUT = "link-leads-out"
    ENCRYPTED = "encrypted"
    TOO_BIG = "too-big"
    PACKED_TOO_TIGHTLY = "packed-too-tightly"
    TOO_MANY_FILES = "too-many-files"
    SETTINGS_UNREADABLE = "settings-unreadable"
    SIDE_FILE = "side-file"
    CORRECTED = "corrected"
    SET_ASIDE = "set-aside"
    WRONG_FORMAT = "wrong-format"
    ADDRESS_NOT_OPENED = "address-not-opened"
    ADDRESS_NOT_FOUND = "address-not-found"
    ADDRESS_DENIED = "address-denied"
    ADDRESS_SILENT = "address-silent"
    PACKAGE_MISSING = "package-missing"


@dataclass(frozen=True, slots=True)
class ReceiptNote:
    """One fact about a source: what happened, how often, and where (a byte, a line, a name)."""

    code: Note
    count: int = 1
    where: str = ""


@dataclass(frozen=True, slots=True)
class SourceReceipt:
    """What was read from one file and what was lost; counts are of points unless noted."""

    path: str  # relative to what was opened
    format: str  # reader's name, "" when no reader took it
    size: int = 0  # bytes
    points: int = 0  # in the table
    damaged: int = 0  # records or cells that could not be read
    recovered: int = 0  # read although the frame around them was damaged
    duplicated: int = 0  # further values at a step that already had one
    reordered: int = 0  # moved so that steps rise
    replaced: int = 0  # overwritten by a restart
    skipped: bool = False  # nothing of it was used, the notes say why
    notes: tuple[ReceiptNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """The account of a whole reading, one entry per file."""

    sources: tuple[SourceReceipt, ...] = ()

    def of(self, runs: Iterable[Run]) -> tuple[SourceReceipt, ...]:
        """The files that ``runs`` were put together from, each once.

        Where several paths were opened, the first part of a run's id is put before its files.
        """
        names = {
            name
            for run in runs
            for part in run.parts
            for name in (part, f"{run.run_id.split('/')[0]}/{part}")
        }
        return tuple(source for source in self.sources if source.path in names)

    def total(self, name: str) -> int:
        """The sum over all sources of a count, such as ``points``, ``damaged`` or ``replaced``."""
        return sum(int(getattr(source, name)) for source in self.sources)


@dataclass(frozen=True)
class LogBook:
    """Runs, their points, and the receipt: the result of the reading stage.

    ``series`` holds the points of each run by its id, one series for each metric and split; a run
    without points may be missing there.
    """

    runs: tuple[Run, ...]
    series: Mapping[str, Sequence[Series]] = field(default_factory=dict)
    receipt: Receipt = field(default_factory=Receipt)
    changes: tuple[Change, ...] = ()  # where the curves were damaged, repeated or moved

    def only(self, run_ids: Collection[str]) -> "LogBook":
        """The log book with these runs only, itself if they are all; the receipt stays whole."""
        keep = set(run_ids)
        if all(run.run_id in keep for run in self.runs):
            return self
        runs = tuple(run for run in self.runs if run.run_id in keep)
        series = {run_id: points for run_id, points in self.series.items() if run_id in keep}
        changes = tuple(one for one in self.changes if one.run_id in keep)
        book = LogBook(runs, series, self.receipt, changes)
        if "units" in vars(self):  # they are of each run by itself, and take a look at every epoch
            vars(book)["units"] = {run.run_id: self.units[run.run_id] for run in runs}
        return book

    def each(self, metric: str, split: str) -> Iterator[tuple[str, Series]]:
        """Every run's id and its points of ``metric`` on ``split``, where it has some."""
        for run_id, many in self.series.items():
            for one in many:
                if one.metric == metric and one.split == split and len(one):
                    yield run_id, one

    def points_by_metric(self) -> Counter[str]:
        """The number of points of each logged metric."""
        counts: Counter[str] = Counter()
        for many in self.series.values():
            for one in many:
                counts[one.metric] += len(one)
        return +counts

    @cached_property
    def scalars(self) -> pd.DataFrame:
        """All points as the tidy table of :mod:`dashboard.model.table`; treat it as read-only.

        It is built on first use: the program itself works on ``series``.
        """
        return build_table(self.series.items())

    @cached_property
    def units(self) -> Mapping[str, XUnit]:
        """The default x axis of each run's curves, by run id."""
        return {run.run_id: unit_of(run, self.series.get(run.run_id, ())) for run in self.runs}

    @cached_property
    def by_id(self) -> Mapping[str, Run]:
        """The runs by their ids."""
        return {run.run_id: run for run in self.runs}
