"""Which logs are open: a bundled sample, the paths given at the start, or what was dropped.

Reading and judging are cached; what a person drops is kept for that person's session only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.report import Report
from dashboard.logs.load import UploadedBytes, load_paths, load_uploads
from dashboard.logs.run import LogBook

SAMPLES_FOLDER = Path(__file__).resolve().parents[2] / "sample_logs"
SAMPLES = ("learning_rate", "switch", "batch_size", "regimes")
"""The bundled studies, the one that opens first first."""

UPLOAD = "upload"
GIVEN = "given"
PATH = "path"

BOOK_LAST_EPOCHS = {"switch": 30}
"""The book shows only the last 30 epochs of the runs that switch batch size or learning rate."""


@dataclass(frozen=True, slots=True)
class LogSet:
    """An open log set; ``name`` is a sample's, ``upload``, ``given`` or ``path``."""

    name: str
    book: LogBook
    report: Report


@dataclass(frozen=True, slots=True)
class Offer:
    """The logs that can be opened now, beside the samples."""

    dropped: Sequence[UploadedFile]  # in this session
    path: Path | None  # asked for on the page
    given: Sequence[str]  # on the command line of the server

    def names(self) -> list[str]:
        """The names of the sets that can be opened, never none; the first opens unasked."""
        own = {UPLOAD: self.dropped, PATH: self.path, GIVEN: self.given}
        samples = [name for name in SAMPLES if (SAMPLES_FOLDER / name).is_dir()]
        return [name for name, logs in own.items() if logs] + samples or [UPLOAD]

    def paths(self, name: str) -> tuple[str, ...]:
        """The files and folders of the set called ``name``; none for an upload."""
        if name == PATH and self.path is not None:
            return (str(self.path),)
        return tuple(self.given) if name == GIVEN else (str(SAMPLES_FOLDER / name),)


def book_last_epochs(name: str) -> int | None:
    """How many of its last epochs the book shows of the set called ``name``; ``None`` for all."""
    return BOOK_LAST_EPOCHS.get(name)


def open_set(name: str, offer: Offer) -> LogSet:
    """Read and judge the set called ``name``, one of the offer's."""
    if name == UPLOAD:
        ids = tuple(file.file_id for file in offer.dropped)
        return LogSet(name, *_open_dropped(ids, offer.dropped))
    paths = offer.paths(name)
    return LogSet(name, *_open_paths(paths, _fingerprint(paths)))


@st.cache_resource(show_spinner=False, max_entries=8)
def _open_paths(paths: tuple[str, ...], fingerprint: object) -> tuple[LogBook, Report]:  # noqa: ARG001 (part of the cache's key)
    return _judged(load_paths([Path(path) for path in paths]))


@st.cache_resource(show_spinner=False, max_entries=2, scope="session")
def _open_dropped(
    ids: tuple[str, ...],  # noqa: ARG001 (the key of the cache)
    _files: Sequence[UploadedFile],
) -> tuple[LogBook, Report]:
    return _judged(load_uploads([UploadedBytes(file.name, file.getvalue()) for file in _files]))


def _judged(book: LogBook) -> tuple[LogBook, Report]:
    return book, diagnose(book)


def _fingerprint(paths: Sequence[str]) -> tuple[tuple[str, int, int], ...]:
    """Size and time of every file, so that logs that have grown are read again."""
    files = (
        file
        for path in map(Path, paths)
        for file in (sorted(path.rglob("*")) if path.is_dir() else [path])
        if file.is_file()
    )
    return tuple((str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files)
