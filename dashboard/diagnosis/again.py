"""Incremental judging of a set of runs of which only some have changed."""

from collections.abc import Collection, Iterable, Iterator

from dashboard.diagnosis.case import Case
from dashboard.diagnosis.engine import diagnose, examine, examine_so_far
from dashboard.diagnosis.live.earlier import same
from dashboard.diagnosis.live.running import so_far
from dashboard.diagnosis.live.steadied import Steadied
from dashboard.diagnosis.report import Report
from dashboard.model.curve import RunCurves
from dashboard.model.memo import Memo
from dashboard.model.run import LogBook


class JudgedAgain:
    """The reports of successive readings of a set of runs, each equal to a report from scratch.

    A run whose curves did not change keeps its case; a family of such runs keeps its comparisons,
    and so do the verdicts that depend on nothing else. The lamps of a run that is being written are
    steadied (:class:`dashboard.diagnosis.live.steadied.Steadied`).
    """

    def __init__(self, *, apart: bool = False) -> None:
        """Nothing is judged yet; with ``apart`` families are separated by names."""
        self._apart = apart
        self._cases: dict[str, Case] = {}
        self._steadied: dict[str, Steadied] = {}
        self._shown: dict[str, tuple[Case, Case]] = {}
        self._running: frozenset[str] = frozenset()
        self._memo = Memo()
        self.examined = 0
        """The total number of runs judged from their own curves."""

    def report(self, book: LogBook, running: Collection[str] = ()) -> Report:
        """The report on ``book``; the lamps of the ``running`` runs are steadied."""
        self._memo.next_round()
        self._running = frozenset(running)
        return diagnose(
            book,
            apart=self._apart,
            examine_all=self._examine_all,
            memo=self._memo,
            running=running,
        )

    def _examine_all(self, runs: Iterable[RunCurves]) -> Iterator[Case]:
        """The cases of ``runs``, in their order."""
        kept, self._cases = self._cases, {}
        for curves in runs:
            case = kept.get(curves.run.run_id)
            if case is None or not same(case.curves, curves):
                case = examine(curves)
                self.examined += 1
            self._cases[curves.run.run_id] = case
            yield self._steady(curves.run.run_id, case)

    def _steady(self, run_id: str, case: Case) -> Case:
        """The case to show: for a run that is being written, with steadied lamps."""
        if run_id not in self._running:
            self._steadied.pop(run_id, None)
            self._shown.pop(run_id, None)
            return case
        judged, shown = self._shown.get(run_id, (None, None))
        if shown is None or judged is not case:
            shown = self._steadied_of(run_id).of(so_far(case))
            self._shown[run_id] = case, shown
        return shown

    def _steadied_of(self, run_id: str) -> Steadied:
        if run_id not in self._steadied:
            self._steadied[run_id] = Steadied(examine_so_far)
        return self._steadied[run_id]
