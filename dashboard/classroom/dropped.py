"""A dropped log of one cell: read by the program's own upload path, and what it ended with."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dashboard.classroom.grid import Cell
from dashboard.classroom.room import Limits
from dashboard.diagnosis.best import end_of
from dashboard.diagnosis.siblings.score import ACCURACY, LOSS, MEASURES, has_diverged
from dashboard.logs.apart.reading import read_apart
from dashboard.logs.load import load_uploads
from dashboard.logs.sources.uploads import UploadedBytes
from dashboard.model.curve import RunCurves, curves_of
from dashboard.model.run import Run

SAME = 1e-6
"""How near a logged setting has to be to the cell's, relatively: rates are written as decimals."""


class Why(StrEnum):
    """Why a drop is not taken."""

    TOO_BIG = "too-big"
    NO_CURVE = "no-curve"
    NO_MEASURE = "no-measure"
    OTHER_CELL = "other-cell"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Refused:
    """A drop that is not taken; ``found`` are the settings that its log names and no cell has."""

    why: Why
    found: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """What a cell's run ended with; values are NaN where the log has none, or it diverged."""

    accuracy: float  # in [0, 1], of the held-out data, else of the training data
    loss: float
    diverged: bool
    points: int
    assumed: bool  # whether the log does not say its settings, so that they are taken for granted


def read(files: Sequence[UploadedBytes], cell: Cell, limits: Limits) -> Result | Refused:
    """What the dropped ``files`` say of the run of ``cell``, or why they are not taken.

    Of several runs the one that names the settings of the cell is taken.
    """
    size = sum(len(file.data) for file in files)
    if not files or size > limits.log_bytes or len(files) > limits.files:
        return Refused(Why.TOO_BIG if files else Why.NO_CURVE)
    book = load_uploads(files, into=read_apart)
    runs = [one for one in curves_of(book) if one.curves]
    if not runs:
        return Refused(Why.NO_CURVE)
    fitting = [one for one in runs if not apart(one.run, cell)]
    if not fitting:
        return Refused(Why.OTHER_CELL, apart(runs[0].run, cell))
    if len(fitting) > 1:
        fitting = [one for one in fitting if not _is_silent(one.run)] or fitting
    if len(fitting) > 1:
        return Refused(Why.SEVERAL)
    return _result(fitting[0])


def apart(run: Run, cell: Cell) -> dict[str, float]:
    """The settings that a log names and that are not those of the cell."""
    wanted = {"lr": cell.lr, "batch_size": cell.batch_size, "seed": cell.seed}
    named = {name: run.config.get(name) for name in wanted}
    return {
        name: float(value)
        for name, value in named.items()
        if isinstance(value, int | float)
        and not isinstance(value, bool)
        and not math.isclose(value, wanted[name], rel_tol=SAME, abs_tol=0)
    }


def _is_silent(run: Run) -> bool:
    """Whether a log names neither rate nor batch size."""
    return run.config.get("lr") is None or run.config.get("batch_size") is None


def _result(curves: RunCurves) -> Result | Refused:
    ends = {}
    for measure in MEASURES:  # the held-out data first
        curve = measure.curve(curves)
        if curve is not None and measure.metric not in ends:
            end = end_of(curve)
            ends[measure.metric] = end if measure.metric == ACCURACY else -end
    diverged = has_diverged(curves)
    if not ends and not diverged:
        return Refused(Why.NO_MEASURE)
    return Result(
        ends.get(ACCURACY, math.nan),
        ends.get(LOSS, math.nan),
        diverged,
        sum(len(curve) for curve in curves.curves.values()),
        _is_silent(curves.run),
    )
