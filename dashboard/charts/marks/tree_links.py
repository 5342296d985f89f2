"""The lines of the tree of experiments: whole where the trainer logged it, dashed where guessed."""

import altair as alt

from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.marks.tree_nodes import x_px, y_px
from dashboard.charts.outcome_panels import TreePanel
from dashboard.charts.panel_data import PanelData, PanelKind

WIDTH_PX = 1.2
DASHES, WHOLE = [3.0, 3.0], [1.0, 0.0]


def layers(panel: PanelData) -> list[alt.Chart]:
    """One layer for the lines of each kind; none where there is no line."""
    if not isinstance(panel, TreePanel):
        return []
    found = []
    for name, is_guessed, dash in (("logged", False, WHOLE), ("guessed", True, DASHES)):
        some = panel.links[panel.links["is_guessed"] == is_guessed] if len(panel.links) else None
        if some is None or some.empty:
            continue
        layer: alt.Chart = (
            panel.canvas.layer(f"links_{name}", some)
            .mark_rule(
                color=panel.canvas.look.grey, strokeWidth=WIDTH_PX, strokeDash=dash, opacity=0.8
            )
            .encode(x=x_px(), y=y_px(), x2=alt.X2("x2"), y2=alt.Y2("y2"))
        )
        found.append(layer)
    return found


MARK = Mark("tree-links", layers, Order.LINES, frozenset({PanelKind.TREE}))
