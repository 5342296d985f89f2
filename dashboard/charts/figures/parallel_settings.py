"""Every setting that varies as an axis of its own, the final value as the last: one line a run.

Lines are coloured from the worst value to the best; a run that diverged ends in a cross below the
scale of values.  Rates and other numbers that span decades stand on a log scale, names in steps.
"""

from collections.abc import Sequence

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.axes import parallel_axes
from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.setting_axes import Axis, setting_axes, value_axis
from dashboard.charts.axes.y_domain import Extent
from dashboard.charts.data.outcomes import Fate, Outcome, Outcomes, outcomes_of
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import panel
from dashboard.charts.marks import footnotes
from dashboard.charts.marks.end_labels import CHARACTER_PX
from dashboard.charts.marks.fallback import kept_figure
from dashboard.charts.registry import AnyChart, ChartKind
from dashboard.charts.style import colour
from dashboard.charts.style import theme as looks
from dashboard.charts.style.palette import ORDERED, Palette
from dashboard.charts.style.theme import Theme
from dashboard.charts.vega.compose import Layered, Stacked
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook
from dashboard.model.table import FloatArray
from dashboard.text.sentences import Sentences

HEIGHT_PX = 300.0
AXIS_PX = 122.0
"""Least room between two axes: a name of some twenty characters."""

CROSS = "M-1,-1L1,1M-1,1L1,-1"
LOST_Y = -0.12
"""Where a run without a value ends, below the scale from 0 to 1."""

ROOM = 0.06  # of the height, above and below what is drawn
MOST_TOLD = 8
CROWD = 60  # lines from which on they are thin and pale


@kept_figure("parallel-settings")
def draw(
    book: LogBook,
    report: Report,
    words: Sentences,
    *,
    theme: Theme = "light",
    palette: Palette = "accessible",
    width: float = 1150,
    is_best: bool = False,
    big: bool = False,
) -> AnyChart:
    """The settings that vary over the runs of ``book`` and how each run ended.

    ``is_best`` takes each run's best value instead of its last; ``width`` in px is of the whole.
    The ordered colours are the same in every ``palette``.
    """
    del palette
    look = looks.look(theme, big=big)
    outcomes = outcomes_of(book, report, is_best=is_best)
    every = setting_axes([one.run for one in outcomes.many], words)
    last = value_axis(outcomes, words)
    margin = looks.AXIS_ROOM * look.small
    right = max((len(text) for _, text in last.ticks), default=0) * CHARACTER_PX * look.small + 12
    plane = width - margin - right
    most = max(2, int(plane / (AXIS_PX * look.small / looks.LIGHT.small)))
    axes = [*every[:most], last]
    canvas = Canvas(
        "parallel_panel",
        round(plane),
        HEIGHT_PX,
        XAxis.RELATIVE,
        Extent(0.0, float(len(axes) - 1)),
        Extent(LOST_Y - ROOM, 1 + ROOM),
        "",
        look,
        "",
    )
    layers = [panel.title_layer(_title(outcomes, words), canvas)]
    if every and outcomes.many:
        table = _table(axes, outcomes, words, canvas)
        layers += [
            *parallel_axes.lines(axes, canvas),
            _lines(table, canvas),
            *_ends(table, axes, canvas, words),
        ]
        layers += [*parallel_axes.ticks(axes, canvas), _hover(table, canvas, words)]
        notes = _notes(every[most:], outcomes, words)
        layers += footnotes.layers(notes, canvas, plane)
    else:
        layers.append(panel.nothing_layer(words.say("parallel-nothing"), canvas))
    view = Layered(
        layers, name=canvas.name, width=canvas.width, height=canvas.height
    ).resolve_scale(color="independent", shape="independent")
    return Stacked(
        [view],
        name="parallel_settings",
        description=_alt(every, outcomes, words),
        config=looks.config(look, words.lang),
    )


def _title(outcomes: Outcomes, words: Sentences) -> str:
    return words.say("parallel-title", measure=outcomes.title(words)) if outcomes.metric else ""


