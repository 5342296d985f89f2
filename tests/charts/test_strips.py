"""Several metrics under each other: one x axis, one reading, and no more points than before."""

from typing import Any

import numpy as np
import pytest
import vl_convert

from dashboard.charts.data.line import SOLID, Line, Stroke
from dashboard.charts.data.point_budget import MOST_CURVES, thinned
from dashboard.charts.data.traces import Trace
from dashboard.charts.figures import overlay, textbook_figure
from dashboard.charts.options import FigureOptions
from dashboard.model.run import Run, XUnit
from dashboard.text.sentences import Sentences
from tests.charts.conftest import Made, book_one, diverging, falling, gathered, made
from tests.charts.test_every_chart import SENT
from tests.charts.test_figures import rows

PT, EN = Sentences("pt-BR"), Sentences("en")
RATE, GRADIENT = ("learning_rate", "none"), ("grad_norm", "none")


def with_rate(one: Made, rates: np.ndarray) -> Made:
    one.curves["learning_rate", "none"] = rates
    return one


def stepped(final: float = 0.01, length: int = 31) -> np.ndarray:
    return np.where(np.arange(length) < 15, 0.1, final)


def drawn(many: list[Made], words: Sentences = PT, **more: Any) -> dict[str, Any]:
    more = {"metric": "loss", "split": "test", "further": [RATE]} | more
    spec: dict[str, Any] = overlay.draw(*gathered(many), words, FigureOptions(**more)).to_dict()
    return spec


def layer(spec: dict[str, Any], panel: int, name: str) -> dict[str, Any]:
    (found,) = [one for one in spec["vconcat"][panel]["layer"] if one["name"].endswith(name)]
    return dict(found)


def test_a_strip_has_the_axis_and_the_colours_of_the_panel_above() -> None:
    spec = drawn([with_rate(one, stepped()) for one in book_one()])
    panel, strip = (layer(spec, number, "_front") for number in (0, 1))
    assert strip["encoding"]["x"]["scale"] == panel["encoding"]["x"]["scale"]
    assert strip["encoding"]["color"] == panel["encoding"]["color"]
    assert panel["encoding"]["x"]["axis"]["labels"] is False
    assert strip["encoding"]["x"]["axis"]["title"] == "época"
    (title,) = rows(spec, "strip_0_title")
    assert title["text"] == "Taxa de aprendizado"


def test_a_rate_holds_from_the_entry_before_it() -> None:
    spec = drawn([with_rate(book_one()[0], stepped())])
    assert layer(spec, 1, "_front")["mark"]["interpolate"] == "step-before"
    assert "interpolate" not in layer(spec, 0, "_front")["mark"]


def test_pointing_at_a_curve_reads_every_panel() -> None:
    spec = drawn([with_rate(one, stepped()) for one in book_one()], EN)
    read = {row["x"]: row["also0"] for row in rows(spec, "overlay_panel_hover")}
    assert (read[10], read[20]) == ("0.1", "0.01")
    assert next(row["also0"] for row in rows(spec, "strip_0_hover") if row["x"] == 0) == "2.75"
    (pointing,) = spec["params"]
    assert pointing["views"] == ["overlay_panel_hover", "strip_0_hover"]
    assert vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]).startswith("<svg")


def test_a_run_without_the_metric_is_counted_and_reads_nothing() -> None:
    a, b, _ = book_one()
    spec = drawn([with_rate(a, stepped()), b], EN)
    assert rows(spec, "strip_0_beyond")[0]["text"] == "1 run does not log it"
    assert {row["also0"] for row in rows(spec, "overlay_panel_hover")} == {"0.1", "0.01", ""}


def test_a_metric_that_no_run_logs_has_no_strip() -> None:
    spec = drawn(book_one())
    assert len(spec["vconcat"]) == 1
    assert "params" not in spec


@pytest.mark.parametrize(
    ("finals", "title"),
    [((0.01, 0.02), "Learning rate"), ((1e-4, 0.1), "Learning rate · logarithmic")],
)
def test_rates_over_many_powers_of_ten_stand_on_a_logarithm(
    finals: tuple[float, float], title: str
) -> None:
    many = [with_rate(one, stepped(end)) for one, end in zip(book_one(), finals, strict=False)]
    assert rows(drawn(many, EN), "strip_0_title")[0]["text"] == title


def test_what_was_set_is_never_smoothed() -> None:
    spec = drawn([with_rate(book_one()[0], stepped())], smoothing=0.9, further=[RATE])
    assert {row["y"] for row in rows(spec, "strip_0_front")} == {0.1, 0.01}


def noisy(runs: int, points: int) -> list[Made]:
    """A crowd whose long curves are noise, with a spike in each and holes in many."""
    many = []
    for number in range(runs):
        loss = falling(0.1, points - 1) + np.random.default_rng(number).random(points)
        loss[:: 2 + number % 50] = np.nan if number % 2 else loss[0]
        loss[points // 3] = 50.0 + number
        one = made(f"r{number:04}", loss, lr=0.001 * (1 + number % 9), batch_size=2 ** (number % 8))
        for name in ("learning_rate", "grad_norm", "weight_norm", "lag"):
            one.curves[name, "none"] = loss
        many.append(one)
    return many


@pytest.mark.parametrize(("runs", "points"), [(1000, 120), (12, 9000), (1, 60_000)])
def test_many_runs_on_many_panels_stay_within_what_a_browser_takes(runs: int, points: int) -> None:
    book = gathered(noisy(runs, points))
    further = [(name, "none") for name in ("learning_rate", "grad_norm", "weight_norm", "lag")]
    for chart, more in (
        (overlay, {"metric": "loss", "split": "test", "further": further, "smoothing": 0.5}),
        (textbook_figure, {"smoothing": 0.5}),
    ):
        spec = chart.draw(*book, PT, FigureOptions(**more)).to_dict()
        assert sum(len(sent) for sent in spec["datasets"].values()) <= SENT
        if chart is overlay:
            drawn_rows = [
                row
                for name in ("muted", "raw", "front")
                for row in rows(spec, f"overlay_panel_{name}")
            ]
            high = {row["key"] for row in drawn_rows if row["y"] is not None and row["y"] > 20}
            assert len(high) == runs


def line(number: int, *, is_muted: bool) -> Line:
    x = np.arange(3.0)
    run = Run(f"r{number}", "", "", "csv", XUnit.STEP, {})
    stroke = Stroke("#000000", SOLID, "circle")
    return Line(f"r{number}", Trace(run, "test", x, x, x, x, x), stroke, "", is_muted=is_muted)


@pytest.mark.parametrize(("runs", "panels"), [(MOST_CURVES - 60, 1), (4000, 4), (30_000, 6)])
def test_of_a_crowd_without_end_some_are_left_out_and_counted(runs: int, panels: int) -> None:
    crowd = [line(number, is_muted=number >= 12) for number in range(runs)]
    kept, left_out = thinned(crowd, panels)
    assert len(kept) + left_out == runs
    assert sum(not one.is_muted for one in kept) == 12
    assert len(kept) * panels <= MOST_CURVES
    assert (left_out > 0) == (runs * panels > MOST_CURVES)
    last = [one.key for one in crowd if one.is_muted][-1]
    assert left_out == 0 or int(last[1:]) - int(kept[-13].key[1:]) < runs / len(kept) + 1


def test_diverging_runs_do_not_break_a_strip() -> None:
    wild = with_rate(diverging(), np.full(31, np.nan))
    spec = drawn([*book_one(), wild], EN)
    assert rows(spec, "strip_0_beyond")[0]["text"].startswith("3 runs do not log it")
