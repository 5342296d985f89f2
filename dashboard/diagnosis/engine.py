"""The engine: a log book in, a report out.

Curves are measured (:mod:`dashboard.diagnosis.features`), facts are noted on them
(:mod:`dashboard.diagnosis.symptoms`), four lamps are judged from the run alone
(:mod:`dashboard.diagnosis.lamps`), the run's siblings refine them, and the verdict is summed up in
a headline and in advice.  The engine knows no file, no sentence and no chart.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from dashboard.diagnosis import lamps, symptoms
from dashboard.diagnosis.case import Case
from dashboard.diagnosis.curve import RunCurves, curves_of
from dashboard.diagnosis.features import measure
from dashboard.diagnosis.headline import headline
from dashboard.diagnosis.recommendations import Company, recommend
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.siblings import refine
from dashboard.diagnosis.verdict import Comparison, RunDiagnosis
from dashboard.logs.remembered import Remembered
from dashboard.logs.run import LogBook

Examine: TypeAlias = Callable[[Iterable[RunCurves]], Iterable[Case]]
"""How runs are judged from their own curves, maybe elsewhere; the cases keep the runs' order."""


def diagnose(
    book: LogBook,
    *,
    siblings: bool = True,
    apart: bool = False,
    examine_all: Examine | None = None,
    remembered: Remembered | None = None,
) -> Report:
    """Judge every run of ``book``; with ``siblings``, beside the other runs of the book too.

    With ``apart`` runs are compared only where what remains of their names is the same.
    ``examine_all`` does :func:`examine` for all runs where that is to be done elsewhere.  What
    rests on the very same cases as at the last judging is taken from what is ``remembered`` of it.
    """
    known = remembered or Remembered()
    cases = list((examine_all or _examine_here)(curves_of(book)))
    comparisons: tuple[Comparison, ...] = ()
    company = Company(())
    if siblings:
        cases, comparisons = refine(cases, known, apart=apart)
        company = Company((case.curves for case in cases), known, apart=apart)
    about = _about(comparisons)
    diagnoses = tuple(
        _concluded(case, about.get(case.curves.run.run_id, ()), company, known) for case in cases
    )
    return Report(book.runs, diagnoses, comparisons, book.receipt, apart=apart)


def _about(comparisons: Sequence[Comparison]) -> Mapping[str, Sequence[Comparison]]:
    """The findings that name a run, by its id, in their order."""
    found: dict[str, list[Comparison]] = defaultdict(list)
    for one in comparisons:
        for run_id in dict.fromkeys(one.runs):
            found[run_id].append(one)
    return found


def _examine_here(runs: Iterable[RunCurves]) -> Iterator[Case]:
    return map(examine, runs)


def examine(curves: RunCurves) -> Case:
    """Judge one run from its own curves."""
    features = measure(curves)
    seen = symptoms.observe(features)
    return Case(curves, seen, lamps.judge(features, seen))


def _concluded(
    case: Case, comparisons: Sequence[Comparison], company: Company, known: Remembered
) -> RunDiagnosis:
    """The verdict on a run; it rests on its case, the findings that name it, and its family."""
    place = company.place(case.curves.run.run_id) or ()
    make = partial(_conclude, case, comparisons, company)
    return known.of("concluded", [case, *place, *comparisons], make)


def _conclude(case: Case, comparisons: Sequence[Comparison], company: Company) -> RunDiagnosis:
    return RunDiagnosis(
        case.curves.run.run_id,
        case.lamps,
        headline(case),
        case.symptoms,
        recommend(case, comparisons, company),
    )
