"""A figure written out for the page is what Altair itself writes, table for table."""

import math
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.axes.zoom import Focus
from dashboard.charts.data.aggregation import Grouping
from dashboard.charts.figures import overlay, small_multiples, textbook_figure
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.options import FigureOptions
from dashboard.charts.registry import all_charts
from dashboard.charts.vega.to_spec import SMALL, arrow, write, write_text
from dashboard.text.sentences import Sentences
from tests.charts import test_every_chart
from tests.charts.conftest import GROUPS

PT = Sentences("pt-BR")


def by_altair(chart: Any) -> dict[str, Any]:
    with alt.data_transformers.enable("default", max_rows=None):
        spec: dict[str, Any] = chart.to_dict()
    for name in ("continuousWidth", "continuousHeight"):  # Altair's theme; ours have sizes
        spec["config"]["view"].pop(name, None)
    return with_rows(spec, spec.pop("datasets", {}))


def by_us(chart: Any) -> dict[str, Any]:
    spec = write(chart)
    streams = spec.pop("datasets")
    rows = {name: pa.ipc.open_stream(data).read_all().to_pylist() for name, data in streams.items()}
    return with_rows(spec, rows)


def with_rows(spec: Any, tables: dict[str, Any]) -> Any:
    """The specification with the rows of its tables in their places."""
    if isinstance(spec, list):
        return [with_rows(one, tables) for one in spec]
    if not isinstance(spec, dict):
        return spec
    return {
        name: {"values": tables[value["name"]]}
        if name == "data" and "name" in value
        else with_rows(value, tables)
        for name, value in spec.items()
    }


@pytest.mark.parametrize("kind", all_charts(), ids=lambda kind: kind.name)
def test_every_chart_is_written_as_altair_writes_it(kind: ChartKind, case: Any) -> None:
    chart = test_every_chart.chart_of(kind, case, PT)
    assert chart is None or by_us(chart) == by_altair(chart)


@pytest.mark.parametrize(
    ("draw", "more"),
    [
        (textbook_figure.draw, {"smoothing": 0.9, "focus": Focus(can_pick=True)}),
        (overlay.draw, {"metric": "loss", "split": "test", "x_axis": "wall", "log_y": True}),
        (overlay.draw, {"metric": "loss", "split": "test", "grouping": Grouping(GROUPS)}),
        (
            small_multiples.draw,
            {"metric": "loss", "split": "test", "facet": "lr", "facet_values": ("0.1", "0.01")},
        ),
    ],
)
def test_so_is_what_answers_to_clicks_and_what_is_summarised(
    draw: Any, more: Any, book_of: Any
) -> None:
    chart = draw(*book_of("seeds"), PT, FigureOptions(**more))
    assert by_us(chart) == by_altair(chart)


cells = st.one_of(st.floats(), st.text(max_size=5))


@given(st.lists(st.floats(), min_size=1, max_size=2 * SMALL), st.text(min_size=1, max_size=5))
def test_a_table_keeps_its_rows_and_what_is_no_number_becomes_null(
    values: list[float], text: str
) -> None:
    table = pd.DataFrame({"x": values, "key": pd.Categorical([text] * len(values))})
    rows = pa.ipc.open_stream(arrow(table)).read_all().to_pylist()
    assert [row["key"] for row in rows] == [text] * len(values)
    assert [row["x"] for row in rows] == [None if math.isnan(one) else one for one in values]


def test_one_table_under_two_layers_is_sent_once() -> None:
    table = pd.DataFrame({"x": np.arange(SMALL + 1.0), "y": 1.0})
    layer = alt.Chart(table).mark_line().encode(x="x:Q", y="y:Q")
    spec = write(alt.LayerChart(layer=[layer.properties(name="a"), layer.properties(name="b")]))
    assert len(spec["datasets"]) == 1


def as_text(table: pd.DataFrame) -> Any:
    """What a chart of the table holds of it as text."""
    (held,) = write_text(alt.Chart(table).mark_point())["datasets"].values()
    return held


LONG = np.arange(SMALL + 1.0)


def test_a_picture_of_a_table_as_text_is_that_of_its_rows() -> None:
    awkward = ('say "a, b"', "two\nlines", "0.1", "null", " ", "ção", "=1")
    table = pd.DataFrame(
        {
            "x": [np.nan, np.inf, -np.inf, 1e-300, *LONG[4:] / 3],
            "count": np.arange(len(LONG)),
            "key": pd.Categorical([awkward[n % len(awkward)] for n in range(len(LONG))]),
        }
    )
    chart = (
        alt.Chart(table, width=200, height=200)
        .mark_point()
        .encode(x="x:Q", y="count:Q", color="key:N", tooltip=["key:N"])
    )
    spec = write_text(chart)
    (name,) = spec["datasets"]
    assert isinstance(spec["datasets"][name], str)
    by_rows = {
        **spec,
        "data": {"name": name},
        "datasets": {name: rows(table)},
    }
    assert vl_convert.vegalite_to_svg(spec) == vl_convert.vegalite_to_svg(by_rows)


def rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table, numbers that are not finite as null."""
    finite = table.astype({"key": object}).replace([np.inf, -np.inf], np.nan)
    return [
        {
            name: None if isinstance(cell, float) and math.isnan(cell) else cell
            for name, cell in row.items()
        }
        for row in finite.to_dict("records")
    ]


@pytest.mark.parametrize("cell", ["", None, True, pd.Timestamp(0)])
def test_a_table_that_text_would_change_stays_as_rows(cell: object) -> None:
    column = ["a", *[cell] * len(LONG[1:])] if cell in {"", None} else [cell] * len(LONG)
    held = as_text(pd.DataFrame({"x": LONG, "other": column}))
    assert [row["other"] for row in held] == column
