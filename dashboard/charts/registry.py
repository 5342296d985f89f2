"""How the figures are found: one file of ``figures/`` each, ending in ``CHART``."""

import importlib
import pkgutil

import dashboard.charts.figures
from dashboard.charts.figures.chart_kind import ChartKind


def all_charts() -> list[ChartKind]:
    """Every ``CHART`` of ``figures/``, by name."""
    modules = (
        importlib.import_module(f"{dashboard.charts.figures.__name__}.{found.name}")
        for found in pkgutil.iter_modules(dashboard.charts.figures.__path__)
    )
    charts = [module.CHART for module in modules if hasattr(module, "CHART")]
    return sorted(charts, key=lambda chart: chart.name)
