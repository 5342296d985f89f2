"""What stands at the right end of the curves: a marker, the run's settings, its diagnosis.

Labels keep apart; one that had to move is tied to its curve by a thin line.  A curve that left the
panel has an arrow-head where it left, and its label at that edge, with the value it ended at.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import altair as alt
import numpy as np

from dashboard.charts.axes import picking, signs
from dashboard.charts.axes.canvas import SHARES, Canvas, Rows
from dashboard.charts.axes.label_places import dodge
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.line import KEY, TITLE, Line
from dashboard.charts.marks import panel_title
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import CURVES, PanelData, PanelKind
from dashboard.charts.style import colour
from dashboard.charts.style.theme import CHARACTER_PX
from dashboard.charts.vega import fixed_channels
from dashboard.model.table import FloatArray
from dashboard.text.sentences import Sentences

LINE_HEIGHT = 1.2  # of a label, relative to its type
GAP_PX = 12.0
"""From the end of the plane to the labels; the tie of a moved label runs in it."""

MARKER_AREA = 46.0  # px², as Vega sizes symbols
EXIT_AREA = 80.0  # px², an arrow-head where a curve leaves the panel
SIGN: dict[str, Any] = {"strokeWidth": 0.8, "opacity": 1}
TIED_FROM_PX = 3.0
"""A label that moved less than this still stands at its curve."""

ENDS_EARLY = 0.97
"""A curve that ends before this share of the axis is led to its label."""

EDGES_PX = GAP_PX + 4.0
"""What labels need beside the width of their words."""

OVERRUN_PX = 10.0
"""How far labels may stand above and below the plane."""


@dataclass(frozen=True, slots=True)
class End:
    """Where a curve ends on its panel and what is said there."""

    line: Line
    x: float
    y: float  # within the axis
    label: str
    is_inside: bool
    leaves_x: float  # where it last leaves the panel, ``x`` if it does not

    @property
    def rows(self) -> list[str]:
        """The label row by row."""
        return self.label.split("\n")


def label_width(
    lines: Sequence[Line], extent: Extent, metric: str, words: Sentences, font_size: float
) -> float:
    """The px that the labels of ``lines`` need to the right of the plane."""
    ends = (end for line in lines if (end := _end(line, extent, metric, words)) is not None)
    longest = max((max(map(len, (*end.rows, end.line.note))) for end in ends), default=0)
    return EDGES_PX + longest * CHARACTER_PX * font_size if longest else GAP_PX


def layers(panel: PanelData) -> list[alt.Chart]:
    """The layers of markers, ties and labels."""
    lines, canvas, words = panel.lines, panel.canvas, panel.words
    extent, metric = canvas.extent, canvas.metric
    ends = [
        end
        for line in lines
        if (end := _end(line, extent, metric, words, canvas.reach)) is not None
    ]
    marked = [
        end for end in ends if end.is_inside and not end.line.is_muted and not _goes_on(end.line)
    ]
    labelled = [end for end in ends if end.label]
    gone = [end for end in ends if not end.is_inside and not end.line.is_muted]
    return [
        *_tails(labelled, canvas),
        *_exits(gone, canvas),
        *_markers(marked, canvas),
        *_labels(labelled, canvas, words, above=_room_above(panel)),
    ]


def _end(
    line: Line, extent: Extent, metric: str, words: Sentences, reach: Extent | None = None
) -> End | None:
    """Where a line ends; ``None`` where nothing is said or marked there.

    Beyond the plane's ``extent`` its label has the value, also where the panel, whose ``reach`` is
    wider, shows it.
    """
    if line.is_muted and not line.label:
        return None
    last = _last_finite(line.trace.y)
    if last is None:
        return None
    x, y = float(line.trace.x[last]), float(line.trace.y[last])
    if extent.low <= y <= extent.high:
        return End(line, x, y, line.label, is_inside=True, leaves_x=x)
    arrow, edge = ("↑", extent.high) if y > extent.high else ("↓", extent.low)
    value = words.texts.percent(y) if metric in SHARES else words.texts.number(y)
    gap = "\n" if "\n" in line.label else " "
    label = f"{line.label}{gap}{arrow} {value}" if line.label else ""
    if reach is not None and reach.holds(y):
        return End(line, x, y, label, is_inside=True, leaves_x=x)
    finite = np.isfinite(line.trace.y)
    leaves_x = _leaves_x(line.trace.x[finite], line.trace.y[finite], extent, edge)
    return End(line, x, edge, label, is_inside=False, leaves_x=leaves_x)


def _goes_on(line: Line) -> bool:
    """Whether the curve goes on beyond the panel's right edge, so that it has no end to mark."""
    last = _last_finite(line.trace.y)
    return last is not None and not line.trace.logged[last]


def _last_finite(y: FloatArray) -> int | None:
    """The place of the last value that is a number, ``None`` where none is."""
    if len(y) and math.isfinite(y[-1]):
        return len(y) - 1
    finite = np.flatnonzero(np.isfinite(y))
    return int(finite[-1]) if len(finite) else None


def _leaves_x(x: FloatArray, y: FloatArray, extent: Extent, edge: float) -> float:
    """Where a curve that ends outside crosses the edge for the last time, x[0] if it never does."""
    inside = np.flatnonzero((y >= extent.low) & (y <= extent.high))
    if not len(inside):
        return float(x[0])
    last = inside[-1]
    share = (edge - y[last]) / (y[last + 1] - y[last])
    return float(x[last] + share * (x[last + 1] - x[last]))


def _markers(ends: Sequence[End], canvas: Canvas) -> list[alt.Chart]:
    rows = [_sign(end, end.x, end.line.stroke.marker) for end in ends]
    return [signs.filled(canvas, "markers", rows, size=MARKER_AREA, **SIGN)] if rows else []


