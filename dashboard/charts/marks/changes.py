"""Marks on the curves where their logs were damaged, repeated, moved or replaced by a restart.

They come from the same reading as the receipt; pointing at one says what happened, how often, from
which step to which and in which file.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.data.line import Line
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import PanelData, PanelKind
from dashboard.model.change import Change
from dashboard.model.table import Split
from dashboard.text.escape import plain
from dashboard.text.sentences import Sentences

Curve: TypeAlias = tuple[str, str, str]
"""A run's id, a metric and a split."""

AREA_PX2 = 70.0
MOST_MARKS = 200  # of a panel, those of most points; what was lost in all is said above the panel


def layers(panel: PanelData) -> list[alt.Chart]:
    """The marks on the lines in front; none where nothing was changed."""
    canvas, words = panel.canvas, panel.words
    by_curve: defaultdict[Curve, list[Change]] = defaultdict(list)
    for change in panel.input.book.changes:
        by_curve[change.run_id, change.metric, change.split].append(change)
    rows = [row for line in panel.front for row in _marks(by_curve, line, canvas, words)]
    if not rows:
        return []
    table = pd.DataFrame(rows).nlargest(MOST_MARKS, "count").drop(columns="count")
    layer: alt.Chart = (
        canvas.layer("changed", table)
        .mark_point(
            shape="triangle-up",
            size=AREA_PX2,
            strokeWidth=1.4,
            stroke=canvas.look.warn,
            fill=canvas.look.panel,
            opacity=1,
        )
        .encode(
            x=canvas.x(),
            y=canvas.y(),
            tooltip=[
                alt.Tooltip("run:N", title=words.say("chart-run")),
                alt.Tooltip("said:N", title=words.say("chart-log")),
            ],
        )
    )
    return [layer]


def _marks(
    by_curve: Mapping[Curve, Sequence[Change]], line: Line, canvas: Canvas, words: Sentences
) -> Iterator[dict[str, object]]:
    trace = line.trace
    finite = np.isfinite(trace.y) & trace.logged
    if not finite.any():
        return
    step, x = trace.step[finite], trace.x[finite]
    y = np.clip(trace.y[finite], canvas.reach.low, canvas.reach.high)
    of_run = by_curve.get((trace.run.run_id, "", Split.NONE.value), ())
    of_curve = by_curve.get((trace.run.run_id, canvas.metric, trace.split), ())
    for one in (*of_run, *of_curve):
        if one.to_step < step[0] or one.from_step > step[-1]:
            continue  # of another part of the curve than the one that is drawn
        yield {
            "x": float(np.interp(one.from_step, step, x)),
            "y": float(np.interp(one.from_step, step, y)),
            "run": line.title,
            "said": words.say(
                f"chart-changed-{one.kind.value}",
                points=one.count,
                place="one" if one.from_step == one.to_step else "many",
                first=one.from_step,
                last=one.to_step,
                file=plain(one.file.rsplit("/", 1)[-1]),
            ),
            "count": one.count,
        }


MARK = Mark(
    "changed", layers, Order.CHANGES, frozenset(PanelKind) - {PanelKind.STRIP, PanelKind.PAIR}
)
