"""How steadily the loss moves: ok, noisy, oscillating, diverging, diverged, or numbers broken."""

from dataclasses import replace

from dashboard.diagnosis.broken import (
    BY_STEPS,
    NEVER_TRAINED,
    SATURATED,
    is_saturated_by_steps,
    numbers_broken,
)
from dashboard.diagnosis.features import Features
from dashboard.diagnosis.lamps import LampRule, Seen, other_objective, present
from dashboard.diagnosis.rate_decision import ALARM
from dashboard.diagnosis.shared.lost import is_far_above
from dashboard.diagnosis.verdict import Lamp, LampName, Stability, Symptom
from dashboard.diagnosis.weighed import Weighed

# Confidences: of numbers that are none, SURE was measured on labelled runs, where all were right
# (python -m benchmarks.confidence); all others are the networks', a steady run's at most CALM.
# Noise and oscillation are said without one: no other run settles them
# (python -m benchmarks.unsettled).
SURE, CALM = 0.98, 0.95
OVER_NOISE = 2.0  # times the noise of one point that a descent must exceed
EVEN = 0.5  # what is no likelier than not is not said

STEADY = ("good-final", "still-falling-at-end", "val-tracks-train")
LOST = (
    *("loss-not-finite", "loss-exploded", "loss-beyond-guess", SATURATED),
    *("loss-rising-at-end", "at-chance"),
)


def judge(features: Features, seen: Seen, weighed: Weighed) -> Lamp:
    """The gravest state that the facts support."""
    broken = numbers_broken(seen)
    if broken:
        return _lamp(Stability.BROKEN, SURE, broken)
    sure = _lost(seen, weighed) if NEVER_TRAINED not in seen else 0.0
    if sure >= EVEN:
        return _lamp(Stability.DIVERGED, min(SURE, sure), present(seen, *LOST))
    reason, about = _missing(features, seen)
    if reason:
        return _unknown(reason, about)
    lamp = _living(seen, weighed)
    if lamp.state is Stability.DIVERGING and weighed.high < EVEN:
        return _unknown("rise-not-by-rate")
    if lamp.state is not Stability.OK:
        return lamp
    return _steady(lamp, weighed) if _came_down(features) else _unknown("no-descent")


def _steady(lamp: Lamp, weighed: Weighed) -> Lamp:
    """A steady run, as surely as its rate is not too high: such a rate need not shake the loss.

    Of logs of the world left out that no fact called unsteady, 99.9% had no rate too high where
    the networks were 98% sure of that, 89% where they were 90 to 95% sure, and a third where they
    thought it likelier than not.
    """
    sure = 1 - weighed.high
    if sure < EVEN:
        return _unknown("not-telling")
    return replace(lamp, confidence=min(CALM, sure))


def _came_down(features: Features) -> bool:
    """Whether the loss ended below its start by more than its scatter: no other way is steady."""
    shape = features.main
    return shape is not None and shape.first - shape.end > OVER_NOISE * shape.scatter


def _missing(features: Features, seen: Seen) -> tuple[str, str]:
    """Why the loss is no evidence, and the metric that is; empty where the loss is."""
    if NEVER_TRAINED in seen:
        return "never-trained", ""
    if "few-points" in seen:
        return "few-points", ""
    if not features.objective.level_is_evidence:
        return other_objective(features)
    if SATURATED in seen:
        return "saturated", ""
    if features.main is None:
        return "no-loss" if features.held_out_error is None else "no-loss-curve", ""
    return "", ""


def _lost(seen: Seen, weighed: Weighed) -> float:
    """How sure it is that the run was lost: it ended in no number, or worse than it had been.

    A lower rate is what would have saved it.  So a loss that ended a little above its start, or
    that is large, does not make a run lost by itself: of such logs of the world 46 and 23 of 100
    had a rate too high, most others one too low.  With what the networks say, families left out,
    95 of 100 runs that are called lost had one, and 92 are claimed.  Nor does a loss at its
    cut-off: inputs out of scale put it there as well.
    """
    if _is(seen.get("loss-not-finite"), "ended"):
        return SURE  # a fact, however short the run is
    if "few-points" in seen:
        return 0.0
    collapsed = _is(seen.get("loss-rising-at-end"), "collapsed")
    if is_saturated_by_steps(seen):
        return max(weighed.high, BY_STEPS)
    went_up = is_far_above(seen) or collapsed or _is(seen.get("at-chance"), "lost")
    if went_up and SATURATED not in seen:
        return max(weighed.high, EVEN)  # what is seen is the verdict
    if "loss-exploded" in seen and SATURATED not in seen:
        return weighed.high
    is_rate = weighed.high >= ALARM and bool(present(seen, "loss-beyond-guess", SATURATED))
    return weighed.high if is_rate else 0.0


def _living(seen: Seen, weighed: Weighed) -> Lamp:
    steady = present(seen, *STEADY)
    if "loss-rising-at-end" in seen:
        return _lamp(Stability.DIVERGING, weighed.high, ("loss-rising-at-end",), steady)
    if "zigzag" in seen:
        codes = present(seen, "zigzag", "noisy", "ups-and-downs")
        return _lamp(Stability.OSCILLATING, None, codes, steady)
    if "noisy" in seen:
        return _lamp(Stability.NOISY, None, present(seen, "noisy", "ups-and-downs"), steady)
    return _lamp(Stability.OK, CALM, steady, present(seen, "spike", "ups-and-downs"))


def _is(symptom: Symptom | None, name: str) -> bool:
    return symptom is not None and symptom.evidence[name] == "yes"


def _unknown(reason: str, about: str = "") -> Lamp:
    return Lamp(LampName.STABILITY, Stability.UNKNOWN, 0.0, reason=reason, about=about)


def _lamp(
    state: Stability,
    confidence: float | None,
    because: tuple[str, ...] = (),
    against: tuple[str, ...] = (),
) -> Lamp:
    return Lamp(LampName.STABILITY, state, confidence, because, against)


LAMP = LampRule(LampName.STABILITY, judge)
