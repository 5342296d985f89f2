"""What a person has done with the runs: pinned, taken off the chart, named, chosen as baseline.

It is kept for the session and for each log set; all but the names stands in the address too, with
short ids made from the runs' own, so that a link shows the same.  Names are kept on the disk
(:mod:`dashboard.views.state.own_names`), so that no address says them.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import streamlit as st

from dashboard.model.run import Run
from dashboard.views.state import own_names
from dashboard.views.state import run_links as run_ids
from dashboard.views.state.log_set import LogSet
from dashboard.views.state.page import Screen

MOST_IN_ADDRESS = 60
"""Runs of one kind that the address names; longer addresses are cut by those who pass them on."""

SEPARATOR = "."


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks on the runs of one log set; ids of runs that are gone do no harm."""

    pinned: tuple[str, ...] = ()  # in the order in which they were pinned
    hidden: tuple[str, ...] = ()
    baseline: str = ""
    names: tuple[tuple[str, str], ...] = ()  # run id and name

    def pin(self, run_ids: Collection[str]) -> "Marks":
        """Pin runs too."""
        return replace(self, pinned=_with(self.pinned, run_ids))

    def unpin(self, run_ids: Collection[str]) -> "Marks":
        """Pin runs no longer."""
        return replace(self, pinned=_without(self.pinned, run_ids))

    def hide(self, run_ids: Collection[str]) -> "Marks":
        """Take runs off the chart too."""
        return replace(self, hidden=_with(self.hidden, run_ids))

    def show(self, run_ids: Collection[str]) -> "Marks":
        """Put runs back on the chart."""
        return replace(self, hidden=_without(self.hidden, run_ids))

    def compare_with(self, run_id: str) -> "Marks":
        """Compare the others with a run; with none if it is empty."""
        return replace(self, baseline=run_id)

    def call(self, run_id: str, name: str) -> "Marks":
        """Give a run a name of one's own; an empty one takes it back."""
        kept = tuple(pair for pair in self.names if pair[0] != run_id)
        clean = own_names.clean(name)
        return replace(self, names=(*kept, (run_id, clean)) if clean else kept)

    @property
    def on_top(self) -> tuple[str, ...]:
        """The runs that stay in sight: the baseline, then the pinned ones."""
        return _with((self.baseline,) if self.baseline else (), self.pinned)

    def drawn(self, run_ids: Collection[str]) -> tuple[str, ...]:
        """Those of the runs that are on the chart."""
        return _without(run_ids, set(self.hidden))


def recall(screen: Screen) -> Marks:
    """The marks on the runs of the open log set: from this session, else from address and disk."""
    known = {run.run_id for run in screen.logs.book.runs}
    kept = st.session_state.get(_key(screen.logs))
    marks = Marks(*kept) if kept else _arrived(screen)
    marks = Marks(
        tuple(one for one in marks.pinned if one in known),
        tuple(one for one in marks.hidden if one in known),
        marks.baseline if marks.baseline in known else "",
        marks.names,  # of all runs of the set, also where a page shows a part of them
    )
    keep(screen, marks)
    return marks


def keep(screen: Screen, marks: Marks) -> None:
    """Keep the marks for this session, and in the address what fits there."""
    st.session_state[_key(screen.logs)] = (marks.pinned, marks.hidden, marks.baseline, marks.names)
    _note("pinned", marks.pinned)
    _note("hidden", marks.hidden)
    _note("baseline", (marks.baseline,) if marks.baseline else ())


def reread(screen: Screen) -> None:
    """Take the marks from the address from now on; names stay."""
    keep(screen, _arrived(screen))


def call(screen: Screen, marks: Marks, run_id: str, name: str) -> None:
    """Give a run a name, or take it back with an empty one: here, and where a reload finds it."""
    own_names.call(screen.logs, run_id, name)
    keep(screen, marks.call(run_id, name))


def names(logs: LogSet) -> tuple[tuple[str, str], ...]:
    """A person's own names of runs of a set, each with its run's id, for whatever page."""
    kept = st.session_state.get(_key(logs))
    return Marks(*kept).names if kept else tuple(own_names.read(logs).items())


def short_id(run_id: str) -> str:
    """Eight characters that stand for a run in an address."""
    return run_ids.short_id(run_id, run_ids.WIDTHS[-1])


def _key(logs: LogSet) -> str:
    return f"marks-{logs.name}-{logs.key}"


def _arrived(screen: Screen) -> Marks:
    """The marks of the address, and the names."""
    return replace(_from_address(screen.logs.book.runs), names=names(screen.logs))


def _from_address(runs: Iterable[Run]) -> Marks:
    asked = {name: st.query_params.get(name, "") for name in ("pinned", "hidden", "baseline")}
    if not any(asked.values()):
        return Marks()
    by_short = {short_id(run.run_id): run.run_id for run in runs}
    found = {
        name: _with((), (by_short[one] for one in text.split(SEPARATOR) if one in by_short))
        for name, text in asked.items()
    }
    return Marks(found["pinned"], found["hidden"], next(iter(found["baseline"]), ""))


def _note(name: str, run_ids: Collection[str]) -> None:
    if run_ids and len(run_ids) <= MOST_IN_ADDRESS:
        st.query_params[name] = SEPARATOR.join(map(short_id, run_ids))
    else:
        st.query_params.pop(name, None)


def _with(those: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*those, *more)))


def _without(those: Iterable[str], fewer: Collection[str]) -> tuple[str, ...]:
    return tuple(one for one in those if one not in fewer)
