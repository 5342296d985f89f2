"""The tidy scalar table: one row is one logged number.

Every reader's points end up here and every later stage starts from here.  This module knows the
columns and their types; it does not know files, runs' settings, curves or verdicts.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


class Split(StrEnum):
    """The part of the data a number was measured on; ``NONE`` for learning rates and the like."""

    TRAIN = "train"
    VAL = "val"
    TEST = "test"
    NONE = "none"


COLUMNS: dict[str, str] = {
    "run_id": "category",
    "metric": "category",
    "split": "category",
    "step": "int64",
    "epoch": "float64",  # NaN where the log does not say
    "value": "float64",  # NaN and inf are kept: they are evidence
    "wall_time": "float64",  # seconds since 1970, NaN where the log does not say
    "tag": "category",  # the name as written in the file
}


@dataclass(frozen=True, slots=True)
class Series:
    """The points of one tag of one run, in the order of their steps.

    ``step`` is int64 of shape (n,); ``epoch``, ``value`` and ``wall_time`` are float64 of the same
    shape, with NaN for an unknown epoch or time.  Arrays are read-only.
    """

    tag: str
    metric: str
    split: Split
    step: IntArray
    value: FloatArray
    epoch: FloatArray
    wall_time: FloatArray

    @staticmethod
    def of(
        tag: str,
        metric: str,
        split: Split,
        step: npt.ArrayLike,
        value: npt.ArrayLike,
        epoch: npt.ArrayLike | None = None,
        wall_time: npt.ArrayLike | None = None,
    ) -> "Series":
        """Build a series from array-likes of one length; raise ``ValueError`` if they differ."""
        steps = np.asarray(step, dtype=np.int64).view()
        values = np.asarray(value, dtype=np.float64).view()
        epochs = _float_or_nan(epoch, len(steps))
        times = _float_or_nan(wall_time, len(steps))
        if not len(steps) == len(values) == len(epochs) == len(times):
            raise ValueError(f"{tag}: step, value, epoch and wall_time differ in length")
        for array in (steps, values, epochs, times):
            array.flags.writeable = False
        return Series(tag, metric, split, steps, values, epochs, times)

    def __len__(self) -> int:
        """The number of points."""
        return len(self.step)

    @property
    def knows_epochs(self) -> bool:
        """Whether the epoch of at least one point is known."""
        if is_unknown(self.epoch) or not len(self):
            return False
        return math.isfinite(self.epoch[-1]) or bool(np.isfinite(self.epoch).any())


def _float_or_nan(values: npt.ArrayLike | None, n: int) -> FloatArray:
    if values is None:
        return unknown(n)
    return np.asarray(values, dtype=np.float64).view()


def unknown(n: int) -> FloatArray:
    """``n`` times NaN, read-only, without taking memory for each."""
    return np.broadcast_to(np.float64(np.nan), (n,))


def is_unknown(values: npt.NDArray[np.generic]) -> bool:
    """Whether one NaN stands for all ``values``."""
    return values.strides == (0,) and bool(np.isnan(values[:1]).all())


def build_table(runs: Iterable[tuple[str, Iterable[Series]]]) -> pd.DataFrame:
    """Lay the series of all runs under each other as one tidy table.

    The rows of a run stay together, those of a series too; within a series the steps rise.  The
    empty table keeps its columns and types.
    """
    owned = [(run_id, series) for run_id, many in runs for series in many if len(series)]
    lengths = np.array([len(series) for _, series in owned], dtype=np.int64)

    def labels(values: list[str]) -> pd.Categorical:
        """One label a series, repeated over its rows without building a string per row."""
        codes, names = pd.factorize(np.array(values, dtype=object))
        small = codes.astype(np.min_scalar_type(-len(names) - 1))  # as pandas itself keeps them
        repeated = np.repeat(small, lengths) if len(values) else small
        return pd.Categorical.from_codes(repeated, pd.Index(names, dtype="str"))

    def numbers(arrays: list[npt.NDArray[np.generic]], dtype: str) -> npt.NDArray[np.generic]:
        if not arrays:
            return np.empty(0, dtype=dtype)
        if all(map(is_unknown, arrays)):
            return unknown(int(lengths.sum()))
        return np.concatenate(arrays)

    return pd.DataFrame(
        {
            "run_id": labels([run_id for run_id, _ in owned]),
            "metric": labels([series.metric for _, series in owned]),
            "split": labels([series.split.value for _, series in owned]),
            "step": numbers([series.step for _, series in owned], "int64"),
            "epoch": numbers([series.epoch for _, series in owned], "float64"),
            "value": numbers([series.value for _, series in owned], "float64"),
            "wall_time": numbers([series.wall_time for _, series in owned], "float64"),
            "tag": labels([series.tag for _, series in owned]),
        },
        copy=False,
    )


def check_table(table: pd.DataFrame) -> None:
    """Raise ``ValueError`` if ``table`` is not a tidy scalar table."""
    if list(table.columns) != list(COLUMNS):
        raise ValueError(f"columns are {list(table.columns)}, expected {list(COLUMNS)}")
    for name, dtype in COLUMNS.items():
        if str(table[name].dtype) != dtype:
            raise ValueError(f"column {name} is {table[name].dtype}, expected {dtype}")