def _exits(ends: Sequence[End], canvas: Canvas) -> list[alt.Chart]:
    """An arrow-head where a curve leaves the panel for good: what is beyond is not drawn."""
    rows = [
        _sign(end, end.leaves_x, "triangle-up" if end.y == canvas.extent.high else "triangle-down")
        for end in ends
    ]
    return [signs.filled(canvas, "exits", rows, size=EXIT_AREA, **SIGN)] if rows else []


def _sign(end: End, x: float, shape: str) -> dict[str, float | str]:
    stroke = end.line.stroke
    return {"x": x, "y": end.y, "color": stroke.color, "edge": stroke.edge, "shape": shape}


def _tails(ends: Sequence[End], canvas: Canvas) -> list[alt.Chart]:
    """A faint way from a curve that ends early to its label at the edge."""
    early = [end for end in ends if canvas.x_share(end.x) < ENDS_EARLY]
    if not early:
        return []
    rows = [{"x": end.x, "y": end.y, "color": end.line.stroke.edge} for end in early]
    layer: alt.Chart = (
        canvas.layer("tails", rows)
        .mark_rule(strokeWidth=1, strokeDash=[1, 4], opacity=0.7)
        .encode(
            x=canvas.x(),
            x2=fixed_channels.x2(canvas.width + 3),
            y=canvas.y(),
            color=alt.Color("color:N", scale=None),
        )
    )
    return [layer]


def _room_above(panel: PanelData) -> float:
    """How far labels may stand above the plane, px: not at all beside a title that is over them."""
    is_beside = panel_title.width_beside(panel.title, panel.canvas) >= -GAP_PX
    return OVERRUN_PX if is_beside else 0.0


def _labels(
    ends: Sequence[End], canvas: Canvas, words: Sentences, *, above: float
) -> list[alt.Chart]:
    if not ends:
        return []
    look = canvas.look
    height = look.small * LINE_HEIGHT
    rows_most = max(len(end.rows) for end in ends)
    has_notes = any(end.line.note for end in ends)
    if has_notes and len(ends) * _size(height, rows_most + 1) > canvas.height + 2 * OVERRUN_PX:
        has_notes = False  # they would push the labels beyond the plane, and the figure apart
    size = _size(height, rows_most + has_notes)
    wanted = [canvas.pixel(end.y) for end in ends]
    centres = dodge(wanted, size, -above, canvas.height + OVERRUN_PX)
    placed = list(zip(ends, centres, strict=True))
    ties = [
        {
            "y": end.y,
            "y_label": canvas.value(centre),
            "color": _ink(end, canvas),
        }
        for (end, centre), place in zip(placed, wanted, strict=True)
        if abs(centre - place) > TIED_FROM_PX
    ]
    rows: dict[Literal["label", "note"], list[dict[str, float | str]]] = {"label": [], "note": []}
    for end, centre in placed:
        texts = [*end.rows, *([end.line.note] if has_notes else [])]
        top = centre - height * (len(texts) - 1) / 2
        for number, text in enumerate(texts):
            kind: Literal["label", "note"] = "label" if number < len(end.rows) else "note"
            row: dict[str, float | str] = {
                "y_text": canvas.value(top + height * number),
                "label": text if kind == "label" else "",
                "note": end.line.note if has_notes and number in {0, len(end.rows)} else "",
                TITLE: end.line.title,
                "color": _ink(end, canvas),
            }
            rows[kind].append(row | ({KEY: end.line.key} if canvas.can_pick else {}))
    layers = [_ties(ties, canvas)] if ties else []
    layers.append(_texts(rows["label"], canvas, "label", words))
    if has_notes:
        layers.append(_texts(rows["note"], canvas, "note", words))
    return layers


def _size(row_px: float, rows: int) -> float:
    """The px of a label of so many rows, with what keeps it from the next."""
    return row_px * rows + 3 * (rows > 1)


def _ink(end: End, canvas: Canvas) -> str:
    look = canvas.look
    if end.line.is_muted:
        return look.grey
    return colour.legible(end.line.stroke.color, look.panel)


def _texts(
    rows: Rows, canvas: Canvas, kind: Literal["label", "note"], words: Sentences
) -> alt.Chart:
    """The labels or the notes; pointed at, each tells the whole name of its run."""
    is_label = kind == "label"
    ink = alt.Color("color:N", scale=None) if is_label else fixed_channels.color(canvas.look.grey)
    layer: alt.Chart = (
        canvas.layer(kind, rows)
        .mark_text(
            align="left",
            baseline="middle",
            fontSize=canvas.look.small,
            fontWeight=600 if is_label else 400,
            cursor="pointer" if canvas.can_pick else alt.Undefined,
        )
        .encode(
            x=fixed_channels.x(canvas.width + GAP_PX),
            y=canvas.y("y_text"),
            text=alt.Text(f"{kind}:N"),
            color=ink,
            tooltip=picking.named(words),
        )
    )
    return layer


def _ties(rows: Rows, canvas: Canvas) -> alt.Chart:
    layer: alt.Chart = (
        canvas.layer("ties", rows)
        .mark_rule(strokeWidth=0.8, opacity=0.7)
        .encode(
            x=fixed_channels.x(canvas.width + 4),
            x2=fixed_channels.x2(canvas.width + GAP_PX - 2),
            y=canvas.y(),
            y2=alt.Y2("y_label"),
            color=alt.Color("color:N", scale=None),
        )
    )
    return layer


MARK = Mark("ends", layers, Order.END_LABELS, CURVES | {PanelKind.RATES})
