"""How the figures are found: one file of ``figures/`` each, ending in ``CHART``."""

import dashboard.charts.figures
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.model.scanned import scanned


def all_charts() -> list[ChartKind]:
    """Every ``CHART`` of ``figures/``, by name."""
    charts: tuple[ChartKind, ...] = scanned(dashboard.charts.figures, "CHART", all_have_it=False)
    return sorted(charts, key=lambda chart: chart.name)
