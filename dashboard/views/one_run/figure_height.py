"""How high the planes of one run's figure are, so that the whole figure is on one screen."""

from collections.abc import Sequence

from dashboard.charts.figures import run_detail
from dashboard.charts.panel_data import PanelData
from dashboard.charts.style.run_findings import MINOR

AXIS, PANEL, STRIP, ROW = 18.0, 66.0, 12.0, 14.0
"""Pixels of the title of the x axis; of a panel beside its plane; of a strip of findings, and of
each of its rows."""

NUMBERS = 15.0
"""Pixels of the numbers of an x axis, which only the last of several panels has."""

LOW = run_detail.MINOR_PX / run_detail.MAIN_PX
"""Height of a plane of the rate or of a gradient's norm, of that of a loss."""

LOWEST, HIGHEST = 76.0, run_detail.MAIN_PX
"""Pixels of the plane of a loss."""


def fitting(panels: Sequence[PanelData], room: float) -> float:
    """The height of the plane of a loss with which ``panels`` fit into ``room``, all in px."""
    weight = sum(LOW if one.canvas.metric in MINOR else 1.0 for one in panels)
    bands = sum(one.canvas.height for one in panels) - HIGHEST * weight
    rows = [len(one.listed) for one in panels if one.listed]
    if len(panels) >= run_detail.SHARED_FROM:
        room += NUMBERS * (len(panels) - 1)
    room -= AXIS + PANEL * len(panels) + STRIP * len(rows) + ROW * sum(rows) + max(bands, 0.0)
    return min(max(room / max(weight, LOW), LOWEST), HIGHEST)
