"""When a followed folder is polled again: soon while it grows, seldom while it does not."""

PAUSES: tuple[tuple[float, float], ...] = ((20.0, 2.0), (60.0, 5.0), (float("inf"), 15.0))
"""Seconds without news up to which a pause, in seconds, lasts; a choice."""

MOST_SHARE = 0.2
"""Of the time may be spent on polling and judging: a slow disk is polled less often."""


def pause(quiet_s: float, poll_s: float = 0.0) -> float:
    """Seconds until the next poll, ``quiet_s`` after the last news; the last poll took ``poll_s``.

    >>> pause(3), pause(30), pause(300), pause(3, poll_s=1.5)
    (2.0, 5.0, 15.0, 7.5)
    """
    planned = next(length for until, length in PAUSES if quiet_s < until)
    return max(planned, poll_s / MOST_SHARE)
