"""Whether a higher or a lower learning rate would end better.

The state is what an ensemble of small networks (:mod:`dashboard.diagnosis.weighed`) says of the
readings of the run; they were fitted on grids of learning rates whose outcomes are known, and the
confidence is the probability that the rate lies on the named side.  A side is named only when it
is likely enough: a false alarm on a healthy run is worse than a missed problem.  Without a fact to
show on the curve a low rate must be likelier still: weights that nobody can point at are thin
ground for a change.  The same holds where the validation loss has come to rest: a larger step goes
further along the same way, which there seems to lead nowhere.  The rate that is logged is not
enough: without it, the curve must still speak for the same side.
"""

import math
from dataclasses import replace

import numpy as np

from dashboard.diagnosis.broken import (
    BY_STEPS,
    SATURATED,
    data_broken,
    is_saturated_by_steps,
    numbers_broken,
)
from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.one_factor import falls_by_one_factor, goes_one_way
from dashboard.diagnosis.features.settings import (
    FAR,
    distance_from_usual,
    is_narrow,
    times_best_of_size,
)
from dashboard.diagnosis.lamps import (
    LampRule,
    Seen,
    may_be_large,
    may_be_one_pass,
    other_objective,
    present,
)
from dashboard.diagnosis.rate_decision import (
    CLEAR,
    HIGH,
    LOST,
    LOW,
    NAN_FROM_START,
    Grounds,
    chances_of,
    decide,
)
from dashboard.diagnosis.reasons.chances import chance_of_rate
from dashboard.diagnosis.shared.lost import is_far_above
from dashboard.diagnosis.verdict import Lamp, LampName, LearningRate
from dashboard.diagnosis.weighed import Weighed

FEWEST_POINTS = 5  # the shortest that the network learned from; it judges 5 to 7 no worse
SURE = 0.98  # of a rate of zero
CALM = 0.02  # noise over the level of a training loss that no step shakes
SHAKES = ("zigzag", "noisy", "loss-rising-at-end", "at-chance")
LEFT = 0.01  # of the held-out level, over the last fifth: less is no descent any more
LEFT_OF_DESCENT = 0.05  # of the held-out descent, over the last fifth; an even descent has 0.2

UNLEARNED = ("flat-from-start",)
"""Facts of a run that learned nothing.  Its rate may be far off, or something else be wrong.  Of
such logs of the world left out whose side was as likely as :data:`CLEAR`, 99 of 100 were right."""

SPEAKS_HIGH = (
    SATURATED,
    "loss-not-finite",
    "nan-from-start",
    "loss-exploded",
    "loss-beyond-guess",
    "loss-rising-at-end",
    "at-chance",
    "zigzag",
    "noisy",
    "ups-and-downs",
    "plateau-early",
)
SPEAKS_LOW = ("still-falling-at-end", "falls-slowly", "late-descent")
SPEAKS_GOOD = ("good-final",)

BEYOND_ITS_SIZE = 3.0  # times the best rate of a model of this size


def judge(features: Features, seen: Seen, weighed: Weighed) -> Lamp:
    """Judge by the network, except for a rate of zero and for a lost run."""
    if "lr-zero" in seen:
        return Lamp(LampName.LEARNING_RATE, LearningRate.TOO_LOW, SURE, ("lr-zero",))
    if not _broken(seen) and not features.objective.pace_is_evidence:
        return _unknown(*other_objective(features))
    grounds = grounds_of(features, seen)
    if grounds.unjudged:
        return _unknown(grounds.unjudged)
    if _may_be_two_rates(features):
        return _unknown("two-rates")
    likely, by_curve = weighed.answers["rate"], weighed.by_curve["rate"]
    state, confidence, reason = decide(likely, by_curve, grounds)
    chances = chances_of(likely)
    if SATURATED in seen:
        state, confidence, reason = _of_saturated(state, confidence, reason, seen)
    if state is LearningRate.GOOD and _is_far_beyond_its_size(features):
        reason = "not-telling"
    if reason:
        return replace(_unknown(reason), chances=chances)
    because, against = _moving(state, confidence, _sides(state, seen), weighed)
    return Lamp(LampName.LEARNING_RATE, state, confidence, because, against, chances=chances)


