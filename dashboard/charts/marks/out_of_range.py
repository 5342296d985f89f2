"""What a panel cannot show as a curve, said above it: NaN, infinity, points beyond its axis."""

from collections.abc import Sequence

import altair as alt
import numpy as np

from dashboard.charts.axes import signs
from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.data.line import Line
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.marks.panel_title import width_beside
from dashboard.charts.panel_data import PanelData
from dashboard.charts.style.theme import PLAIN_CHARACTER_PX
from dashboard.charts.vega import fixed_channels
from dashboard.text.sentences import Sentences

MOST_MARKS = 20
"""Marks of one curve; a log that is full of NaN says so with these."""

MOST_OF_ALL = 400
"""Marks of one panel, those of the curves in front first: how many there are is said above it."""

NOTE_GAP_PX = 11.0
"""From the plane up to the count of points beyond it, which stands in the title's line."""

FOOT_PX = 5.0
"""From the foot of the plane up to the count of points below it."""

HEAD_PX = 2.0
"""From the head of the plane down to the note that the title leaves no room for."""

SCALES = ("chart-compressed", "chart-logarithmic")
"""Notes that the numbers of the axis tell too: first to be shortened, and to be left out."""

NOTE_SIZE = 0.92  # of the small type


def layers(panel: PanelData) -> list[alt.Chart]:
    """The crosses of values that are no numbers, and the count of points outside the panel.

    The panel's notes are said beside that count, in the width that its title leaves.
    """
    return [*_not_finite(panel.lines, panel.canvas, panel.words), *_beyond(panel)]


def _not_finite(lines: Sequence[Line], canvas: Canvas, words: Sentences) -> list[alt.Chart]:
    rows = []
    for line in (line for line in lines if not line.trace.is_finite):
        broken = ~np.isfinite(line.trace.raw)
        starts = np.flatnonzero(broken & ~np.append(False, broken[:-1]))
        for at in starts[:MOST_MARKS]:
            x, value = float(line.trace.x[at]), float(line.trace.raw[at])
            text = words.say(
                "chart-not-finite",
                run=line.title,
                value=words.texts.number(value),
                axis=words.say(f"axis-{canvas.x_axis.value}"),
                x=x,
            )
            rows.append({"x": x, "y": canvas.reach.high, "color": line.stroke.edge, "said": text})
    if not rows:
        return []
    look = {"shape": signs.CROSS, "size": 60, "strokeWidth": 2}
    return [signs.outlined(canvas, "not_finite", rows[-MOST_OF_ALL:], words, **look)]


def _beyond(panel: PanelData) -> list[alt.Chart]:
    canvas, words, notes = panel.canvas, panel.words, panel.notes
    below, above, broken = 0, 0, 0
    for line in (line for line in panel.lines if not line.is_ghost):
        if not line.trace.is_finite:
            broken += int(np.sum(~np.isfinite(line.trace.raw)))
        under, over = _outside(line, canvas)
        below, above = below + under, above + over
    counts = (
        ("chart-broken", "×", broken),
        ("chart-above", "▲", above),
    )
    counted = [(words.say(name, points=n), f"{sign} {n}") for name, sign, n in counts if n]
    foot = _below(words.say("chart-below", points=below), canvas) if below else []
    if not notes and not counted:
        return foot
    size = canvas.look.small * NOTE_SIZE
    long, short = [full for full, _ in counted], [brief for _, brief in counted]
    in_brief = {words.say(one): words.say(f"{one}-brief") for one in SCALES}
    brief_ones = [in_brief.get(one, one) for one in notes]
    telling = [note for note in notes if note not in in_brief]  # of a scale its numbers tell
    forms = (
        " · ".join(one)
        for one in (
            [*notes, *long],
            [*notes, *short],
            [*brief_ones, *short],
            [*telling, *short],
        )
    )
    room = width_beside(panel.title, canvas) / (PLAIN_CHARACTER_PX * size)
    text = next((one for one in forms if len(one) <= room), " · ".join([*telling, *short]))
    if not text:
        return foot
    layer: alt.Chart = (
        canvas.layer("beyond", [{"text": text}])
        .mark_text(align="right", baseline="alphabetic", fontSize=size)
        .encode(
            x=fixed_channels.x(canvas.width),
            y=fixed_channels.y(-NOTE_GAP_PX if len(text) <= room else size + HEAD_PX),
            text=alt.Text("text:N"),
            color=fixed_channels.color(canvas.look.grey),
        )
    )
    return [layer, *foot]


def _outside(line: Line, canvas: Canvas) -> tuple[int, int]:
    """How many points of a line lie below and above the panel; of a smoothed one also raw ones."""
    trace, extent = line.trace, canvas.reach
    reaches = [trace.reach] if line.is_muted else [trace.reach, trace.raw_reach]
    if all(extent.low <= low and high <= extent.high for low, high in reaches):
        return 0, 0
    drawn = [trace.y] if line.is_muted or not trace.is_smoothed else [trace.y, trace.raw]
    if len(drawn) == 1 and trace.is_finite and trace.is_logged:
        low, high = trace.reach
        below = np.count_nonzero(trace.y < extent.low) if low < extent.low else 0
        above = np.count_nonzero(trace.y > extent.high) if high > extent.high else 0
        return int(below), int(above)
    seen = trace.logged & np.isfinite(trace.raw)
    with np.errstate(invalid="ignore"):
        under = np.logical_or.reduce([y < extent.low for y in drawn])
        over = np.logical_or.reduce([y > extent.high for y in drawn])
    return int(np.count_nonzero(under & seen)), int(np.count_nonzero(over & seen))


def _below(text: str, canvas: Canvas) -> list[alt.Chart]:
    """The count of points below, at the foot of the panel, on a ground that keeps lines off it."""
    rows = [{"text": text}]
    look = canvas.look
    marks = (("below_ground", look.panel, 4.0), ("below", look.grey, 0.0))
    layers: list[alt.Chart] = [
        canvas.layer(name, rows)
        .mark_text(
            align="right",
            baseline="alphabetic",
            fontSize=look.small * NOTE_SIZE,
            color=ink,
            stroke=ink if width else alt.Undefined,
            strokeWidth=width,
        )
        .encode(
            x=fixed_channels.x(canvas.width - FOOT_PX),
            y=fixed_channels.y(canvas.height - FOOT_PX),
            text=alt.Text("text:N"),
        )
        for name, ink, width in marks
    ]
    return layers


MARK = Mark("edges", layers, Order.OUT_OF_RANGE)
