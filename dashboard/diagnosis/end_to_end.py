"""The points of several runs concatenated, so that all runs are measured at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dashboard.model.run import Run, XUnit
from dashboard.model.table import FloatArray, Series

Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """The points of several runs end to end; run i has those from ``starts[i]`` to ``ends[i]``."""

    value: FloatArray
    x: FloatArray
    wall_time: FloatArray
    starts: Places
    ends: Places

    @staticmethod
    def of(runs: Sequence[Run], own: Mapping[str, Series], unit: XUnit) -> "Points":
        """The points of ``own`` of each run, none of them empty, with their epoch or step as x."""
        many = [own[run.run_id] for run in runs]
        lengths = np.array([len(one) for one in many], dtype=np.int64)
        ends = np.cumsum(lengths)
        return Points(
            joined([one.value for one in many]),
            joined([_x(run, one, unit) for run, one in zip(runs, many, strict=True)]),
            joined([one.wall_time for one in many]),
            ends - lengths,
            ends,
        )

    def is_top(self, signed: FloatArray) -> Mask:
        """Where a run has its highest value, if that is finite."""
        if not len(signed):
            return np.zeros(0, dtype=bool)
        highest = np.maximum.reduceat(signed, self.starts)
        is_top: Mask = signed == np.repeat(highest, self.ends - self.starts)
        return is_top & np.isfinite(signed)

    def twice(self, holds: Mask) -> Mask:
        """Where something holds at a point and at the next one of the same run."""
        again = np.zeros(len(holds), dtype=bool)
        again[:-1] = holds[1:]
        again[self.ends - 1] = False
        return holds & again

    def first(self, holds: Mask) -> Places:
        """Each run's first point where something holds; -1 for none."""
        found = np.flatnonzero(holds)
        place = np.searchsorted(found, self.starts)
        candidates = np.append(found, len(holds))[place]
        return np.where(candidates < self.ends, candidates, -1)

    def at(self, values: FloatArray, places: Places) -> FloatArray:
        """The values at the places that :meth:`first` found; NaN for none."""
        return np.append(values, np.nan)[places]  # -1 is the NaN at the end

    def opening(self) -> FloatArray:
        """The first finite value of every run, NaN where there is none."""
        return self.at(self.value, self.first(np.isfinite(self.value)))


def joined(arrays: list[FloatArray]) -> FloatArray:
    """The arrays end to end; an empty one for none."""
    return np.concatenate(arrays) if arrays else np.empty(0)


def _x(run: Run, points: Series, unit: XUnit) -> FloatArray:
    """The epoch or step of each point; NaN where an epoch is not known."""
    steps = points.step.astype(np.float64)
    if unit is XUnit.STEP:
        return steps
    counts_epochs = run.x_unit is XUnit.EPOCH
    return np.where(np.isnan(points.epoch), steps, points.epoch) if counts_epochs else points.epoch
