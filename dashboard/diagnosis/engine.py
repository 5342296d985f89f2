"""The engine: a log book in, a report out.

Curves are measured (:mod:`dashboard.diagnosis.features`), facts are noted on them
(:mod:`dashboard.diagnosis.symptoms`), four lamps are judged from the run alone
(:mod:`dashboard.diagnosis.lamps`), the run's siblings refine them, and the verdict is summed up in
a headline and in advice.  The engine knows no file, no sentence and no chart.

An exception costs only its own part (a measure, a rule, a run's advice) and is named in the report.
Numbers beyond what a double holds are infinite or NaN, and never a fault.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import TypeAlias, TypeVar

import numpy as np

from dashboard.diagnosis import lamps, symptoms
from dashboard.diagnosis.best import Best, best_of
from dashboard.diagnosis.case import Case
from dashboard.diagnosis.compare import refine
from dashboard.diagnosis.explained import Explainer
from dashboard.diagnosis.features import Features, measure_all
from dashboard.diagnosis.headline import headline, unjudged
from dashboard.diagnosis.live.running import advice_so_far, so_far
from dashboard.diagnosis.live.steadied import Steadied
from dashboard.diagnosis.recommendations import SiblingRuns, recommend
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import (
    Comparison,
    Headline,
    LampName,
    Recommendation,
    RunDiagnosis,
    Symptom,
)
from dashboard.diagnosis.weighed import Weighed, weigh_all
from dashboard.model.contained import Failure, Stage, contained, overheard, repeat
from dashboard.model.curve import RunCurves, curves_of
from dashboard.model.memo import Memo
from dashboard.model.run import LogBook

Given = TypeVar("Given")
Made = TypeVar("Made")

Examine: TypeAlias = Callable[[Iterable[RunCurves]], Iterable[Case]]
"""Judges runs from their own curves, perhaps in other processes; cases in the runs' order."""


def diagnose(
    book: LogBook,
    *,
    siblings: bool = True,
    apart: bool = False,
    examine_all: Examine | None = None,
    memo: Memo | None = None,
    running: Collection[str] = (),
) -> Report:
    """Judge every run of ``book``; with ``siblings``, beside the other runs of it too.

    With ``apart`` runs are compared only where what remains of their names is the same.
    ``examine_all`` does what :func:`examine_each` does, where that is to be done elsewhere.
    Results for the very same cases are taken from the ``memo``. The verdicts of the ``running``
    runs, which are still being written, are provisional, and the others are not compared with them.
    """
    known = memo or Memo()
    with overheard() as failures, np.errstate(all="ignore"):
        cases = list((examine_all or examine_each)(curves_of(book)))
        repeat(failure for case in cases for failure in case.failures)
        comparisons: tuple[Comparison, ...] = ()
        sibling_runs = SiblingRuns(())
        tests = {case.curves.run.run_id: case for case in cases if _is_range_test(case)}
        ended = [
            case
            for case in cases
            if case.curves.run.run_id not in running and case.curves.run.run_id not in tests
        ]
        if siblings:
            ended, comparisons = contained(
                Stage.COMPARE,
                "siblings",
                partial(refine, ended, known, apart=apart),
                partial(_not_refined, ended),
            )
            sibling_runs = SiblingRuns((case.curves for case in ended), known, apart=apart)
        by_run = tests | {case.curves.run.run_id: case for case in ended}
        cases = [
            by_run.get(case.curves.run.run_id) or known.of("so far", [case], partial(_so_far, case))
            for case in cases
        ]
        about = _about(comparisons)
        diagnoses = tuple(
            _concluded(case, about.get(case.curves.run.run_id, ()), sibling_runs, known)
            for case in cases
        )
        ranked = ended or [case for case in cases if case.curves.run.run_id not in tests]
        best = _best(ranked, diagnoses, known, so_far=not ended) if siblings else None
    return Report(
        book.runs,
        diagnoses,
        comparisons,
        book.receipt,
        tuple(failures),
        best,
        apart=apart,
        explain=Explainer(book).of,
    )


def _is_range_test(case: Case) -> bool:
    """Whether a run is a range test of the rate: no training, and compared with none."""
    return any(symptom.code == symptoms.RANGE_TEST for symptom in case.symptoms)


def _best(
    ranked: Sequence[Case], diagnoses: Sequence[RunDiagnosis], known: Memo, *, so_far: bool
) -> Best | None:
    """The best run of those that may be ranked; ``None`` where there is none, or that fails."""
    by_id = {diagnosis.run_id: diagnosis for diagnosis in diagnoses}
    find = partial(best_of, [case.curves for case in ranked], by_id, so_far=so_far)
    best, failures = known.of("best", diagnoses, partial(_overheard, find))
    repeat(failures)
    return best


def _overheard(find: Callable[[], Best | None]) -> tuple[Best | None, tuple[Failure, ...]]:
    """A result with the failures on the way, kept with it so that they are reported again."""
    with overheard() as failures:
        best = contained(Stage.COMPARE, "best", find, lambda _: None)
    return best, tuple(failures)


def _about(comparisons: Sequence[Comparison]) -> Mapping[str, Sequence[Comparison]]:
    """The findings that name a run, by its id, in their order."""
    found: dict[str, list[Comparison]] = defaultdict(list)
    for one in comparisons:
        for run_id in dict.fromkeys(one.runs):
            found[run_id].append(one)
    return found


