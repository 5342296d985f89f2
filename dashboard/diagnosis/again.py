"""Judging a set of runs again when only some of them have changed."""

from collections.abc import Iterable, Iterator

import numpy as np

from dashboard.diagnosis.case import Case
from dashboard.diagnosis.curve import Curve, RunCurves
from dashboard.diagnosis.engine import diagnose, examine
from dashboard.diagnosis.report import Report
from dashboard.logs.remembered import Remembered
from dashboard.logs.run import LogBook


class JudgedAgain:
    """The reports of a set of runs, book by book: the same as if each were judged by itself.

    A run whose curves are as they were keeps its case; a family all of whose runs do keeps what was
    found across them, and so do the verdicts that rest on nothing else.
    """

    def __init__(self, *, apart: bool = False) -> None:
        """Nothing is judged yet; with ``apart`` names tell families apart."""
        self._apart = apart
        self._cases: dict[str, Case] = {}
        self._remembered = Remembered()
        self.examined = 0
        """How many runs were judged from their own curves, in all."""

    def report(self, book: LogBook) -> Report:
        """The report on ``book``."""
        self._remembered.turn()
        return diagnose(
            book,
            apart=self._apart,
            examine_all=self._examine_all,
            remembered=self._remembered,
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
            yield case


def _same(one: RunCurves, other: RunCurves) -> bool:
    """Whether two readings of a run say the same, NaN included."""
    return (
        one.run == other.run
        and one.x_unit == other.x_unit
        and np.array_equal([one.steps, one.epochs], [other.steps, other.epochs], equal_nan=True)
        and one.curves.keys() == other.curves.keys()
        and all(_same_curve(curve, other.curves[key]) for key, curve in one.curves.items())
    )


def _same_curve(one: Curve, other: Curve) -> bool:
    return np.array_equal(one.x, other.x) and np.array_equal(one.y, other.y, equal_nan=True)
