"""The curves of a pack as its page draws them: few points, as 32-bit numbers in one block."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.charts.data.downsampling import FEWEST_PER_CURVE, KEPT_PER_BUCKET, kept
from dashboard.model.run import LogBook, XUnit
from dashboard.model.table import FloatArray, Series

MOST_POINTS = 400_000
"""Of all curves together: about 2 MB compressed, drawn within a second."""

MOST_PER_CURVE = 1_500  # a curve is drawn about 1,000 pixels wide


@dataclass(frozen=True, slots=True)
class DrawnCurves:
    """The curves of all runs.

    Attributes:
        heads: of each curve, as JSON: run, metric, split, where its points begin, how many.
        points: of each curve first x then y, 32-bit floats, little-endian.
    """

    heads: list[dict[str, Any]]
    points: bytes


def drawn(book: LogBook) -> DrawnCurves:
    """The curves of a book; extremes and what is not finite are always among their points."""
    many = list(_curves(book))
    share = MOST_POINTS // max(len(many), 1)
    most = max(FEWEST_PER_CURVE, min(MOST_PER_CURVE, share))
    buckets = max(1, most // KEPT_PER_BUCKET - 1)
    heads: list[dict[str, Any]] = []
    parts: list[FloatArray] = []
    at = 0
    for place, one, x in many:
        keep = kept(x, one.value, buckets)
        heads.append(
            {
                "run": place,
                "metric": one.metric,
                "split": one.split.value,
                "at": at,
                "points": len(keep),
            }
        )
        parts += [x[keep], one.value[keep]]
        at += 2 * len(keep)
    with np.errstate(over="ignore"):  # beyond 3e38 a value is drawn as infinite
        joined = np.concatenate(parts, dtype="<f4", casting="same_kind") if parts else np.empty(0)
    return DrawnCurves(heads, joined.astype("<f4").tobytes())


def _curves(book: LogBook) -> Iterator[tuple[int, Series, FloatArray]]:
    """Every series with its run's place and its x."""
    for place, run in enumerate(book.runs):
        by_epoch = book.units[run.run_id] is XUnit.EPOCH
        for one in book.series.get(run.run_id, ()):
            x = one.epoch if by_epoch and one.knows_epochs else one.step.astype(np.float64)
            is_placed = np.isfinite(x)
            if is_placed.all():
                yield place, one, x
            elif is_placed.any():
                chosen = np.flatnonzero(is_placed)
                yield place, _only(one, chosen), x[chosen]


def _only(one: Series, places: np.ndarray[Any, np.dtype[np.int64]]) -> Series:
    return Series.of(one.tag, one.metric, one.split, one.step[places], one.value[places])
