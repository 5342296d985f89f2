"""How far a reading has come, told while it goes on."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """Files looked at of those that were found under the opened path, and points read so far."""

    files: int
    of_files: int
    points: int


Told = Callable[[Progress], None]
"""Who is told; called before every file and at the end, from the thread that reads."""
