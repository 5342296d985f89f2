"""The panel of one smooth curve of scores over learning rates."""

from dataclasses import dataclass

from dashboard.charts.data.line import Stroke
from dashboard.charts.panel_data import PanelData
from dashboard.diagnosis.siblings.rate_fit.rate_curve import RateCurve


@dataclass(frozen=True, eq=False, kw_only=True)
class RateFitPanel(PanelData):
    """One curve with the runs that it goes through; ``curve`` is ``None`` where there is none.

    ``sign`` turns a score, of which more is better, into what is shown: -1 for a loss.
    """

    curve: RateCurve | None
    stroke: Stroke
    sign: float = 1.0

    def written(self, score: float) -> str:
        """A score as people read it."""
        texts = self.words.texts
        return texts.percent(score) if self.sign > 0 else texts.number(-score)
