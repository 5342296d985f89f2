"""The stretch of the y axis that a panel shows: the part that matters, large.

The first steps of a training fall from a great height, and one run that diverged can lie a
thousand times above the rest; drawn to scale, either would press all else into one line.  Both may
leave the plane.  Where a run that left it went is drawn in a compressed band beyond it
(:mod:`dashboard.charts.axes.overflow`); how many other points lie beyond is counted and said.
Where no run came down, there is nothing else to press: their axis is logarithmic.
"""

import math
from collections.abc import Sequence

import numpy as np

from dashboard.charts.data.extent import Extent
from dashboard.charts.data.traces import Trace
from dashboard.model.metrics import Direction, direction_of, task_rank
from dashboard.model.table import FloatArray

SKIPPED = 0.15
"""Share of a run's x range whose steep fall may leave the panel."""

TOP_QUANTILE = 0.97
"""Of what is left, the quantile that must fit: single spikes may leave, with a mark."""

ENOUGH = 1000
"""Values of a curve that its quantile is taken of."""

NOT_DESCENDED = 0.5
"""A run that is still above this share of the common start has not come down."""

FAR = 3.0
"""A run that has not come down may leave if it lies this many times higher than the middle run."""

VERY_FAR = 30.0
"""Any run may leave beyond this: the middle run would have a thirtieth of the height."""

CLIMBED = 10.0
"""A curve that ends this many times above its start has left what it had learned; see
``_before_climbing``."""

FELL_FIRST = 0.25
"""Share of the points at or below the start from which on these are what the panel shows."""

LEAST_OF_FALL, LEAST_OF_LEVEL = 0.05, 0.2
"""Shares of the fall and of the level of a run alone that its panel is high at least: the noise of
one that has long come to rest would fill it otherwise, and look as if it did not settle."""

PADDING = 0.04  # of the height, above and below
CEILING_MARGIN = 0.02  # of the height, above a perfect score
FROM_ZERO = 0.35
"""The axis starts at zero where the lowest value is below this share of the highest."""

LARGEST = 1e250
"""Values are drawn at most this far out, and no nearer to zero on a logarithmic axis than its
inverse: room to spare beyond is still a number."""

FINEST = 1e-12
"""Shortest stretch, relative to its values, that a double can be placed in."""

OUTSIDE = 3.0
"""Values of no known direction are clipped when they reach this many times their inner range."""


DIRECTIONS = {  # of the metrics whose axis is cut to what matters
    **dict.fromkeys(("loss", "error", "perplexity"), Direction.DOWN),
    **dict.fromkeys(("accuracy", "accuracy_top5", "f1"), Direction.UP),
}


def extent(
    traces: Sequence[Trace], metric: str, *, log: bool = False, whole: bool = False
) -> Extent:
    """The stretch of y to show for ``traces`` of ``metric``; 0 to 1 where nothing is finite.

    ``whole`` leaves nothing beyond it, raw values of smoothed curves neither.
    """
    if whole:
        return _everything(traces, log=log)
    known = [trace for trace in traces if not math.isnan(trace.reach[0])]
    curves = [within(trace) for trace in known]
    if log:
        return _logarithmic(curves)
    direction = _direction(metric)
    if not curves:
        return Extent(0.0, 1.0)
    if direction is Direction.NEITHER:
        return _whole(np.concatenate([y[np.isfinite(y)] for y in curves]))
    if direction is Direction.DOWN:
        return _falling(known, curves, [_spanned(trace.reach[0]) for trace in known])
    ceiling = min(max(1.0, *(trace.reach[1] for trace in known)), LARGEST)
    lows = [ceiling - _spanned(trace.reach[1]) for trace in known]
    missing = _falling(known, [ceiling - y for y in curves], lows)
    bottom, top = ceiling - missing.high, ceiling - missing.low
    if min(trace.reach[0] for trace in known) >= 0:
        bottom = max(bottom, 0.0)
    if missing.low == 0:  # a line along the ceiling keeps its full width
        top += CEILING_MARGIN * missing.high
    return _apart(bottom, top)


