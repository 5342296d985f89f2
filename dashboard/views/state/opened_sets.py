"""Log sets that are open, read and judged once, so that a click reads and judges nothing again.

A set on the server's disk is polled at every rerun: what changed is read and judged, nothing else.
Where the look at a large folder costs, people who click at the same time share it.
A reading tells the page how far it has come, which the cache of Streamlit's functions cannot do: it
would repeat on every hit what was drawn meanwhile.
"""

import gc
import time
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from threading import Lock

import streamlit as st

from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.report import Report
from dashboard.logs.apart.reading import read_apart
from dashboard.logs.corrections.correction import Corrections
from dashboard.logs.follow.follower import Follower
from dashboard.logs.follow.pace import running_in
from dashboard.model.memo import Memo
from dashboard.model.progress import OnProgress
from dashboard.model.run import LogBook

Judged = tuple[LogBook, Report]

MOST_SETS = 8
"""Sets from disk, for all sessions; the one not asked for longest goes first."""

MOST_DROPPED = 2
"""Books and reports of what one person dropped, each."""

CHEAP_LOOK_S = 0.005
"""Processor time in seconds of a look at the disk that every rerun takes by itself."""

LOOK_SHARE = 0.02
"""Of the time that looks at one set may take, where they are not cheap."""

MOST_REST_S = 2.0
"""Seconds after which the disk is looked at again in any case, as where a set is followed."""

MANY_RUNS = 50
"""Of a book with so many, Python's collector should pass over the parts."""


class OpenedSet:
    """One set of paths on the server's disk, as it stands."""

    def __init__(
        self, paths: Sequence[Path], corrections: Corrections, within: Path | None = None
    ) -> None:
        """Nothing is read before it is asked for; no link out of ``within`` is followed."""
        self._follower = Follower(paths, corrections, waits=False, into=read_apart, within=within)
        self._reports: dict[bool, Report] = {}
        self._looks_at = 0.0  # monotonic, s
        self._lock = Lock()

    def judged(self, told: OnProgress, *, apart: bool) -> Judged:
        """The book and its report; ``told`` is called while files are read.

        With ``apart`` names tell families apart.
        """
        with self._lock:
            if time.monotonic() >= self._looks_at:
                self._look(told)
            book = self._follower.book
            if apart not in self._reports:
                self._reports[apart] = judge(book, apart=apart)
            return book, self._reports[apart]

    def _look(self, told: OnProgress) -> None:
        began = time.thread_time()
        if self._follower.poll(time.time(), told):
            self._reports.clear()
        else:
            self._looks_at = time.monotonic() + rest(time.thread_time() - began)


def rest(look_s: float) -> float:
    """Seconds until the next look at a set, of which one took ``look_s`` of processor time."""
    return min(look_s / LOOK_SHARE, MOST_REST_S) if look_s > CHEAP_LOOK_S else 0.0


class OpenedSets:
    """The sets on disk that were opened last."""

    def __init__(self) -> None:
        """None is open yet."""
        self._sets = Memo(MOST_SETS)

    def of(
        self, paths: Sequence[Path], corrections: Corrections, within: Path | None = None
    ) -> OpenedSet:
        """The set of ``paths``, the same for all who open it within the same folder."""
        key = (tuple(map(str, paths)), corrections, within)
        return self._sets.get(key, lambda: OpenedSet(paths, corrections, within))


class DroppedSets:
    """What one person dropped last."""

    def __init__(self, most: int = MOST_DROPPED) -> None:
        """Hold at most ``most`` books and as many reports."""
        self._books, self._reports = Memo(most), Memo(most)

    def judged(self, key: Hashable, read: Callable[[], LogBook], *, apart: bool = False) -> Judged:
        """The book of ``key`` with its report; ``read`` and judged if it is not held.

        With ``apart`` names tell families apart; a book that is held is only judged again.
        """
        book = self._books.get(key, read)
        return book, self._reports.get((key, apart), lambda: judge(book, apart=apart))


def judge(book: LogBook, *, apart: bool) -> Report:
    """The report on a book; Python's collector passes over a large one from now on."""
    report = diagnose(book, apart=apart, running=running_in(book, time.time()))
    if len(book.runs) >= MANY_RUNS:
        _set_apart()
    return report


def _set_apart() -> None:
    """Let the collector pass over what lives long, such as a book, while pages are drawn.

    What was set apart before is examined again first, so that nothing is held for good.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


@st.cache_resource(show_spinner=False)
def opened_sets() -> OpenedSets:
    """The sets that every session may see: those of the server's disk."""
    return OpenedSets()


@st.cache_resource(show_spinner=False, scope="session")
def dropped_sets() -> DroppedSets:
    """The sets of this session only: what the person dropped."""
    return DroppedSets()
