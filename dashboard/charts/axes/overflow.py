"""The compressed band beyond an edge of the plane: where a run went that left it.

One axis, not two.  Within the plane it is linear; beyond a gap it goes on, compressed, to the value
that lies furthest out, so that a curve can be followed to where it ended.  With ``s`` the height of
the plane in units of its metric, a value at the distance ``d`` beyond the edge stands at the share
``log(1 + d/s) / log(1 + D/s)`` of the band, ``D`` being the distance of its far end: linear near
the edge and logarithmic far out, whatever the sign of the values.

A logarithmic axis instead would take the height of the plane from the runs that went well: beside a
run that ended a hundred times above its start they would share a third of it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.charts.axes.y_domain import LARGEST, settled, within
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.traces import Trace
from dashboard.model.table import FloatArray

LEFT = 0.25
"""Share of a run's later points beyond an edge from which on it left the panel there: a spike, or
the first steep fall, is no reason for a band."""

HEIGHT = 0.17  # of the plane's height
HEIGHTS_PX = (34.0, 64.0)
"""The least in which three numbers can be read, and the most that a figure gives away."""

GAP_PX = 7.0
"""Between the plane and a band: an edge that can be seen."""

END = 0.93
"""Share of the band at which its furthest value stands."""

PER_PIECE = 0.5
"""Piece of the band's logarithm that is drawn as a straight one: a third of a pixel off at most."""

MOST_PIECES = 64


@dataclass(frozen=True, slots=True)
class Overflow:
    """A band of ``height`` px from the ``edge`` of the plane to the value ``end`` beyond it.

    ``span`` is the height of the plane in units of its metric, ``far`` the furthest value drawn.
    """

    edge: float
    far: float
    end: float
    span: float
    height: float

    @property
    def taken(self) -> float:
        """The px that the band and its gap add to a plane."""
        return self.height + GAP_PX

    @property
    def is_above(self) -> bool:
        """Whether it lies over the plane."""
        return self.end > self.edge

    def stops(self) -> tuple[FloatArray, FloatArray]:
        """Values from the gap to the end, and how far they stand from the plane, in px."""
        length = math.log1p(abs(self.end - self.edge) / self.span)
        pieces = min(max(math.ceil(length / PER_PIECE), 4), MOST_PIECES)
        shares = np.linspace(0.0, 1.0, pieces + 1)
        away = np.expm1(shares * length) * self.span
        away[-1] = abs(self.end - self.edge)
        # The first value beyond the edge stands beyond the gap.
        away[0] = min(1e-6 * self.span, away[1] / 2)
        sign = 1.0 if self.is_above else -1.0
        return self.edge + sign * away, GAP_PX + shares * self.height


@dataclass(frozen=True, slots=True)
class Overflows:
    """The bands of a panel: above the plane, below it, both, or none."""

    above: Overflow | None = None
    below: Overflow | None = None

    @property
    def taken(self) -> float:
        """The px that they add to the plane."""
        return sum(one.taken for one in (self.above, self.below) if one is not None)

    def reach(self, extent: Extent) -> Extent:
        """The stretch that the panel shows: that of its plane, with the bands."""
        return Extent(
            self.below.end if self.below is not None else extent.low,
            self.above.end if self.above is not None else extent.high,
        )


NONE = Overflows()


def overflows(traces: Sequence[Trace], extent: Extent, plane_px: float) -> Overflows:
    """The bands that a plane of ``plane_px``, which shows ``extent``, needs for ``traces``."""
    known = [trace for trace in traces if len(trace) and not math.isnan(trace.reach[0])]
    return Overflows(
        _band(known, extent, plane_px, is_above=True),
        _band(known, extent, plane_px, is_above=False),
    )


def _band(
    known: Sequence[Trace], extent: Extent, plane_px: float, *, is_above: bool
) -> Overflow | None:
    """The band on one side; ``None`` where no run left the plane there."""
    edge = extent.high if is_above else extent.low
    if not any(_leaves(trace, edge, is_above=is_above) for trace in known):
        return None
    reached = [trace.raw_reach for trace in known]
    if is_above:
        far = min(max(high for _, high in reached), LARGEST)
    else:
        far = max(min(low for low, _ in reached), -LARGEST)
    span = extent.high - extent.low
    spans = min(abs(far - edge) / span, LARGEST)
    away = math.expm1(math.log1p(spans) / END) * span
    end = edge + away if is_above else edge - away
    if not is_above and far >= 0:
        end = max(end, 0.0)  # nothing lies below zero, and no room for it
    height = min(max(HEIGHT * plane_px, HEIGHTS_PX[0]), HEIGHTS_PX[1])
    return Overflow(edge, far, end, span, height)


def _leaves(trace: Trace, edge: float, *, is_above: bool) -> bool:
    """Whether a run ends beyond an edge, or is there for a good part of its later points."""
    low, high = trace.reach
    if high <= edge if is_above else low >= edge:
        return False
    late = settled(trace.x, within(trace), is_finite=trace.is_finite)
    beyond = late > edge if is_above else late < edge
    return bool(beyond[-1]) or float(np.mean(beyond)) >= LEFT
