"""What the browser is given to read a figure with: every curve that is drawn, with few points."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.axes.zoom import Focus
from dashboard.charts.data.aggregation import Grouping
from dashboard.charts.figures import overlay, small_multiples, textbook_figure
from dashboard.charts.figures.pointer_reading import (
    DIGITS,
    FEWEST,
    MOST_POINTS,
    _rounded,
    reading_of,
)
from dashboard.charts.options import FigureOptions
from dashboard.diagnosis.siblings.seeds import seed_groups
from dashboard.text.sentences import Sentences
from tests.charts.conftest import falling, gathered, made

EN = Sentences("en")
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


def test_what_is_no_number_is_null_and_stays_at_its_place() -> None:
    loss = np.array([3.0, np.nan, np.inf, 1.0])
    (panel,) = overlay.CHART.panels(*gathered([made("a", loss, lr=0.1)]), EN, options())
    ((line,),) = (one["lines"] for one in reading_of([panel]))
    assert line["y"] == [pytest.approx(3.3), None, None, pytest.approx(1.1)]


def test_of_a_few_long_curves_those_points_are_sent_that_are_drawn() -> None:
    noisy = np.random.default_rng(7).uniform(1, 2, 20_000)
    many = [made(f"r{n}", noisy + n, lr=0.1 + n) for n in range(3)]
    (panel,) = overlay.CHART.panels(*gathered(many), EN, options())
    ((*lines,),) = (one["lines"] for one in reading_of([panel]))
    tables = [table for table in (panel.points.muted, panel.points.front) if table is not None]
    assert sum(len(line["x"]) for line in lines) == sum(map(len, tables)) < len(noisy)
    assert [max(line["y"]) for line in lines] == [
        pytest.approx(1.1 * (noisy.max() + n), rel=1e-4) for n in range(3)
    ]


def test_of_many_long_curves_few_points_are_sent_their_extremes_among_them() -> None:
    spike = np.linspace(2, 1, 5000)
    spike[2345] = 9.0
    many = [made(f"r{n:03}", spike, lr=0.1 + n) for n in range(200)]
    (panel,) = overlay.CHART.panels(*gathered(many), EN, options())
    ((*lines,),) = (one["lines"] for one in reading_of([panel]))
    points = sum(len(line["x"]) for line in lines)
    assert points <= max(MOST_POINTS, FEWEST * len(lines)) + 2 * len(lines)
    assert all(max(line["y"]) == pytest.approx(9.9) for line in lines)


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
def test_values_keep_their_first_digits_and_what_is_not_finite_is_null(values: list[float]) -> None:
    read = _rounded(np.array(values, dtype=float), DIGITS)
    json.dumps(read, allow_nan=False)
    for one, value in zip(read, values, strict=True):
        if np.isfinite(value):
            assert one == pytest.approx(value, rel=10.0 ** (1 - DIGITS))
        else:
            assert one is None


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
