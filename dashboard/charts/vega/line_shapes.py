"""Long lines and bands as shapes in pixels: a few outlines, where Vega would hold a row a point.

Of each row of a line Vega makes an object and an item, with a place that it computes by the scales
anew: most of what a figure of a hundred curves costs a browser.  A shape has one row a line, with
its outline in pixels, placed here by the same scales.  Nothing else of the figure changes: axes and
all that can be pointed at are drawn by Vega's scales, as they were.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.vega import outlines
from dashboard.charts.vega.altair_internals import properties, unchecked
from dashboard.model.table import FloatArray, IntArray

LONG = 60
"""Rows from which on a shape costs less than the rows."""

FARTHEST_PX = 1e6
"""How far from the plane a point may lie; canvases count in single precision."""

AXIS_OPTIONS = frozenset({"domain", "type", "nice", "zero", "range"})
"""What a scale may say to be followed here."""

PLACES = frozenset({"x", "y", "y2"})
"""Channels that an outline stands for."""

OF_LINES = frozenset({"type", "order", "interpolate", "line"})
"""What a mark says that no shape has."""

FEWEST_PER_LINE = 2
"""Rows that a line has on average, where its layer is one of lines."""

ANCHOR = "_axes"
"""How the layer is named that has the axes of a view whose lines are shapes."""

AS_TEXT = {"type": "json", "parse": None}
"""How the rows are held: as one text, which is passed on without a look at every number in it."""

LINE_ENDS = {"strokeCap": "butt", "strokeJoin": "round"}
"""How lines end and turn; the configuration says it of lines only."""


def shaped(chart: Any) -> Any:
    """The chart with its long lines and bands as shapes; the chart itself is not changed."""
    with unchecked():
        return _view(chart)


def _view(chart: Any) -> Any:
    """A view with all views inside it."""
    changed: dict[str, Any] = {}
    for part in ("vconcat", "hconcat", "concat"):
        inner = getattr(chart, part, alt.Undefined)
        if isinstance(inner, list):
            changed[part] = [_view(one) for one in inner]
    layers = getattr(chart, "layer", alt.Undefined)
    if isinstance(layers, list):
        changed["layer"] = _layers(chart, layers)
    if not changed:
        return chart
    copy = chart.copy(deep=False)
    for part, views in changed.items():
        copy[part] = views
    return copy


def _layers(view: Any, layers: list[Any]) -> list[Any]:
    """The layers of a view, those that can be as shapes, with a layer for the axes before them."""
    if alt.Undefined in (view.width, view.height):
        return layers
    found: list[Any] = []
    anchor = None
    for layer in layers:
        shape = _shape(layer, view.width, view.height)
        anchor = anchor or (_anchor(layer) if shape is not None else None)
        found.append(layer if shape is None else shape)
    return [anchor, *found] if anchor is not None else found


def _anchor(layer: Any) -> alt.Chart:
    """An invisible point on the axes of a layer, so that they are drawn when no line asks for them.

    It has no value: a scale that has no domain of its own would count it.
    """
    x, y = layer.encoding.x, layer.encoding.y
    row = {_field(x): None, _field(y): None}
    return alt.Chart(
        alt.InlineData(values=[row]),
        name=f"{layer.name}{ANCHOR}",
        mark=alt.MarkDef(type="point", opacity=0, tooltip=None),
        encoding=alt.FacetedEncoding(x=x, y=y),
    )


def _shape(layer: Any, width: float, height: float) -> alt.Chart | None:
    """A layer of long lines or bands as shapes; ``None`` of any other layer."""
    table, mark = layer.data, layer.mark
    if not _is_long(table, mark):
        return None
    encoding = {
        name: one for name, one in properties(layer.encoding).items() if one is not alt.Undefined
    }
    placed = _placed(table, encoding, width, height)
    told = list(
        dict.fromkeys(
            field
            for name, channel in encoding.items()
            if name not in PLACES
            for field in _fields(channel)
        )
    )
    columns = [_Column.of(table[name]) for name in told]
    begins = _begins(len(table), columns)
    if placed is None or len(table) < FEWEST_PER_LINE * len(begins):
        return None
    is_area = mark.type == "area"
    traced = (
        outlines.of_bands(begins, *placed)
        if is_area
        else outlines.of_lines(begins, *placed, is_stepped=mark.interpolate == "step-before")
    )
    kind = "MultiPolygon" if is_area else "MultiLineString"
    firsts = zip(*(column.at(begins) for column in columns), strict=True) if columns else [()]
    rows = ",".join(
        f'{{"type":"Feature",{_written(told, first)}'
        f'"geometry":{{"type":"{kind}","coordinates":{outline}}}}}'
        for first, outline in zip(firsts, traced, strict=True)
        if outline
    )
    kept = {
        name: value
        for name, value in properties(mark).items()
        if name not in OF_LINES and value is not alt.Undefined
    }
    return alt.Chart(
        alt.InlineData(values=f"[{rows}]", format=AS_TEXT),
        name=layer.name,
        mark=alt.MarkDef(
            type="geoshape", filled=is_area, **(kept if is_area else LINE_ENDS | kept)
        ),
        projection=alt.Projection(type="identity", scale=1 / outlines.PER_PX, translate=[0, 0]),
        encoding=alt.FacetedEncoding(
            **{name: one for name, one in encoding.items() if name not in {*PLACES, "detail"}}
        ),
    )


def _is_long(table: Any, mark: Any) -> bool:
    """Whether a layer draws lines or bands through many rows."""
    return (
        isinstance(table, pd.DataFrame)
        and len(table) > LONG
        and isinstance(mark, alt.MarkDef)
        and mark.type in {"line", "area"}
    )


def _placed(
    table: pd.DataFrame, encoding: Mapping[str, Any], width: float, height: float
) -> list[FloatArray] | None:
    """The x of each row, its y and, of a band, its other edge, in px; ``None`` if unknown."""
    across = _Scale.of(encoding.get("x"), 0.0, width)
    up = _Scale.of(encoding.get("y"), height, 0.0)
    if across is None or up is None:
        return None
    scales = {"x": across, "y": up, "y2": up}
    return [
        scale.pixels(table[_field(encoding[name])])
        for name, scale in scales.items()
        if name in encoding
    ]


@dataclass(frozen=True, slots=True)
class _Scale:
    """The way from a value to a pixel: stops on straight lines, over the logarithm or not."""

    values: FloatArray
    pixels_of: FloatArray
    is_log: bool

    @classmethod
    def of(cls, channel: Any, first: float, last: float) -> "_Scale | None":
        """The scale of a channel over a plane; ``None`` where it is not one that is followed."""
        scale = properties(channel).get("scale") if isinstance(channel, alt.SchemaBase) else None
        if not isinstance(scale, alt.Scale):
            return None
        said = {name: one for name, one in properties(scale).items() if one is not alt.Undefined}
        if not set(said) <= AXIS_OPTIONS or said.get("type", "linear") not in {"linear", "log"}:
            return None
        values = [_number(one) for one in said.get("domain", ())]
        pixels = said.get("range", [first, last])
        if len(values) != len(pixels) or len(values) < 2 or None in values:
            return None
        return cls(np.array(values, float), np.array(pixels, float), said.get("type") == "log")

    def pixels(self, column: "pd.Series[Any]") -> FloatArray:
        """Where values are drawn, NaN where they are not; beyond the ends, straight on."""
        given = column.to_numpy(dtype=np.float64)
        stops = self.values
        if self.is_log:
            with np.errstate(divide="ignore", invalid="ignore"):
                given, stops = np.log(given), np.log(stops)
        piece = np.clip(np.searchsorted(stops, given) - 1, 0, len(stops) - 2)
        low, high = stops[piece], stops[piece + 1]
        start, end = self.pixels_of[piece], self.pixels_of[piece + 1]
        with np.errstate(invalid="ignore", over="ignore"):
            placed = start + (given - low) / (high - low) * (end - start)
        placed[~np.isfinite(given)] = np.nan
        return np.clip(placed, -FARTHEST_PX, FARTHEST_PX)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of which most rows are as the one before: a code for each row, a value for each."""

    codes: IntArray
    values: list[Any]

    @classmethod
    def of(cls, column: "pd.Series[Any]") -> "_Column":
        """The codes and the values of a table's column."""
        if isinstance(column.dtype, pd.CategoricalDtype):
            codes = np.asarray(column.cat.codes, dtype=np.int64)
            return cls(codes, column.cat.categories.tolist())
        codes, values = pd.factorize(column)
        return cls(codes.astype(np.int64), values.tolist())

    def at(self, rows: IntArray) -> list[Any]:
        """The values at some rows; ``None`` where one is missing."""
        return [self.values[code] if code >= 0 else None for code in self.codes[rows].tolist()]


