"""The set that was open before: its best run drawn beside the runs of this one, and which is ahead.

Sets are remembered by their names in the session, and read again from where they are kept open.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from dashboard.model.contained import Stage, contained
from dashboard.model.run import LogBook
from dashboard.report import opening
from dashboard.text.escape import html
from dashboard.views.state import address
from dashboard.views.state.log_set import LogSet, open_set, title_of
from dashboard.views.state.page import Screen
from dashboard.views.widgets import choice

SEEN = "sets-seen"
"""Key of the names of the set that is open and of the one before it."""

BEFORE = "before"
"""The name of that set in the address, so that a page that is loaded anew knows it."""

NAME = "with-last"
MOST = 3
"""Runs that are drawn of a set of which none is best."""

_OTHER = "last-set:"
"""How the ids of its runs begin here: a run may be in both sets."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Runs of the set before, ready to be drawn, with their names."""

    book: LogBook
    names: Mapping[str, str]

    def joined(self, book: LogBook) -> LogBook:
        """The runs of ``book`` and these."""
        return LogBook(
            (*book.runs, *self.book.runs),
            {**book.series, **self.book.series},
            book.receipt,
            book.changes,
        )


NOTHING = Beside(LogBook(()), {})


def draw(screen: Screen) -> Beside:
    """Draw the switch, where there was another set; return what it adds to the figure."""
    name = _before(screen)
    if name is None:
        return NOTHING
    title = title_of(name, screen.texts)
    is_on = choice.is_on(NAME, screen.say("last-set", title=title), unasked=False)
    address.note(BEFORE, name if is_on else "", "")
    if not is_on:
        return NOTHING
    other = contained(
        Stage.SHOW, "last-set", lambda: open_set(name, screen.logs.offer, _silent), lambda _: None
    )
    if other is None or not other.book.runs:
        return NOTHING
    st.html(f'<p class="meta">{html(_said(screen, other, title))}</p>')
    return _beside(screen, other, title)


def _before(screen: Screen) -> str | None:
    """The name of the set that was open before this one, if it can still be opened."""
    seen: tuple[str, ...] = st.session_state.get(SEEN, ())
    asked = st.query_params.get(BEFORE, "")
    if not seen and asked != screen.logs.name and asked in screen.logs.offer.names():
        seen = (screen.logs.name, asked)  # the page was loaded anew
        st.session_state[SEEN] = seen
    if seen[:1] != (screen.logs.name,):
        seen = (screen.logs.name, *seen[:1])
        st.session_state[SEEN] = seen
    return seen[1] if len(seen) > 1 and seen[1] in screen.logs.offer.names() else None


def _silent(*_: object) -> None:
    """Nothing is told of a reading that the page does not wait for."""


def _beside(screen: Screen, other: LogSet, title: str) -> Beside:
    best = other.report.best
    chosen = [best.run_id] if best else [run.run_id for run in other.book.runs[:MOST]]
    titles = screen.words.calling({}).run_titles(other.book.runs)
    book = other.book.only(chosen)
    runs = tuple(replace(run, run_id=_OTHER + run.run_id) for run in book.runs)
    series = {_OTHER + run_id: many for run_id, many in book.series.items()}
    names = {
        _OTHER + run.run_id: screen.say("last-set-run", run=titles[run.run_id], title=title)
        for run in book.runs
    }
    return Beside(LogBook(runs, series), names)


def _said(screen: Screen, other: LogSet, title: str) -> str:
    """How the best of both sets ended, and which is ahead where one yardstick measures both."""
    own, before = screen.logs.report.best, other.report.best
    if own is None or before is None or (own.metric, own.split) != (before.metric, before.split):
        return screen.say("last-set-apart", title=title)
    sign = 1 if own.is_upward else -1
    ahead = sign * (own.end - before.end)
    return screen.say(
        "last-set-best",
        own=opening.best_value(screen.logs.report, screen.words),
        before=opening.best_value(other.report, screen.words),
        title=title,
        which="same" if ahead == 0 else "own" if ahead > 0 else "before",
    )