def _of_saturated(
    state: LearningRate, confidence: float, reason: str, seen: Seen
) -> tuple[LearningRate, float, str]:
    """Too high where the outputs were saturated by steps; else that the curve does not show why."""
    if is_saturated_by_steps(seen):
        return LearningRate.TOO_HIGH, max(confidence, BY_STEPS), ""
    return state, confidence, "saturated" if reason else ""


def grounds_of(features: Features, seen: Seen) -> Grounds:
    """The grounds on which a rate may be called low, good or high."""
    return Grounds(
        unjudged=_missing(features, seen),
        is_lost=_is_lost(seen) or SATURATED in seen,
        has_fallen_back=_has_fallen_back(seen),
        is_at_rest=not _can_gain(features) or _has_settled(features),
        low=bool(present(seen, *SPEAKS_LOW)) and not is_narrow(features.curves),
        high=bool(present(seen, *SPEAKS_HIGH)),
        has_learned=not present(seen, *UNLEARNED) and not _ends_little_above(seen),
        may_be_one_pass=may_be_one_pass(features),
        far=distance_from_usual(features.curves),
        doubt="batch-noise" if features.is_of_batches else "",
        not_high="underfits" if _underfits(features, seen) else "",
    )


def _is_far_beyond_its_size(features: Features) -> bool:
    """Whether no model of this size does well at the rate, as far as is known.

    The networks learned from small ones, which do.  At 0.01 and 0.03, 3 and 10 times the best, they
    called 14 of 20 logs of Hugging Face's Trainer good that ended 0.07 to 1.4 nats above the best.
    """
    return may_be_large(features) and times_best_of_size(features.curves) >= BEYOND_ITS_SIZE


def _is_lost(seen: Seen) -> bool:
    """Whether the loss was no number, or ended far above its start."""
    return bool(present(seen, "loss-not-finite", NAN_FROM_START)) or is_far_above(seen)


def _ends_little_above(seen: Seen) -> bool:
    """Whether the loss ended above its start by less than half, and never was no number.

    Of such logs of the world, families left out, 79% had a high rate where the networks thought it
    likelier than not, and 9% where they did not: a loss drifts up at rates far too low as well.
    """
    return "loss-exploded" in seen and not _is_lost(seen)


def _underfits(features: Features, seen: Seen) -> bool:
    """Both results at rest together at a poor level, and a training loss as calm as can be.

    A model too small or held back too strongly shows the same readings as a rate too high: no
    descent is left, and a small held-out set makes ups and downs of what little it moves.  A rate
    too high also shakes the training loss.
    """
    train = features.train
    calm = train is not None and train.noise < CALM
    return calm and "both-poor" in seen and not present(seen, *SHAKES)


def _may_be_two_rates(features: Features) -> bool:
    """Whether a low rate and one that is too high would give these very numbers.

    No network is trained without noise along a single direction, but lessons are, and their loss
    must not be called what it does not show.
    """
    train, held_out = features.train_loss, features.held_out_loss
    if train is None or not falls_by_one_factor(train) or goes_one_way(features.curves):
        return False
    return held_out is None or np.array_equal(train.y, held_out.y)


def _missing(features: Features, seen: Seen) -> str:
    """Why the rate cannot be weighed at all; empty when it can."""
    if _is_lost_by_rate(features, seen):
        return ""
    broken = _broken(seen)
    if broken:
        return broken
    if features.main is None:
        return "no-loss"
    if features.points < FEWEST_POINTS and "loss-not-finite" not in seen:
        return "few-points"
    return "not-learning" if "memorised-only" in seen and not present(seen, *LOST) else ""


