"""What a chart is and how the charts are found: one file of ``figures/`` each, ending in ``CHART``.

Every ``draw`` takes the log book, its report and the words of one language, then keywords.
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import altair as alt

import dashboard.charts.figures

# A specification is validated whole when it is written out; its thousand parts need not be before.
alt.utils.schemapi.disable_debug_mode()

AnyChart: TypeAlias = alt.LayerChart | alt.ConcatChart | alt.VConcatChart | alt.HConcatChart


@dataclass(frozen=True, slots=True)
class ChartKind:
    """One kind of chart: its name and the function that draws it."""

    name: str
    draw: Callable[..., AnyChart]
    needs: tuple[str, ...] = ()  # keywords without which it cannot be drawn


def all_charts() -> list[ChartKind]:
    """Every ``CHART`` of ``figures/``, by name."""
    modules = (
        importlib.import_module(f"{dashboard.charts.figures.__name__}.{found.name}")
        for found in pkgutil.iter_modules(dashboard.charts.figures.__path__)
    )
    charts = [module.CHART for module in modules if hasattr(module, "CHART")]
    return sorted(charts, key=lambda chart: chart.name)
