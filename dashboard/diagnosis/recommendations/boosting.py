"""Advice for boosted trees: the rounds, the trees, and the rate that is traded for rounds.

A model of fewer rounds is the same model cut off there, so that early stopping comes first against
overfitting.  Then come smaller trees, trees that each see a part of the data (Friedman 2002,
"Stochastic gradient boosting": a half to four fifths), and a lower rate with as many more rounds
(Friedman 2001, 10.1214/aos/1013203451: 0.1 and less).  What is advised for networks (weight decay,
dropout, augmentation, wider layers, clipping) does not exist here.
"""

import math
from collections.abc import Iterable

from dashboard.diagnosis.recommendations import broken
from dashboard.diagnosis.recommendations.advice_context import Situation
from dashboard.diagnosis.recommendations.choice import choose_rate, shown
from dashboard.diagnosis.siblings.evidence import Facts, factor
from dashboard.diagnosis.siblings.rounding import round_epochs
from dashboard.diagnosis.verdict import Fit, LampName, LearningRate, Recommendation, Stability
from dashboard.model.table import Split

LONGER = 2.0  # times the rounds of a run that still gains
PATIENCE = 10  # rounds without a better loss: scikit-learn's n_iter_no_change, at the least
PATIENT = 0.1  # of the rounds, where that is more
SHALLOWER = DEEPER = 2  # levels of a tree: four times fewer leaves, or more
FEWEST_LEVELS = 2  # a tree of one level sees no two columns together
PART = 0.8  # of rows and columns for each tree
LOWER = 1 / 3  # times the rate: half a decade
HIGHER = 3.0
AFFORDABLE = 10.0  # times as many rounds; beyond, another rate is the only sane way
USUAL = 0.1  # of LightGBM and scikit-learn; XGBoost starts from 0.3
LOW_ENOUGH = 0.05  # a rate up to here is not what makes a run overfit

LOW = (LearningRate.TOO_LOW, LearningRate.SLIGHTLY_LOW)
HIGH = (LearningRate.TOO_HIGH, LearningRate.SLIGHTLY_HIGH)
LOST = (Stability.DIVERGED, Stability.DIVERGING)
UNSTEADY = (*LOST, Stability.OSCILLATING, Stability.NOISY)
POOR = (Fit.UNDERFITTING, Fit.PLATEAU, Fit.BROKEN_FROM_START)
SOUND_CHECKS = frozenset({"check_metric", "check_split"})
"""Of what is checked where data or numbers are broken, that which holds for trees too."""

HELD_OUT = frozenset({Split.VAL.value, Split.TEST.value})
REASONS_TO_LOG = ("few-points", "no-loss", "no-held-out")


def advise(situation: Situation) -> Iterable[Recommendation]:
    """What to change in a run of boosting, the first thing to try first."""
    checks = [one for one in broken.advise(situation) if one.action in SOUND_CHECKS]
    if checks:
        yield from (_of_trees(one) for one in checks)
        return
    rate, stability = (situation.state(n) for n in (LampName.LEARNING_RATE, LampName.STABILITY))
    if rate in LOW:
        yield from _higher_rate(situation)
    elif rate in HIGH or stability in UNSTEADY:
        yield from _lower_rate(situation)
    yield from _fit(situation)
    yield from _log(situation)


def _of_trees(advice: Recommendation) -> Recommendation:
    """The same without code, which would be a network's."""
    evidence = {**advice.evidence, "objective": "boosting"}
    return Recommendation(advice.action, "", None, None, advice.because, evidence)


def _fit(situation: Situation) -> Iterable[Recommendation]:
    fit, rate = situation.state(LampName.FIT), situation.state(LampName.LEARNING_RATE)
    if fit is Fit.OVERFITTING:
        yield from _stop(situation)
        yield _trees(situation, "smaller_trees", -SHALLOWER)
        yield from _sample(situation)
        if situation.lr is None or situation.lr > LOW_ENOUGH:
            yield from _lower_rate(situation)
    elif fit in POOR and rate not in LOW:
        if fit is Fit.UNDERFITTING:
            yield from _more_rounds(situation)
        yield _trees(situation, "larger_trees", DEEPER)
    elif fit is Fit.STOPPED_TOO_EARLY and rate not in LOW:
        yield from _more_rounds(situation)
    elif fit is Fit.UNKNOWN:
        yield from _stop_by_what_counts(situation)


def _stop(situation: Situation) -> Iterable[Recommendation]:
    """Early stopping where the held-out loss began to rise."""
    risen = situation.symptom("val-rises-while-train-falls")
    if risen is not None:
        told: Facts = {"rise": risen.evidence["rise"], "counts": "none"}
        because = situation.because(LampName.FIT)
        yield from _stop_at(situation, float(risen.evidence["best_x"]), because, told)


