"""The curves of a setting in a meeting: all that decides, no higher than the screen."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from dashboard.charts.axes.zoom import Focus
from dashboard.charts.data.extent import Extent
from dashboard.charts.figures import run_detail
from dashboard.charts.options import FigureOptions
from dashboard.model.table import Series, Split
from dashboard.views.meeting_room import evidence
from dashboard.views.one_run import figure_height, run_figure
from tests.views import conftest
from tests.views.conftest import gathered, screen_of, training

EPOCH = np.arange(conftest.EPOCHS + 1)


def logged(name: str, final: float) -> tuple:
    """A run with a rate that falls and a gradient's norm on which nothing is found."""
    run, series = training(name, final, lr=0.1)
    for metric in ("learning_rate", "grad_norm"):
        value = 0.1 * (1.0 - EPOCH / 40) + (metric == "grad_norm")
        series.append(Series.of(metric, metric, Split.NONE, EPOCH * 900, value, EPOCH))
    return run, series


@pytest.mark.parametrize("zoom", [None, Extent(2.0, 6.0)])
@pytest.mark.parametrize("final", [0.05, float("nan")])
@pytest.mark.parametrize("run", [logged, training])
def test_the_figure_of_the_page_diagnosis_fits_too_and_keeps_its_height_while_it_is_zoomed(
    run: Callable, final: float, zoom: Extent | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"diagnosis {final} {run.__name__}"
    monkeypatch.setitem(conftest.BOOKS, name, lambda: gathered(run("a", final)))
    screen = screen_of(name, "pt-BR", {})
    report, alone = screen.logs.report, screen.logs.book
    options = FigureOptions(run_id="a", width=760)
    height = run_figure._height(screen, alone, replace(options, focus=Focus(zoom)))
    whole = replace(options, height=height)
    panels = run_detail.CHART.panels(alone, report, screen.words, whole)
    planes = sum(one.canvas.height for one in panels)
    numbers = figure_height.NUMBERS * sum(not one.canvas.has_x_labels for one in panels)
    taken = planes + figure_height.PANEL * len(panels) + figure_height.AXIS - numbers
    assert taken <= run_figure.ROOM
    assert [one.canvas.has_x_labels for one in panels][-1]
    assert height <= figure_height.HIGHEST
    assert height == run_figure._height(screen, alone, options)


@pytest.mark.parametrize("final", [0.05, float("nan")])
def test_planes_are_lower_where_panels_and_findings_take_the_room(
    final: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(conftest.BOOKS, f"meeting {final}", lambda: gathered(logged("a", final)))
    screen = screen_of(f"meeting {final}", "pt-BR", {})
    report = screen.logs.report
    alone = evidence._told(screen.logs.book, report)
    options = evidence._height(screen, alone, report, FigureOptions(run_id="a", width=780))
    panels = run_detail.CHART.panels(alone, report, screen.words, options)
    assert [one.canvas.metric for one in panels] == ["loss", "accuracy", "learning_rate"]
    rows = sum(len(one.listed) for one in panels)
    planes = sum(one.canvas.height for one in panels)
    numbers = figure_height.NUMBERS * (len(panels) - 1)
    taken = planes + figure_height.PANEL * len(panels) + figure_height.ROW * rows - numbers
    assert taken <= evidence.ROOM
    assert figure_height.LOWEST <= options.height < figure_height.HIGHEST
