"""How fast a run goes on, how much is left of it, and whether it has stopped."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from dashboard.logs.follow.counting import Counted, counted
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import FloatArray, Series, is_unknown

LOOKED_BACK = 8
"""Epochs (or eighths of what is known of a run by steps) over which the median is taken."""

STALLED_AFTER = 5.0
"""Times the usual time between two records without a new one; a choice: validation, saving and
a busy machine make single gaps longer, and seldom as long."""

LEAST_STALL_S = 30.0
"""Seconds without news that are no stall however fast a run was."""

UNKNOWN_STALL_S = 300.0
"""Seconds without news that are a stall where the pace is not known."""

MOST_SILENT_S = 86_400.0
"""Seconds after which no run is taken for a running one, however long its epochs are."""

_LAST_POINTS = 20_000  # of a series; enough for the last epochs, and quick
_TOTALS = ("max_steps", "total_steps", "num_training_steps", "max_iters", "max_iterations")


class Going(StrEnum):
    """What a followed run does."""

    RUNNING = "running"
    STALLED = "stalled"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Pace:
    """Where a run is; all times in seconds, None where nothing tells."""

    run_id: str
    unit: XUnit
    done: float  # epochs or steps, as the log counts them
    total: float | None
    per_unit_s: float | None
    between_s: float | None  # two records
    last_at: float  # when it was last seen to grow, since 1970
    is_finished: bool
    over: float | None = None  # epochs or steps that are over where that is not ``done``
    is_from_zero: bool = False  # what the log calls 0 is the first epoch

    @property
    def left_s(self) -> float | None:
        """Until the end, if pace and total are known."""
        over = self.done if self.over is None else self.over
        if self.total is None or self.per_unit_s is None or self.total <= over:
            return None
        left = (self.total - over) * self.per_unit_s
        return left if math.isfinite(left) else None

    def going(self, now: float) -> Going:
        """What the run does at ``now``, seconds since 1970."""
        if self.is_finished:
            return Going.FINISHED
        usual = UNKNOWN_STALL_S
        if self.between_s is not None:
            usual = max(STALLED_AFTER * self.between_s, LEAST_STALL_S)
        return Going.STALLED if now - self.last_at > usual else Going.RUNNING


def pace_of(
    run: Run, many: Sequence[Series], last_at: float, seen: Sequence[tuple[float, float]] = ()
) -> Pace | None:
    """The pace of a run from the times in its log; ``None`` for a run without points.

    Where the log has no times, from when it was ``seen`` to be how far: (seconds since 1970,
    epochs or steps).
    """
    many = [one for one in many if len(one)]
    if not many:
        return None
    by_epoch = run.x_unit is XUnit.EPOCH or any(one.knows_epochs for one in many)
    place, time = _places(many, by_epoch=by_epoch)
    found = _done(run, many, by_epoch=by_epoch)
    if len(place) < 2 and len(seen) > 1:
        time, place = (np.array(column) for column in zip(*seen, strict=True))
    per_unit = _per_unit(place, time, by_epoch=by_epoch)
    gaps = np.diff(time[-LOOKED_BACK - 1 :])
    total = _total(run, by_epoch=by_epoch)
    return Pace(
        run.run_id,
        XUnit.EPOCH if by_epoch else XUnit.STEP,
        found.last,
        total,
        per_unit,
        float(np.median(gaps)) if len(gaps) else None,
        last_at,
        is_finished=run.finished is True or (total is not None and found.over >= total),
        over=found.over,
        is_from_zero=found.is_from_zero,
    )


def running_in(book: LogBook, now: float) -> frozenset[str]:
    """The runs that are still being written at ``now``, seconds since 1970, as far as logs tell.

    A run is one whose last point is no older than a stall would be, and that has not said that it
    ended.  A log without times never is: when its file was written says when it was copied, too.
    """
    return frozenset(
        run.run_id
        for run in book.runs
        if (last := _last_time(book.series.get(run.run_id, ()))) is not None
        and 0 <= now - last < MOST_SILENT_S
        and (pace := pace_of(run, book.series[run.run_id], last)) is not None
        and pace.going(now) is Going.RUNNING
    )


def _last_time(many: Sequence[Series]) -> float | None:
    """When the newest point was logged; ``None`` where no log has times."""
    known = [one.wall_time for one in many if len(one) and not is_unknown(one.wall_time)]
    times = [float(time[-1]) for time in known if np.isfinite(time[-1])]
    return max(times, default=None)


def _x(one: Series, *, by_epoch: bool) -> FloatArray:
    if by_epoch and one.knows_epochs:
        return one.epoch[-_LAST_POINTS:]
    return one.step[-_LAST_POINTS:].astype(np.float64)


def _of_unit(many: Sequence[Series], *, by_epoch: bool) -> list[Series]:
    """The series that lie on the axis: where any knows its epochs, only those that do."""
    knowing = [one for one in many if one.knows_epochs] if by_epoch else []
    return knowing or list(many)


def _done(run: Run, many: Sequence[Series], *, by_epoch: bool) -> Counted:
    """How far a run is, by all rows: the first ones tell how epochs are called."""
    of_unit = _of_unit(many, by_epoch=by_epoch)
    if by_epoch:
        return counted(run, of_unit)
    last = max(float(one.step.max(initial=0)) for one in of_unit)
    return Counted(last, last)


def _places(many: Sequence[Series], *, by_epoch: bool) -> tuple[FloatArray, FloatArray]:
    """The places that were reached, rising, and when each was reached first."""
    timed = [one for one in _of_unit(many, by_epoch=by_epoch) if not is_unknown(one.wall_time)]
    if not timed:
        return np.empty(0), np.empty(0)
    place = np.concatenate([_x(one, by_epoch=by_epoch) for one in timed])
    time = np.concatenate([one.wall_time[-_LAST_POINTS:] for one in timed])
    known = np.isfinite(place) & np.isfinite(time)
    order = np.lexsort((time[known], place[known]))
    place, time = place[known][order], time[known][order]
    is_first = np.append(True, place[1:] != place[:-1])[: len(place)]
    place, time = place[is_first], time[is_first]
    rises = time >= np.maximum.accumulate(time) if len(time) else time.astype(bool)
    return place[rises], time[rises]


@np.errstate(over="ignore", invalid="ignore")  # of places as far apart as doubles go
def _per_unit(place: FloatArray, time: FloatArray, *, by_epoch: bool) -> float | None:
    """The median of the seconds that the last units took, shape of both (n,)."""
    if len(place) < 2 or place[-1] <= place[0]:
        return None
    found = _median_unit(place, time, by_epoch=by_epoch)
    return found if math.isfinite(found) else None


def _median_unit(place: FloatArray, time: FloatArray, *, by_epoch: bool) -> float:
    span = place[-1] - place[0]
    if not math.isfinite(span):
        return math.inf
    unit = 1.0 if by_epoch else span / LOOKED_BACK
    count = min(LOOKED_BACK, int(span // unit))
    if count < 1:
        return float((time[-1] - time[0]) / span)
    reached = np.interp(place[-1] - unit * np.arange(count, -1, -1), place, time)
    return float(np.median(np.diff(reached)) / unit)


def _total(run: Run, *, by_epoch: bool) -> float | None:
    names = ("epochs",) if by_epoch else _TOTALS
    values = (run.config.get(name) for name in names)
    return next(
        (
            float(value)
            for value in values
            if isinstance(value, int | float)
            and not isinstance(value, bool)
            and 0 < value < math.inf
        ),
        None,
    )