def _table(
    axes: Sequence[Axis], outcomes: Outcomes, words: Sentences, canvas: Canvas
) -> pd.DataFrame:
    """A row for each run and axis; ``key`` is the run's number, worst runs first."""
    theme: Theme = "dark" if canvas.look.is_dark else "light"
    ordered = sorted(outcomes.many, key=lambda one: _rank(one, outcomes))
    titles = words.run_titles([one.run for one in outcomes.many])
    shares = _shares(ordered, outcomes)
    rows = []
    for number, (one, share) in enumerate(zip(ordered, shares, strict=True)):
        is_lost = not np.isfinite(one.value)
        tone = canvas.look.grey if is_lost else colour.between(ORDERED[theme], share)
        title = titles[one.run.run_id]
        for place, axis in enumerate(axes):
            at = axis.place(one)
            rows.append(
                {
                    "key": f"r{number}",
                    "x": float(place),
                    "y": LOST_Y if np.isnan(at) else at,
                    "color": tone,
                    "is_lost": is_lost,
                    "title": title,
                    "axis": axis.title,
                    "said": axis.write(one),
                }
            )
    return pd.DataFrame(rows)


def _rank(one: Outcome, outcomes: Outcomes) -> float:
    return outcomes.better(one.value) if np.isfinite(one.value) else -np.inf


def _shares(ordered: Sequence[Outcome], outcomes: Outcomes) -> FloatArray:
    """The place of each run among all in the order of its value, from 0 to 1; equals share it."""
    values = np.array([_rank(one, outcomes) for one in ordered])
    finite = np.unique(values[np.isfinite(values)])
    places = np.searchsorted(finite, values).astype(np.float64)
    return places / max(len(finite) - 1, 1)


def _lines(table: pd.DataFrame, canvas: Canvas) -> alt.Chart:
    runs = table["key"].nunique()
    layer: alt.Chart = (
        canvas.layer("lines", table)
        .mark_line(
            strokeWidth=canvas.look.line if runs < CROWD else 1.0,
            opacity=0.85 if runs < CROWD else 0.55,
        )
        .encode(
            x=canvas.x().axis(None),
            y=canvas.y().axis(None),
            detail=alt.Detail("key:N"),
            color=alt.Color("color:N", scale=None),
            strokeDash=alt.StrokeDash(
                "is_lost:N",
                scale=alt.Scale(domain=[False, True], range=[[1, 0], [4, 3]]),
                legend=None,
            ),
        )
    )
    return layer


def _ends(
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


def _hover(table: pd.DataFrame, canvas: Canvas, words: Sentences) -> alt.Chart:
    layer: alt.Chart = (
        canvas.layer("hover", table)
        .mark_point(filled=True, size=90, opacity=0)
        .encode(
            x=canvas.x().axis(None),
            y=canvas.y().axis(None),
            tooltip=[
                alt.Tooltip("title:N", title=words.say("chart-run")),
                alt.Tooltip("axis:N", title=words.say("map-setting")),
                alt.Tooltip("said:N", title=words.say("chart-value")),
            ],
        )
    )
    return layer


def _notes(hidden: Sequence[Axis], outcomes: Outcomes, words: Sentences) -> list[str]:
    notes = [words.say("parallel-colours")]
    if hidden:
        names = ", ".join(axis.title.lower() for axis in hidden)
        notes.append(words.say("parallel-hidden", settings=len(hidden), names=names))
    return notes + outcomes.notes(words)


def _alt(every: Sequence[Axis], outcomes: Outcomes, words: Sentences) -> str:
    """Which settings vary and how the best runs ended, for those who cannot see the lines."""
    ranked = sorted(outcomes.many, key=lambda one: _rank(one, outcomes), reverse=True)
    names = ", ".join(axis.title.lower() for axis in every)
    said = [words.say("parallel-alt", runs=len(ranked), names=names or "–")]
    titles = words.run_titles([one.run for one in ranked])
    for one in ranked[:MOST_TOLD]:
        is_lost = one.fate is Fate.DIVERGED
        end = words.say("map-diverged") if is_lost else outcomes.written(one.value, words)
        said.append(words.say("chart-alt-run", run=titles[one.run.run_id], verdict=end))
    if len(ranked) > MOST_TOLD:
        said.append(words.say("chart-alt-more", runs=len(ranked) - MOST_TOLD))
    return " ".join(said)


CHART = ChartKind("parallel_settings", draw)
