"""How long something takes, in words."""

from trainer.text import say

MINUTE, HOUR = 60, 3600  # seconds


def duration(seconds: float, lang: str) -> str:
    """A time in the two largest of its units.

    >>> duration(75.2, "en")
    '1 min 15 s'
    """
    whole = round(seconds)
    if whole < MINUTE:
        return say(lang, "seconds", seconds=whole)
    if whole < HOUR:
        return say(lang, "minutes", minutes=whole // MINUTE, seconds=whole % MINUTE)
    return say(lang, "hours", hours=whole // HOUR, minutes=whole % HOUR // MINUTE)
