"""In a narrow window a figure has one panel a row, and all of it fits."""

from collections import Counter

import pytest

from dashboard.charts.figures import common, run_detail, small_multiples, textbook_figure
from dashboard.charts.marks import end_labels
from dashboard.charts.options import FigureOptions
from dashboard.charts.style import theme
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences
from tests.charts.conftest import book_one, gathered

PT = Sentences("pt-BR")

PHONE_PX = 358
KINDS = {
    "textbook": (textbook_figure.CHART, {}),
    "facets": (small_multiples.CHART, {"metric": "loss", "split": "test", "facet": "lr"}),
    "run": (run_detail.CHART, {"run_id": "b"}),
}


def given() -> tuple[LogBook, Report, Sentences]:
    return *gathered(book_one()), PT


@pytest.mark.parametrize("name", KINDS)
def test_a_phone_has_one_panel_a_row_and_its_labels_fit(name: str) -> None:
    kind, options = KINDS[name]
    panels = kind.panels(*given(), FigureOptions(width=PHONE_PX, **options))
    assert len(panels) > 1
    if name != "run":  # whose panels stand under each other in any window
        assert set(Counter(panel.row for panel in panels).values()) == {1}
    for panel in panels:
        look = panel.input.look
        beside = end_labels.label_width(
            panel.drawn.named, panel.canvas.extent, panel.drawn.curves.metric, PT, look.small
        )
        assert panel.canvas.width + theme.AXIS_WIDTH * look.small + beside <= PHONE_PX + 2


@pytest.mark.parametrize("name", ["textbook", "facets"])
def test_a_wide_window_keeps_its_panels_beside_each_other(name: str) -> None:
    kind, options = KINDS[name]
    wide = FigureOptions(width=common.ONE_COLUMN_PX, **options)
    panels = kind.panels(*given(), wide)
    assert max(Counter(panel.row for panel in panels).values()) > 1


def test_the_panels_of_one_metric_stay_together_and_keep_their_axes() -> None:
    beside = textbook_figure.CHART.panels(*given())
    under = textbook_figure.CHART.panels(*given(), FigureOptions(width=PHONE_PX))
    assert [panel.drawn.curves.metric for panel in under] == sorted(
        (panel.drawn.curves.metric for panel in beside), key=["loss", "accuracy"].index
    )
    axes = {panel.title: panel.canvas.extent for panel in beside}
    assert {panel.title: panel.canvas.extent for panel in under} == axes
    assert [panel.canvas.x_title != "" for panel in under] == [False] * (len(under) - 1) + [True]
