"""What the browser is given to read a figure with: every curve that is drawn, with few points."""

import base64
import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.axes.zoom import Focus
from dashboard.charts.data.aggregation import Grouping
from dashboard.charts.figures import overlay, small_multiples, textbook_figure
from dashboard.charts.figures.pointer_reading import (
    FEWEST,
    MOST_POINTS,
    _packed,
    reading_of,
)
from dashboard.charts.options import FigureOptions
from dashboard.diagnosis.siblings.seeds import seed_groups
from dashboard.text.sentences import Sentences
from tests.charts.conftest import falling, gathered, made

EN = Sentences("en")


Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]


def points(panel: dict[str, Any], name: str) -> list[Numbers]:
    """The x or the y of each line of a panel that is read."""
    counts = [line["count"] for line in panel["lines"]]
    return np.split(unpacked(panel[name]), np.cumsum(counts)[:-1])


def unpacked(text: str) -> Numbers:
    return np.frombuffer(base64.b64decode(text[1:]), f"<f{text[0]}").astype(np.float64)


KINDS = (overlay.CHART, textbook_figure.CHART, small_multiples.CHART)


def options(**more: object) -> FigureOptions:
    focus = Focus(can_pick=True, is_read=True)
    return FigureOptions(metric="loss", split="test", focus=focus, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_line_of_every_panel_is_read_under_its_key(kind: object) -> None:
    many = [made(f"r{n}", falling(0.1 + n / 9), lr=0.1 + n, batch_size=64) for n in range(5)]
    panels = kind.panels(*gathered(many), EN, options())  # type: ignore[attr-defined]
    told = json.loads(json.dumps(reading_of(panels), allow_nan=False))
    assert [one["name"] for one in told] == [panel.canvas.name for panel in panels]
    for one, panel in zip(told, panels, strict=True):
        assert {line["key"] for line in one["lines"]} == {line.key for line in panel.lines}
        assert {line["color"] for line in one["lines"]} == {
            line.stroke.color for line in panel.lines
        }
        assert one["x"][0] < one["x"][1]


def test_what_is_no_number_is_nan_and_stays_at_its_place() -> None:
    loss = np.array([3.0, np.nan, np.inf, 1.0])
    (panel,) = overlay.CHART.panels(*gathered([made("a", loss, lr=0.1)]), EN, options())
    (y,) = points(*reading_of([panel]), "ys")
    assert y == pytest.approx([3.3, np.nan, np.nan, 1.1], nan_ok=True)


def test_of_a_few_long_curves_those_points_are_sent_that_are_drawn() -> None:
    noisy = np.random.default_rng(7).uniform(1, 2, 20_000)
    many = [made(f"r{n}", noisy + n, lr=0.1 + n) for n in range(3)]
    (panel,) = overlay.CHART.panels(*gathered(many), EN, options())
    (read,) = reading_of([panel])
    tables = [table for table in (panel.points.muted, panel.points.front) if table is not None]
    assert sum(map(len, points(read, "xs"))) == sum(map(len, tables)) < len(noisy)
    assert [y.max() for y in points(read, "ys")] == [
        pytest.approx(1.1 * (noisy.max() + n), rel=1e-4) for n in range(3)
    ]


def test_of_many_long_curves_few_points_are_sent_their_extremes_among_them() -> None:
    spike = np.linspace(2, 1, 5000)
    spike[2345] = 9.0
    many = [made(f"r{n:03}", spike, lr=0.1 + n) for n in range(200)]
    (panel,) = overlay.CHART.panels(*gathered(many), EN, options())
    heights = points(*reading_of([panel]), "ys")
    sent = sum(map(len, heights))
    assert sent <= max(MOST_POINTS, FEWEST * len(heights)) + 2 * len(heights)
    assert all(y.max() == pytest.approx(9.9) for y in heights)


def test_the_runs_behind_the_line_of_their_group_are_not_read_twice() -> None:
    many = [made(f"s{n}", falling(0.1 + n / 9), lr=0.1, seed=n) for n in range(4)]
    book, report = gathered(many)
    grouping = Grouping(seed_groups(book.runs), has_members=True)
    (panel,) = overlay.CHART.panels(book, report, EN, options(grouping=grouping))
    ((*lines,),) = (one["lines"] for one in reading_of([panel]))
    assert len(lines) == 1 < len(panel.lines)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_figure_that_the_page_reads_says_nothing_at_the_pointer_itself(kind: object) -> None:
    many = [made(f"r{n}", falling(0.1 + n / 9), lr=0.1 + n, batch_size=64) for n in range(5)]
    spec = kind.draw(*gathered(many), EN, options()).to_dict()  # type: ignore[attr-defined]
    text = json.dumps(spec)
    assert "_hover" not in text
    assert "_all_at_x" not in text


@given(st.lists(st.floats(), max_size=20))
def test_values_keep_their_first_digits_and_what_is_not_finite_is_nan(values: list[float]) -> None:
    read = unpacked(_packed([np.array(values, dtype=float)]))
    assert len(read) == len(values)
    for one, value in zip(read, values, strict=True):
        assert one == pytest.approx(value, rel=1e-7) if np.isfinite(value) else np.isnan(one)


@given(st.lists(st.integers(0, 2**53), max_size=20))
def test_steps_and_moments_are_sent_as_they_are(values: list[int]) -> None:
    assert unpacked(_packed([np.array(values, dtype=float)])).tolist() == values


def test_in_a_panel_with_a_compressed_band_values_stand_where_they_are_drawn() -> None:
    lost = np.concatenate([falling(0.2)[:5], np.geomspace(3.0, 4000.0, 16)])
    many = [made("calm", falling(0.2), lr=0.1), made("lost", lost, lr=1.0)]
    panels = textbook_figure.CHART.panels(*gathered(many), EN, options())
    told = zip(panels, reading_of(panels), strict=True)
    bent = [(panel.canvas, one["bends"]) for panel, one in told if one["bends"]]
    assert bent
    for canvas, (values, heights) in bent:
        assert values == sorted(values)
        for value in (*values, *np.linspace(values[0], values[-1], 9)):
            shown = np.interp(value, values, heights)
            assert shown == pytest.approx(1 - canvas.pixel(value) / canvas.height)


def test_a_panel_without_a_band_has_a_straight_axis() -> None:
    panels = overlay.CHART.panels(*gathered([made("calm", falling(0.2))]), EN, options())
    assert [one["bends"] for one in reading_of(panels)] == [None]
