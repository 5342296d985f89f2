"""The types of the tree of experiments: a setting that was tried, and what came of it."""

import math
from dataclasses import dataclass
from enum import StrEnum

from dashboard.diagnosis.followed import Followed
from dashboard.model.run import Setting
from dashboard.model.table import Split


class Basis(StrEnum):
    """How it is known which setting another one came from."""

    LOGGED = "logged"  # the trainer wrote it down
    GUESSED = "guessed"  # the earlier setting that differs in the fewest settings
    ELSEWHERE = "elsewhere"  # the trainer wrote it down, and that run is not open
    FIRST = "first"  # nothing of the same task was tried before


class Way(StrEnum):
    """How a setting ended beside the one it came from."""

    BETTER = "better"
    SAME = "same"  # no more apart than chance explains
    WORSE = "worse"
    UNKNOWN = "unknown"  # no metric that both have


class Grounds(StrEnum):
    """What says how far two ends may lie apart by chance."""

    LOGGED = "logged"  # the trainer held both against its noise
    SEEDS = "seeds"  # the spread of runs that differ in the seed alone
    EXAMPLES = "examples"  # the number of held-out examples
    ENDS = "ends"  # how much the curves still move at their ends
    NONE = "none"  # nothing: values that read alike count as the same


@dataclass(frozen=True, slots=True)
class Change:
    """One setting that is another than before; ``None`` where a log does not name it."""

    name: str
    before: Setting
    after: Setting


@dataclass(frozen=True, slots=True)
class CameOf:
    """What came of a trial, beside the one it came from.

    Attributes:
        way: better, same or worse.
        metric, split: what the values are of; ``""`` where both have none in common.
        before, after: the mean of the ends of their runs; NaN where all diverged.
        seeds: how many runs of each ended.
        grounds: what says how large chance is.
    """

    way: Way
    metric: str = ""
    split: Split = Split.NONE
    before: float = math.nan
    after: float = math.nan
    seeds: tuple[int, int] = (0, 0)
    grounds: Grounds = Grounds.NONE


@dataclass(frozen=True, slots=True)
class Trial:
    """One setting that was tried.

    Attributes:
        place: its number in time, from 0.
        run_ids: its runs, at least one; they differ in the seed alone.
        shown: the run that speaks for them.
        at: when its first run began, seconds since 1970; NaN where the logs do not say.
        parent: the place of the setting it came from, always an earlier one; ``None`` for none.
        basis: how that is known.
        changed: what is another than there; empty without a parent.
        came_of: how it ended beside the parent; ``None`` without one.
        metric, split, end: how it ended by itself, the mean over its runs; NaN for unknown.
        diverged: whether most of its runs diverged.
        followed: the advice that its run followed; ``None`` where none is logged.
    """

    place: int
    run_ids: tuple[str, ...]
    shown: str
    at: float
    parent: int | None
    basis: Basis
    changed: tuple[Change, ...]
    came_of: CameOf | None
    metric: str
    split: Split
    end: float
    diverged: bool
    followed: Followed | None
