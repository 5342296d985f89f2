"""What is written at a tick is the value that stands there, however many were tried."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.setting_axes import Axis, setting_axes, value_axis
from dashboard.charts.axes.ticks import MANY_DECADES, of_decades
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.outcomes import Fate, Outcome, Outcomes
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import lr_batch_map, lr_curve, rate_fit
from dashboard.charts.options import FigureOptions
from dashboard.charts.style.theme import LIGHT
from dashboard.model.run import Run, XUnit
from dashboard.model.table import Split
from dashboard.text import numerals
from dashboard.text.sentences import Sentences
from tests.charts.conftest import ended, gathered
from tests.charts.tick_labels import drawn, says

EN = Sentences("en")
rates = st.floats(1e-8, 1e3)


def outcome(name: str, value: float = 0.5, **config: Any) -> Outcome:
    run = Run(name, name, name, "csv", XUnit.EPOCH, config)
    lr = float(config.get("lr", np.nan))
    return Outcome(run, lr, 64.0, value, Fate.ENDED, 10.0)


def searched(runs: int, seed: int = 0) -> tuple[Any, Any]:
    """A random search over the rate, with as many rates as runs."""
    draw = np.random.default_rng(seed)
    return gathered(
        ended(f"r{n}", float(draw.uniform(0.1, 1)), float(10 ** draw.uniform(-4, 0)), 64)
        for n in range(runs)
    )


@pytest.mark.parametrize("width", [390, 760, 1150, 1900])
@pytest.mark.parametrize("kind", [lr_curve.CHART, rate_fit.CHART], ids=lambda kind: kind.name)
def test_the_rates_of_three_hundred_runs_are_read_off_where_they_stand(
    kind: Any, width: float
) -> None:
    book, report = searched(300)
    options = FigureOptions(width=width)
    canvases = [panel.canvas for panel in kind.panels(book, report, EN, options)]
    axes = drawn(kind.draw(book, report, EN, options).to_dict())
    for canvas, labels in zip(canvases, axes, strict=True):
        assert len(labels) > 2
        for label in labels:
            read = numerals.read(label.text, "en")
            assert read is not None
            assert canvas.x_share(read) * canvas.width == pytest.approx(label.pixel, abs=1.5)


@settings(max_examples=25)
@given(st.lists(st.floats(0.001, 0.999), min_size=1, max_size=40, unique=True), st.integers(1, 900))
def test_no_tick_of_an_axis_goes_missing_and_each_keeps_its_text(
    places: list[float], width: int
) -> None:
    ticks = tuple((place, str(number)) for number, place in enumerate(sorted(places)))
    beyond = ((2.0, "above"), *ticks[::-1], (-1.0, "below"))
    canvas = Canvas(
        "p", width, 80, XAxis.RELATIVE, Extent(0.0, 1.0), Extent(0.0, 1.0), "", LIGHT, "",
        x_ticks=beyond,
    )  # fmt: skip
    chart = canvas.layer("dots", [{"x": 0.5, "y": 0.5}]).mark_point()
    chart = chart.encode(x=canvas.x(), y=canvas.y()).properties(width=width, height=80)
    (labels,) = drawn(chart.to_dict())
    assert [label.text for label in labels] == [text for _, text in ticks]
    assert [label.pixel for label in labels] == pytest.approx([at * width for at, _ in ticks])


def test_cells_of_the_map_are_named_by_what_stands_under_them() -> None:
    many = [
        ended(f"{n}-{size}", 0.1 + n / 100, 10.0 ** (-n / 4), size)
        for n in range(16)
        for size in (16, 64, 256)
    ]
    book, report = gathered(many)
    options = FigureOptions(width=1150)
    (panel,) = lr_batch_map.CHART.panels(book, report, EN, options)
    (labels,) = drawn(lr_batch_map.draw(book, report, EN, options).to_dict())
    assert len(labels) == len(panel.grid.rates)
    for label, rate in zip(labels, panel.grid.rates, strict=True):
        assert says(label.text, rate, "en")


def places_say_their_values(axis: Axis, values: list[float], name: str, lang: str) -> None:
    """Every label stands where a run with some value stands that it reads as."""
    standing = [(axis.place(outcome("a", **{name: value})), value) for value in values]
    for at, text in axis.ticks:
        near = [value for place, value in standing if abs(place - at) < 1e-9]
        assert any(says(text, value, lang) for value in near), text


@given(
    st.lists(st.floats(-1e300, 1e300) | rates | st.integers(-9, 9), min_size=2, max_size=60),
    st.sampled_from(["en", "pt-BR"]),
)
def test_the_numbers_of_a_setting_stand_where_its_runs_do(values: list[float], lang: str) -> None:
    runs = [outcome(str(n), width=value).run for n, value in enumerate(values)]
    for axis in setting_axes(runs, Sentences(lang)):
        assert all(-1e-9 <= at <= 1 + 1e-9 for at, _ in axis.ticks)
        places_say_their_values(axis, values, "width", lang)


@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=60),
    st.sampled_from(["accuracy", "loss"]),
    st.sampled_from(["en", "pt-BR"]),
)
def test_the_numbers_of_the_final_values_stand_where_the_runs_do(
    values: list[float], metric: str, lang: str
) -> None:
    many = tuple(outcome(str(n), value) for n, value in enumerate(values))
    is_share = metric == "accuracy"
    outcomes = Outcomes(metric, Split.TEST, many, is_high_good=is_share)
    axis = value_axis(outcomes, Sentences(lang))
    low, high = min(values), max(values)
    for at, text in axis.ticks:
        share = at if is_share else 1 - at
        assert says(text, low + share * (high - low), lang) or low == high


def test_labels_of_one_axis_tell_its_values_apart() -> None:
    many = tuple(outcome(str(n), value) for n, value in enumerate((0.98012, 0.98049)))
    axis = value_axis(Outcomes("accuracy", Split.TEST, many, is_high_good=True), EN)
    assert len({text for _, text in axis.ticks}) == len(axis.ticks)


@given(st.floats(-240, 230), st.floats(0.1, 10), st.integers(1, 9))
def test_a_logarithmic_axis_of_many_powers_of_ten_has_ticks_at_these(
    low: float, decades: float, count: int
) -> None:
    extent = Extent(10.0**low, 10.0 ** (low + decades))
    options = of_decades(extent, count)
    if decades < MANY_DECADES:
        assert options == {}
        return
    places = options["values"]
    assert len(places) == options["tickCount"] >= 2
    assert len(places) <= max(count, 1) + 3
    powers = np.log10(places)
    assert powers == pytest.approx(np.round(powers), abs=1e-9)
    assert all(extent.low * 0.999 <= place <= extent.high * 1.001 for place in places)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (2.0, 3e6, ["format(1000.0, ',.3~r')", '"10⁶"']),
        (2e-8, 3.0, ['"10⁻⁶"', "format(0.001, ',.3~r')"]),
    ],
)
def test_powers_of_ten_are_written_as_in_a_band(low: float, high: float, said: list[str]) -> None:
    written = of_decades(Extent(low, high), 3)["labelExpr"]
    assert all(one in written for one in said), written