def _is_lost_by_rate(features: Features, seen: Seen) -> bool:
    """Nothing but NaN was ever logged, at a rate far above the usual.

    Inputs or labels may be NaN, too; but they are at any rate.  All 87 such runs of published and
    of our own grids, and the one of the world, had a rate that was too high.
    """
    others = set(numbers_broken(seen)) - {NAN_FROM_START}
    is_far = distance_from_usual(features.curves) >= FAR
    return is_far and features.main is None and NAN_FROM_START in seen and not others


def _broken(seen: Seen) -> str:
    """The fault of numbers or data that rules out a verdict; empty without one."""
    if numbers_broken(seen):
        return "numbers-broken"
    if data_broken(seen):
        return "data-broken"
    units = seen.get("units-differ")
    return "units-differ" if units is not None and units.evidence["odd"] == "train" else ""


def _has_fallen_back(seen: Seen) -> bool:
    """Whether the loss exploded or fell back, or the accuracy is back at what a guess gives."""
    back = (("at-chance", "lost"), ("loss-rising-at-end", "collapsed"))
    is_back = any(code in seen and seen[code].evidence[name] == "yes" for code, name in back)
    return is_back or bool(present(seen, *LOST))


def _can_gain(features: Features) -> bool:
    """Whether the held-out loss still falls over the last fifth; true where there is none."""
    shape = features.held_out
    if shape is None:
        return True
    return shape.late_fall > 0 if shape.positive else shape.late_share > 0


def _has_settled(features: Features) -> bool:
    """Whether next to nothing of the held-out loss (or error) is left to fall over the last fifth.

    Less than a hundredth of its level, and of the whole descent less than a quarter of an even
    one's share: a rate far too low moves little, but evenly.  A larger step does not go on there.
    """
    shape = features.held_out or features.held_out_error
    if shape is None or not shape.positive:
        return False
    return shape.late_fall <= LEFT and shape.late_share <= LEFT_OF_DESCENT


Sides = tuple[tuple[str, ...], tuple[str, ...]]
"""Facts that speak for a state, and facts against it."""


def _sides(state: LearningRate, seen: Seen) -> Sides:
    """The facts for a state and those against it."""
    high, low, calm = (
        present(seen, *SPEAKS_HIGH),
        present(seen, *SPEAKS_LOW),
        present(seen, *SPEAKS_GOOD),
    )
    flat = present(seen, *UNLEARNED)
    if state in HIGH:
        return (*high, *flat), (*low, *calm)
    if state in LOW:
        return (*low, *flat), (*high, *calm)
    return calm, (*high, *low)


def _moving(state: LearningRate, sure: float, facts: Sides, weighed: Weighed) -> Sides:
    """Those of the facts for and against a state that move the probability of its side.

    Leave one out and see: those that move it most come first.  Below :data:`CLEAR` a side is named
    for its facts, and after a loss that was lost nothing else has to be shown: they all stay.
    """
    chance = chance_of_rate(state)
    falls = {code: weighed.fall_without(code, chance) for code in (*facts[0], *facts[1])}
    is_named_for_them = sure < CLEAR or state is LearningRate.GOOD
    because = [
        code for code in facts[0] if is_named_for_them or code in LOST or falls[code].may_be_reason
    ]
    if not because and weighed.fall_without_all(facts[0], chance).is_reason:
        because = list(facts[0])  # each stands in for the others, and together they move it
    because.sort(key=lambda code: (code not in LOST, -falls[code].by))
    against = tuple(
        code for code in facts[1] if falls[code].is_against or math.isnan(falls[code].by)
    )
    return tuple(because), against


def _unknown(reason: str, about: str = "") -> Lamp:
    return Lamp(LampName.LEARNING_RATE, LearningRate.UNKNOWN, 0.0, reason=reason, about=about)


LAMP = LampRule(LampName.LEARNING_RATE, judge, grounds_of)
