"""The figure of one run shows its whole curve first, and the end of it can be read."""

import numpy as np

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


def test_the_whole_curve_is_shown_where_its_end_stays_readable() -> None:
    assert beyond(panels(np.linspace(2.5, 1.2, 31))[0]) == 0


def test_what_explodes_later_goes_on_in_a_band_above_the_part_that_matters() -> None:
    first = panels(np.r_[falling(0.1), np.geomspace(1, 1e9, 10)])[0]
    assert beyond(first) > 0
    assert first.canvas.has_bands
    assert PT.say("chart-compressed") in first.notes


EXPLODED = np.geomspace(3.6, 1e6, 31)


def test_what_only_rose_is_seen_from_its_start_on_a_logarithmic_axis() -> None:
    first = panels(EXPLODED)[0]
    assert first.canvas.log_y
    assert beyond(first) == 0
    assert first.canvas.pixel(EXPLODED[10]) - first.canvas.pixel(EXPLODED[20]) > 30
    assert PT.say("chart-logarithmic") in first.notes


def test_the_end_of_the_whole_curve_is_no_line_along_the_edge() -> None:
    canvas = panels(falling(0.02))[0].canvas
    late = [canvas.pixel(value) for value in falling(0.02)[15:]]
    assert max(late) - min(late) > 0.1 * canvas.height


def test_a_stretch_is_looked_at_by_itself() -> None:
    first = panels(falling(0.02), Extent(20.0, 30.0))[0]
    assert not first.canvas.has_bands
    assert first.canvas.extent.high < 0.1
