"""Lengths of time in words, with no more digits than are read: 3,2 s, 2 min 34 s, 1 h 12 min."""

from dashboard.text.catalogue import Catalogue

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400  # seconds


def duration(seconds: float, texts: Catalogue) -> str:
    """``seconds`` in words."""
    whole = round(max(seconds, 0.0))
    if seconds < 10:
        return texts.say("duration-seconds", seconds=round(max(seconds, 0.0), 1))
    if whole < _MINUTE:
        return texts.say("duration-seconds", seconds=whole)
    if whole < _HOUR:
        return texts.say("duration-minutes", minutes=whole // _MINUTE, seconds=whole % _MINUTE)
    if whole < _DAY:
        minutes = whole % _HOUR // _MINUTE
        return texts.say("duration-hours", hours=whole // _HOUR, minutes=minutes)
    return texts.say("duration-days", days=whole // _DAY, hours=whole % _DAY // _HOUR)


def ago(seconds: float, texts: Catalogue) -> str:
    """How long something is ago, in whole seconds: a live line need not flicker."""
    return duration(float(max(round(seconds), 1)), texts)
