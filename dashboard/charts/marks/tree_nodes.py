"""The settings of the tree: a sign that says better, same or worse, its words, the end of its runs.

A row answers as a whole: it is easier to hit than its sign.
"""

from typing import Any

import altair as alt

from dashboard.charts.axes import opening
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.outcome_panels import TreePanel
from dashboard.charts.panel_data import PanelData, PanelKind

SIGN_PX2 = 62.0
TEXT_DX_PX = 11.0
"""From the middle of a sign to its words."""


def x_px(field: str = "x") -> alt.X:
    """A place across, in px: no data has a place on this plane."""
    return alt.X(f"{field}:Q", scale=None, axis=None)


def y_px(field: str = "y") -> alt.Y:
    """A place from the top, in px."""
    return alt.Y(f"{field}:Q", scale=None, axis=None)


def layers(panel: PanelData) -> list[alt.Chart]:
    """The signs, the words, how each ended, and the rows that answer."""
    if not isinstance(panel, TreePanel) or panel.rows.empty:
        return []
    canvas, rows = panel.canvas, panel.rows
    signs: alt.Chart = (
        canvas.layer("signs", rows)
        .mark_point(filled=True, size=SIGN_PX2, strokeWidth=1.6, opacity=1)
        .encode(
            x=x_px(),
            y=y_px(),
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("color:N", scale=None),
            shape=alt.Shape("shape:N", scale=None),
        )
    )
    return [
        signs,
        *_texts(panel),
        _answers(panel),
    ]


def _texts(panel: TreePanel) -> list[alt.Chart]:
    """Words from the left, ends from the right; those of the best in bold."""
    found = []
    for name, is_best in (("", False), ("_best", True)):
        some = panel.rows[panel.rows["is_best"] == is_best]
        if some.empty:
            continue
        look: dict[str, Any] = {
            "baseline": "middle",
            "fontSize": panel.canvas.look.small,
            "fontWeight": "bold" if is_best else "normal",
            "color": panel.canvas.look.text,
        }
        words: alt.Chart = (
            panel.canvas.layer(f"words{name}", some)
            .mark_text(align="left", dx=TEXT_DX_PX, **look)
            .encode(x=x_px(), y=y_px(), text=alt.Text("words:N"))
        )
        ends: alt.Chart = (
            panel.canvas.layer(f"ends{name}", some)
            .mark_text(align="right", **look)
            .encode(x=x_px("right"), y=y_px(), text=alt.Text("end:N"))
        )
        found += [words, ends]
    return found


def _answers(panel: TreePanel) -> alt.Chart:
    words = panel.words
    layer: alt.Chart = (
        panel.canvas.layer(opening.POINTS, panel.rows)
        .mark_rect(opacity=0, cursor="pointer")
        .encode(
            x=x_px("left"),
            x2=alt.X2("right"),
            y=y_px("top"),
            y2=alt.Y2("bottom"),
            tooltip=[
                alt.Tooltip("title:N", title=words.say("tree-setting")),
                alt.Tooltip("changed:N", title=words.say("tree-changed")),
                alt.Tooltip("came:N", title=words.say("tree-came")),
                alt.Tooltip("basis:N", title=words.say("tree-basis")),
                alt.Tooltip("verdict:N", title=words.say("tree-verdict")),
            ],
        )
    )
    return layer


MARK = Mark("tree-nodes", layers, Order.RUNS, frozenset({PanelKind.TREE}))
