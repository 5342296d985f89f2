"""Incremental judging of a set of runs of which only some have changed."""

from collections.abc import Collection, Iterable, Iterator

import numpy as np

from dashboard.diagnosis.case import Case
from dashboard.diagnosis.engine import diagnose, examine
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.running import Steadied, so_far
from dashboard.model.curve import Curve, RunCurves
from dashboard.model.memo import Memo
from dashboard.model.run import LogBook


class JudgedAgain:
    """The reports of successive readings of a set of runs, each equal to a report from scratch.

    A run whose curves did not change keeps its case; a family of such runs keeps its comparisons,
    and so do the verdicts that depend on nothing else. The lamps of a run that is being written are
    steadied (:class:`dashboard.diagnosis.running.Steadied`).
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
            if case is None or not _same(case.curves, curves):
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
            shown = self._steadied.setdefault(run_id, Steadied()).of(so_far(case))
            self._shown[run_id] = case, shown
        return shown


def _same(one: RunCurves, other: RunCurves) -> bool:
    """Whether two readings of a run are equal, NaN included."""
    return (
        one.run == other.run
        and one.x_unit == other.x_unit
        and np.array_equal([one.steps, one.epochs], [other.steps, other.epochs], equal_nan=True)
        and one.curves.keys() == other.curves.keys()
        and all(_same_curve(curve, other.curves[key]) for key, curve in one.curves.items())
    )


def _same_curve(one: Curve, other: Curve) -> bool:
    return np.array_equal(one.x, other.x) and np.array_equal(one.y, other.y, equal_nan=True)
