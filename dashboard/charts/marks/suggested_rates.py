"""The rates that a range test suggests: a sign on the curve, a rule down to its name and number."""

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import PanelData, PanelKind
from dashboard.charts.range_panel import RangePanel
from dashboard.charts.style.theme import CHARACTER_PX
from dashboard.charts.vega import fixed_channels
from dashboard.diagnosis.features.range_test import Suggestion

LINE = 1.5  # height of a name, relative to the type
FOOT_PX = 4.0  # between the plane's foot and the lowest name
GAP_PX = 6.0  # between a rule and its name
SIGN_PX2 = 60.0


def layers(panel: PanelData) -> list[alt.Chart]:
    """The rules, signs and names; a sentence in their place where nothing is suggested."""
    if not isinstance(panel, RangePanel) or panel.test is None:
        return []
    test, canvas, words = panel.test, panel.canvas, panel.words
    size = canvas.look.small
    if not test.suggested:
        return [_sentence(panel, words.say("range-no-suggestion"))]
    rows = []
    # The lowest rate has the highest name: no rule of another crosses it on its way down.
    order = sorted(test.suggested.items(), key=lambda one: (one[1], one[0] is Suggestion.OURS))
    level = np.clip(test.level, canvas.extent.low, canvas.extent.high)
    for place, (name, rate) in enumerate(order):
        said = words.say(f"range-{name.value.replace('_', '-')}")
        text = words.say("range-label", name=said, rate=rate)
        from_foot = FOOT_PX + (len(order) - 1 - place + 0.5) * LINE * size
        room = canvas.x_share(rate) * canvas.width
        rows.append(
            {
                "x": rate,
                "y": float(np.interp(np.log(rate), np.log(test.rates[: len(level)]), level)),
                "foot": canvas.value(canvas.height - from_foot),
                "text": text,
                "is_ours": name is Suggestion.OURS,
                "is_left": room > len(text) * CHARACTER_PX * size + GAP_PX,
            }
        )
    table = pd.DataFrame(rows)
    found = []
    for is_ours, ink in ((False, canvas.look.grey), (True, canvas.look.text)):
        some = table[table["is_ours"] == is_ours]
        if len(some):
            found += _of(panel, some, "ours" if is_ours else "others", ink, bold=is_ours)
    return found


def _of(
    panel: PanelData, table: pd.DataFrame, name: str, ink: str, *, bold: bool
) -> list[alt.Chart]:
    canvas = panel.canvas
    rule: alt.Chart = (
        canvas.layer(f"{name}_rules", table)
        .mark_rule(color=ink, strokeWidth=1.4 if bold else 1, strokeDash=[1, 0] if bold else [2, 3])
        .encode(x=canvas.x(), y=canvas.y(), y2=alt.Y2("foot"))
    )
    sign: alt.Chart = (
        canvas.layer(f"{name}_signs", table)
        .mark_point(
            filled=True,
            fill=ink if bold else canvas.look.panel,
            stroke=ink,
            strokeWidth=1.4,
            opacity=1,
            size=SIGN_PX2,
        )
        .encode(
            x=canvas.x(),
            y=canvas.y(),
            tooltip=alt.Tooltip("text:N", title=panel.words.say("chart-value")),
        )
    )
    texts = []
    for is_left, some in table.groupby("is_left"):
        layer: alt.Chart = (
            canvas.layer(f"{name}_{'left' if is_left else 'right'}", some)
            .mark_text(
                align="right" if is_left else "left",
                baseline="middle",
                dx=-GAP_PX if is_left else GAP_PX,
                fontSize=canvas.look.small,
                fontWeight=600 if bold else 400,
                color=ink,
            )
            .encode(x=canvas.x(), y=canvas.y("foot"), text=alt.Text("text:N"))
        )
        texts.append(layer)
    return [rule, sign, *texts]


def _sentence(panel: PanelData, text: str) -> alt.Chart:
    canvas = panel.canvas
    layer: alt.Chart = (
        canvas.layer("no_suggestion", [{"text": text}])
        .mark_text(align="left", baseline="bottom", fontSize=canvas.look.small)
        .encode(
            x=fixed_channels.x(4.0),
            y=fixed_channels.y(canvas.height - FOOT_PX),
            color=fixed_channels.color(canvas.look.grey),
            text=alt.Text("text:N"),
        )
    )
    return layer


MARK = Mark("suggested-rates", layers, Order.RUNS, frozenset({PanelKind.RANGE_TEST}))
