"""Long lines and bands as shapes: the same picture as that of their rows."""

import io
import json
import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import altair as alt
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.zoom import Focus
from dashboard.charts.data.aggregation import Grouping
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import overlay
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.options import FigureOptions
from dashboard.charts.registry import all_charts
from dashboard.charts.style.theme import LIGHT
from dashboard.charts.vega.compose import Layered
from dashboard.charts.vega.line_shapes import LONG, shaped
from dashboard.charts.vega.outlines import PER_PX
from dashboard.charts.vega.to_spec import write
from dashboard.text.sentences import Sentences
from tests.charts import test_every_chart
from tests.charts.conftest import GROUPS

EN = Sentences("en")

MOST_OTHER = 0.003
"""Share of a picture's pixels that may differ: the edges of lines, by a tenth of a pixel."""

SEEN = 48
"""By how much of 255 a pixel differs that is counted; a whole line away would be well above."""


def whole(spec: dict[str, Any]) -> dict[str, Any]:
    """The specification with the rows of its tables."""
    streams = spec["datasets"]
    rows = {name: pa.ipc.open_stream(data).read_all().to_pylist() for name, data in streams.items()}
    return {**spec, "datasets": rows}


def picture(spec: dict[str, Any]) -> np.ndarray:
    drawn = vl_convert.vegalite_to_png(json.dumps(whole(spec)))
    return np.asarray(Image.open(io.BytesIO(drawn)).convert("RGB")).astype(int)


def marks(spec: Any) -> list[str]:
    """The kinds of all marks of a specification."""
    if isinstance(spec, list):
        return [kind for one in spec for kind in marks(one)]
    if not isinstance(spec, dict):
        return []
    own = [spec["mark"]["type"]] if isinstance(spec.get("mark"), dict) else []
    views = ("layer", "hconcat", "vconcat", "concat")
    return own + [kind for view in views for kind in marks(spec.get(view))]


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("seeds", {}),
        ("seeds", {"log_y": True}),
        ("seeds", {"x_axis": "wall"}),
        ("seeds", {"log_x": True, "x_axis": "step"}),
        ("seeds", {"smoothing": 0.9}),
        ("seeds", {"grouping": Grouping(GROUPS)}),
        ("seeds", {"focus": Focus(can_pick=True, is_read=True), "theme": "dark"}),
        ("seeds", {"focus": Focus(window=Extent(1.0, 27.0))}),
        ("diverged", {}),
    ],
    ids=str,
)
def test_the_picture_is_the_same(name: str, options: Any, book_of: Any) -> None:
    chart = overlay.draw(
        *book_of(name), EN, FigureOptions(metric="loss", split="test", width=600, **options)
    )
    by_rows, by_shapes = write(chart), write(shaped(chart))
    assert "geoshape" in marks(by_shapes)
    assert "geoshape" not in marks(by_rows)
    one, other = picture(by_rows), picture(by_shapes)
    assert one.shape == other.shape
    assert (np.abs(one - other).max(axis=-1) > SEEN).mean() <= MOST_OTHER


@pytest.mark.parametrize("kind", all_charts(), ids=lambda kind: kind.name)
def test_every_chart_stays_valid_and_is_not_changed_itself(kind: ChartKind, case: Any) -> None:
    chart = test_every_chart.chart_of(kind, case, EN)
    if chart is None:
        return
    before = write(chart)
    with alt.data_transformers.enable("default", max_rows=None):
        shaped(chart).to_dict()
    assert write(chart) == before


def canvas(**options: Any) -> Canvas:
    given = {"x_extent": Extent(0.0, 100.0), "extent": Extent(0.1, 10.0), **options}
    return Canvas(
        name="panel", width=300.0, height=200.0, x_axis=XAxis.STEP, metric="loss", look=LIGHT,
        x_title="", **given,
    )  # fmt: skip


def drawn(plane: Canvas, table: pd.DataFrame, **mark: Any) -> dict[str, Any]:
    """What is written of a layer of lines with a key on the plane."""
    layer = plane.layer("lines", table).mark_line(clip=True, **mark)
    layer = layer.encode(x=plane.x(), y=plane.y(), detail=alt.Detail("key:N"))
    view = Layered([layer], width=plane.width, height=plane.height)
    return write(shaped(view))


def lines(spec: dict[str, Any]) -> dict[str, Any]:
    """The pieces of each line, by its key."""
    rows = json.loads(spec["layer"][-1]["data"]["values"])
    return {row["key"]: row["geometry"]["coordinates"] for row in rows}


values = st.one_of(st.none(), st.floats(0.01, 100.0))


def expected(plane: Canvas, points: Sequence[tuple[float, float | None]]) -> list[list[list[int]]]:
    """The pieces of one line, point by point, as the canvas places them."""
    pieces: list[list[list[int]]] = [[]]
    for x, y in points:
        if y is None:
            pieces.append([])
            continue
        place = [
            round(plane.x_share(x) * plane.width * PER_PX),
            round(plane.pixel(y) * PER_PX),
        ]
        pieces[-1].append(place)
    return [piece for piece in pieces if len(piece) > 1]


def without_repeats(piece: list[list[int]]) -> list[list[int]]:
    """A piece without the points inside it that stand where the one before them does."""
    ends = {0, len(piece) - 1}
    return [one for at, one in enumerate(piece) if at in ends or one != piece[at - 1]]


