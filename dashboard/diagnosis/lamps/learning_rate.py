"""What changing the learning rate would do: raise it, leave it, lower it.

The state is a sum of weights of evidence (:mod:`dashboard.diagnosis.scorecard`), fitted on grids of
learning rates whose outcomes are known; the confidence is the probability that the rate lies on
the named side.  A side is named only from :data:`ALARM_FROM` on: a healthy run called ill costs
more trust than a doubtful one called good.  And it is named with a fact to show for it, or with a
probability of :data:`CLEAR`: weights that nobody can point at on the curve are thin ground for a
change.  A rate is called low only while the held-out loss
still falls: a larger step goes further along the same way, which then leads nowhere.
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.readings import readings
from dashboard.diagnosis.lamps import LampRule, Seen, present
from dashboard.diagnosis.scorecard import Score, score, scorecard
from dashboard.diagnosis.verdict import Lamp, LampName, LearningRate

ALARM_FROM = 0.65  # probability of a side; the data file says how many good runs it calls ill
CLEAR = 0.9
"""Probability from which a side is named without a fact to show.  On DeepOBS problems left out,
asking for one below it takes the alarms on good runs from 5% to 1% (15% to 9% where the log begins
late) and the macro-F1 from 0.86 to 0.84 (0.77 stays)."""
FEWEST_POINTS = 8  # the shortest curves of the grids that the scorecard was fitted on have ten
SURE = 0.98  # of a rate of zero

FACTS = ("loss-not-finite", "loss-exploded", "at-chance")
"""Symptoms that the scorecard weighs beside the readings."""

LOST = ("loss-not-finite", "loss-exploded")
"""Facts after which a rate may be high or unknown, never low or good."""

FROM_START, LATER = "learning_rate", "learning_rate_without_start"
"""The cards: for logs that begin before the first update, and for those that begin after it."""

SPEAKS_HIGH = (
    "loss-not-finite",
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
    """Weigh the run's readings; a rate of zero and a lost run need no weighing."""
    if "lr-zero" in seen:
        return Lamp(LampName.LEARNING_RATE, LearningRate.TOO_LOW, SURE, ("lr-zero",))
    reason = _missing(features, seen)
    if reason:
        return _unknown(reason)
    card = scorecard(FROM_START if features.from_start else LATER)
    result = score(card, evidence_of(features, seen))
    state, confidence = verdict_of(result, can_gain=can_gain(features))
    if present(seen, *LOST) and state not in HIGH:
        return _unknown("lost")
    because, against = _sides(state, seen)
    if state is not LearningRate.GOOD and not because and confidence < CLEAR:
        return _unknown("not-telling")
    return Lamp(LampName.LEARNING_RATE, state, confidence, because, against)


def _missing(features: Features, seen: Seen) -> str:
    """Why the rate cannot be weighed at all; empty when it can."""
    if features.main is None:
        return "no-loss"
    if features.points < FEWEST_POINTS and "loss-not-finite" not in seen:
        return "few-points" if "few-points" in seen else "few-points-for-rate"
    is_flat = "flat-from-start" in seen and not present(seen, *LOST)
    return "not-learning" if is_flat else ""


def evidence_of(features: Features, seen: Seen) -> dict[str, float]:
    """Everything that the scorecard may weigh: readings and facts."""
    return readings(features) | {f"fact.{code}": float(code in seen) for code in FACTS}


def can_gain(features: Features) -> bool:
    """Whether the held-out loss still falls over the last fifth; true where there is none."""
    shape = features.held_out
    if shape is None:
        return True
    return shape.late_fall > 0 if shape.positive else shape.late_share > 0


def verdict_of(result: Score, *, can_gain: bool) -> tuple[LearningRate, float]:
    """The state and the probability of its side, given whether a low rate is possible at all."""
    low, high = (sum(result.probability[state] for state in pair) for pair in (LOW, HIGH))
    good = result.probability[LearningRate.GOOD]
    if high >= ALARM_FROM:
        return max(HIGH, key=lambda state: result.probability[state]), high
    if not can_gain:
        return LearningRate.GOOD, low + good
    if low >= ALARM_FROM:
        return max(LOW, key=lambda state: result.probability[state]), low
    return LearningRate.GOOD, good


def _sides(state: LearningRate, seen: Seen) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The facts that speak for a state and those that speak against it."""
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


def _unknown(reason: str) -> Lamp:
    return Lamp(LampName.LEARNING_RATE, LearningRate.UNKNOWN, 0.0, reason=reason)


LAMP = LampRule(LampName.LEARNING_RATE, judge)
