"""The plane of one panel: its size, its two axes, and the way from a value to a pixel and back.

Data columns have fixed names (``x``, ``y``, ``key``): names from logs never become fields.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import altair as alt
import pandas as pd

from dashboard.charts.axes import ticks
from dashboard.charts.axes.bent_scale import along, bends
from dashboard.charts.axes.overflow import NONE, Overflows
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.style.theme import Look
from dashboard.charts.vega.layer import Layer
from dashboard.model.moment import moment
from dashboard.model.table import FloatArray

TICK_EVERY_PX = {"x": 80, "y": 42}
"""Pixels between two ticks, about: few ticks, but never fewer than two."""

COUNTED = frozenset({XAxis.EPOCH, XAxis.STEP, XAxis.SAMPLES})
"""Axes of whole numbers."""

FEW_EPOCHS = 2.0
"""An axis of fewer epochs has fractions of one: whole numbers alone are one tick or two."""

WRITTEN_OUT = 10
"""From here on a rate has digits before the point that a tick may not lose."""

CLOCK = ((3_600_000.0, "%H:%M:%S"), (86_400_000.0, "%H:%M"), (math.inf, "%d/%m %H:%M"))
"""How times are written on an axis of at most so many milliseconds."""

SHARES = frozenset({"accuracy", "accuracy_top5"})
"""Metrics that are shares and read as percentages."""

SETTINGS = frozenset({"learning_rate", "batch_size"})
"""Metrics that were set, not measured: there is no noise to smooth, and they change at once."""

Rows: TypeAlias = Sequence[Mapping[str, Any]]
"""A small table, row by row."""

Ticks: TypeAlias = tuple[tuple[float, str], ...]
"""Places on an axis with the text that stands there, made by us, never by a log."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """Where and how a panel's values are drawn; sizes in px, without labels around the plane.

    ``height`` is that of the plane with the bands beyond it; ``extent`` is what the plane shows.
    """

    name: str  # of the panel's view in the specification
    width: float
    height: float
    x_axis: XAxis
    x_extent: Extent
    extent: Extent
    metric: str
    look: Look
    x_title: str
    log_x: bool = False
    log_y: bool = False
    x_ticks: Ticks = ()  # where values are written, and how; none: as the axis chooses
    y_ticks: Ticks = ()
    y_title: str = ""
    has_x_labels: bool = True  # a panel on top of another on the same axis has none
    x_offset: float = 0.0  # px between the plane and its x axis
    can_pick: bool = False  # whether its lines answer to a click, and the plane to a drag
    can_zoom: bool = False  # whether the plane answers to a drag
    overflows: Overflows = NONE  # compressed bands for what lies beyond the plane

    def layer(self, kind: str, table: pd.DataFrame | Rows) -> alt.Chart:
        """An empty layer for the rows of ``table``, its view named after panel and ``kind``.

        A few rows are given as they are: a data frame costs more than to draw them.
        """
        data = table if isinstance(table, pd.DataFrame) else alt.InlineData(values=list(table))
        return Layer(data, name=f"{self.name}_{kind}")

    def x(self, field: str = "x") -> alt.X:
        """The x channel of every layer."""
        kind = "T" if self.x_axis is XAxis.WALL else "Q"
        options: dict[str, Any] = {"tickCount": self._ticks("x", self.width), "labelFlush": True}
        span = self.x_extent.high - self.x_extent.low
        is_fine = self.x_axis is XAxis.EPOCH and span < FEW_EPOCHS
        if self.x_axis in COUNTED and not is_fine and not self.log_x:
            options["tickMinStep"] = 1
        if self.x_axis in {XAxis.STEP, XAxis.SAMPLES}:
            options["format"] = "~s"
        if self.x_axis is XAxis.WALL:
            options["format"] = next(form for longest, form in CLOCK if span <= longest)
        options |= _written(self.x_ticks, self.x_extent)
        if not self.has_x_labels:
            options["labels"] = False
        if self.x_offset:
            options["offset"] = self.x_offset
        return alt.X(
            f"{field}:{kind}",
            scale=self.x_scale(),
            axis=alt.Axis(title=self.x_title, **options),
        )

    def x_scale(self) -> alt.Scale:
        """The scale of the x channel of every layer."""
        if self.x_axis is XAxis.WALL:
            return self._clock()
        return self._scale(self.x_extent, is_log=self.log_x)

    def y(self, field: str = "y") -> alt.Y:
        """The y channel of every layer."""
        options: dict[str, Any] = {"tickCount": self._ticks("y", self.height)}
        if self.metric in SHARES and not self.log_y:
            options["format"] = "~%"
        if self.metric == "learning_rate" or self.log_y:
            # Vega gives ``~g`` as many digits as a tick's step needs: one for 0, 5, 10, and "1e+1"
            options["format"] = (
                ".4~g" if self.extent.high >= WRITTEN_OUT and not self.log_y else "~g"
            )
        if self.has_bands and not self.y_ticks:
            top, bottom = self.plane
            options |= ticks.with_bands(
                self.extent,
                self.overflows,
                self.plane,
                count=self._ticks("y", bottom - top),
                apart=self.look.small * ticks.APART,
                is_share=self.metric in SHARES,
            )
        if self.log_y and not self.y_ticks:
            options |= ticks.of_decades(self.extent, self._ticks("y", self.height))
        options |= _written(self.y_ticks, self.extent)
        return alt.Y(
            f"{field}:Q",
            scale=self.y_scale(),
            axis=alt.Axis(title=self.y_title or None, **options),
        )

    def y_scale(self) -> alt.Scale:
        """The scale of the y channel of every layer."""
        if not self.has_bands:
            return self._scale(self.extent, is_log=self.log_y)
        values, pixels = bends(self.extent, self.overflows, self.plane)
        scale: alt.Scale = self._scale(self.extent, is_log=False)
        scale.domain, scale.range = values.tolist(), pixels.tolist()
        return scale

    def with_bands(self, overflows: Overflows, taken: float | None = None) -> "Canvas":
        """The canvas with bands beyond its plane, and so many px higher: what they take, unasked.

        Where the bands take less than ``taken``, the plane has the rest.
        """
        more = overflows.taken if taken is None else taken
        return replace(self, overflows=overflows, height=self.height + more)

    @property
    def has_bands(self) -> bool:
        """Whether what lies beyond the plane is drawn, compressed."""
        return self.overflows != NONE

    @property
    def reach(self) -> Extent:
        """The stretch of y that is drawn: that of the plane, with the bands beyond it."""
        return self.overflows.reach(self.extent)

    @property
    def plane(self) -> tuple[float, float]:
        """From where to where the plane goes without its bands, in px from the top."""
        above, below = self.overflows.above, self.overflows.below
        return (
            above.taken if above is not None else 0.0,
            self.height - (below.taken if below is not None else 0.0),
        )

    def pixel(self, y: float) -> float:
        """The distance from the top, in px, at which a finite value is drawn."""
        if self.has_bands:
            return along(y, *bends(self.extent, self.overflows, self.plane))
        low, high = self._ends()
        return (high - self._scaled(y)) / (high - low) * self.height

    def value(self, pixel: float) -> float:
        """The value that is drawn ``pixel`` px from the top; it may lie outside the axis."""
        if self.has_bands:
            values, pixels = bends(self.extent, self.overflows, self.plane)
            return along(pixel, pixels[::-1], values[::-1])
        low, high = self._ends()
        scaled = high - pixel / self.height * (high - low)
        return 10.0**scaled if self.log_y else scaled

    def shows(self, x: float, y: float) -> bool:
        """Whether a point lies within both axes."""
        return self.x_extent.holds(x) and self.reach.holds(y)

    def x_share(self, x: float) -> float:
        """How far along the x axis a value lies, 0 at its left end, 1 at its right."""
        low, high = self.x_extent.low, self.x_extent.high
        if self.log_x:
            span = math.log(high) - math.log(low)
            return (math.log(x) - math.log(low)) / span if x > 0 else 0.0
        return (x - low) / (high - low)

    def x_value(self, pixel: FloatArray) -> FloatArray:
        """The x that is drawn ``pixel`` px from the left."""
        low, high = self.x_extent.low, self.x_extent.high
        share = pixel / self.width
        return low * (high / low) ** share if self.log_x else low + share * (high - low)

    def _ends(self) -> tuple[float, float]:
        return self._scaled(self.extent.low), self._scaled(self.extent.high)

    def _scaled(self, y: float) -> float:
        if not self.log_y:
            return y
        return math.log10(y) if y > 0 else math.log10(self.extent.low)

    def _clock(self) -> alt.Scale:
        """The scale of a time axis; its ends are written out, for numbers are taken for years."""
        ends = map(moment, self._x_ends())
        return alt.Scale(
            domain=[
                alt.DateTime(
                    year=end.year,
                    month=end.month,
                    date=end.day,
                    hours=end.hour,
                    minutes=end.minute,
                    seconds=end.second,
                    milliseconds=end.microsecond // 1000,
                    utc=True,
                )
                for end in ends
            ],
            nice=False,
        )

    def _x_ends(self) -> tuple[float, float]:
        return self.x_extent.low, self.x_extent.high

    @staticmethod
    def _ticks(axis: str, length: float) -> int:
        return max(2, round(length / TICK_EVERY_PX[axis]))

    @staticmethod
    def _scale(extent: Extent, *, is_log: bool) -> alt.Scale:
        return alt.Scale(
            domain=[extent.low, extent.high],
            type="log" if is_log else alt.Undefined,
            nice=False,
            zero=False if not is_log else alt.Undefined,
        )


def _written(wanted: Ticks, extent: Extent) -> dict[str, Any]:
    """The options of an axis that has just these ticks, each with its own text."""
    seen = sorted((place, text) for place, text in wanted if extent.low <= place <= extent.high)
    if not seen:
        return {"values": []} if wanted else {}
    return ticks.axis_options([(place, json.dumps(text)) for place, text in seen])