def _begins(count: int, columns: Sequence[_Column]) -> IntArray:
    """The rows of ``count`` at which lines begin: where anything told of them is another."""
    is_first = np.zeros(count, dtype=bool)
    is_first[0] = True
    for column in columns:
        is_first[1:] |= column.codes[1:] != column.codes[:-1]
    return np.flatnonzero(is_first)


def _written(names: Sequence[str], values: Sequence[Any]) -> str:
    """What is told of a line, as the first members of its row."""
    told = json.dumps(dict(zip(names, values, strict=True)))[1:-1]
    return f"{told}," if told else ""


def _fields(channel: Any) -> Iterator[str]:
    """The columns that a channel, or a list of them, reads."""
    for one in channel if isinstance(channel, list) else [channel]:
        if isinstance(one, alt.SchemaBase) and (name := _field(one)):
            yield name


def _field(channel: Any) -> str:
    """The column that a channel reads; empty where it reads none."""
    shorthand = properties(channel).get("shorthand", alt.Undefined)
    return "" if shorthand is alt.Undefined else str(shorthand).partition(":")[0]


def _number(value: Any) -> float | None:
    """An end of an axis as a number, a moment in ms; ``None`` of anything else."""
    if isinstance(value, alt.DateTime):
        said: Mapping[str, Any] = properties(value)
        moment = datetime(
            said["year"],
            said["month"],
            said["date"],
            said["hours"],
            said["minutes"],
            said["seconds"],
            said["milliseconds"] * 1000,
            tzinfo=UTC,
        )
        return moment.timestamp() * 1000
    return float(value) if isinstance(value, int | float | np.number) else None
