"""The severity of a state as a sign and a tone, the same in documents and on pages."""

from enum import StrEnum

from dashboard.diagnosis.verdict import (
    BatchSize,
    Fit,
    Headline,
    LearningRate,
    Severity,
    Stability,
    State,
)


class Tone(StrEnum):
    """The four looks of a lamp; each has a colour and a sign of its own."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    UNKNOWN = "unknown"


SIGNS = {Tone.OK: "●", Tone.WARN: "▲", Tone.BAD: "■", Tone.UNKNOWN: "○"}
"""Shapes, so that the colour is never the only sign."""

_OK: frozenset[State] = frozenset({Stability.OK, LearningRate.GOOD, BatchSize.GOOD, Fit.GOOD})
_BAD: frozenset[State] = frozenset(
    {
        Stability.DIVERGING,
        Stability.DIVERGED,
        Stability.BROKEN,
        LearningRate.TOO_LOW,
        LearningRate.TOO_HIGH,
        Fit.OVERFITTING,
        Fit.BROKEN_FROM_START,
    }
)
_BY_SEVERITY = {
    Severity.NONE: Tone.OK,
    Severity.INFO: Tone.WARN,
    Severity.WARNING: Tone.WARN,
    Severity.CRITICAL: Tone.BAD,
}


def tone(state: State) -> Tone:
    """The look of a lamp in ``state``."""
    if state.value == "unknown":
        return Tone.UNKNOWN
    if state in _OK:
        return Tone.OK
    return Tone.BAD if state in _BAD else Tone.WARN


def headline_tone(headline: Headline) -> Tone:
    """The look of a whole run, by its headline."""
    if headline.state == "unknown":
        return Tone.UNKNOWN
    return _BY_SEVERITY[headline.severity]
