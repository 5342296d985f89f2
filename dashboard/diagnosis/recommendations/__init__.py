"""What to change in a run: the first thing to try first, with the value to try.

A run that is still being written and does not come back is to be stopped first of all.  A setting
that by itself explains a bad run comes next.  Else advice follows the lamps, in the order in which
they matter: numbers and data that are broken are put right before all else, a run that broke from
the start is checked before anything is tuned, if its loss did not go up by its rate, a divergence
is stopped before the fit is improved, the learning rate comes before the batch size and both before
regularisation.  A healthy run gets none.  No value is ever one that a sibling has shown to end
worse.  Boosted trees get advice of their own.  Advice that fails is left out, and named.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from dashboard.diagnosis.case import Case
from dashboard.diagnosis.recommendations import (
    batch_size,
    boosting,
    broken,
    experiment,
    fit,
    learning_rate,
    settings_at_fault,
    stop,
)
from dashboard.diagnosis.recommendations.advice_context import Situation
from dashboard.diagnosis.recommendations.sibling_runs import SiblingRuns
from dashboard.diagnosis.verdict import (
    Comparison,
    Headline,
    LampName,
    Recommendation,
    Stability,
)
from dashboard.model.contained import Stage, contained
from dashboard.model.curve import RunCurves

__all__ = ["SiblingRuns", "recommend"]

MOST = 4  # pieces of advice for one run; a fifth would not be tried
REASONS_TO_LOG = ("few-points", "no-loss")
"""Reasons of an unknown lamp that better logging would take away."""


def recommend(
    case: Case,
    comparisons: Sequence[Comparison],
    siblings: Sequence[RunCurves],
    verdict: Headline | None = None,
) -> tuple[Recommendation, ...]:
    """Advice for one run, in the order in which to try it; empty for a healthy run.

    Args:
        case: the run with its lamps, already refined by its siblings where it has any.
        comparisons: what the set shows.
        siblings: all runs of the set.  One :class:`SiblingRuns` for the advice on many runs groups
            them once.
        verdict: the run's headline, where it is known already.
    """
    sibling_runs = siblings if isinstance(siblings, SiblingRuns) else SiblingRuns(siblings)
    family, member = sibling_runs.place(case.curves.run.run_id) or (None, None)
    situation = Situation(case, comparisons, family, member, verdict)
    return tuple(_without_repeats(_all(situation)))[:MOST]


def _all(situation: Situation) -> Iterable[Recommendation]:
    run_id = situation.case.curves.run.run_id
    for name, advise in OF_BOOSTING if situation.is_boosting else ADVISERS:
        make = partial(_list, advise, situation)
        yield from contained(Stage.ADVISE, name, make, lambda _: [], run_id)
        if advise is broken.advise and broken.comes_first(situation):
            return


def _list(
    advise: Callable[[Situation], Iterable[Recommendation]], situation: Situation
) -> list[Recommendation]:
    return list(advise(situation))


def _settle(situation: Situation) -> Iterable[Recommendation]:
    if situation.state(LampName.STABILITY) is Stability.NOISY:
        yield from fit.decay_rate(situation, LampName.STABILITY)


def _log_more(situation: Situation) -> Iterable[Recommendation]:
    reasons = {lamp.reason for lamp in situation.case.lamps.values()}
    for reason in REASONS_TO_LOG:
        if reason in reasons:
            points = situation.symptom("few-points")
            evidence = {"reason": reason, "points": points.evidence["points"] if points else 0}
            yield Recommendation("log_more", "", None, None, (reason,), evidence)
            return


ADVISERS: tuple[tuple[str, Callable[[Situation], Iterable[Recommendation]]], ...] = (
    ("stop", stop.advise),
    ("settings-at-fault", settings_at_fault.advise),
    ("far-below", learning_rate.far_below),
    ("broken", broken.advise),
    ("check", fit.check),
    ("far-above", experiment.far_above),
    ("learning-rate", learning_rate.advise),
    ("check-after-rate", fit.check_after_rate),
    ("survive", fit.survive),
    ("batch-size", batch_size.advise),
    ("fit", fit.advise),
    ("noise", _settle),
    ("experiment", experiment.advise),
    ("log-more", _log_more),
)
"""What may give advice, by its name, in the order in which it is to be tried."""

OF_BOOSTING = (("boosting", boosting.advise),)
"""The same for boosted trees, which have no weights and no batches."""


def _without_repeats(advice: Iterable[Recommendation]) -> Iterable[Recommendation]:
    seen: set[str] = set()
    for one in advice:
        kind = f"{one.action} {one.parameter}"
        if kind not in seen:
            seen.add(kind)
            yield one
