"""A moment that a log names, as a date.

``datetime.fromtimestamp`` asks the system, and Windows refuses moments before 1970, which the log
of a wrong clock has.
"""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

FIRST, LAST = datetime(2, 1, 1, tzinfo=UTC), datetime(9998, 12, 31, tzinfo=UTC)
"""Python's dates, less a year at each end, so that the moment is one in every time zone."""


def moment(milliseconds: float) -> datetime:
    """The moment ``milliseconds`` after 1970 began, in UTC; before it if they are negative.

    What lies outside Python's dates becomes the nearest of them.

    Args:
        milliseconds: Any number but NaN.

    >>> moment(1e300).year, moment(float("-inf")).year
    (9998, 2)
    """
    low, high = ((one - EPOCH) / timedelta(milliseconds=1) for one in (FIRST, LAST))
    return EPOCH + timedelta(milliseconds=min(max(milliseconds, low), high))
