"""The panel of a range test: its loss over its rate, and the rates that it suggests."""

from dataclasses import dataclass

from dashboard.charts.panel_data import PanelData
from dashboard.diagnosis.features.range_test import RangeTest


@dataclass(frozen=True, eq=False, kw_only=True)
class RangePanel(PanelData):
    """The loss of a range test; ``test`` is ``None`` where the run is none."""

    test: RangeTest | None
