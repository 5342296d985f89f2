"""Whether a higher or a lower learning rate would end better.

The state is a sum of weights of evidence (:mod:`dashboard.diagnosis.scorecard`), fitted on grids of
learning rates whose outcomes are known; the confidence is the probability that the rate lies on the
named side.  A side is named only when it is likely enough: a false alarm on a healthy run is worse
than a missed problem.  Without a fact to show for it, it must be clearer still: weights that nobody
can point at on the curve are thin ground for a change.  Both limits are fitted with the weights.  A
rate is called low only while the held-out loss still falls: a larger step goes further along the
same way, which then leads nowhere.
"""

from dataclasses import dataclass

from dashboard.diagnosis.broken import data_broken, numbers_broken
from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.readings import readings
from dashboard.diagnosis.features.train_and_held_out import DENSER, EVALUATIONS
from dashboard.diagnosis.lamps import LampRule, Seen, other_objective, present
from dashboard.diagnosis.scorecard import Gate, Score, score, scorecard
from dashboard.diagnosis.verdict import Lamp, LampName, LearningRate
from dashboard.model.run import XUnit

FEWEST_POINTS = 8  # the shortest curves of the grids that the scorecard was fitted on have ten
SURE = 0.98  # of a rate of zero
CALM = 0.02  # noise over the level of a training loss that no step shakes
SHAKES = ("zigzag", "noisy", "loss-rising-at-end", "at-chance")
LEFT = 0.01  # of the held-out level, over the last fifth: less is no descent any more
LEFT_OF_DESCENT = 0.05  # of the held-out descent, over the last fifth; an even descent has 0.2
EVEN = 0.5  # a state that is no likelier than all others together is not named

FACTS = ("loss-not-finite", "loss-exploded", "at-chance")
"""Symptoms that the scorecard weighs beside the readings."""

SAME_WEIGHT = {"nan-from-start": "loss-not-finite"}
"""Facts with the weight of another: a log that begins after its first NaN shows the same run."""

LOST = ("loss-not-finite", "loss-exploded")
"""Facts after which a rate may be high or unknown, never low or good."""

FROM_START, LATER = "learning_rate", "learning_rate_without_start"
"""The cards: for logs that begin before the first update, and for those that begin after it."""

SPEAKS_HIGH = (
    "loss-not-finite",
    "nan-from-start",
    "loss-exploded",
    "loss-rising-at-end",
    "at-chance",
    "zigzag",
    "noisy",
    "ups-and-downs",
    "plateau-early",
)
SPEAKS_LOW = ("still-falling-at-end", "falls-slowly", "late-descent")
SPEAKS_GOOD = ("good-final",)

LOW = (LearningRate.TOO_LOW, LearningRate.SLIGHTLY_LOW)
HIGH = (LearningRate.TOO_HIGH, LearningRate.SLIGHTLY_HIGH)


def judge(features: Features, seen: Seen) -> Lamp:
    """Judge by the scorecard, except for a rate of zero and for a lost run."""
    if "lr-zero" in seen:
        return Lamp(LampName.LEARNING_RATE, LearningRate.TOO_LOW, SURE, ("lr-zero",))
    if not _broken(seen) and not features.objective.pace_is_evidence:
        return _unknown(*other_objective(features))
    reason = _missing(features, seen)
    return _unknown(reason) if reason else _weighed(features, seen)


def _weighed(features: Features, seen: Seen) -> Lamp:
    """The verdict of the scorecard, unless something else explains the same readings."""
    card = scorecard(FROM_START if features.from_start else LATER)
    result = score(card, evidence_of(features, seen))
    state, confidence = verdict_of(result, card.gate, grounds_of(features, seen))
    because, against = _sides(state, seen)
    reason = _doubt(features, seen, state, confidence)
    if reason:
        return _unknown(reason)
    return Lamp(LampName.LEARNING_RATE, state, confidence, because, against)


def _doubt(features: Features, seen: Seen, state: LearningRate, confidence: float) -> str:
    """Why the state is not named; empty when it is."""
    if present(seen, *LOST):
        return "" if state in HIGH else "lost"
    if state is LearningRate.UNKNOWN or confidence < EVEN:
        return "not-telling"
    if features.is_of_batches:
        return "batch-noise"
    if state in LOW and _has_settled(features):
        return "settled"
    if state in LOW and _is_short_or_slow(features):
        return "short-or-slow"
    return "underfits" if state in HIGH and _underfits(features, seen) else ""


def _underfits(features: Features, seen: Seen) -> bool:
    """Both results at rest together at a poor level, and a training loss as calm as can be.

    A model too small or held back too strongly shows the same readings as a rate too high: no
    descent is left, and a small held-out set makes ups and downs of what little it moves.  A rate
    too high also shakes the training loss.
    """
    train = features.train
    calm = train is not None and train.noise < CALM
    return calm and "both-poor" in seen and not present(seen, *SHAKES)


