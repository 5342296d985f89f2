"""The figure of one run shows its whole curve first, and the end of it can be read."""

import numpy as np
import pytest

from dashboard.charts.axes.zoom import Focus
from dashboard.charts.data.extent import Extent
from dashboard.charts.figures import run_detail
from dashboard.charts.options import FigureOptions
from dashboard.charts.panel_data import PanelData
from dashboard.text.sentences import Sentences
from tests.charts.conftest import falling, gathered, made

PT = Sentences("pt-BR")


def panels(loss: np.ndarray, window: Extent | None = None) -> list[PanelData]:
    book, report = gathered([made("a", loss)])
    options = FigureOptions(run_id="a", focus=Focus(window))
    return run_detail.CHART.panels(book, report, PT, options)


def beyond(panel: PanelData) -> int:
    """The values of the curves that lie outside of the panel."""
    low, high = panel.canvas.extent.low, panel.canvas.extent.high
    every = np.concatenate([trace.y for trace in panel.drawn.traces])
    return int(((every < low) | (every > high)).sum())


@pytest.mark.parametrize(
    ("loss", "is_log"),
    [
        pytest.param(falling(0.9), False, id="falls by half"),
        pytest.param(falling(0.02), True, id="falls to a hundredth"),
        pytest.param(np.r_[falling(0.1), np.geomspace(1, 1e9, 10)], True, id="explodes"),
    ],
)
def test_the_whole_curve_is_shown(loss: np.ndarray, is_log: bool) -> None:
    first, second = panels(loss)
    assert beyond(first) == beyond(second) == 0
    assert first.canvas.log_y is is_log
    assert ("eixo logarítmico" in first.notes) is is_log
    assert not second.canvas.log_y  # a share has its whole height


def test_the_end_of_the_whole_curve_is_no_line_along_the_edge() -> None:
    canvas = panels(falling(0.02))[0].canvas
    late = [canvas.pixel(value) for value in falling(0.02)[15:]]
    assert max(late) - min(late) > 0.1 * canvas.height


@pytest.mark.parametrize("low", [0.0, -1.0])
def test_a_loss_that_no_logarithm_holds_shows_the_part_that_matters(low: float) -> None:
    first = panels(np.r_[falling(0.1, start=60.0)[:-1], low])[0]
    assert not first.canvas.log_y
    assert first.canvas.extent.high < 60


def test_a_stretch_is_looked_at_on_an_even_axis() -> None:
    first = panels(falling(0.02), Extent(20.0, 30.0))[0]
    assert not first.canvas.log_y
    assert first.canvas.extent.high < 0.1
