"""Rows of lines reach the browser as they are drawn: in the order of x, each cell of its type."""

import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
import vl_convert

from dashboard.charts.axes.zoom import Focus
from dashboard.charts.data.aggregation import Grouping
from dashboard.charts.figures import run_detail, textbook_figure
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.options import FigureOptions
from dashboard.charts.registry import all_charts
from dashboard.charts.vega.to_spec import write
from dashboard.text.sentences import Sentences
from tests.charts import test_every_chart
from tests.charts.conftest import GROUPS
from tests.charts.test_every_chart import Case

pytestmark = pytest.mark.xdist_group("every chart")


def layers(view: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in ("layer", "hconcat", "vconcat"):
        for inner in view.get(part, ()):
            yield from layers(inner)
    if "mark" in view:
        yield view


def parts_of_lines(layer: dict[str, Any]) -> list[str]:
    """The fields that tell the lines of a layer apart."""
    channels = (layer["encoding"].get(name, {}) for name in ("detail", "color", "strokeDash"))
    return [channel["field"] for channel in channels if "field" in channel]


def assert_in_order(spec: dict[str, Any]) -> int:
    """Every line whose rows the browser does not sort rises in x; return how many there are."""
    lines = 0
    for layer in layers(spec):
        if layer["mark"].get("order", True):
            continue
        data = layer["data"]
        rows = data["values"] if "values" in data else spec["datasets"][data["name"]]
        apart = parts_of_lines(layer)
        every: dict[tuple[Any, ...], list[float]] = defaultdict(list)
        for row in rows:
            every[tuple(row[field] for field in apart)].append(row[layer["encoding"]["x"]["field"]])
        assert all(x <= after for line in every.values() for x, after in pairwise(line))
        lines += len(every)
    return lines


@pytest.mark.parametrize("kind", all_charts(), ids=lambda kind: kind.name)
def test_lines_that_are_not_sorted_rise_in_x(kind: ChartKind, case: Case) -> None:
    assert_in_order(test_every_chart.drawn(kind, case) or {"datasets": {}})


def test_so_do_bands_raw_values_and_lines_to_click_on(book_of: Any) -> None:
    options = FigureOptions(
        grouping=Grouping(GROUPS), smoothing=0.6, focus=Focus(can_pick=True), show_findings=True
    )
    chart = textbook_figure.draw(*book_of("seeds"), Sentences("pt-BR"), options)
    assert assert_in_order(chart.to_dict()) > len(GROUPS)


@pytest.mark.parametrize("name", ["seeds", "diverged"])
def test_a_browser_neither_sorts_nor_converts_the_rows_of_large_tables(
    name: str, book_of: Any
) -> None:
    book, report = book_of(name)
    options = FigureOptions(run_id=book.runs[-1].run_id, focus=Focus(can_pick=True))
    for kind in (textbook_figure.CHART, run_detail.CHART):
        spec = write(kind.draw(book, report, Sentences("en"), options))
        tables = spec.pop("datasets")
        names = [layer["data"].get("name") for layer in layers(spec)]
        assert set(tables) <= set(names)
        assert any(layer["mark"].get("order") is False for layer in layers(spec))
        vega = vl_convert.vegalite_to_vega(json.dumps(spec))
        derived = [one for one in vega["data"] if one.get("source") in tables]
        assert not [step for one in derived for step in one["transform"] if "as" in step]


def test_only_figures_that_tell_who_a_line_is_send_titles_with_its_points(book_of: Any) -> None:
    sent = {}
    for is_read in (True, False):
        options = FigureOptions(focus=Focus(can_pick=True, is_read=is_read))
        spec = write(textbook_figure.draw(*book_of("seeds"), Sentences("en"), options))
        by_name = {layer["name"]: layer["data"].get("name") for layer in layers(spec)}
        stream = spec["datasets"][by_name["loss_train_front"]]
        sent[is_read] = set(pa.ipc.open_stream(stream).read_all().column_names)
    assert sent[False] - sent[True] == {"title"}


def test_the_units_of_some_runs_are_those_of_the_whole(book_of: Any) -> None:
    book, _ = book_of("seeds")
    some = [run.run_id for run in book.runs[1:]]
    before = book.only(some).units
    assert np.all([book.units[one] is before[one] for one in some])
    assert book.only(some).units == before
