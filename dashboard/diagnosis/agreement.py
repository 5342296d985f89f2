"""Lamps that cannot all be true are brought into agreement: the one with less to show gives way.

Each lamp is judged by itself, so that two may say what cannot be true together: a loss that falls
without jolts at a rate that shakes it, a rate too low for a model that has learned by heart.  What
siblings have measured stands; a lamp that was inferred beside it says that it cannot tell.
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
FAIR = 0.7  # of a state that no label settles, as in the lamp of stability
LOSING = frozenset({Stability.DIVERGED, Stability.DIVERGING})
STILL = frozenset({Fit.PLATEAU, Fit.OVERFITTING})


def agreed(lamps: Lamps, seen: Seen) -> dict[LampName, Lamp]:
    """The lamps of one run, judged from its own curves, none of which denies another."""
    found = dict(lamps)
    for settle in (_what_never_learned, _what_a_high_rate_shakes, _what_a_rate_cannot_be):
        found |= settle(found, seen)
    return found


def _what_never_learned(lamps: Lamps, _: Seen) -> Lamps:
    """A loss that does not come down is not steady on its way down."""
    stability, fit = lamps[LampName.STABILITY], lamps[LampName.FIT]
    if stability.state is Stability.OK and fit.state is Fit.BROKEN_FROM_START:
        return {LampName.STABILITY: _unknown(stability, Stability.UNKNOWN, "not-learning")}
    return {}


def _what_a_high_rate_shakes(lamps: Lamps, seen: Seen) -> Lamps:
    """Ups and downs that speak for a high rate speak against a steady loss, too."""
    stability, rate = lamps[LampName.STABILITY], lamps[LampName.LEARNING_RATE]
    if stability.state is not Stability.OK or rate.state not in HIGH or rate.from_siblings:
        return {}
    shaken = tuple(code for code in UNSTEADY if code in seen)
    if shaken:
        return {
            LampName.STABILITY: Lamp(
                LampName.STABILITY, Stability.OSCILLATING, FAIR, shaken, stability.because
            )
        }
    return {LampName.STABILITY: _unknown(stability, Stability.UNKNOWN, "not-telling")}


def _what_a_rate_cannot_be(lamps: Lamps, _: Seen) -> Lamps:
    """A rate is not good where training undoes itself, nor low where nothing is left to learn."""
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


def _unknown(lamp: Lamp, state: Stability | LearningRate, reason: str) -> Lamp:
    return replace(lamp, state=state, confidence=0.0, because=(), against=(), reason=reason)
