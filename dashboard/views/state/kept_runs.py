"""The runs that a person kept of a set, so that every page shows these alone.

The choice is made by dragging along an axis of the map.  It stands in the session and, with short
ids, in the address.  Verdicts stay what they are among all runs, and so do names and colours.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

import streamlit as st

from dashboard.diagnosis.best import best_of
from dashboard.diagnosis.report import Report
from dashboard.model.curve import curves_of
from dashboard.model.run import LogBook
from dashboard.views.state import address, run_links
from dashboard.views.state.log_set import LogSet

KEY, NAME = "kept-runs", "only"
"""Key of the session's state, and name in the address."""

LONGEST = 1_500
"""Characters in the address; a longer choice stays in the session."""


def kept(log_set: str, everyone: Sequence[str]) -> tuple[str, ...]:
    """The ids of the runs that are kept, in the order of ``everyone``; empty where all are."""
    address.enlist(KEY, NAME)
    if KEY not in st.session_state:
        found = run_links.read(st.query_params.get(NAME, ""), everyone)
        st.session_state[KEY] = (log_set, *found) if found else ()
    chosen: tuple[str, ...] = st.session_state[KEY]
    if chosen[:1] != (log_set,):
        return ()
    ids = set(chosen[1:])
    found = [one for one in everyone if one in ids]
    return tuple(found) if len(found) < len(everyone) else ()


def keep(log_set: str, run_ids: Collection[str]) -> None:
    """Keep these runs alone; nothing changes where there are none."""
    if run_ids:
        st.session_state[KEY] = (log_set, *run_ids)


def release() -> None:
    """Show all runs again."""
    st.session_state[KEY] = ()


def narrowed(logs: LogSet) -> LogSet:
    """The set with the kept runs alone; itself where all are shown."""
    everyone = [run.run_id for run in logs.book.runs]
    ids = kept(logs.name, everyone)
    written = run_links.write(ids, everyone)
    address.note(NAME, written if len(written) <= LONGEST else "", "")
    if not ids:
        return logs
    book, report = _narrowing().of(logs.book, logs.report, ids)
    return replace(logs, book=book, report=report)


class _Narrowing:
    """The last book of a session with the kept runs alone: a click does not make it again."""

    def __init__(self) -> None:
        self._last: tuple[LogBook, Report, tuple[str, ...], tuple[LogBook, Report]] | None = None

    def of(self, book: LogBook, report: Report, ids: tuple[str, ...]) -> tuple[LogBook, Report]:
        last = self._last
        if last is None or last[0] is not book or last[1] is not report or last[2] != ids:
            few = book.only(ids)
            last = self._last = (book, report, ids, (few, _of(few, report)))
        return last[3]


@st.cache_resource(show_spinner=False, scope="session")
def _narrowing() -> _Narrowing:
    return _Narrowing()


def _of(book: LogBook, report: Report) -> Report:
    """The verdicts on the runs of ``book``, what is said of these alone, and the best of them.

    ``runs`` stay all, for names and colours are given among all.
    """
    ids = set(book.by_id)
    diagnoses = tuple(one for one in report.diagnoses if one.run_id in ids)
    best = report.best
    if best is not None and best.run_id not in ids:
        found = {one.run_id: one for one in diagnoses}
        best = best_of(curves_of(book), found, so_far=best.is_so_far)
    comparisons = tuple(one for one in report.comparisons if ids.issuperset(one.runs))
    return replace(report, diagnoses=diagnoses, comparisons=comparisons, best=best)
