"""How progress is shown; apart from `progress.py`, which needs the packages that train."""

from enum import StrEnum


class Manner(StrEnum):
    """How progress is shown."""

    BARS = "bars"
    LINES = "lines"
    QUIET = "quiet"
