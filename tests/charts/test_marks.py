"""What holds of every mark: it is found, it lies in its place, and one file is all it takes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import dashboard.charts.marks
from dashboard.charts.figures import overlay, textbook_figure
from dashboard.charts.marks.mark import Mark, all_marks
from dashboard.charts.options import FigureOptions
from dashboard.charts.panel_data import PanelData
from dashboard.charts.registry import all_charts
from dashboard.diagnosis.verdict import LampName, Severity, Symptom
from dashboard.model import scanned
from dashboard.text.sentences import Sentences
from tests.charts import test_every_chart
from tests.charts.conftest import falling, gathered, made
from tests.charts.test_figures import rows

EN = Sentences("en")
LOSS = FigureOptions(metric="loss", split="test")
IN_DEPTH = ("plane", "title", "bands", "lines", "ends", "hover", "event-layers", "footnotes")

CORNER = '''
"""The name of the metric in the corner of the main panel."""

from dashboard.charts.marks.mark import Mark, Order
from dashboard.charts.panel_data import PanelData, PanelKind


def layers(panel: PanelData) -> list:
    rows = [{"text": panel.drawn.curves.metric, "is_log": panel.input.options.log_y}]
    return [panel.canvas.layer("corner", rows).mark_text().encode(text="text:N")]


MARK = Mark("corner", layers, Order.BEST, frozenset({PanelKind.MAIN}))
'''


def panels_of_every_kind(book_of: Any) -> list[PanelData]:
    """The panels of every figure, on logs with something for it to show."""
    found: list[PanelData] = []
    for kind in all_charts():
        case = (kind.name, *book_of("seeds" if kind.name == "two_runs" else "sweep"))
        needed = test_every_chart.given(kind, case[1]) or {}
        further = {"further": (("accuracy", "test"),)} if "metric" in kind.needs else {}
        found += kind.panels(*case[1:], EN, FigureOptions(**needed, **further))
    return found


@pytest.fixture
def found_anew() -> Iterator[None]:
    """Marks are looked for again, before the test and after it."""
    scanned._found.cache_clear()
    yield
    scanned._found.cache_clear()


def test_marks_have_names_of_their_own_and_lie_in_order() -> None:
    marks = all_marks()
    assert len({mark.name for mark in marks}) == len(marks)
    assert [mark.order for mark in marks] == sorted(mark.order for mark in marks)
    places = {mark.name: mark.order for mark in marks}
    assert [places[name] for name in IN_DEPTH] == sorted(places[name] for name in IN_DEPTH)


def test_every_kind_of_panel_is_drawn_by_some_figure(book_of: Any) -> None:
    drawn = {panel.kind for panel in panels_of_every_kind(book_of)}
    assert drawn == {kind for mark in all_marks() for kind in mark.kinds}


@pytest.mark.parametrize("mark", all_marks(), ids=lambda mark: mark.name)
def test_a_mark_names_its_layers_after_the_panel_and_draws_them_alike_each_time(
    mark: Mark, book_of: Any
) -> None:
    for panel in panels_of_every_kind(book_of):
        layers = mark.draw(panel)
        names = [layer.name for layer in layers]
        assert len(set(names)) == len(names)
        assert all(name.startswith(f"{panel.canvas.name}_") for name in names)
        assert [layer.name for layer in mark.draw(panel)] == names
        assert not layers or panel.kind in mark.kinds


def test_no_mark_draws_on_a_panel_of_another_kind(book_of: Any) -> None:
    panels = {panel.kind: panel for panel in panels_of_every_kind(book_of)}
    for mark in all_marks():
        for kind in set(panels) - mark.kinds:
            assert mark.draw(panels[kind]) == []


@pytest.mark.usefixtures("found_anew")
def test_a_new_mark_is_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, book_of: Any
) -> None:
    (tmp_path / "corner_of_the_test.py").write_text(CORNER, encoding="utf-8")
    package = dashboard.charts.marks
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    spec = overlay.draw(*book_of("book"), EN, LOSS).to_dict()
    assert rows(spec, "overlay_panel_corner") == [{"text": "loss", "is_log": False}]
    grid = textbook_figure.draw(*book_of("book"), EN).to_dict()
    assert "_corner" not in str(grid)


@pytest.mark.parametrize(("runs", "is_named"), [(12, True), (80, False)])
def test_a_finding_is_named_where_its_name_can_be_read(runs: int, is_named: bool) -> None:
    """The shading of a crowd says where; a name would lie on its lines."""
    rising = Symptom("loss-exploded", 0.9, "train", "loss", 20, 30, {"ratio": 9.0})
    worst = made(
        "bad",
        falling(1.9),
        headline=(LampName.STABILITY, "diverged", Severity.CRITICAL),
        symptoms=[rising],
        lr=0.9,
    )
    many = [made(f"r{n}", falling(0.05 + n / 200), lr=0.001 * (n + 1)) for n in range(runs)]
    options = FigureOptions(metric="loss", split="train")
    text = str(overlay.draw(*gathered([worst, *many]), EN, options).to_dict())
    assert "overlay_panel_halo" in text
    assert ("overlay_panel_found_ground" in text) is is_named