def _missing(features: Features, seen: Seen) -> str:
    """Why the rate cannot be weighed at all; empty when it can."""
    broken = _broken(seen)
    if broken:
        return broken
    if features.main is None:
        return "no-loss"
    if features.points < FEWEST_POINTS and "loss-not-finite" not in seen:
        return "few-points" if "few-points" in seen else "few-points-for-rate"
    if present(seen, *LOST):
        return ""
    return "not-learning" if present(seen, "flat-from-start", "memorised-only") else ""


def _broken(seen: Seen) -> str:
    """The fault of numbers or data that rules out a verdict; empty without one."""
    if numbers_broken(seen):
        return "numbers-broken"
    if data_broken(seen):
        return "data-broken"
    units = seen.get("units-differ")
    return "units-differ" if units is not None and units.evidence["odd"] == "train" else ""


def evidence_of(features: Features, seen: Seen) -> dict[str, float]:
    """Everything that the scorecard may weigh: readings and facts."""
    facts = set(seen) | {SAME_WEIGHT[code] for code in seen if code in SAME_WEIGHT}
    return readings(features) | {f"fact.{code}": float(code in facts) for code in FACTS}


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the curve shows beside the weights: whether it still falls, and facts for a side."""

    can_gain: bool  # the held-out loss still falls: without that, no rate is called low
    low: bool
    high: bool


def grounds_of(features: Features, seen: Seen) -> Grounds:
    """The grounds on which a rate may be called low or high."""
    low, high = (bool(present(seen, *codes)) for codes in (SPEAKS_LOW, SPEAKS_HIGH))
    return Grounds(_can_gain(features), low, high)


def _can_gain(features: Features) -> bool:
    """Whether the held-out loss still falls over the last fifth; true where there is none."""
    shape = features.held_out
    if shape is None:
        return True
    return shape.late_fall > 0 if shape.positive else shape.late_share > 0


def _is_short_or_slow(features: Features) -> bool:
    """Whether only training is logged, in less than whole epochs: its length is not known.

    The card learned from runs of many epochs.  One pass over the data is still falling at its end
    at any rate, and a schedule that ends there makes the most of it.
    """
    held_out, train = features.held_out or features.held_out_error, features.train
    if train is None or (held_out is not None and held_out.points >= EVALUATIONS):
        return False
    if features.curves.x_unit is XUnit.STEP:
        return True
    return train.points >= DENSER * (train.last_x - float(train.x[0]))


def _has_settled(features: Features) -> bool:
    """Whether next to nothing of the held-out loss (or error) is left to fall over the last fifth.

    Less than a hundredth of its level, and of the whole descent less than a quarter of an even
    one's share: a rate far too low moves little, but evenly.  A larger step does not go on there.
    """
    shape = features.held_out or features.held_out_error
    if shape is None or not shape.positive:
        return False
    return shape.late_fall <= LEFT and shape.late_share <= LEFT_OF_DESCENT


def verdict_of(result: Score, gate: Gate, grounds: Grounds) -> tuple[LearningRate, float]:
    """The state and the probability of its side; unknown where a likely side has no ground."""
    low, high = (sum(result.probability[state] for state in pair) for pair in (LOW, HIGH))
    good = result.probability[LearningRate.GOOD]
    if high >= gate.alarm_from:
        return _named(HIGH, high, result, has_fact=grounds.high, gate=gate)
    if not grounds.can_gain:
        return LearningRate.GOOD, low + good
    if low >= gate.alarm_from:
        return _named(LOW, low, result, has_fact=grounds.low, gate=gate)
    return LearningRate.GOOD, good


def _named(
    side: tuple[LearningRate, ...], sure: float, result: Score, *, has_fact: bool, gate: Gate
) -> tuple[LearningRate, float]:
    if not has_fact and sure < gate.clear:
        return LearningRate.UNKNOWN, 0.0
    return max(side, key=lambda state: result.probability[state]), sure


def _sides(state: LearningRate, seen: Seen) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The facts for a state and those against it."""
    high, low, calm = (
        present(seen, *SPEAKS_HIGH),
        present(seen, *SPEAKS_LOW),
        present(seen, *SPEAKS_GOOD),
    )
    if state in HIGH:
        return high, (*low, *calm)
    if state in LOW:
        return low, (*high, *calm)
    return calm, (*high, *low)


def _unknown(reason: str, about: str = "") -> Lamp:
    return Lamp(LampName.LEARNING_RATE, LearningRate.UNKNOWN, 0.0, reason=reason, about=about)


LAMP = LampRule(LampName.LEARNING_RATE, judge)