@given(
    st.lists(st.lists(values, min_size=LONG // 2 + 1, max_size=LONG), min_size=2, max_size=4),
    st.booleans(),
)
def test_each_line_is_where_the_axes_say_and_broken_where_it_has_no_value(
    given_lines: list[list[float | None]], is_log: bool
) -> None:
    plane = canvas(log_y=is_log)
    points = {f"r{at}": list(enumerate(line)) for at, line in enumerate(given_lines)}
    rows = [(key, float(x), y) for key, line in points.items() for x, y in line]
    table = pd.DataFrame(rows, columns=["key", "x", "y"]).astype({"y": float})
    found = lines(drawn(plane, table))
    wanted = {key: expected(plane, line) for key, line in points.items()}
    assert set(found) == {key for key, pieces in wanted.items() if pieces}
    for key, pieces in found.items():
        assert len(pieces) == len(wanted[key])
        for piece, exact in zip(pieces, map(without_repeats, wanted[key]), strict=True):
            if len(piece) == len(exact):  # a place on the edge of two steps may fall to either
                assert np.abs(np.subtract(piece, exact)).max() <= 1
            assert np.abs(np.subtract(piece[0], exact[0])).max() <= 1
            assert np.abs(np.subtract(piece[-1], exact[-1])).max() <= 1


@given(st.lists(st.floats(0.1, 10.0), min_size=LONG + 1, max_size=2 * LONG))
def test_a_setting_holds_until_the_next_entry(heights: list[float]) -> None:
    plane = canvas()
    table = pd.DataFrame({"key": "a", "x": np.arange(float(len(heights))), "y": heights})
    (piece,) = lines(drawn(plane, table, interpolate="step-before"))["a"]
    for (x0, y0), (x1, y1) in pairwise(piece):
        assert x0 == x1 or y0 == y1  # only up, down and across
    at = dict(piece)
    for x, y in zip(table["x"], heights, strict=True):
        place = round(plane.x_share(x) * plane.width * PER_PX)
        nearest = min(at, key=lambda one: abs(one - place))
        reached = [py for px, py in piece if px == nearest]
        assert min(abs(py - plane.pixel(y) * PER_PX) for py in reached) <= 1


def test_what_has_no_place_on_a_logarithmic_axis_breaks_the_line() -> None:
    heights = np.full(LONG + 10, 1.0)
    heights[30] = 0.0
    table = pd.DataFrame({"key": "a", "x": np.arange(float(len(heights))), "y": heights})
    assert len(lines(drawn(canvas(log_y=True), table))["a"]) == 2


def test_a_value_far_beyond_the_plane_stays_a_number_that_is_drawn() -> None:
    heights = np.full(LONG + 10, 1.0)
    heights[30] = 1e300
    table = pd.DataFrame({"key": "a", "x": np.arange(float(len(heights))), "y": heights})
    (piece,) = lines(drawn(canvas(), table))["a"]
    assert all(math.isfinite(part) for place in piece for part in place)


@given(
    st.lists(st.tuples(st.floats(0.2, 4.0), values), min_size=LONG + 1, max_size=2 * LONG),
    st.integers(1, 30),
)
def test_a_band_goes_along_its_lower_edge_and_back_along_the_upper_one(
    edges: list[tuple[float, float | None]], first: int
) -> None:
    plane = canvas()
    rows = [
        ("r0" if x < first else "r1", float(x), low, None if more is None else low + more)
        for x, (low, more) in enumerate(edges)
    ]
    table = pd.DataFrame(rows, columns=["key", "x", "low", "high"]).astype({"high": float})
    layer = plane.layer("band", table).mark_area(clip=True, line=False)
    layer = layer.encode(
        x=plane.x(), y=plane.y("low"), y2=alt.Y2("high"), detail=alt.Detail("key:N")
    )
    found = lines(write(shaped(Layered([layer], width=plane.width, height=plane.height))))
    wanted: dict[str, list[list[tuple[float, float, float]]]] = {"r0": [[]], "r1": [[]]}
    for key, x, low, high in rows:
        if high is None:
            wanted[key].append([])
        else:
            wanted[key][-1].append((x, low, high))
    for key, parts in wanted.items():
        drawn_parts = [part for part in parts if len(part) > 1]
        assert len(found.get(key, [])) == len(drawn_parts)
        for rings, part in zip(found.get(key, []), drawn_parts, strict=True):
            there = [(x, low) for x, low, _ in part]
            back = [(x, high) for x, _, high in reversed(part)]
            exact = [
                [plane.x_share(x) * plane.width * PER_PX, plane.pixel(y) * PER_PX]
                for x, y in there + back
            ]
            (ring,) = rings
            assert np.abs(np.subtract(ring, exact)).max() <= 1


def short(**options: Any) -> pd.DataFrame:
    count = options.get("rows", LONG + 1)
    return pd.DataFrame({"key": "a", "x": np.arange(float(count)), "y": 1.0})


def test_a_short_line_stays_rows() -> None:
    assert marks(drawn(canvas(), short(rows=LONG))) == ["line"]


def test_a_layer_whose_scale_is_not_known_stays_rows() -> None:
    layer = alt.Chart(short()).mark_line(clip=True).encode(x="x:Q", y="y:Q", detail="key:N")
    assert marks(write(shaped(Layered([layer], width=10, height=10)))) == ["line"]


def test_a_layer_of_a_view_without_a_size_stays_rows() -> None:
    plane = canvas()
    layer = plane.layer("lines", short()).mark_line(clip=True)
    layer = layer.encode(x=plane.x(), y=plane.y(), detail=alt.Detail("key:N"))
    assert marks(write(shaped(Layered([layer])))) == ["line"]


def test_points_that_each_say_something_of_their_own_stay_rows() -> None:
    plane, table = canvas(), short()
    layer = plane.layer("lines", table).mark_line(clip=True)
    layer = layer.encode(x=plane.x(), y=plane.y(), tooltip=[alt.Tooltip("x:Q")])
    view = Layered([layer], width=300, height=200)
    assert marks(write(shaped(view))) == ["line"]
