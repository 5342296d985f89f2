"""Readings in the units in which a person reads them, and back: no logarithms."""

import math

TEN = frozenset({"loss.level", "held_out.level", "error.level", "pair.gap"}) | frozenset(
    {"set.rate", "set.updates", "set.points", "set.weight_decay"}
)
"""Readings that are decimal logarithms of a ratio or of a count."""

TWO = frozenset({"set.batch", "set.narrowest"})

DIGITS = 2  # significant ones of a value at which a verdict turns


def as_read(name: str, value: float) -> float:
    """The value of a reading as a person reads it: a ratio, a count, a share."""
    if name in TEN:
        return float(10.0**value)
    return float(2.0**value) if name in TWO else value


def as_reading(name: str, value: float) -> float:
    """The reading that a person reads as ``value``; minus infinity where a ratio is none."""
    if name in TEN:
        return math.log10(value) if value > 0 else -math.inf
    if name in TWO:
        return math.log2(value) if value > 0 else -math.inf
    return value


def rounded(value: float, *, up: bool) -> float:
    """``value`` with two significant digits, rounded up or down."""
    if value == 0 or not math.isfinite(value):
        return value
    decimals = DIGITS - 1 - math.floor(math.log10(abs(value)))
    scaled = value * 10.0**decimals
    return (math.ceil(scaled) if up else math.floor(scaled)) / 10.0**decimals