def is_explosion(traces: Sequence[Trace], metric: str) -> bool:
    """Whether every curve of a metric that should fall went up and never came down.

    To scale only the last points would stand apart from zero; on a logarithmic axis such a curve is
    seen from its start to its end.  Beside a run that went well it is drawn in a band instead.
    """
    return (
        bool(traces)
        and _direction(metric) is Direction.DOWN
        and all(_explodes(trace) for trace in traces)
    )


def _explodes(trace: Trace) -> bool:
    """Whether a curve without zeros ends ``CLIMBED`` times above its start and was seldom below."""
    if not trace.raw_reach[0] > 0:
        return False
    y = within(trace)
    y = y[np.isfinite(y)]
    if y[-1] <= CLIMBED * y[0]:
        return False
    return bool(np.count_nonzero(y <= y[0]) < FELL_FIRST * len(y))


def _direction(metric: str) -> Direction:
    """Which way a metric falls or rises to where it matters.

    Errors of any name fall as a loss does.  Of what rises only shares have a ceiling to be measured
    from: rewards have none.
    """
    is_error = direction_of(metric) is Direction.DOWN and task_rank(metric) is not None
    return DIRECTIONS.get(metric, Direction.DOWN if is_error else Direction.NEITHER)


def _everything(traces: Sequence[Trace], *, log: bool) -> Extent:
    """From the lowest to the highest finite value of all."""
    arrays = [bounded(y) for trace in traces for y in (trace.y, trace.raw)]
    if log:
        return _logarithmic(arrays)
    values = np.concatenate([np.empty(0), *(y[np.isfinite(y)] for y in arrays)])
    return _padded(float(values.min()), float(values.max())) if len(values) else Extent(0.0, 1.0)


def seen(values: Sequence[FloatArray], *, log: bool = False) -> Extent:
    """The stretch that shows ``values``, whichever way they are good: what is looked at closely.

    Single values far off may leave it; 0 to 1 where nothing is finite.
    """
    if log:
        return _logarithmic(values)
    finite = [y[np.isfinite(y)] for y in values]
    every = np.concatenate(finite) if finite else np.empty(0)
    return _whole(every) if len(every) else Extent(0.0, 1.0)


def within(trace: Trace) -> FloatArray:
    """The shown values of a trace within what an axis can span, NaN where they are no numbers."""
    low, high = trace.reach
    if trace.is_finite and low >= -LARGEST and high <= LARGEST:
        return trace.y
    return bounded(trace.y)


def bounded(y: FloatArray) -> FloatArray:
    """The finite values within what an axis can span; the others as NaN."""
    return np.clip(np.where(np.isfinite(y), y, np.nan), -LARGEST, LARGEST)


def height_seen(found: Sequence[Trace], *, log: bool = False) -> Extent:
    """The stretch of y in which all that is seen of the traces lies, but for single outliers."""
    return seen([bounded(trace.y) for trace in found], log=log)


def _spanned(value: float) -> float:
    """A finite value as :func:`bounded` has it."""
    return min(max(value, -LARGEST), LARGEST)


