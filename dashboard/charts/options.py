"""What a person chose for a figure: one field an option.

A figure takes of them what it needs.  To add an option, add its field here and its control to the
page; what it changes reads it from the panel (:attr:`dashboard.charts.panel_data.PanelData.input`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.axes.zoom import EVERYTHING, Focus
from dashboard.charts.data.aggregation import Grouping
from dashboard.charts.data.smoothing import Smoothing
from dashboard.charts.data.statistic import Statistic
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.style.palette import Palette
from dashboard.charts.style.theme import Theme
from dashboard.diagnosis.run_pair import TwoRuns
from dashboard.model.table import Split


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureOptions:
    """The options of every figure; unless said otherwise, as a page that was just opened has them.

    Attributes:
        metric, split: What the main panel shows.
        further: Metrics, each with its split, in low strips under the main panel.
        first: The metric whose panels come first in the textbook's figure, ``""`` for loss and
            accuracy; ``None`` takes the one that the report says.
        facet: The setting that divides small multiples, "" for none; ``None`` takes the one that
            tells most (:func:`dashboard.charts.style.facet_choice.unasked`).
        facet_values: The keys (:func:`dashboard.charts.data.setting_values.key_of`) of the values
            that have a panel; the first few where none is given.
        run_id: The run of the figure of one run.
        pair: The two runs that are compared; the first two of the book where ``None``.
        x_axis: Epochs are replaced by steps where not every run's log knows them.
        last_epochs: Only the end of every run, on an axis that begins at 0.
        smoothing: The weight of the past in [0, 1); 0 is raw.
        grouping: Which runs are drawn as one line; ``None`` draws each by itself.
        whole: Whether no point may lie beyond an axis.
        statistic: Which of its values stands for a run on a map.
        setting: The setting over which runs are drawn; "" is the first that varies.
        big: Whether type and lines are of a size for a projector.
        width, height: px; of the whole figure and of its main panel.  ``None`` is the figure's own.
        focus: The window, in the unit of the axis that is drawn, and the run that stands out.
    """

    metric: str = "loss"
    split: Split | str = Split.NONE
    further: Sequence[tuple[str, Split | str]] = ()
    first: str | None = None
    facet: str | None = None
    facet_values: Sequence[str] = ()
    run_id: str = ""
    pair: TwoRuns | None = None
    x_axis: XAxis | str = XAxis.EPOCH
    log_x: bool = False
    log_y: bool = False
    last_epochs: int | None = None
    smoothing: float = 0.0
    smoothing_kind: Smoothing | str = Smoothing.EMA
    grouping: Grouping | None = None
    whole: bool = False
    statistic: Statistic | str = Statistic.MEDIAN
    setting: str = ""
    show_findings: bool = True
    show_events: bool = True
    theme: Theme = "light"
    palette: Palette = "accessible"
    big: bool = False
    width: float | None = None
    height: float | None = None
    focus: Focus = EVERYTHING


UNASKED = FigureOptions()
"""What a figure is where nobody chose anything."""
