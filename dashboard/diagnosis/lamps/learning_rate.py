"""What changing the learning rate would do: raise it, leave it, lower it."""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.lamps import LampRule, Seen, present
from dashboard.diagnosis.verdict import Lamp, LampName, LearningRate

SURE, LIKELY, FAIR, WEAK = 0.95, 0.75, 0.6, 0.5  # confidences before calibration
FIRM = 0.5  # strength from which a fact is beyond doubt

HIGH = ("loss-not-finite", "loss-exploded", "loss-rising-at-end", "at-chance", "zigzag", "noisy")
LOW = ("lr-zero", "still-falling-at-end", "falls-slowly")


def judge(features: Features, seen: Seen) -> Lamp:
    """Weigh the facts that speak for a high and for a low rate."""
    high, low = present(seen, *HIGH), present(seen, *LOW)
    if "lr-zero" in seen:
        return _lamp(LearningRate.TOO_LOW, SURE, ("lr-zero",))
    if "loss-not-finite" in seen or "loss-exploded" in seen:
        return _lamp(LearningRate.TOO_HIGH, LIKELY, high, low)
    if "few-points" in seen:
        return _lamp(LearningRate.UNKNOWN, 0.0, reason="few-points")
    if features.main is None:
        return _lamp(LearningRate.UNKNOWN, 0.0, reason="no-loss")
    if "at-chance" in seen or "flat-from-start" in seen:
        return _lamp(LearningRate.UNKNOWN, 0.0, reason="not-learning")
    if "loss-rising-at-end" in seen or "zigzag" in seen:
        return _lamp(LearningRate.SLIGHTLY_HIGH, FAIR, high, low)
    return _from_descent(seen, low)


def _from_descent(seen: Seen, low: tuple[str, ...]) -> Lamp:
    falling = seen.get("still-falling-at-end")
    if falling is not None and falling.strength > FIRM and "falls-slowly" in seen:
        return _lamp(LearningRate.TOO_LOW, LIKELY, low)
    if falling is not None and falling.strength > FIRM:
        return _lamp(LearningRate.SLIGHTLY_LOW, FAIR, low)
    if "good-final" in seen or features_settled(seen):
        return _lamp(LearningRate.GOOD, FAIR, present(seen, "good-final"), low)
    return _lamp(LearningRate.UNKNOWN, 0.0, reason="not-telling")


def features_settled(seen: Seen) -> bool:
    """Overfitting settles the descent: the training loss went where it could."""
    return "val-rises-while-train-falls" in seen


def _lamp(
    state: LearningRate,
    confidence: float,
    because: tuple[str, ...] = (),
    against: tuple[str, ...] = (),
    reason: str = "",
) -> Lamp:
    return Lamp(LampName.LEARNING_RATE, state, confidence, because, against, reason=reason)


LAMP = LampRule(LampName.LEARNING_RATE, judge)
