"""The runs of the parallel figure: a line each, and a cross where those end that have no value."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.picking import is_crowd, named
from dashboard.charts.axes.setting_axes import Axis
from dashboard.charts.axes.signs import CROSS
from dashboard.charts.data.line import KEY
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.outcome_panels import SettingsPanel
from dashboard.charts.panel_data import PanelData, PanelKind
from dashboard.text.sentences import Sentences

GRIP_PX = 9.0
CROWD = 60  # lines from which on they are thin and pale


def layers(panel: PanelData) -> list[alt.Chart]:
    """The lines, then the cross."""
    if not isinstance(panel, SettingsPanel) or panel.places.empty:
        return []
    table, canvas = panel.places, panel.canvas
    grips = [] if is_crowd(table[KEY].nunique()) else [_grips(table, canvas, panel.words)]
    return [
        _lines(table, canvas, panel.words),
        *_lost(table, panel.axes, canvas, panel.words),
        *grips,
    ]


def _grips(table: pd.DataFrame, canvas: Canvas, words: Sentences) -> alt.Chart:
    """Wide invisible lines to click on: a line is a pixel or two wide."""
    layer: alt.Chart = (
        canvas.layer("grips", table)
        .mark_line(strokeWidth=GRIP_PX, opacity=0, cursor="pointer")
        .encode(
            x=canvas.x().axis(None),
            y=canvas.y().axis(None),
            detail=alt.Detail(f"{KEY}:N"),
            tooltip=named(words),
        )
    )
    return layer


def _lines(table: pd.DataFrame, canvas: Canvas, words: Sentences) -> alt.Chart:
    runs = table[KEY].nunique()
    layer: alt.Chart = (
        canvas.layer("lines", table)
        .mark_line(
            strokeWidth=canvas.look.line if runs < CROWD else 1.0,
            opacity=0.85 if runs < CROWD else 0.55,
            cursor="pointer",
        )
        .encode(
            x=canvas.x().axis(None),
            y=canvas.y().axis(None),
            detail=alt.Detail(f"{KEY}:N"),
            tooltip=named(words),
            color=alt.Color("color:N", scale=None),
            strokeDash=alt.StrokeDash(
                "is_lost:N",
                scale=alt.Scale(domain=[False, True], range=[[1, 0], [4, 3]]),
                legend=None,
            ),
        )
    )
    return layer


def _lost(
    table: pd.DataFrame, axes: Sequence[Axis], canvas: Canvas, words: Sentences
) -> list[alt.Chart]:
    """A cross and a word where the runs end that have no value."""
    lost = table[table["is_lost"] & (table["x"] == len(axes) - 1)]
    if lost.empty:
        return []
    cross: alt.Chart = (
        canvas.layer("lost", lost[:1])
        .mark_point(shape=CROSS, size=60, strokeWidth=2, opacity=1, color=canvas.look.bad)
        .encode(x=canvas.x().axis(None), y=canvas.y().axis(None))
    )
    text = f"{words.say('map-diverged')} ({len(lost)})"
    word: alt.Chart = (
        canvas.layer("lost_word", lost[:1].assign(text=text))
        .mark_text(
            align="right", baseline="middle", dx=-9, dy=9,
            fontSize=canvas.look.small, color=canvas.look.bad,
        )
        .encode(x=canvas.x().axis(None), y=canvas.y().axis(None), text=alt.Text("text:N"))
    )  # fmt: skip
    return [cross, word]


MARK = Mark("parallel-lines", layers, Order.LINES, frozenset({PanelKind.SETTINGS}))