def _falling(
    known: Sequence[Trace], curves: Sequence[FloatArray], lowest: Sequence[float]
) -> Extent:
    """The stretch for ``curves``, those of the traces ``known``, each with its lowest value."""
    late = [
        settled(trace.x, y, is_finite=trace.is_finite)
        for trace, y in zip(known, curves, strict=True)
    ]
    highs = np.array([_quantile(_sample(values), TOP_QUANTILE) for values in late])
    lows = np.array(lowest)  # the best may come early: it is always shown
    floor = float(lows.min())
    start = float(np.median([_first(y) for y in curves])) - floor
    middle = float(np.sort(highs)[(len(highs) - 1) // 2]) - floor
    heights = highs - floor
    leaves = (heights > FAR * middle) & (heights >= NOT_DESCENDED * start)
    leaves |= heights > VERY_FAR * middle
    is_one = len({trace.run.run_id for trace in known}) == 1  # whose parts are read together
    stays = ~leaves if middle > 0 and not is_one else np.ones(len(heights), dtype=bool)
    kept = [y for y, is_kept in zip(curves, stays, strict=True) if is_kept]
    top = _before_climbing(kept, floor, float(highs[stays].max()))
    if is_one:  # beside others, small differences are what is looked for
        top = max(top, floor + LEAST_OF_FALL * start, (1 + LEAST_OF_LEVEL) * floor)
    return _padded(float(lows[stays].min()), top)


def _before_climbing(kept: Sequence[FloatArray], floor: float, top: float) -> float:
    """The highest value to show: the start of curves that fell first and then exploded.

    What they did before would have a tenth of the height.  Curves that rose at once have nothing
    else to show.
    """
    start = max(_first(y) for y in kept)
    if top - floor <= CLIMBED * (start - floor):
        return top
    below = sum(np.count_nonzero(y <= start) for y in kept)
    return start if below >= FELL_FIRST * sum(len(y) for y in kept) else top


def settled(x: FloatArray, y: FloatArray, *, is_finite: bool = False) -> FloatArray:
    """The finite values after the first steep stretch, all of them if none is left.

    Where all of ``y`` are known to be finite they are not looked at for it.
    """
    late = y[np.searchsorted(x, x[0] + SKIPPED * (x[-1] - x[0])) :]
    if is_finite or not np.isnan(late.min()):
        return late
    finite = late[np.isfinite(late)]
    return finite if len(finite) else y[np.isfinite(y)]


def _first(y: FloatArray) -> float:
    """The first finite value."""
    return float(y[0]) if math.isfinite(y[0]) else float(y[np.isfinite(y)][0])


def _sample(values: FloatArray) -> FloatArray:
    """Some thousand of the values, evenly spread, which tell a quantile as well as all."""
    return values[:: max(len(values) // ENOUGH, 1)]


def _quantile(values: FloatArray, share: float) -> float:
    """NumPy's own quantile, the linear one, without its many checks: a thousand curves have it."""
    at = share * (len(values) - 1)
    below = int(at)
    above = min(below + 1, len(values) - 1)
    placed = np.partition(values, (below, above))
    return float(placed[below] + (at - below) * (placed[above] - placed[below]))


def _whole(values: FloatArray) -> Extent:
    low, high = float(values.min()), float(values.max())
    inner_low, inner_high = (float(value) for value in np.quantile(values, (0.01, 0.99)))
    if high - low > OUTSIDE * (inner_high - inner_low) > 0:
        margin = 0.25 * (inner_high - inner_low)
        low, high = max(low, inner_low - margin), min(high, inner_high + margin)
    return _padded(low, high)


def _logarithmic(curves: Sequence[FloatArray]) -> Extent:
    positive = [y[np.isfinite(y) & (y > 0)] for y in curves]
    values = np.concatenate(positive) if positive else np.empty(0)
    if not len(values):
        return Extent(0.1, 1.0)
    low, high = max(float(values.min()), 1 / LARGEST), max(float(values.max()), 1 / LARGEST)
    if high - low <= FINEST * high:
        return Extent(low / 2, high * 2)
    room = 10.0 ** (PADDING * (math.log10(high) - math.log10(low)))
    return Extent(low / room, high * room)


def _padded(low: float, high: float) -> Extent:
    if low == high:
        return _apart(low, high)
    margin = PADDING * (high - low)
    bottom = 0.0 if 0 <= low < FROM_ZERO * high else low - margin
    return _rounded(bottom, high + margin)


def _rounded(low: float, high: float) -> Extent:
    """The stretch, widened to multiples of a tenth of its power of ten, so that ticks fit."""
    if not high - low > 1 / LARGEST:
        return _apart(low, high)
    unit = 10.0 ** math.floor(math.log10(high - low)) / 10
    return _apart(math.floor(low / unit + 1e-9) * unit, math.ceil(high / unit - 1e-9) * unit)


def _apart(low: float, high: float) -> Extent:
    """The stretch, widened where its ends are the same but for the last bits of a double.

    What lies closer to zero than an axis can show is drawn as zero.
    """
    size = max(abs(low), abs(high))
    if high - low > max(FINEST * size, 1 / LARGEST):
        return Extent(low, high)
    margin = size / 2 if size > 1 / LARGEST else 0.5
    return Extent(low - margin, high + margin)
