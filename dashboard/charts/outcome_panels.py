"""Panels of how runs ended, as values: over their rate, on a map, with an axis a setting."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.charts.axes.setting_axes import Axis
from dashboard.charts.data.batch_lines import BatchLine
from dashboard.charts.data.line import Stroke
from dashboard.charts.data.outcomes import Outcomes
from dashboard.charts.data.settings.setting_columns import Columns
from dashboard.charts.data.settings.setting_shares import Share
from dashboard.charts.data.settings_grid import SettingsGrid
from dashboard.charts.panel_data import PanelData
from dashboard.diagnosis.trials.trial import Trial
from dashboard.diagnosis.verdict import Comparison


@dataclass(frozen=True, eq=False, kw_only=True)
class OutcomePanel(PanelData):
    """How the runs ended.

    ``footnote_px`` is the width of what stands under the plane, ``footnote_left`` its left edge, px
    from that of the plane; ``has_axis`` says whether the numbers of an axis stand between the two.
    """

    outcomes: Outcomes
    footnote_px: float
    footnote_left: float = 0
    has_axis: bool = True


@dataclass(frozen=True, eq=False, kw_only=True)
class RatePanel(OutcomePanel):
    """Runs over their learning rate, a line a batch size."""

    every: Sequence[BatchLine]
    shown: Sequence[BatchLine]  # each with its stroke
    strokes: Sequence[Stroke]
    best: BatchLine | None  # the one with the best rate


@dataclass(frozen=True, eq=False, kw_only=True)
class MapPanel(OutcomePanel):
    """Learning rate by batch size; ``cells`` has a row a cell, none where there is no map."""

    grid: SettingsGrid
    suggested: Comparison | None
    cells: pd.DataFrame
    independent: tuple[str, ...] = ("color",)


@dataclass(frozen=True, eq=False, kw_only=True)
class ColumnsPanel(OutcomePanel):
    """Runs over one setting; ``setting`` is empty where the columns are the runs."""

    setting: str
    columns: Columns
    stroke: Stroke


@dataclass(frozen=True, eq=False, kw_only=True)
class SharesPanel(OutcomePanel):
    """How much of the outcomes goes with each setting, the largest share first."""

    shares: Sequence[Share]
    stroke: Stroke


@dataclass(frozen=True, eq=False, kw_only=True)
class SettingsPanel(OutcomePanel):
    """An axis for each setting; ``places`` has a row for each run and axis."""

    every: Sequence[Axis]
    axes: Sequence[Axis]  # those that are drawn
    places: pd.DataFrame
    independent: tuple[str, ...] = ("color", "shape")


@dataclass(frozen=True, eq=False, kw_only=True)
class TreePanel(OutcomePanel):
    """Which setting came from which; ``rows`` are from the top, with the place and words of each.

    ``links`` has a row a stretch of a line between two of them.
    """

    trials: Sequence[Trial]
    rows: pd.DataFrame
    links: pd.DataFrame
