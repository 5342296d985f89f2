"""In which settings trials differ: which earlier one is nearest, and what is another than there.

Seeds and bookkeeping count for nothing.  Two trials of other data or another task are never near:
what came of the one says nothing of the other.
"""

import math
from collections.abc import Sequence
from typing import TypeGuard

import numpy as np
import numpy.typing as npt

from dashboard.diagnosis.features.schedule import SCHEDULE, changes
from dashboard.diagnosis.siblings.recipe import CHANCE, is_bookkeeping, is_of_task
from dashboard.diagnosis.siblings.seeds import DERIVED
from dashboard.diagnosis.trials.trial import Change
from dashboard.model.run import Run, Setting


class Settings:
    """The settings of runs as a table: which rows differ, and in what."""

    def __init__(self, runs: Sequence[Run]) -> None:
        """``runs`` are those that speak for the trials, in their order."""
        self._runs = runs
        every = dict.fromkeys(name for run in runs for name in run.config if counts(name))
        self._is_told = [any(counts(name) for name in run.config) for run in runs]
        codes = {name: _codes([_of(run, name) for run in runs]) for name in every}
        self.names = [name for name in every if codes[name].any()]
        shape = len(runs), len(self.names)
        self._codes = np.empty(shape, dtype=np.int64)
        self._sizes = np.empty(shape)
        for at, name in enumerate(self.names):
            self._codes[:, at] = codes[name]
            self._sizes[:, at] = [_size(run.config.get(name)) for run in runs]
        self._task = self._codes[:, np.array([is_of_task(one) for one in self.names], dtype=bool)]

    def nearest(self, row: int, earlier: Sequence[int]) -> int | None:
        """Of the ``earlier`` rows, in their order in time, the one that differs in fewest settings.

        Of several the one whose numbers are closest by ratio is taken, then the latest.  ``None``
        where none is of the same task, or the log of the ``row`` tells no setting.
        """
        if not self._is_told[row]:
            return None
        rows = np.array(earlier, dtype=np.int64)
        rows = rows[(self._task[rows] == self._task[row]).all(axis=1)] if len(rows) else rows
        if not len(rows):
            return None
        differs = self._codes[rows] != self._codes[row]
        count = differs.sum(axis=1)
        fewest = count == count.min()
        rows, differs = rows[fewest], differs[fewest]
        ratio = np.abs(self._sizes[rows] - self._sizes[row])
        far = np.where(np.isfinite(ratio), ratio, 1.0) * differs
        total = np.round(far.sum(axis=1), 9)  # equal steps stay equal
        return int(rows[np.flatnonzero(total == total.min())[-1]])

    def changed(self, row: int, since: int) -> tuple[Change, ...]:
        """What is another in ``row`` than in ``since``, in the order in which logs name it."""
        before, after = self._runs[since], self._runs[row]
        places = np.flatnonzero(self._codes[row] != self._codes[since])
        names = [self.names[at] for at in places]
        return tuple(Change(name, _of(before, name), _of(after, name)) for name in names)


def counts(name: str) -> bool:
    """Whether a setting can change what is learned, other than by chance."""
    return name not in CHANCE | DERIVED and not is_bookkeeping(name)


def _of(run: Run, name: str) -> Setting:
    """A setting of a run; a schedule that changes nothing, as our trainer writes one, is none."""
    value = run.config.get(name)
    return value if name not in SCHEDULE or changes(value) else None


def _codes(values: Sequence[Setting]) -> npt.NDArray[np.int64]:
    """A number for each value, the same for equal ones, 0 for that of the first run."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(_key(one), len(numbers)) for one in values], dtype=np.int64)


def _key(value: Setting) -> str:
    return repr(float(value)) if _is_number(value) else repr(value)


def _size(value: Setting) -> float:
    """The decimal logarithm of a positive number, so that differences are ratios; else NaN."""
    return math.log10(value) if _is_number(value) and 0 < value < math.inf else math.nan


def _is_number(value: Setting) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
