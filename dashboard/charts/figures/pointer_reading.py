"""What a page reads at the pointer: every curve of every panel, as numbers for the browser.

The browser finds the nearest curve by itself, at every move, so that a crowd of hundreds can be
read too and nothing is drawn anew for it.  It is given the points that a curve is drawn with, fewer
where these are too many.
"""

from base64 import b64encode
from collections.abc import Sequence
from typing import Any

import numpy as np

from dashboard.charts.axes.bent_scale import bends
from dashboard.charts.axes.canvas import SHARES, Canvas
from dashboard.charts.data.downsampling import KEPT_PER_BUCKET, Reduction
from dashboard.charts.data.line import KEY, Line
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.panel_data import CURVES, PanelData, PanelKind
from dashboard.model.table import FloatArray

MOST_POINTS = 40_000
"""Points of all curves of a figure that are sent, about eleven characters each."""

Curves = dict[str, tuple[FloatArray, FloatArray]]
"""The x and y of curves, by their keys."""

NOTHING: tuple[FloatArray, FloatArray] = (np.empty(0), np.empty(0))

FEWEST = 12
"""Points of a curve, however many there are."""

EXACT = 2.0**24
"""Numbers up to here are sent in single precision: whole ones stay what they are."""

SMALLEST = 1e-37
"""Numbers from here on have all their digits in single precision."""


def reading_of(panels: Sequence[PanelData]) -> list[dict[str, Any]]:
    """The panels of curves with their planes and curves, for JSON.

    ``xs`` and ``ys`` of a panel are those of its lines after each other, ``count`` of each line, as
    texts: ``4`` or ``8`` for the bytes of a number, then all numbers in base64, the lowest byte
    first.  What is not finite is NaN.
    """
    read = [one for one in panels if one.kind in CURVES]
    drawn = [_drawn(one) for one in read]
    if sum(len(x) for curves in drawn for x, _ in curves.values()) <= MOST_POINTS:
        return [_panel(one, curves) for one, curves in zip(read, drawn, strict=True)]
    each = max(MOST_POINTS // sum(map(len, drawn)), FEWEST)
    return [_panel(one, _fewer(one, each)) for one in read]


def _lines(panel: PanelData) -> list[Line]:
    return [line for line in panel.lines if not line.is_ghost]


def _drawn(panel: PanelData) -> Curves:
    """The points that those curves of a panel are drawn with that are read."""
    found: Curves = {}
    for table in (panel.points.muted, panel.points.front):
        if table is None:
            continue
        codes, names = table[KEY].cat.codes.to_numpy(), table[KEY].cat.categories.tolist()
        begins = np.flatnonzero(np.diff(codes, prepend=-1))
        columns = [np.split(table[name].to_numpy(), begins[1:]) for name in ("x", "y")]
        found |= zip(
            (names[code] for code in codes[begins]), zip(*columns, strict=True), strict=True
        )
    return {line.key: found[line.key] for line in _lines(panel) if line.key in found}


def _fewer(panel: PanelData, points: int) -> Curves:
    """Of each curve of a panel so many points at most, give or take a few."""
    reduction = Reduction(max(points // KEPT_PER_BUCKET, 1))
    return {line.key: _kept(line, points, reduction) for line in _lines(panel)}


def _panel(panel: PanelData, curves: Curves) -> dict[str, Any]:
    canvas, lines = panel.canvas, _lines(panel)
    points = [curves.get(line.key, NOTHING) for line in lines]
    return {
        "name": canvas.name,
        "title": _title(panel),
        "isShare": canvas.metric in SHARES,
        "isClock": canvas.x_axis is XAxis.WALL,
        "axis": panel.words.say(f"axis-{canvas.x_axis.value}"),
        "x": [canvas.x_extent.low, canvas.x_extent.high],
        "y": [canvas.extent.low, canvas.extent.high],
        "bends": _bends(canvas),
        "logX": canvas.log_x,
        "logY": canvas.log_y,
        "lines": [
            {
                "key": line.key,
                "title": line.title,
                "color": line.stroke.color,
                "dash": list(line.stroke.dash),
                "count": len(x),
            }
            for line, (x, _) in zip(lines, points, strict=True)
        ],
        "xs": _packed([x for x, _ in points]),
        "ys": _packed([y for _, y in points]),
    }


def _bends(canvas: Canvas) -> list[list[float]] | None:
    """Of a plane with compressed bands: values, rising, and how high each stands, 0 to 1."""
    if not canvas.has_bands:
        return None
    values, pixels = bends(canvas.extent, canvas.overflows, canvas.plane)
    return [values.tolist(), (1 - pixels / canvas.height).tolist()]


def _title(panel: PanelData) -> str:
    """What a panel shows: its metric and the part of the data, or what divides the figure."""
    if panel.kind is PanelKind.FACET or not panel.lines:
        return panel.title
    return panel.words.metric_title(panel.canvas.metric, panel.lines[-1].trace.split)


def _kept(line: Line, points: int, reduction: Reduction) -> tuple[FloatArray, FloatArray]:
    x, y = line.trace.x, line.trace.y
    if len(x) <= points:
        return x, y
    rows = reduction.kept(x, y)
    return x[rows], y[rows]


def _packed(parts: Sequence[FloatArray]) -> str:
    """The values of all parts as :func:`reading_of` says, as text."""
    values = np.concatenate([NOTHING[0], *parts])
    known = np.isfinite(values)
    sizes = np.abs(values[known])
    sizes = sizes[sizes > 0]
    is_narrow = not len(sizes) or (sizes.max() <= EXACT and sizes.min() >= SMALLEST)
    told = np.where(known, values, np.nan).astype("<f4" if is_narrow else "<f8")
    return f"{told.itemsize}{b64encode(told.tobytes()).decode('ascii')}"
