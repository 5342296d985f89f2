"""A moment that a log names, as a date.

``datetime.fromtimestamp`` asks the system, and Windows refuses moments before 1970, which the log
of a wrong clock has.
"""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment(milliseconds: float) -> datetime:
    """The moment ``milliseconds`` after 1970 began, in UTC; before it if they are negative."""
    return EPOCH + timedelta(milliseconds=milliseconds)
