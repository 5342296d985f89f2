"""A ring at the best value that each run ever logged, as opposed to its last one."""

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.axes import signs
from dashboard.charts.axes.canvas import SHARES
from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import PanelData, PanelKind
from dashboard.model.metrics import Direction, direction_of

AREA_PX2 = 95.0


def layers(panel: PanelData) -> list[alt.Chart]:
    """The rings of the lines in front; none for a metric that is neither good high nor low."""
    canvas, words = panel.canvas, panel.words
    direction = direction_of(canvas.metric)
    if direction is Direction.NEITHER:
        return []
    write = words.texts.percent if canvas.metric in SHARES else words.texts.number
    rows = []
    for line in panel.drawn.whole:
        finite = np.isfinite(line.trace.raw)
        if line.is_muted or not finite.any():
            continue
        badness = line.trace.raw if direction is Direction.DOWN else -line.trace.raw
        at = int(np.argmin(np.where(finite, badness, np.inf)))
        value = float(line.trace.raw[at])
        if not canvas.shows(float(line.trace.x[at]), value):
            continue
        rows.append(
            {
                "x": float(line.trace.x[at]),
                "y": value,
                "color": line.stroke.edge,
                "said": f"{line.title} · {words.say('chart-best', value=write(value))}",
            }
        )
    if not rows:
        return []
    look = {"shape": "circle", "size": AREA_PX2, "strokeWidth": 1.3}
    return [signs.outlined(canvas, "best", pd.DataFrame(rows), words, **look)]


MARK = Mark("best", layers, Order.BEST, frozenset({PanelKind.MAIN}))
