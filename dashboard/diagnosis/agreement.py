"""Agreement between lamps: of two that contradict each other, the weaker one becomes unknown.

Each lamp is judged by itself, so that two may contradict each other: a steady loss at a rate that
is too high, a rate too low for a model that has memorised its data. A state measured from siblings
stays; an inferred one that contradicts it becomes unknown.
"""

from collections.abc import Mapping
from dataclasses import replace

from dashboard.diagnosis.verdict import (
    Fit,
    Lamp,
    LampName,
    LearningRate,
    Stability,
    Symptom,
)

Lamps = Mapping[LampName, Lamp]
Seen = Mapping[str, Symptom]

UNSTEADY = ("zigzag", "noisy", "ups-and-downs")
LOW = frozenset({LearningRate.TOO_LOW, LearningRate.SLIGHTLY_LOW})
HIGH = frozenset({LearningRate.TOO_HIGH, LearningRate.SLIGHTLY_HIGH})
LOSING = frozenset({Stability.DIVERGED, Stability.DIVERGING})
FLAT = frozenset({"flat-from-start", "at-chance"})
STILL = frozenset({Fit.PLATEAU, Fit.OVERFITTING})


def agreed(lamps: Lamps, seen: Seen) -> dict[LampName, Lamp]:
    """The lamps of one run, judged from its own curves, without contradictions."""
    found = dict(lamps)
    for settle in (
        _what_a_low_rate_explains,
        _what_never_learned,
        _what_a_high_rate_shakes,
        _what_a_rate_cannot_be,
    ):
        found |= settle(found, seen)
    return found


def _what_a_low_rate_explains(lamps: Lamps, _: Seen) -> Lamps:
    """Nothing is broken where the loss is merely flat, and the rate is far too low for more."""
    rate, fit = lamps[LampName.LEARNING_RATE], lamps[LampName.FIT]
    is_flat = fit.state is Fit.BROKEN_FROM_START and set(fit.because) <= FLAT
    if is_flat and rate.state in LOW and not rate.from_siblings:
        return {LampName.FIT: _unknown(fit, Fit.UNKNOWN, "rate-first")}
    return {}


def _what_never_learned(lamps: Lamps, _: Seen) -> Lamps:
    """No steady stability for a loss that does not fall."""
    stability, fit = lamps[LampName.STABILITY], lamps[LampName.FIT]
    if stability.state is Stability.OK and fit.state is Fit.BROKEN_FROM_START:
        return {LampName.STABILITY: _unknown(stability, Stability.UNKNOWN, "not-learning")}
    return {}


def _what_a_high_rate_shakes(lamps: Lamps, seen: Seen) -> Lamps:
    """No steady stability where ups and downs are evidence of a high rate."""
    stability, rate = lamps[LampName.STABILITY], lamps[LampName.LEARNING_RATE]
    if stability.state is not Stability.OK or rate.state not in HIGH or rate.from_siblings:
        return {}
    shaken = tuple(code for code in UNSTEADY if code in seen)
    if shaken:
        return {
            LampName.STABILITY: Lamp(
                LampName.STABILITY, Stability.OSCILLATING, None, shaken, stability.because
            )
        }
    return {LampName.STABILITY: _unknown(stability, Stability.UNKNOWN, "not-telling")}


def _what_a_rate_cannot_be(lamps: Lamps, _: Seen) -> Lamps:
    """No good rate for a diverging run, and no low rate where nothing is left to learn."""
    stability, rate, fit = (
        lamps[name] for name in (LampName.STABILITY, LampName.LEARNING_RATE, LampName.FIT)
    )
    if rate.from_siblings or (not rate.because and rate.state is LearningRate.UNKNOWN):
        return {}
    reason = ""
    if rate.state is LearningRate.GOOD and stability.state in LOSING:
        reason = "lost"
    elif rate.state in LOW and fit.state in STILL:
        reason = "not-telling"
    if not reason:
        return {}
    return {LampName.LEARNING_RATE: _unknown(rate, LearningRate.UNKNOWN, reason)}


def _unknown(lamp: Lamp, state: Stability | LearningRate | Fit, reason: str) -> Lamp:
    return replace(lamp, state=state, confidence=0.0, because=(), against=(), reason=reason)
