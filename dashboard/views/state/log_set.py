"""Which logs are open: a bundled sample, the paths given at the start, or what was dropped.

What is on the server's disk is shared; what a person drops is seen by that person's session, and by
whoever was given its link.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dashboard import bundled
from dashboard.diagnosis.report import Report
from dashboard.logs.apart.reading import read_apart
from dashboard.logs.corrections import saved_corrections
from dashboard.logs.corrections.correction import Corrections
from dashboard.logs.file_head import HEAD_BYTES, Head
from dashboard.logs.load import UploadedBytes, load_uploads
from dashboard.logs.sources.disk import is_inside
from dashboard.logs.sources.safe_names import clean_name
from dashboard.model.progress import OnProgress
from dashboard.model.run import LogBook, Run
from dashboard.text.catalogue import Catalogue
from dashboard.training.counting import METRICS, SETTINGS
from dashboard.views.state.opened_sets import dropped_sets, opened_sets
from dashboard.views.state.sent_logs import SentFile

SAMPLES_FOLDER = bundled.samples_folder()
GROUP_OF = {study.name: study.group for study in bundled.studies(SAMPLES_FOLDER)}
"""The bundled studies with the group of each, the one that opens first first."""
SAMPLES = tuple(GROUP_OF)

SET = "set"
"""Key of the choice of the open set, and its name in the address."""

UPLOAD = "upload"
GIVEN = "given"
PATH = "path"
TRAINED = "trained"
"""The logs of a training that was started on the page *Experiment*."""

EXAMPLES = "examples"
"""Runs that the Guide shows beside those of the studies; they open by a link alone."""

EXAMPLES_FOLDER = Path(__file__).parents[1] / "guide_page" / "runs" / EXAMPLES

BOOK_LAST_EPOCHS = {"switch": 30}
"""The book shows only the last 30 epochs of the runs that switch batch size or learning rate."""


@dataclass(frozen=True, slots=True)
class Offer:
    """The logs that can be opened now, beside the samples."""

    dropped: Sequence[SentFile]  # by this person, or whoever gave the link
    path: Path | None  # asked for on the page
    given: Sequence[str]  # on the command line of the server
    trained: Sequence[Path] = ()  # the logs of a training that was started on the page
    root: Path | None = None  # resolved; what is asked for on the page lies in it
    examples: bool = False  # whether the runs of the Guide are asked for, which no list names

    def names(self) -> list[str]:
        """The names of the sets that can be opened, never none; the first opens unasked."""
        own = {
            UPLOAD: self.dropped,
            PATH: self.path,
            GIVEN: self.given,
            TRAINED: self.trained,
        }
        shown = [*SAMPLES, EXAMPLES] if self.examples else [*SAMPLES]
        return [name for name, logs in own.items() if logs] + shown or [UPLOAD]

    def within(self, name: str) -> Path | None:
        """The folder that no link may lead out of in the set called ``name``, where there is one.

        What the command line names may lie, and lead, anywhere: who starts the server chose it.
        """
        return self.root if name == PATH else None

    def paths(self, name: str) -> tuple[str, ...]:
        """The files and folders of the set called ``name``; none for an upload."""
        if name == PATH and self.path is not None:
            return (str(self.path),)
        if name == TRAINED and self.trained:
            return tuple(map(str, self.trained))
        if name == EXAMPLES:
            return (str(EXAMPLES_FOLDER),)
        return tuple(self.given) if name == GIVEN else (str(SAMPLES_FOLDER / name),)


@dataclass(frozen=True, slots=True)
class LogSet:
    """An open log set; ``name`` is a sample's, ``upload``, ``given``, ``path`` or ``trained``."""

    name: str
    book: LogBook
    report: Report
    key: str  # of what corrects its reading
    corrections: Corrections
    offer: Offer

    def columns(self, path: str) -> tuple[str, ...]:
        """The header of the table that the receipt calls ``path``; empty where there is none."""
        head = Head(path, self._start(path)[:HEAD_BYTES], whole=False)
        return head.table.header if head.table is not None and head.table.has_header else ()

    def folder_of(self, run: Run) -> Path | None:
        """The folder on the server's disk where our trainer wrote ``run``; ``None`` if unsure."""
        if self.name == UPLOAD:
            return None
        named = PurePosixPath(run.run_id).parts
        found = set()
        for opened in (Path(path).resolve() for path in self.offer.paths(self.name)):
            place = (opened / run.source).resolve()
            is_complete = all((place / name).is_file() for name in (SETTINGS, METRICS))
            if is_complete and place.is_relative_to(opened) and place.parts[-len(named) :] == named:
                found.add(place)
        return found.pop() if len(found) == 1 else None

    def _may_open(self, place: Path) -> bool:
        """Whether no link leads from the set to what nobody may open on the page."""
        within = self.offer.within(self.name)
        return within is None or is_inside(place, within)

    def _start(self, path: str) -> bytes:
        """The first bytes of a file of the set; none of a file inside an archive."""
        return self.read(path, HEAD_BYTES + 1)

    def read(self, path: str, limit: int = -1) -> bytes:
        """The first ``limit`` bytes of a file of the set, all by default.

        Empty for a file inside an archive, and where it cannot be read any more.
        """
        if self.name == UPLOAD:
            sent = (file for file in self.offer.dropped if clean_name(file.name) == path)
            held = next((file.getvalue() for file in sent), b"")
            return held if limit < 0 else held[:limit]
        for opened in map(Path, self.offer.paths(self.name)):
            for place in (opened / path, opened.parent / path):
                with suppress(OSError, ValueError):
                    if place.is_file() and place.is_relative_to(opened) and self._may_open(place):
                        with place.open("rb") as file:
                            return file.read(limit)
        return b""


def book_last_epochs(name: str) -> int | None:
    """How many of its last epochs the book shows of the set called ``name``; ``None`` for all."""
    return BOOK_LAST_EPOCHS.get(name)


def code_of(name: str) -> str:
    """The end of the ids of the texts on the set or the group called ``name``."""
    return name.replace("_", "-")


def title_of(name: str, texts: Catalogue) -> str:
    """What the set called ``name`` is called in full, a bundled study with its group."""
    title = texts.say(f"set-{code_of(name)}")
    group = GROUP_OF.get(name)
    if not group:
        return title
    return texts.say("set-in-group", group=texts.say(f"set-group-{code_of(group)}"), title=title)


def open_set(name: str, offer: Offer, told: OnProgress, *, apart: bool = False) -> LogSet:
    """Read and judge the set called ``name``, one of the offer's, with what corrects its reading.

    ``told`` is called while it is read, not when it was read before.  With ``apart`` runs are
    compared only where nothing that differs remains of their names.
    """
    if name == UPLOAD:
        key = saved_corrections.key_of_uploads((file.name, file.size) for file in offer.dropped)
        corrections = saved_corrections.read(key)
        ids = tuple(file.file_id for file in offer.dropped)
        judged = dropped_sets().judged(
            (ids, corrections), lambda: _read_dropped(offer, corrections, told), apart=apart
        )
    else:
        paths = [Path(path) for path in offer.paths(name)]
        key = saved_corrections.key_of_paths(paths)
        corrections = saved_corrections.read(key)
        opened = opened_sets().of(paths, corrections, offer.within(name))
        judged = opened.judged(told, apart=apart)
    return LogSet(name, *judged, key, corrections, offer)


def _read_dropped(offer: Offer, corrections: Corrections, told: OnProgress) -> LogBook:
    files = [UploadedBytes(file.name, file.getvalue()) for file in offer.dropped]
    return load_uploads(files, corrections=corrections, progress=told, into=read_apart)
