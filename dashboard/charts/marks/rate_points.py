"""The runs as points of the learning-rate curve: seeds, their means, those that left the plane.

The cross of a run that diverged is red as in the other figures of the map, never of its batch's
colour; the word beside it says the batch where there are several.
"""

from collections.abc import Sequence

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.axes import opening, signs
from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.zoom import keys_of
from dashboard.charts.data.batch_lines import BatchLine, name_of
from dashboard.charts.data.line import KEY, Stroke
from dashboard.charts.data.outcomes import Fate, Outcome, Outcomes
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.outcome_panels import RatePanel
from dashboard.charts.panel_data import PanelData, PanelKind
from dashboard.text.sentences import Sentences

POINT_PX2 = 34.0
SEED_PX2 = 11.0
"""A run among several of one rate; their mean is a full point."""

BATCH = "batch"
"""Column of what is not drawn: the batch size in words, where there are several."""


def layers(panel: PanelData) -> list[alt.Chart]:
    """A point a run, a cross at the edge for one that diverged, and the word beside it."""
    if not isinstance(panel, RatePanel):
        return []
    shown, strokes, outcomes = panel.shown, panel.strokes, panel.outcomes
    canvas, words = panel.canvas, panel.words
    titles = words.run_titles([one.run for one in outcomes.many])
    keys = keys_of(panel.input.book)
    rows = []
    for batch, stroke in zip(shown, strokes, strict=True):
        for one in batch.runs:
            is_lost = not np.isfinite(one.value)
            y, shape = signs.of_outcome(one.value, outcomes, canvas, stroke.marker)
            text = outcomes.said(one.value, words)
            if one.fate is Fate.STALLED:
                text = f"{text} · {words.say('map-stalled')}"
            rows.append(
                {
                    KEY: keys[one.run.run_id],
                    "x": one.lr,
                    "y": y,
                    "color": canvas.look.bad if is_lost else stroke.edge,
                    "shape": shape,
                    BATCH: name_of(batch, words) if len(shown) > 1 else "",
                    "area": _area(one, batch, is_odd=y != one.value),
                    "title": titles[one.run.run_id],
                    "said": text,
                    "word": text if is_lost or one.fate is Fate.STALLED else "",
                }
            )
    if not rows:
        return []
    table = pd.DataFrame(rows)
    points: alt.Chart = signs.filled(
        canvas,
        opening.POINTS,
        table.drop(columns=BATCH),
        stroke="color",
        strokeWidth=1.6,
        opacity=0.9,
        cursor="pointer",
    ).encode(
        size=alt.Size("area:Q", scale=None),
        tooltip=[
            alt.Tooltip("title:N", title=words.say("chart-run")),
            alt.Tooltip("said:N", title=outcomes.title(words)),
        ],
    )
    return [*_means(shown, strokes, canvas), points, *_words(table, outcomes, canvas, words)]


def _area(one: Outcome, batch: BatchLine, *, is_odd: bool) -> float:
    """The px² of a run's sign: large at the edge, small among other seeds."""
    if is_odd:
        return 2 * POINT_PX2
    return POINT_PX2 if len(batch.by_rate[one.lr]) == 1 else SEED_PX2


def _means(
    shown: Sequence[BatchLine], strokes: Sequence[Stroke], canvas: Canvas
) -> list[alt.Chart]:
    """A point at the mean of several seeds."""
    rows = [
        {"x": lr, "y": value, "color": stroke.color, "edge": stroke.edge, "shape": stroke.marker}
        for batch, stroke in zip(shown, strokes, strict=True)
        for lr, value in batch.middles.items()
        if len(batch.by_rate[lr]) > 1
    ]
    if not rows:
        return []
    table = pd.DataFrame(rows)
    return [
        signs.filled(canvas, "means", table, size=POINT_PX2, strokeWidth=0.8, opacity=1, clip=True)
    ]


def _told_once(table: pd.DataFrame, outcomes: Outcomes, words: Sentences) -> pd.DataFrame:
    """What became of runs that got nowhere, once for each rate: of several stalled, how many.

    Those that lie on the same place, at the edge for one, count each.
    """
    worded = table[table["word"] != ""]
    is_lost = worded["word"] == words.say("map-diverged")
    rows = []
    for (_, lost), some in worded.groupby(["x", is_lost], sort=False):
        outermost = some["y"].idxmax() if outcomes.is_high_good else some["y"].idxmin()
        row = some.loc[[outermost]]
        if len(some) > 1 and not lost:
            row = row.assign(word=words.say("curve-stalled", runs=len(some)))
        batches = set(some[BATCH])
        if lost and len(batches) == 1 and (batch := batches.pop()):
            row = row.assign(word=f"{batch}: {words.say('map-diverged')}")
        rows.append(row)
    return (pd.concat(rows) if rows else worded).drop(columns=BATCH)


def _words(
    table: pd.DataFrame, outcomes: Outcomes, canvas: Canvas, words: Sentences
) -> list[alt.Chart]:
    """The words beside the points, on the side that has room."""
    worded = _told_once(table, outcomes, words)
    if worded.empty:
        return []
    is_right = [canvas.x_share(float(x)) > 0.5 for x in worded["x"]]
    dy = -12.0 if outcomes.is_high_good else 12.0
    layers = []
    for name, align, some in (
        ("words_left", "right", worded[is_right]),
        ("words_right", "left", worded[[not right for right in is_right]]),
    ):
        if len(some):
            layer: alt.Chart = (
                canvas.layer(name, some)
                .mark_text(
                    align="right" if align == "right" else "left",
                    baseline="middle",
                    dy=dy,
                    dx=4.0 if align == "right" else -4.0,
                    fontSize=canvas.look.small,
                    color=canvas.look.bad,
                )
                .encode(x=canvas.x(), y=canvas.y(), text=alt.Text("word:N"))
            )
            layers.append(layer)
    return layers


MARK = Mark("rate-points", layers, Order.RUNS, frozenset({PanelKind.RATES}))
