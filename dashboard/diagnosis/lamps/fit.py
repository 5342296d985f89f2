"""How the model fits data that it has seen and data that it has not."""

from dashboard.diagnosis.broken import (
    DATA,
    LOSS_LOST,
    NEVER_TRAINED,
    SATURATED,
    data_broken,
    is_stuck,
    numbers_broken,
)
from dashboard.diagnosis.claims import (
    RISES,
    Claim,
    Facts,
    claims,
    facts_of,
    likely_of,
    raised,
)
from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.schedule import falls_to_its_end
from dashboard.diagnosis.lamps import (
    LampRule,
    Seen,
    is_unfinished,
    other_objective,
    present,
)
from dashboard.diagnosis.shared.lost import is_far_above
from dashboard.diagnosis.verdict import Fit, Lamp, LampName
from dashboard.diagnosis.weighed import Weighed

# All other confidences are measured where a claim is made (python -m benchmarks.learn).
CERTAIN = 0.98  # of a rate of zero, with which no run can learn
IMPOSSIBLE = 7 / 9
"""Of an accuracy above 1: six of six such runs of published faults had one, one log of the world
had none (small per cents); as a share with one more of either kind."""
MOST = 0.95  # a good fit is never surer: what was not tried may always be better
EVEN = 0.5  # what is no likelier than not is no verdict
NOT_RULED_OUT = 0.3
"""Where the held-out result still gained at the end, more epochs are asked for from this
probability on: three of four such logs of the world gained by them (below it a third), and 3 of the
50 good runs of published grids that gained at the end are told so."""

LARGER_IS_BETTER = Claim(usual=-0.03, by_odds=0.38, by_fact={})
"""How often a larger or freer model was better where the lamp asks for one, of the probability that
it goes by: fitted on 450 logs of 141 problems of the world whose family the networks had not seen.
Of those that were said with 80% it was 61%, of those with 63% 55%."""

WIDE_GAP, LEARNED_BY_HEART = 0.3, 0.95
"""Accuracy of validation below that of training, and that of training, from which on a run is
overfitted although its validation loss did not rise.  Of such logs of the world more regularization
or an earlier stop was better for 13 of 19; below that gap for 10 to 25 in 100."""
BY_GAP = 14 / 21  # 13 of 19, as a share with one more of either kind

HELD_BACK = "held-back"
SURE_OF = {"decay": 0.63, "units": 0.71}
"""The share of the world's logs with this fact that did better without that setting, all else equal
(306 and 142 logs; :mod:`dashboard.diagnosis.symptoms.held_back`)."""

NOTHING_LEARNED = frozenset({"flat-from-start", "at-chance"})
"""What a fault of the data shows, and a setting that holds the model back just as well."""

LEARNED = 0.1  # of its first value: what fell by less has not learned


def judge(features: Features, seen: Seen, weighed: Weighed) -> Lamp:
    """The state that matters most for the fit; unknown without enough evidence."""
    return (
        _saturated(seen)
        or _broken(features, seen, weighed)
        or _held_back(seen, weighed)
        or _is_undecidable(features, seen, weighed)
        or _overfitting(features, seen, weighed)
        or _learned_by_heart(features, seen)
        or _underfitting(seen, weighed)
        or _unfinished(seen, weighed)
        or _at_rest(features, seen, weighed)
    )


def _saturated(seen: Seen) -> Lamp | None:
    """Outputs without a gradient: the numbers themselves show it, whatever led there."""
    if SATURATED not in seen or NEVER_TRAINED in seen:
        return None
    if not is_stuck(seen):
        return _unknown("saturated")
    because = present(seen, SATURATED, "flat-from-start", "at-chance")
    return _lamp(Fit.BROKEN_FROM_START, CERTAIN, because)


def _broken(features: Features, seen: Seen, weighed: Weighed) -> Lamp | None:
    """A fault, where it is likelier than a rate that is only too low; else it cannot be told."""
    if NEVER_TRAINED in seen:
        return _lamp(Fit.BROKEN_FROM_START, CERTAIN, (NEVER_TRAINED,))
    if "few-points" in seen or present(seen, *LOSS_LOST):
        return None
    facts = facts_of(features, seen)
    codes = present(seen, *DATA, "loss-constant", "flat-from-start", "at-chance")
    codes = (*codes, *present(seen, "accuracy-impossible"))
    if "accuracy-impossible" in seen:
        return _lamp(Fit.BROKEN_FROM_START, IMPOSSIBLE, codes)
    if "broken" not in raised(facts) or (HELD_BACK in seen and set(codes) <= NOTHING_LEARNED):
        return None
    sure = _chance("broken", facts, weighed)
    if data_broken(seen) or "loss-constant" in seen:  # what is seen is the verdict
        sure = max(sure, EVEN)
    return _lamp(Fit.BROKEN_FROM_START, sure, codes) if sure >= EVEN else _unknown("slow-or-broken")


def _chance(claim: str, facts: Facts, weighed: Weighed) -> float:
    return claims()[claim].chance(likely_of(claim, weighed.answers), facts)


