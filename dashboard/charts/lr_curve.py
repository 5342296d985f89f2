"""The learning-rate curve: how runs ended against their rate, on a log axis, one line a batch size.

A point is a run and a line goes through the means of its seeds.  Runs that diverged stand at the
edge.  The shaded stretch is where no run of the best line diverged or stalled; the star is the best
rate.  References: the learning-rate range test (Smith 2017, 1506.01186); Stanford CS231n.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts import ends, footnotes, lines, panel
from dashboard.charts import theme as looks
from dashboard.charts.canvas import Canvas, Ticks
from dashboard.charts.chart import AnyChart, ChartKind
from dashboard.charts.domain import Extent
from dashboard.charts.lines import Line
from dashboard.charts.outcomes import Fate, Outcome, Outcomes, main_group
from dashboard.charts.palette import Palette, Stroke, in_order
from dashboard.charts.rate_axis import rate_extent, rate_ticks, value_extent
from dashboard.charts.theme import Theme
from dashboard.charts.traces import Trace
from dashboard.charts.x_axis import XAxis
from dashboard.diagnosis.report import Report
from dashboard.logs.run import LogBook
from dashboard.text.sentences import Sentences

HEIGHT_PX = 300.0
NARROWEST_PX = 160.0
MOST_LINES = 6
"""Batch sizes that are drawn, those with most rates; the others are named below."""

POINT_PX2 = 34.0
SEED_PX2 = 11.0
"""A run among several of one rate; their mean is a full point."""

CROSS = "M-1,-1L1,1M-1,1L1,-1"
STAR_PX = 13.0  # between the best point and the words about it


@dataclass(frozen=True, eq=False)
class BatchLine:
    """The runs of one batch size."""

    batch_size: float  # NaN where unknown
    runs: tuple[Outcome, ...]

    @cached_property
    def by_rate(self) -> dict[float, list[Outcome]]:
        """The runs of each rate, the lowest first."""
        found: dict[float, list[Outcome]] = defaultdict(list)
        for one in sorted(self.runs, key=lambda one: one.lr):
            found[one.lr].append(one)
        return dict(found)

    @cached_property
    def means(self) -> dict[float, float]:
        """The mean of the runs that did not diverge, by rate; only where there is one."""
        ended = {
            lr: [one.value for one in runs if np.isfinite(one.value)]
            for lr, runs in self.by_rate.items()
        }
        return {lr: float(np.mean(values)) for lr, values in ended.items() if values}

    def best(self, outcomes: Outcomes) -> float:
        """The rate with the best mean among those where all ended; NaN without one."""
        whole = [lr for lr in self.means if self._is_sound(lr)] or list(self.means)
        return max(whole, key=lambda lr: outcomes.better(self.means[lr]), default=math.nan)

    def stable(self, outcomes: Outcomes) -> tuple[float, float]:
        """The rates around the best one between which every run ended, from and to."""
        best, low, high = self.best(outcomes), math.nan, math.nan
        for lr in self.by_rate:
            if not self._is_sound(lr):
                if lr > best:
                    break
                low = high = math.nan
                continue
            low = lr if math.isnan(low) else low
            high = lr
        return low, high

    def _is_sound(self, lr: float) -> bool:
        return all(one.fate is Fate.ENDED for one in self.by_rate[lr])


def draw(
    book: LogBook,
    report: Report,
    words: Sentences,
    *,
    theme: Theme = "light",
    palette: Palette = "accessible",
    width: float = 760,
    is_best: bool = False,
    big: bool = False,
) -> AnyChart:
    """The curve of the book's largest group of runs that differ in rate, batch and seed alone.

    ``is_best`` takes each run's best value instead of its last; ``width`` in px is of the whole.
    """
    look = looks.look(theme, big=big)
    outcomes = main_group(book, report, is_best=is_best)
    every = _batch_lines(outcomes)
    shown = sorted(every[:MOST_LINES], key=lambda one: (math.isnan(one.batch_size), one.batch_size))
    strokes = in_order(len(shown), palette, theme)
    up = value_extent(outcomes)
    drawn = [
        line
        for one, stroke in zip(shown, strokes, strict=True)
        if (line := _line(one, stroke, outcomes, words)) is not None
    ]
    room = (looks.AXIS_ROOM * look.small) + ends.room(drawn, up, outcomes.metric, words, look.small)
    plane = round(max(width - room, NARROWEST_PX))
    across = rate_extent(outcomes.rates)
    canvas = Canvas(
        "curve_panel",
        plane,
        HEIGHT_PX,
        XAxis.RELATIVE,
        across,
        up,
        outcomes.metric,
        look,
        words.say("map-x"),
        log_x=True,
        x_ticks=_ticks(outcomes, shown, across, plane, look.small, words),
    )
    champion = _champion(shown, outcomes)
    view = alt.LayerChart(
        layer=[
            panel.title_layer(_title(outcomes, words), canvas),
            *_stable(champion, outcomes, canvas),
            *lines.layers(drawn, canvas, buckets=plane),
            *_runs(shown, strokes, outcomes, canvas, words),
            *_optimum(champion, outcomes, canvas, words),
            *ends.layers(drawn, canvas, words),
            *footnotes.layers(_notes(every, champion, outcomes, up, words), canvas, plane),
            *([] if drawn else [panel.nothing_layer(words.say("curve-nothing"), canvas)]),
        ],
        name=canvas.name,
        width=canvas.width,
        height=canvas.height,
        resolve=alt.Resolve(
            scale=alt.ScaleResolveMap(
                color="independent", strokeDash="independent", shape="independent"
            )
        ),
    )
    return alt.VConcatChart(
        vconcat=[view],
        name="lr_curve",
        description=_alt(every, outcomes, words),
        config=looks.config(look, words.lang),
    )


def _title(outcomes: Outcomes, words: Sentences) -> str:
    return words.say("curve-heading", measure=outcomes.title(words)) if outcomes.metric else ""


def _batch_lines(outcomes: Outcomes) -> list[BatchLine]:
    """The runs by batch size, those with most rates first."""
    found: dict[float | None, list[Outcome]] = defaultdict(list)
    for one in outcomes.many:
        if np.isfinite(one.lr):
            found[one.batch_size if np.isfinite(one.batch_size) else None].append(one)
    every = [
        BatchLine(math.nan if size is None else size, tuple(runs)) for size, runs in found.items()
    ]
    return sorted(every, key=lambda one: (-len(one.by_rate), one.batch_size))


def _champion(shown: Sequence[BatchLine], outcomes: Outcomes) -> BatchLine | None:
    """The line with the best rate of all; ``None`` if no run ended with a value."""
    able = [one for one in shown if one.means]
    return max(able, key=lambda one: outcomes.better(one.means[one.best(outcomes)]), default=None)


def _line(one: BatchLine, stroke: Stroke, outcomes: Outcomes, words: Sentences) -> Line | None:
    if not one.means:
        return None
    x = np.array(list(one.means), dtype=np.float64)
    y = np.array(list(one.means.values()), dtype=np.float64)
    trace = Trace(one.runs[0].run, outcomes.split.value, x, x, y, y, x)
    name = _name(one, words)
    return Line(f"batch{one.batch_size:.0f}", trace, stroke, name, name)


def _name(one: BatchLine, words: Sentences) -> str:
    if math.isnan(one.batch_size):
        return ""
    return words.say("label-batch", value=words.texts.number(one.batch_size))


def _ticks(
    outcomes: Outcomes,
    shown: Sequence[BatchLine],
    across: Extent,
    plane: float,
    type_px: float,
    words: Sentences,
) -> Ticks:
    """The tried rates, the best one above all, as far as their numbers keep apart."""
    bests = [lr for one in shown if not math.isnan(lr := one.best(outcomes))]
    return rate_ticks(outcomes.rates, bests, across, plane, type_px, words)


def _stable(champion: BatchLine | None, outcomes: Outcomes, canvas: Canvas) -> list[alt.Chart]:
    """The shaded stretch where every run of the best line ended."""
    low, high = champion.stable(outcomes) if champion is not None else (math.nan, math.nan)
    if math.isnan(low) or low == high:
        return []
    table = pd.DataFrame({"x": [low], "x2": [high]})
    layer: alt.Chart = (
        canvas.layer("stable", table)
        .mark_rect(color=canvas.look.grid, opacity=0.55)
        .encode(x=canvas.x(), x2=alt.X2("x2"), y=alt.value(0), y2=alt.value(canvas.height))
    )
    return [layer]


def _runs(
    shown: Sequence[BatchLine],
    strokes: Sequence[Stroke],
    outcomes: Outcomes,
    canvas: Canvas,
    words: Sentences,
) -> list[alt.Chart]:
    """A point a run, a cross at the edge for one that diverged, and the word beside it."""
    titles = words.run_titles([one.run for one in outcomes.many])
    edge = canvas.extent.low if outcomes.is_high_good else canvas.extent.high
    rows = []
    for batch, stroke in zip(shown, strokes, strict=True):
        for one in batch.runs:
            is_lost = not np.isfinite(one.value)
            y = edge if is_lost else float(np.clip(one.value, *_ends(canvas.extent)))
            is_beyond = not is_lost and y != one.value
            said = words.say("map-diverged") if is_lost else outcomes.written(one.value, words)
            if one.fate is Fate.STALLED:
                said = f"{said} · {words.say('map-stalled')}"
            rows.append(
                {
                    "x": one.lr,
                    "y": y,
                    "color": stroke.edge,
                    "shape": CROSS if is_lost else _arrow(outcomes) if is_beyond else stroke.marker,
                    "area": _area(one, batch, is_odd=is_lost or is_beyond),
                    "title": titles[one.run.run_id],
                    "said": said,
                    "word": said if is_lost or one.fate is Fate.STALLED else "",
                }
            )
    if not rows:
        return []
    table = pd.DataFrame(rows)
    points: alt.Chart = (
        canvas.layer("runs", table)
        .mark_point(filled=True, strokeWidth=1.6, opacity=0.9)
        .encode(
            x=canvas.x(),
            y=canvas.y(),
            fill=alt.Fill("color:N", scale=None),
            stroke=alt.Stroke("color:N", scale=None),
            shape=alt.Shape("shape:N", scale=None),
            size=alt.Size("area:Q", scale=None),
            tooltip=[
                alt.Tooltip("title:N", title=words.say("chart-run")),
                alt.Tooltip("said:N", title=outcomes.title(words)),
            ],
        )
    )
    return [*_means(shown, strokes, canvas), points, *_words(table, outcomes, canvas)]


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
        for lr, value in batch.means.items()
        if len(batch.by_rate[lr]) > 1
    ]
    if not rows:
        return []
    layer: alt.Chart = (
        canvas.layer("means", pd.DataFrame(rows))
        .mark_point(filled=True, size=POINT_PX2, strokeWidth=0.8, opacity=1, clip=True)
        .encode(
            x=canvas.x(),
            y=canvas.y(),
            fill=alt.Fill("color:N", scale=None),
            stroke=alt.Stroke("edge:N", scale=None),
            shape=alt.Shape("shape:N", scale=None),
        )
    )
    return [layer]


def _ends(extent: Extent) -> tuple[float, float]:
    return extent.low, extent.high


def _arrow(outcomes: Outcomes) -> str:
    return "triangle-down" if outcomes.is_high_good else "triangle-up"


def _words(table: pd.DataFrame, outcomes: Outcomes, canvas: Canvas) -> list[alt.Chart]:
    """What became of the runs that did not end on the plane, once for each rate."""
    said = table[table["word"] != ""].drop_duplicates(["x", "y"])
    if said.empty:
        return []
    is_right = [canvas.x_share(float(x)) > 0.5 for x in said["x"]]
    dy = -12.0 if outcomes.is_high_good else 12.0
    layers = []
    for name, align, some in (
        ("words_left", "right", said[is_right]),
        ("words_right", "left", said[[not right for right in is_right]]),
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


def _optimum(
    champion: BatchLine | None, outcomes: Outcomes, canvas: Canvas, words: Sentences
) -> list[alt.Chart]:
    """A star at the best rate, with the rate and what it reached."""
    if champion is None:
        return []
    lr = champion.best(outcomes)
    value = champion.means[lr]
    text = words.say(
        "curve-optimum", lr=words.texts.number(lr), value=outcomes.written(value, words)
    )
    seeds = [one.value for one in champion.by_rate[lr] if np.isfinite(one.value)]
    above = max(seeds, key=outcomes.better)  # the words stand clear of the seeds too
    table = pd.DataFrame({"x": [lr], "y": [value], "above": [above], "text": [text]})
    share = canvas.x_share(lr)
    rule: alt.Chart = (
        canvas.layer("optimum_rule", table)
        .mark_rule(color=canvas.look.grey, strokeWidth=1, strokeDash=[2, 3])
        .encode(x=canvas.x(), y=canvas.y(), y2=alt.value(canvas.height))
    )
    words_layer: alt.Chart = (
        canvas.layer("optimum", table)
        .mark_text(
            align="left" if share < 0.2 else "right" if share > 0.8 else "center",
            baseline="middle",
            dy=-STAR_PX if outcomes.is_high_good else STAR_PX,
            fontSize=canvas.look.small,
            fontWeight=600,
            color=canvas.look.text,
        )
        .encode(x=canvas.x(), y=canvas.y("above"), text=alt.Text("text:N"))
    )
    return [rule, words_layer]


def _notes(
    every: Sequence[BatchLine],
    champion: BatchLine | None,
    outcomes: Outcomes,
    extent: Extent,
    words: Sentences,
) -> list[str]:
    notes = []
    low, high = champion.stable(outcomes) if champion is not None else (math.nan, math.nan)
    if champion is not None and not math.isnan(low) and low < high:
        number = words.texts.number
        size = champion.batch_size
        notes.append(
            words.say(
                "curve-stable",
                low=number(low),
                high=number(high),
                batch="none" if math.isnan(size) else number(size),
            )
        )
    values = np.array([one.value for batch in every[:MOST_LINES] for one in batch.runs])
    below, above = extent.beyond(values[np.isfinite(values)])
    counts = (("chart-below", below), ("chart-above", above))
    notes += [words.say(name, points=points) for name, points in counts if points]
    hidden = [_name(one, words) for one in every[MOST_LINES:]]
    if hidden:
        notes.append(words.say("curve-hidden", batches=len(hidden)))
    return notes + outcomes.notes(words)


def _alt(every: Sequence[BatchLine], outcomes: Outcomes, words: Sentences) -> str:
    """The best rate of each batch size, for those who cannot see the curve."""
    said = [words.say("curve-alt", rates=len(outcomes.rates), measure=outcomes.title(words))]
    for one in every[:MOST_LINES]:
        if one.means:
            lr = one.best(outcomes)
            best = words.say(
                "curve-alt-best",
                lr=words.texts.number(lr),
                value=outcomes.written(one.means[lr], words),
            )
            name = _name(one, words)
            said.append(f"{name[0].upper()}{name[1:]}: {best}" if name else best)
    return " ".join(said)


CHART = ChartKind("lr_curve", draw)
