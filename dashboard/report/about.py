"""What a report says of itself, whatever form it has."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class About:
    """A report: of which set, by which version of the program, when it was made."""

    name: str  # of the set
    version: str
    made: dt.datetime  # with its time zone