def _stop_by_what_counts(situation: Situation) -> Iterable[Recommendation]:
    """The same where there is no loss, and the measure that counts in its place fell back."""
    fact = situation.symptom("other-objective")
    if fact is None or fact.evidence["went"] not in {"back", "worse"}:
        return
    if fact.evidence["counts_split"] in HELD_OUT:
        told: Facts = {"rise": 0.0, "counts": fact.evidence["counts"]}
        best = float(fact.evidence["counts_best_x"])
        yield from _stop_at(situation, best, (fact.code,), told)


def _stop_at(
    situation: Situation, best: float, because: tuple[str, ...], told: Facts
) -> Iterable[Recommendation]:
    first, last = _reach(situation)
    if math.isfinite(last) and best >= first:
        end = _rounds(last, first)
        told = {**told, "patience": max(PATIENCE, round(PATIENT * end))}
        to = max(1, round(best))  # as the log counts it: XGBoost's best iteration, from 0
        yield Recommendation("stop_at_round", "rounds", end, to, because, told)


def _reach(situation: Situation) -> tuple[float, float]:
    """The first and the last x of the curves; NaN without any."""
    curves = [one for one in situation.case.curves.curves.values() if len(one)]
    if not curves:
        return math.nan, math.nan
    return min(float(one.x[0]) for one in curves), max(float(one.x[-1]) for one in curves)


def _rounds(x: float, first: float) -> int:
    """The rounds done at ``x``: XGBoost and CatBoost call the first one 0, LightGBM calls it 1."""
    return max(1, round(x) + (1 if first == 0 else 0))


def _done(situation: Situation) -> int | None:
    first, last = _reach(situation)
    return _rounds(last, first) if math.isfinite(last) else None


def _more_rounds(situation: Situation) -> Iterable[Recommendation]:
    done = _done(situation)
    if done is not None:
        to = round_epochs(done * LONGER)
        because = situation.because(LampName.FIT)
        yield Recommendation("more_rounds", "rounds", done, to, because, {"factor": LONGER})


def _trees(situation: Situation, action: str, levels: int) -> Recommendation:
    """Shallower or deeper trees; by how much where the settings tell the depth."""
    depth = situation.setting("max_depth", "depth")
    because = situation.because(LampName.FIT)
    if depth is None or depth < 1 or depth + levels < FEWEST_LEVELS:
        return Recommendation(action, "max_depth", None, None, because)
    return Recommendation(action, "max_depth", int(depth), int(depth) + levels, because)


def _sample(situation: Situation) -> Iterable[Recommendation]:
    """A part of rows and columns for each tree, where the settings do not name a part yet."""
    part = situation.setting("subsample", "bagging_fraction")
    if part is None or part > PART:
        because = situation.because(LampName.FIT)
        yield Recommendation("sample_rows", "subsample", part, PART, because)


def _lower_rate(situation: Situation) -> Iterable[Recommendation]:
    """A lower rate, and as many more rounds as it is lower."""
    is_lost = situation.state(LampName.STABILITY) in LOST
    step = min(LOWER, USUAL / situation.lr) if is_lost and situation.lr else LOWER
    yield from _move(situation, "lower_lr_more_rounds", step)


def _higher_rate(situation: Situation) -> Iterable[Recommendation]:
    """A higher rate, or as many more rounds: what is missing is their product."""
    yield from _move(situation, "raise_lr_or_rounds", HIGHER)


def _move(situation: Situation, action: str, step: float) -> Iterable[Recommendation]:
    names = (LampName.LEARNING_RATE, LampName.STABILITY, LampName.FIT)
    because = next((found for name in names if (found := situation.because(name))), ())
    done, lr = _done(situation), situation.lr
    choice = choose_rate(situation, step)
    if lr is not None and choice is None:
        return
    times = choice.lr / lr if choice is not None and lr else step
    to = choice.lr if choice is not None else None
    fold = max(times, 1 / times)
    evidence: Facts = {
        "fold": factor(fold),
        "rounds": done if done is not None else "none",
        "rounds_to": _rounds_instead(done, fold, is_lower=times < 1),
        **situation.scale,
        **shown(choice),
    }
    yield Recommendation(action, "lr", lr, to, because, evidence)


def _rounds_instead(done: int | None, fold: float, *, is_lower: bool) -> int | str:
    """The rounds that make up for a rate so many times lower; ``none`` where nobody pays that.

    With early stopping the most that a training may take is named, however much lower the rate.
    """
    if done is None or (fold > AFFORDABLE and not is_lower):
        return "none"
    return round_epochs(done * min(fold, AFFORDABLE))


def _is_measured(situation: Situation) -> bool:
    """Whether what counts in the loss's place is logged on held-out data, as in ranking."""
    fact = situation.symptom("other-objective")
    return fact is not None and fact.evidence["counts_split"] in HELD_OUT


def _log(situation: Situation) -> Iterable[Recommendation]:
    """What a log would need to be judged; a validation set of its own is part of it."""
    lamps = situation.case.lamps.values()
    reason = next((one for one in REASONS_TO_LOG if one in {lamp.reason for lamp in lamps}), "")
    if reason == "no-loss" and _is_measured(situation):
        return
    if reason:
        yield Recommendation("log_rounds", "", None, None, (reason,), {"reason": reason})
