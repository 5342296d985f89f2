"""Where a report of chosen figures is kept: a folder with an index, and two files a figure.

Each file is written beside its place and moved there.  What is damaged is as if it had never been.
A figure's files lie there before the index names them and go after it; those that it does not name,
since the program was ended in between, go once they are a day old.
"""

import gzip
import hashlib
import json
import shutil
import threading
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from dashboard import user_folders
from dashboard.report.collection import entry
from dashboard.report.collection.entry import MOST, Collection, Entry
from dashboard.whole_files import ABANDONED_S, remove_old

FOLDER = "figures"
"""Where the reports of log sets lie among the user's data."""

INDEX = "report.json"
MAX_BYTES = 1 << 22
"""Of the index; sentences and titles are shorter."""

MAX_FIGURE = 48 << 20
"""Bytes of one figure's specification: more than one of a thousand curves has."""

MAX_ALL = 64 << 20
"""Bytes of all figures of a report, as they lie on the disk."""

MOST_REPORTS = 200
"""Reports beside each other; of more those changed longest ago go."""

_writing = threading.Lock()
"""Two tabs of one person: what one adds is not undone by the other."""


def store_of(key: str) -> "Store | None":
    """The report of the log set that is corrected under ``key``; ``None`` where none can be."""
    folder = user_folders.data_folder()
    if folder is None or not key:
        return None
    return Store(folder / FOLDER / hashlib.sha256(key.encode()).hexdigest())


class Added(StrEnum):
    """What came of adding a figure; the value is the end of its sentence."""

    DONE = "done"
    THERE = "there"  # it was in the report already
    FULL = "full"  # no more figures, or bytes, of one report
    FAILED = "failed"  # the disk refuses


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure itself: its specification as JSON, and its picture as SVG."""

    spec: str
    svg: bytes


class Store:
    """The report in one folder, which need not be there yet."""

    def __init__(self, folder: Path) -> None:
        """Nothing is looked at before it is asked for."""
        self._folder = folder

    def read(self) -> Collection:
        """The report; an empty one where there is none."""
        try:
            with (self._folder / INDEX).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
            return entry.read(json.loads(data)) if len(data) <= MAX_BYTES else Collection()
        except (OSError, ValueError, RecursionError):
            return Collection()

    def change(self, how: Callable[[Collection], Collection]) -> bool:
        """Change the report; return whether that is done."""
        with _writing:
            held = self.read()
            after = how(held)
            if not self._write(after):
                return False
            left = {one.entry_id for one in after.entries}
            for one in held.entries:
                if one.entry_id not in left:
                    self._remove(one.entry_id)
            self._sweep(after)
            return True

    def add(self, new: Entry, drawing: Drawing) -> Added:
        """Put a figure behind the others."""
        with _writing:
            held = self.read()
            if any(one.entry_id == new.entry_id for one in held.entries):
                return Added.THERE
            files = {
                self._spec(new.entry_id): gzip.compress(drawing.spec.encode(), 6, mtime=0),
                self._svg(new.entry_id): gzip.compress(drawing.svg, 6, mtime=0),
            }
            size = sum(map(len, files.values())) + self._size(held)
            if len(held.entries) >= MOST or size > MAX_ALL or len(drawing.spec) > MAX_FIGURE:
                return Added.FULL
            is_done = all(user_folders.replace_file(*one) for one in files.items())
            after = Collection(held.title, (*held.entries, new))
            if is_done and self._write(after):
                self._sweep(after)
                return Added.DONE
            self._remove(new.entry_id)
            return Added.FAILED

    def drawing(self, entry_id: str) -> Drawing | None:
        """A figure itself; ``None`` where its files are gone or damaged."""
        spec, svg = self._opened(self._spec(entry_id)), self.svg(entry_id)
        if spec is None or svg is None:
            return None
        return Drawing(spec.decode("utf-8", "replace"), svg)

    def svg(self, entry_id: str) -> bytes | None:
        """The picture of a figure alone."""
        return self._opened(self._svg(entry_id))

    def tidy(self) -> None:
        """Let the reports go that were changed longest ago, where there are too many beside it."""
        with suppress(OSError):
            beside = [one for one in self._folder.parent.iterdir() if (one / INDEX).is_file()]
            beside.sort(key=lambda one: (one / INDEX).stat().st_mtime_ns)
            for one in beside[: max(len(beside) - MOST_REPORTS, 0)]:
                shutil.rmtree(one, ignore_errors=True)

    def _write(self, collection: Collection) -> bool:
        data = json.dumps(asdict(collection), ensure_ascii=False).encode("utf-8", "replace")
        return len(data) <= MAX_BYTES and user_folders.replace_file(self._folder / INDEX, data)

    def _opened(self, place: Path) -> bytes | None:
        """What a compressed file holds, within the limit."""
        try:
            with gzip.open(place) as file:
                data = file.read(MAX_FIGURE + 1)
        except (OSError, EOFError, zlib.error):
            return None
        return data if len(data) <= MAX_FIGURE else None

    def _size(self, held: Collection) -> int:
        """Bytes of the figures that the report names, as they lie on the disk."""
        size = 0
        for place in self._files(held):
            with suppress(OSError):
                size += place.stat().st_size
        return size

    def _sweep(self, held: Collection) -> None:
        """Remove old files of figures that the report does not name; another server may add one."""
        named = self._files(held)
        with suppress(OSError):
            remove_old(set(self._folder.glob("*.gz")) - named, ABANDONED_S)

    def _files(self, held: Collection) -> set[Path]:
        ids = [one.entry_id for one in held.entries]
        return {place(entry_id) for entry_id in ids for place in (self._spec, self._svg)}

    def _remove(self, entry_id: str) -> None:
        for place in (self._spec(entry_id), self._svg(entry_id)):
            with suppress(OSError):
                place.unlink(missing_ok=True)

    def _spec(self, entry_id: str) -> Path:
        return self._folder / f"{entry_id}.json.gz"

    def _svg(self, entry_id: str) -> Path:
        return self._folder / f"{entry_id}.svg.gz"
