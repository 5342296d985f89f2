"""The engine: a log book in, a report out.

Curves are measured (:mod:`dashboard.diagnosis.features`), facts are noted on them
(:mod:`dashboard.diagnosis.symptoms`), four lamps are judged from the run alone
(:mod:`dashboard.diagnosis.lamps`), the run's siblings refine them, and the verdict is summed up in
a headline and in advice.  The engine knows no file, no sentence and no chart.

What raises costs its own part, a measure, a rule, a run's advice, and is named in the report.
Numbers beyond what a double holds are infinite or NaN, and never a fault.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

import numpy as np

from dashboard.diagnosis import lamps, symptoms
from dashboard.diagnosis.case import Case
from dashboard.diagnosis.curve import RunCurves, curves_of
from dashboard.diagnosis.features import measure
from dashboard.diagnosis.headline import headline, unjudged
from dashboard.diagnosis.recommendations import Company, recommend
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.siblings import refine
from dashboard.diagnosis.verdict import Comparison, LampName, RunDiagnosis
from dashboard.logs.contained import Failure, Stage, contained, overheard, repeat
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
) -> Report:
    """Judge every run of ``book``; with ``siblings``, beside the other runs of the book too.

    ``examine_all`` does :func:`examine` for all runs where that is to be done elsewhere.  What
    rests on the very same cases as at the last judging is taken from what is ``remembered`` of it.
    """
    known = remembered or Remembered()
    with overheard() as failures, np.errstate(all="ignore"):
        cases = list((examine_all or _examine_here)(curves_of(book)))
        repeat(failure for case in cases for failure in case.failures)
        comparisons: tuple[Comparison, ...] = ()
        company = Company(())
        if siblings:
            cases, comparisons = refine(cases, known)
            company = Company((case.curves for case in cases), known)
        about = _about(comparisons)
        diagnoses = tuple(
            _concluded(case, about.get(case.curves.run.run_id, ()), company, known)
            for case in cases
        )
    return Report(book.runs, diagnoses, comparisons, book.receipt, tuple(failures))


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
    """Judge one run from its own curves; a run that cannot be measured has four unknown lamps."""
    with overheard() as failures, np.errstate(all="ignore"):
        case = contained(
            Stage.MEASURE,
            "features",
            partial(_judged, curves),
            partial(_not_judged, curves),
            curves.run.run_id,
        )
    return replace(case, failures=tuple(failures)) if failures else case


def _judged(curves: RunCurves) -> Case:
    features = measure(curves)
    seen = symptoms.observe(features)
    return Case(curves, seen, lamps.judge(features, seen))


def _not_judged(curves: RunCurves, _: Failure) -> Case:
    return Case(curves, (), {name: lamps.unjudged(name) for name in LampName})


def _concluded(
    case: Case, comparisons: Sequence[Comparison], company: Company, known: Remembered
) -> RunDiagnosis:
    """The verdict on a run; it rests on its case, the findings that name it, and its family."""
    place = company.place(case.curves.run.run_id) or ()
    make = partial(_conclude, case, comparisons, company)
    diagnosis, failures = known.of("concluded", [case, *place, *comparisons], make)
    repeat(failures)
    return diagnosis


def _conclude(
    case: Case, comparisons: Sequence[Comparison], company: Company
) -> tuple[RunDiagnosis, tuple[Failure, ...]]:
    """The verdict, and what failed on the way."""
    run_id = case.curves.run.run_id
    with overheard() as failures:
        diagnosis = RunDiagnosis(
            run_id,
            case.lamps,
            contained(Stage.HEADLINE, "headline", partial(headline, case), unjudged, run_id),
            case.symptoms,
            recommend(case, comparisons, company),
        )
    return diagnosis, tuple(failures)
