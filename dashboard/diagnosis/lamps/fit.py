"""How the model fits the data it saw and the data it did not."""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.lamps import LampRule, Seen, present
from dashboard.diagnosis.verdict import Fit, Lamp, LampName

SURE, LIKELY, FAIR = 0.95, 0.8, 0.6  # confidences before calibration
ACCURACY_KEPT = 0.005  # accuracy: a rising loss that costs less than half a point costs nothing
FIRM = 0.3  # strength from which a late fall means an unfinished run


def judge(features: Features, seen: Seen) -> Lamp:
    """The state that matters most for the fit."""
    tracks, gap = present(seen, "val-tracks-train"), present(seen, "val-above-train")
    if "flat-from-start" in seen or _never_learned(seen):
        return _lamp(Fit.BROKEN_FROM_START, LIKELY, present(seen, "flat-from-start", "at-chance"))
    if "loss-not-finite" in seen or "loss-exploded" in seen or "at-chance" in seen:
        return _unknown("diverged")
    if "few-points" in seen:
        return _unknown("few-points")
    if features.held_out is None and features.held_out_error is None:
        return _unknown("no-held-out" if features.main is not None else "no-loss")
    if _overfits(seen):
        return _lamp(Fit.OVERFITTING, LIKELY, ("val-rises-while-train-falls", *gap), tracks)
    if "both-poor" in seen:
        return _lamp(Fit.UNDERFITTING, FAIR, ("both-poor", *tracks), gap)
    falling = seen.get("still-falling-at-end")
    if falling is not None and falling.strength > FIRM:
        return _lamp(Fit.STOPPED_TOO_EARLY, FAIR, ("still-falling-at-end", *tracks), gap)
    if "plateau-early" in seen:
        return _lamp(Fit.PLATEAU, FAIR, ("plateau-early", *tracks), present(seen, "good-final"))
    if "good-final" in seen or tracks:
        return _lamp(Fit.GOOD, LIKELY, (*present(seen, "good-final"), *tracks), gap)
    return _unknown("not-telling")


def _never_learned(seen: Seen) -> bool:
    chance = seen.get("at-chance")
    return chance is not None and chance.evidence["lost"] == "no"


def _overfits(seen: Seen) -> bool:
    """The held-out loss rises, and the accuracy, where logged, falls with it."""
    rising = seen.get("val-rises-while-train-falls")
    if rising is None:
        return False
    lost = float(rising.evidence["accuracy_lost"])
    return not lost <= ACCURACY_KEPT


def _unknown(reason: str) -> Lamp:
    return _lamp(Fit.UNKNOWN, 0.0, reason=reason)


def _lamp(
    state: Fit,
    confidence: float,
    because: tuple[str, ...] = (),
    against: tuple[str, ...] = (),
    reason: str = "",
) -> Lamp:
    return Lamp(LampName.FIT, state, confidence, because, against, reason=reason)


LAMP = LampRule(LampName.FIT, judge)