def _held_back(seen: Seen, weighed: Weighed) -> Lamp | None:
    """A setting that leaves the model no room, and a training set that is not learned."""
    if HELD_BACK not in seen or present(seen, "few-points", *LOSS_LOST):
        return None
    likely = LARGER_IS_BETTER.chance(weighed.chance("under"), {})
    sure = max(likely, SURE_OF[str(seen[HELD_BACK].evidence["by"])])
    because = present(seen, HELD_BACK, "both-poor", "val-tracks-train")
    return _lamp(Fit.UNDERFITTING, sure, because)


def _is_undecidable(features: Features, seen: Seen, weighed: Weighed) -> Lamp | None:
    if numbers_broken(seen):
        return _unknown("numbers-broken")
    has_ended_worse = present(seen, "loss-exploded", "at-chance", "loss-rising-at-end")
    is_lost = "loss-not-finite" in seen or is_far_above(seen)
    if has_ended_worse or is_lost:
        is_lost = is_lost or weighed.high >= EVEN
        return _unknown("diverged" if is_lost else "not-telling")
    if "few-points" in seen:
        return _unknown("few-points")
    if not features.objective.level_is_evidence:
        return _unknown(*other_objective(features))
    if features.held_out is None and features.held_out_error is None:
        return _unknown("no-held-out" if features.main is not None else "no-loss")
    return None


def _overfitting(features: Features, seen: Seen, weighed: Weighed) -> Lamp | None:
    """The held-out loss rises while training falls on, whatever the accuracy does meanwhile."""
    if RISES not in seen:
        return None
    sure = _chance("overfitting", facts_of(features, seen), weighed)
    if sure < EVEN:
        return _unknown("rise-unclear")
    because = (RISES, *present(seen, "val-above-train"))
    return _lamp(Fit.OVERFITTING, sure, because, present(seen, "val-tracks-train"))


def _learned_by_heart(features: Features, seen: Seen) -> Lamp | None:
    """A training set that is known by heart, and far less of everything else.

    Boosted trees know theirs by heart at their best round, too.
    """
    gap = seen.get("val-above-train")
    if (
        gap is None
        or not features.objective.pace_is_evidence
        or float(gap.evidence["gap"]) < WIDE_GAP
    ):
        return None
    if float(gap.evidence["train"]) < LEARNED_BY_HEART:
        return None
    return _lamp(Fit.OVERFITTING, BY_GAP, ("val-above-train",))


def _underfitting(seen: Seen, weighed: Weighed) -> Lamp | None:
    """Both results are poor, and they are poor alike.

    Without these facts the networks alone named 127 logs of the world as underfitted, of 72
    problems left out: a larger or freer model was better for 39 in 100, however sure they were.
    Of 37 whose results were poor and lay apart it was for 14 in 100.
    """
    because = present(seen, "both-poor", "val-tracks-train")
    if len(because) < 2:
        return None
    sure = max(EVEN, LARGER_IS_BETTER.chance(weighed.chance("under"), {}))
    return _lamp(Fit.UNDERFITTING, sure, because)


def _unfinished(seen: Seen, weighed: Weighed) -> Lamp | None:
    """The held-out result still gained at the end, and more epochs are likely to help."""
    likely = weighed.chance("short")
    if not is_unfinished(seen) or likely < NOT_RULED_OUT:
        return None
    because = ("still-falling-at-end", *present(seen, "late-descent", "val-tracks-train"))
    sure = max(likely, EVEN)
    return _lamp(Fit.STOPPED_TOO_EARLY, sure, because, present(seen, "val-above-train"))


def _at_rest(features: Features, seen: Seen, weighed: Weighed) -> Lamp:
    tracks = present(seen, "val-tracks-train")
    if "plateau-early" in seen and not falls_to_its_end(features.curves):
        # Said without a confidence: no other run settles it (python -m benchmarks.unsettled).
        return _lamp(Fit.PLATEAU, None, ("plateau-early", *tracks), present(seen, "good-final"))
    good = present(seen, "good-final", "val-tracks-train")
    sure = min(MOST, 1 - max(weighed.chance(one) for one in ("over", "under", "short")))
    if sure >= EVEN and good and ("good-final" in seen or _has_learned(features)):
        return _lamp(Fit.GOOD, sure, good, present(seen, "val-above-train"))
    return _unknown("not-telling")


def _has_learned(features: Features) -> bool:
    """Whether anything came down that two curves could stay together on."""
    shapes = (features.train, features.held_out, features.train_error, features.held_out_error)
    return any(
        shape.first - shape.end > max(LEARNED * abs(shape.first), shape.scatter)
        for shape in shapes
        if shape is not None
    )


def _unknown(reason: str, about: str = "") -> Lamp:
    return Lamp(LampName.FIT, Fit.UNKNOWN, 0.0, reason=reason, about=about)


def _lamp(
    state: Fit,
    confidence: float | None,
    because: tuple[str, ...] = (),
    against: tuple[str, ...] = (),
) -> Lamp:
    return Lamp(LampName.FIT, state, confidence, because, against)


LAMP = LampRule(LampName.FIT, judge)