def examine(curves: RunCurves) -> Case:
    """Judge one run from its own curves; a run that cannot be measured has four unknown lamps."""
    return next(examine_each([curves]))


TOGETHER = 128
"""Runs that are measured at once: of more, only the memory that their measures take would grow."""


def examine_each(runs: Iterable[RunCurves]) -> Iterator[Case]:
    """The same for several runs, each by itself, in their order.

    Measures, and what the networks say, are found for some runs in one pass, with the same result.
    """
    left = iter(runs)
    while some := list(islice(left, TOGETHER)):
        seen = list(map(_observed, some, _for_all(measure_all, some)))
        asked = [(one.features, one.by_code) for one in seen if one.features is not None]
        weighed = iter(_for_all(weigh_all, asked))
        for one in seen:
            yield _judged(one, next(weighed) if one.features is not None else None)


def _for_all(
    make: Callable[[Sequence[Given]], Sequence[Made]], items: Sequence[Given]
) -> Sequence[Made | None]:
    """What is made of all items in one pass; nothing where that fails.

    Whoever makes it of each by itself then meets the failure, and names it.
    """
    try:
        with np.errstate(all="ignore"):
            return make(items) if items else ()
    except Exception:  # noqa: BLE001 - as above
        return [None] * len(items)


@dataclass(frozen=True, slots=True)
class _Observed:
    """A run with its measures and facts; no measures where it cannot be measured."""

    curves: RunCurves
    features: Features | None
    symptoms: tuple[Symptom, ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def by_code(self) -> dict[str, Symptom]:
        return {symptom.code: symptom for symptom in self.symptoms}


def _observed(curves: RunCurves, measured: Features | None) -> _Observed:
    """The facts on a run, and the failures on the way."""

    def observed() -> _Observed:
        features = measured or measure_all([curves])[0]
        return _Observed(curves, features, symptoms.observe(features))

    with overheard() as failures, np.errstate(all="ignore"):
        bare = _Observed(curves, None)
        run_id = curves.run.run_id
        seen = contained(Stage.MEASURE, "features", observed, lambda _: bare, run_id)
    return replace(seen, failures=tuple(failures)) if failures else seen


def _judged(seen: _Observed, weighed: Weighed | None) -> Case:
    """The case of a run, its lamps unknown where it was not measured."""
    curves, features = seen.curves, seen.features
    if features is None:
        return replace(_not_judged(curves), failures=seen.failures)

    def judged() -> Case:
        return Case(curves, seen.symptoms, lamps.judge(features, seen.symptoms, weighed))

    with overheard() as failures, np.errstate(all="ignore"):
        bare, run_id = partial(_not_judged, curves), curves.run.run_id
        case = contained(Stage.MEASURE, "features", judged, bare, run_id)
    known = tuple(dict.fromkeys((*seen.failures, *failures)))
    return replace(case, failures=known) if known else case


def _not_judged(curves: RunCurves, _: object = None) -> Case:
    return Case(curves, (), {name: lamps.unjudged(name) for name in LampName})


def examine_so_far(curves: RunCurves) -> Case:
    """The same of a run that is being written: only what holds so far."""
    return so_far(examine(curves))


def steadied(case: Case) -> Case:
    """The case of a run that is being written, with the lamps that its points so far confirm."""
    return case if case.is_running else Steadied(examine_so_far).of(so_far(case))


def _not_refined(cases: list[Case], _: Failure) -> tuple[list[Case], tuple[Comparison, ...]]:
    """The runs as they are by themselves."""
    return cases, ()


def _so_far(case: Case) -> Case:
    """The provisional case of a run; its lamps are unknown where that fails."""
    nothing = {name: lamps.unjudged(name) for name in LampName}
    return contained(
        Stage.LAMP,
        "running",
        partial(steadied, case),
        lambda _: replace(case, lamps=nothing, is_running=True),
        case.curves.run.run_id,
    )


def _concluded(
    case: Case, comparisons: Sequence[Comparison], sibling_runs: SiblingRuns, known: Memo
) -> RunDiagnosis:
    """The verdict on a run, from its case, the findings that name it, and its family."""
    find = partial(sibling_runs.place, case.curves.run.run_id)
    place = contained(Stage.COMPARE, "family", find, lambda _: None, case.curves.run.run_id) or ()
    make = partial(_conclude, case, comparisons, sibling_runs)
    diagnosis, failures = known.of("concluded", [case, *place, *comparisons], make)
    repeat(failures)
    return diagnosis


def _conclude(
    case: Case, comparisons: Sequence[Comparison], sibling_runs: SiblingRuns
) -> tuple[RunDiagnosis, tuple[Failure, ...]]:
    """The verdict, and the failures on the way."""
    run_id = case.curves.run.run_id
    with overheard() as failures:
        verdict = contained(Stage.HEADLINE, "headline", partial(headline, case), unjudged, run_id)
        advise = partial(_advice, case, comparisons, sibling_runs, verdict)
        advice = contained(Stage.ADVISE, "advice", advise, lambda _: (), run_id)
        diagnosis = RunDiagnosis(run_id, case.lamps, verdict, case.symptoms, advice)
    return diagnosis, tuple(failures)


def _advice(
    case: Case, comparisons: Sequence[Comparison], sibling_runs: SiblingRuns, verdict: Headline
) -> tuple[Recommendation, ...]:
    advice = recommend(case, comparisons, sibling_runs, verdict)
    return advice_so_far(advice) if case.is_running else advice
