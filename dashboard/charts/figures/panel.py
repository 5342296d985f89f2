"""One panel: curves, their ends, what was found on them, and what does not fit, layer on layer."""

from collections.abc import Sequence

import altair as alt

from dashboard.charts.axes import panel_text
from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.marks import bands, hover, lines, picking
from dashboard.charts.marks import crosshair as all_at_x
from dashboard.charts.marks import end_labels as ends
from dashboard.charts.marks import findings as spans
from dashboard.charts.marks import out_of_range as edges
from dashboard.charts.marks.findings import Span
from dashboard.charts.marks.hover import Also
from dashboard.charts.marks.lines import Line
from dashboard.charts.style.theme import AXIS_ROOM
from dashboard.charts.vega import fixed_channels as fixed
from dashboard.charts.vega.compose import Layered
from dashboard.text.sentences import Sentences

TITLE_GAP_PX = 11.0
"""From the plane up to the foot of the title."""

TITLE_LARGER_PX = 1.5
"""Than the figure's other type."""


def draw(  # noqa: PLR0913 (a panel is put together from all of these)
    title: str,
    drawn: Sequence[Line],
    canvas: Canvas,
    words: Sentences,
    *,
    found: Sequence[Span] = (),
    buckets: int,
    panels: int = 1,
    more: Sequence[alt.Chart] = (),
    marks: Sequence[alt.Chart] = (),
    notes: Sequence[str] = (),
    also: Sequence[Also] = (),
) -> alt.LayerChart:
    """The panel on ``canvas`` with its ``title``.

    ``buckets`` is the reduction of :func:`dashboard.charts.data.downsampling.buckets_for`;
    ``panels`` is how many panels the figure has, for the share of points that can be pointed at.
    ``more`` are layers over the curves, ``marks`` are layers over all else, so that they can be
    pointed at, ``notes`` are said above the panel with what does not fit into it; ``also`` is read
    off other panels where a curve is pointed at.
    """
    curves = lines.layers(drawn, canvas, buckets, words)
    layers = [
        *picking.behind(canvas),
        *all_at_x.layers(drawn, canvas, words),
        title_layer(title, canvas),
        *spans.layers(found, drawn, canvas, buckets),
        *bands.layers(drawn, canvas, buckets),
        *curves,
        *more,
        *edges.layers(drawn, canvas, words, notes, _beside(title, canvas)),
        *ends.layers(drawn, canvas, words),
        *picking.over(curves, canvas, words),
        *hover.layers(drawn, canvas, words, panels, also),
        *marks,
    ]
    return Layered(
        layers if drawn else [*layers, nothing_layer(words.say("chart-nothing"), canvas)],
        name=canvas.name,
        description=panel_text.said(title, canvas, words),
        width=canvas.width,
        height=canvas.height,
        resolve=alt.Resolve(
            scale=alt.ScaleResolveMap(
                color="independent", strokeDash="independent", shape="independent"
            )
        ),
    )


def title_layer(title: str, canvas: Canvas) -> alt.Chart:
    """The title, at the left edge of the numbers; a mark, so that titles of a row stand level."""
    layer: alt.Chart = (
        canvas.layer("title", [{"text": title}])
        .mark_text(
            align="left",
            baseline="alphabetic",
            fontSize=canvas.look.font_size + TITLE_LARGER_PX,
            fontWeight=600,
            color=canvas.look.text,
        )
        .encode(
            x=fixed.x(_title_left(canvas)),
            y=fixed.y(-TITLE_GAP_PX),
            text=alt.Text("text:N"),
        )
    )
    return layer


def _title_left(canvas: Canvas) -> float:
    """Where the title begins, px from the left edge of the plane: over the axis' numbers."""
    return 4 - AXIS_ROOM * canvas.look.small


def _beside(title: str, canvas: Canvas) -> float:
    """The px between the end of the title and the right edge of the plane."""
    type_px = canvas.look.font_size + TITLE_LARGER_PX
    return canvas.width - _title_left(canvas) - (len(title) + 1) * ends.CHARACTER_PX * type_px


def nothing_layer(text: str, canvas: Canvas) -> alt.Chart:
    """A line of text on a panel that has nothing to show."""
    layer: alt.Chart = (
        canvas.layer("nothing", [{"text": text}])
        .mark_text(color=canvas.look.grey, fontSize=canvas.look.font_size)
        .encode(x=fixed.x(canvas.width / 2), y=fixed.y(canvas.height / 2), text=alt.Text("text:N"))
    )
    return layer
