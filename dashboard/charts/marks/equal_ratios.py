"""Lines of equal learning rate ÷ batch size on the map, whose cells stand in equal steps."""

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.data.settings_grid import SettingsGrid
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.outcome_panels import MapPanel
from dashboard.charts.panel_data import PanelData, PanelKind
from dashboard.model.table import FloatArray

RATIO_STEP = 10.0  # times, between two lines
LINES_EACH_SIDE = 2  # of the one through the best cell
POINTS_A_ROW = 8


def layers(panel: PanelData) -> list[alt.Chart]:
    """Dashed lines through the pairs of equal rate ÷ batch size, the best cell's the stronger."""
    if not isinstance(panel, MapPanel):
        return []
    grid, canvas, words = panel.grid, panel.canvas, panel.words
    best = grid.best(panel.outcomes)
    if best is None or len(grid.rates) < 2 or len(grid.batch_sizes) < 2:
        return []
    tables = []
    for step in range(-LINES_EACH_SIDE, LINES_EACH_SIDE + 1):
        ratio = best.lr / best.batch_size * RATIO_STEP**step
        x, y = _line(grid, ratio)
        if ((x > 0) & (x < len(grid.rates))).any():
            table = pd.DataFrame({"x": x, "y": y, "key": f"ratio{step + LINES_EACH_SIDE}"})
            text = words.say("map-ratio", ratio=words.texts.number(ratio))
            tables.append(table.assign(said=text, thick=1.6 if step == 0 else 0.9))
    layer: alt.Chart = (
        canvas.layer("equal_ratio", pd.concat(tables, ignore_index=True))
        .mark_line(clip=True, strokeDash=[2, 4], color=canvas.look.grey, interpolate="linear")
        .encode(
            x=canvas.x(),
            y=canvas.y(),
            detail=alt.Detail("key:N"),
            order=alt.Order("y:Q"),
            strokeWidth=alt.StrokeWidth("thick:Q", scale=None),
            tooltip=alt.Tooltip("said:N", title=words.say("map-setting")),
        )
    )
    return [layer]


def _line(grid: SettingsGrid, ratio: float) -> tuple[FloatArray, FloatArray]:
    """Where a line of equal ratio runs: on the scale on which cells stand in equal steps."""
    y = np.linspace(0.0, len(grid.batch_sizes), POINTS_A_ROW * len(grid.batch_sizes) + 1)
    sizes = np.exp(_between(y - 0.5, np.log(grid.batch_sizes)))
    rates = np.log(grid.rates)
    places = np.arange(len(rates), dtype=float)
    wanted = np.log(ratio * sizes)
    x = np.interp(wanted, rates, places)
    below, above = wanted < rates[0], wanted > rates[-1]
    x[below] = (wanted[below] - rates[0]) / (rates[1] - rates[0])
    x[above] = places[-1] + (wanted[above] - rates[-1]) / (rates[-1] - rates[-2])
    return x + 0.5, y


def _between(places: FloatArray, values: FloatArray) -> FloatArray:
    """``values`` at fractional ``places``, carried on at both ends by the step that is there."""
    steps = np.arange(len(values), dtype=float)
    found: FloatArray = np.interp(places, steps, values)
    found[places < 0] += places[places < 0] * (values[1] - values[0])
    past = places > steps[-1]
    found[past] += (places[past] - steps[-1]) * (values[-1] - values[-2])
    return found


MARK = Mark("equal-ratios", layers, Order.LINES, frozenset({PanelKind.MAP}))
