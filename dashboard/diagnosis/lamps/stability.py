"""How steadily the loss moves: ok, noisy, oscillating, diverging, diverged."""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.lamps import LampRule, Seen, present
from dashboard.diagnosis.verdict import Lamp, LampName, Stability, Symptom

SURE, LIKELY, FAIR = 0.98, 0.85, 0.7  # confidences before calibration
FIRM = 0.5  # strength from which a fact is beyond doubt

STEADY = ("good-final", "still-falling-at-end", "val-tracks-train")


def judge(features: Features, seen: Seen) -> Lamp:
    """The gravest state that the facts support."""
    if "few-points" in seen and not _lost(seen):
        return _lamp(Stability.UNKNOWN, 0.0, reason="few-points")
    if features.main is None and not _lost(seen):
        reason = "no-loss" if features.held_out_error is None else "no-loss-curve"
        return _lamp(Stability.UNKNOWN, 0.0, reason=reason)
    steady = present(seen, *STEADY)
    if _lost(seen):
        codes = present(seen, "loss-not-finite", "loss-exploded", "at-chance")
        return _lamp(Stability.DIVERGED, SURE, codes)
    if "loss-rising-at-end" in seen:
        sure = LIKELY if seen["loss-rising-at-end"].strength > FIRM else FAIR
        return _lamp(Stability.DIVERGING, sure, ("loss-rising-at-end",), steady)
    if "zigzag" in seen:
        return _lamp(Stability.OSCILLATING, FAIR, present(seen, "zigzag", "noisy"), steady)
    if "noisy" in seen:
        return _lamp(Stability.NOISY, FAIR, ("noisy",), steady)
    return _lamp(Stability.OK, LIKELY, steady, present(seen, "spike"))


def _lost(seen: Seen) -> bool:
    """The run ended in NaN, above its start, or fell back to a guess after learning."""
    return (
        _is(seen.get("loss-not-finite"), "ended")
        or "loss-exploded" in seen
        or _is(seen.get("at-chance"), "lost")
    )


def _is(symptom: Symptom | None, name: str) -> bool:
    return symptom is not None and symptom.evidence[name] == "yes"


def _lamp(
    state: Stability,
    confidence: float,
    because: tuple[str, ...] = (),
    against: tuple[str, ...] = (),
    reason: str = "",
) -> Lamp:
    return Lamp(LampName.STABILITY, state, confidence, because, against, reason=reason)


LAMP = LampRule(LampName.STABILITY, judge)
