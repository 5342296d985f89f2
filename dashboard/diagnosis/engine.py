"""The engine: a log book in, a report out.

Curves are measured (:mod:`dashboard.diagnosis.features`), facts are noted on them
(:mod:`dashboard.diagnosis.symptoms`), four lamps are judged from the run alone
(:mod:`dashboard.diagnosis.lamps`), the run's siblings refine them, and the verdict is summed up in
a headline and in advice.  The engine knows no file, no sentence and no chart.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from dashboard.diagnosis import lamps, symptoms
from dashboard.diagnosis.best import best_of
from dashboard.diagnosis.case import Case
from dashboard.diagnosis.curve import RunCurves, curves_of
from dashboard.diagnosis.features import measure
from dashboard.diagnosis.headline import headline
from dashboard.diagnosis.recommendations import Company, recommend
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.running import advice_so_far, so_far
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
    examine_all: Examine | None = None,
    remembered: Remembered | None = None,
    running: Collection[str] = (),
) -> Report:
    """Judge every run of ``book``; with ``siblings``, beside the other runs of the book too.

    ``examine_all`` does :func:`examine` for all runs where that is to be done elsewhere.  What
    rests on the very same cases as at the last judging is taken from what is ``remembered`` of it.
    Of the runs called ``running``, which are still being written, only what holds so far is said,
    and the others are not measured by them.
    """
    known = remembered or Remembered()
    cases = list((examine_all or _examine_here)(curves_of(book)))
    comparisons: tuple[Comparison, ...] = ()
    company = Company(())
    ended = [case for case in cases if case.curves.run.run_id not in running]
    if siblings:
        refined, comparisons = refine(ended, known)
        company = Company((case.curves for case in refined), known)
        ended = list(refined)
    by_run = {case.curves.run.run_id: case for case in ended}
    cases = [
        by_run.get(case.curves.run.run_id) or known.of("so far", [case], partial(so_far, case))
        for case in cases
    ]
    about = _about(comparisons)
    diagnoses = tuple(
        _concluded(case, about.get(case.curves.run.run_id, ()), company, known) for case in cases
    )
    by_id = {diagnosis.run_id: diagnosis for diagnosis in diagnoses}
    ranked = ended or cases
    find_best = partial(best_of, [case.curves for case in ranked], by_id, so_far=not ended)
    best = known.of("best", diagnoses, find_best) if siblings else None
    return Report(book.runs, diagnoses, comparisons, book.receipt, best)


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
    advice = recommend(case, comparisons, company)
    return RunDiagnosis(
        case.curves.run.run_id,
        case.lamps,
        headline(case),
        case.symptoms,
        advice_so_far(advice) if case.is_running else advice,
    )
