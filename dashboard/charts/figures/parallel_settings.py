"""Every setting that varies as an axis of its own, the final value as the last: one line a run.

Lines are coloured from the worst value to the best; a run that diverged ends in a cross below the
scale of values.  Rates and other numbers that span decades stand on a log scale, names in steps.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.setting_axes import Axis, setting_axes, value_axis
from dashboard.charts.axes.zoom import keys_of
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.line import KEY
from dashboard.charts.data.outcomes import Fate, Outcome, Outcomes, outcomes_of
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import common
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.outcome_panels import SettingsPanel
from dashboard.charts.panel_data import FigureInput, PanelData, PanelKind
from dashboard.charts.style import colour, theme
from dashboard.charts.style.palette import ORDERED
from dashboard.charts.style.theme import CHARACTER_PX
from dashboard.charts.vega.compose import AnyChart
from dashboard.model.table import FloatArray
from dashboard.text.sentences import Sentences

WIDTH_PX = 1150.0
HEIGHT_PX = 300.0
AXIS_PX = 122.0
"""Least width between two axes: a name of some twenty characters."""

BESIDE_PX = 16.0
"""From the edges of the plane to the outermost axes, so that a drag along them can begin there."""

LOST_Y = -0.12
"""Where a run without a value ends, below the scale from 0 to 1."""

MARGIN = 0.06  # of the height, above and below what is drawn
MOST_TOLD = 8


def prepare(given: FigureInput) -> list[PanelData]:
    """The one panel: the settings that vary over the runs of the book and how each run ended.

    The ordered colours are the same in every palette.
    """
    words, look = given.words, given.look
    outcomes = outcomes_of(given.book, given.report, given.options.statistic)
    every = setting_axes([one.run for one in outcomes.many], words)
    last = value_axis(outcomes, words)
    right = max((len(text) for _, text in last.ticks), default=0) * CHARACTER_PX * look.small + 12
    plane = (given.options.width or WIDTH_PX) - theme.AXIS_WIDTH * look.small - right
    most = max(2, int(plane / (AXIS_PX * look.small / theme.LIGHT.small)))
    axes = [*every[:most], last]
    is_empty = not (every and outcomes.many)
    beside = BESIDE_PX / plane * (len(axes) - 1)
    return [
        SettingsPanel(
            input=given,
            kind=PanelKind.SETTINGS,
            title=outcomes.heading("parallel-title", words),
            canvas=Canvas(
                "parallel_panel",
                round(plane),
                HEIGHT_PX,
                XAxis.RELATIVE,
                Extent(-beside, len(axes) - 1 + beside),
                Extent(LOST_Y - MARGIN, 1 + MARGIN),
                "",
                look,
                "",
            ),
            outcomes=outcomes,
            every=every,
            axes=axes,
            places=pd.DataFrame() if is_empty else _places(axes, outcomes, given),
            notes=[] if is_empty else _notes(every[most:], outcomes, words),
            nothing=words.say("parallel-nothing") if is_empty else "",
            footnote_px=plane,
        )
    ]


def arrange(panels: Sequence[PanelData]) -> AnyChart:
    """The panel alone."""
    return common.opening_runs("parallel_settings", panels, _alt, "hover", can_drag=True)


def _places(axes: Sequence[Axis], outcomes: Outcomes, given: FigureInput) -> pd.DataFrame:
    """A row for each run and axis, worst runs first."""
    words, look, keys = given.words, given.look, keys_of(given.book)
    tones = ORDERED["dark" if look.is_dark else "light"]
    ordered = sorted(outcomes.many, key=lambda one: outcomes.rank(one.value))
    titles = words.run_titles([one.run for one in outcomes.many])
    shares = _shares(ordered, outcomes)
    rows = []
    for one, share in zip(ordered, shares, strict=True):
        is_lost = not np.isfinite(one.value)
        tone = look.grey if is_lost else colour.between(tones, share)
        title = titles[one.run.run_id]
        for place, axis in enumerate(axes):
            at = axis.place(one)
            rows.append(
                {
                    KEY: keys[one.run.run_id],
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


def _shares(ordered: Sequence[Outcome], outcomes: Outcomes) -> FloatArray:
    """The place of each run among all in the order of its value, from 0 to 1; equals share it."""
    values = np.array([outcomes.rank(one.value) for one in ordered])
    finite = np.unique(values[np.isfinite(values)])
    places = np.searchsorted(finite, values).astype(np.float64)
    return places / max(len(finite) - 1, 1)


def _notes(hidden: Sequence[Axis], outcomes: Outcomes, words: Sentences) -> list[str]:
    notes = [words.say("parallel-colours")]
    if hidden:
        names = ", ".join(axis.title.lower() for axis in hidden)
        notes.append(words.say("parallel-hidden", settings=len(hidden), names=names))
    return notes + outcomes.notes(words)


def _alt(panel: PanelData) -> str:
    """Which settings vary and how the best runs ended, for those who cannot see the lines."""
    if not isinstance(panel, SettingsPanel):
        return ""
    every, outcomes, words = panel.every, panel.outcomes, panel.words
    ranked = sorted(outcomes.many, key=lambda one: outcomes.rank(one.value), reverse=True)
    names = ", ".join(axis.title.lower() for axis in every)
    sentences = [words.say("parallel-alt", runs=len(ranked), names=names or "–")]
    titles = words.run_titles([one.run for one in ranked])
    for one in ranked[:MOST_TOLD]:
        is_lost = one.fate is Fate.DIVERGED
        end = words.say("map-diverged") if is_lost else outcomes.written(one.value, words)
        sentences.append(words.say("chart-alt-run", run=titles[one.run.run_id], verdict=end))
    if len(ranked) > MOST_TOLD:
        sentences.append(words.say("chart-alt-more", runs=len(ranked) - MOST_TOLD))
    return " ".join(sentences)


CHART = ChartKind("parallel_settings", prepare, arrange)
draw = CHART.draw
