"""Followed log sets: the follower, what was made of its book, and what happened lately.

One per set of paths, shared by all sessions and guarded by a lock.  Nothing runs by itself: the
pages that show a set ask for a poll, and polls that come too soon get what the last one found.
"""

import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

import streamlit as st

from dashboard.diagnosis.again import JudgedAgain
from dashboard.logs.apart.reading import read_apart
from dashboard.logs.corrections.correction import Corrections
from dashboard.logs.follow.follower import Follower
from dashboard.logs.follow.pace import Going, Pace, pace_of
from dashboard.logs.follow.rhythm import pause
from dashboard.model import clock
from dashboard.model.memo import Memo
from dashboard.model.progress import OnProgress
from dashboard.model.run import LogBook, Run
from dashboard.model.table import Series
from dashboard.report.news import Kind, News, Seen, between

FRESH_S = 300.0
"""Seconds since its last change in which a run counts as being written."""

MOST_FOLLOWED = 8
"""Sets that are followed; the one not asked for longest goes first."""

MOST_NEWS = 200
"""Things that happened of which a page that comes back still learns."""

_MOST_SEEN = 64  # times at which a run without a clock was seen to go on


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a poll found; ``version`` counts the different books."""

    version: int
    seen: Seen
    gone: tuple[str, ...]
    unreadable: tuple[str, ...]
    last_change: float | None  # seconds since 1970
    pause_s: float = 0.0  # until the next poll


def _is_running(pace: Pace, now: float) -> bool:
    return pace.going(now) is Going.RUNNING


class FollowedSet:
    """One followed set of paths."""

    def __init__(
        self,
        paths: Sequence[Path],
        corrections: Corrections,
        *,
        apart: bool = False,
        within: Path | None = None,
    ) -> None:
        """Nothing is read before the first poll; with ``apart`` names tell families apart.

        No link out of ``within`` is followed.
        """
        self._follower = Follower(paths, corrections, into=read_apart, within=within)
        self._judge = JudgedAgain(apart=apart)
        self._lock = Lock()
        self._last: Snapshot | None = None
        self._due_at = 0.0
        self._began = 0.0
        self._news: deque[tuple[int, News]] = deque(maxlen=MOST_NEWS)
        self._seen_at: dict[str, deque[tuple[float, float]]] = {}
        self._measured: dict[str, _Measured] = {}
        self._stalled: set[str] = set()
        self._running: frozenset[str] = frozenset()

    def poll(self, now: float | None = None, told: OnProgress | None = None) -> Snapshot:
        """What is known now; the disk is polled if that is due."""
        with self._lock:
            at = clock.now() if now is None else now
            if self._last is not None and at < self._due_at:
                return self._last
            began = time.monotonic()
            if self._last is None:
                self._began = at
            changed = self._follower.poll(at, told)
            found = self._concluded(at, changed=changed)
            quiet = at - (found.last_change or self._began)  # an empty folder may fill at once
            self._last = replace(found, pause_s=pause(quiet, time.monotonic() - began))
            self._due_at = at + self._last.pause_s
            return self._last

    def news(self, after: int) -> tuple[News, ...]:
        """What happened in the books after version ``after``, in that order."""
        with self._lock:
            return tuple(news for version, news in self._news if version > after)

    def _concluded(self, now: float, *, changed: bool) -> Snapshot:
        last, version = self._last, 0 if self._last is None else self._last.version
        book = self._follower.book
        paces = self._paces(book, now) if last is None or changed else last.seen.paces
        running = frozenset(one for one, pace in paces.items() if _is_running(pace, now))
        if last is None or changed or running != self._running:
            seen = Seen(book, self._judge.report(book, running), paces)
            version += 1
            changed = True
            if last is not None:
                self._news.extend((version, news) for news in between(last.seen, seen))
        else:
            seen = last.seen
        stalled = {one for one, pace in seen.paces.items() if pace.going(now) is Going.STALLED}
        if stalled - self._stalled:
            version += not changed
            self._news.extend((version, News(Kind.STALLED, one)) for one in stalled - self._stalled)
        self._stalled, self._running = stalled, running
        return Snapshot(
            version,
            seen,
            self._follower.gone,
            self._follower.unreadable,
            self._follower.last_change(),
        )

    def _paces(self, book: LogBook, now: float) -> dict[str, Pace]:
        """The pace of the runs that are being written, or were while they were followed."""
        paces, measured = {}, self._measured
        self._measured = {}
        changed_at = self._follower.changed_at()
        for run in book.runs:
            last_at = changed_at.get(run.run_id)
            if last_at is None or last_at < min(self._began or now, now) - FRESH_S:
                continue
            many = book.series.get(run.run_id, ())
            held = measured.get(run.run_id)
            if held is not None and held.series is many and held.run == run:
                pace: Pace | None = replace(held.pace, last_at=last_at)
            else:
                pace = self._pace(run, many, last_at)
            if pace is not None:
                self._measured[run.run_id] = _Measured(run, many, pace)
                paces[run.run_id] = pace
        return paces

    def _pace(self, run: Run, many: Sequence[Series], last_at: float) -> Pace | None:
        """The pace of a run; of one without a clock from when it was seen to go on."""
        seen = self._seen_at.setdefault(run.run_id, deque(maxlen=_MOST_SEEN))
        pace = pace_of(run, many, last_at)
        if pace is None:
            return None
        if not seen or pace.done > seen[-1][1]:
            seen.append((last_at, pace.done))
        return pace_of(run, many, last_at, tuple(seen)) or pace


@dataclass(frozen=True, slots=True)
class _Measured:
    """A run's pace and what it was measured from."""

    run: Run
    series: Sequence[Series]
    pace: Pace


class FollowedSets:
    """The sets that are followed."""

    def __init__(self) -> None:
        """None is followed yet."""
        self._sets = Memo(MOST_FOLLOWED)

    def of(
        self,
        paths: Sequence[Path],
        corrections: Corrections,
        *,
        apart: bool = False,
        within: Path | None = None,
    ) -> FollowedSet:
        """The followed set of ``paths``, begun now if nobody follows it yet."""
        key = tuple(map(str, paths)), corrections, apart, within
        return self._sets.get(
            key, lambda: FollowedSet(paths, corrections, apart=apart, within=within)
        )

    def knows(self, path: Path) -> bool:
        """Whether ``path`` is followed, be it there or not."""
        keys = self._sets.keys()
        return any(paths == (str(path),) for paths, *_ in keys)


@st.cache_resource(show_spinner=False)
def followed_sets() -> FollowedSets:
    """The followed sets of the server's disk, for all sessions."""
    return FollowedSets()
