"""No point leaves a panel unsaid, and with everything shown none leaves it at all."""

from typing import Any

import numpy as np
import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dashboard.charts.axes.y_domain import extent
from dashboard.charts.data.aggregation import Grouping, Summary
from dashboard.charts.data.traces import Trace
from dashboard.charts.figures import overlay, small_multiples, textbook_figure
from dashboard.charts.options import FigureOptions
from dashboard.model.run import Run, XUnit
from dashboard.text.sentences import Sentences
from tests.charts.conftest import Made, book_one, diverging, falling, gathered, made
from tests.charts.test_figures import rows

PT, EN = Sentences("pt-BR"), Sentences("en")


def drawn(many: list[Made], words: Sentences = EN, **more: Any) -> dict[str, Any]:
    spec: dict[str, Any] = overlay.draw(
        *gathered(many), words, FigureOptions(**({"metric": "loss", "split": "train"} | more))
    ).to_dict()
    return spec


def said(spec: dict[str, Any], layer: str) -> str:
    return " ".join(row["text"] for row in rows(spec, f"overlay_panel_{layer}"))


def spiked(value: float) -> Made:
    loss = falling(0.1)
    loss[20] = value
    return made("spiked", loss)


def test_points_below_are_counted_at_the_foot_and_points_above_at_the_top() -> None:
    rewards = np.where(np.arange(200) == 50, -900.0, np.sin(np.arange(200)))
    rewards[80] = 900.0
    one = made("agent", falling(1.0))
    one = Made(one.run, {("reward", "none"): rewards}, one.diagnosis)
    spec = drawn([one], metric="reward", split="none")
    assert said(spec, "below") == "▼ 1 point below"
    assert said(spec, "beyond") == "▲ 1 point above"
    assert "1 point below" in vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])


@pytest.mark.parametrize("smoothing", [0.0, 0.9])
def test_a_spike_that_leaves_is_counted_however_smooth_the_line(smoothing: float) -> None:
    spec = drawn([spiked(80.0)], smoothing=smoothing)
    top = next(
        layer["encoding"]["y"]["scale"]["domain"][1]
        for layer in spec["vconcat"][0]["layer"]
        if layer["name"] == "overlay_panel_front"
    )
    loss = spiked(80.0).curves["loss", "train"]
    count = int(said(spec, "beyond").split()[1])
    assert count >= int(np.sum(loss > top)) > 0


@pytest.mark.parametrize("smoothing", [0.0, 0.9])
@pytest.mark.parametrize("log_y", [False, True])
def test_with_everything_shown_nothing_is_beyond(smoothing: float, log_y: bool) -> None:
    spec = drawn([*book_one(), spiked(80.0)], whole=True, smoothing=smoothing, log_y=log_y)
    assert said(spec, "beyond") == said(spec, "below") == ""


def test_values_that_are_no_numbers_are_counted_with_everything_shown_too() -> None:
    assert said(drawn([*book_one(), diverging()], whole=True), "beyond") == (
        "× 4 values NaN or infinite"
    )


@pytest.mark.parametrize("chart", [textbook_figure, small_multiples])
def test_every_figure_can_show_everything(chart: Any) -> None:
    more = {"metric": "loss", "split": "train"} if chart is small_multiples else {}
    name = "facet_0_beyond" if chart is small_multiples else "loss_train_beyond"
    for whole in (False, True):
        options = FigureOptions(whole=whole, **more)
        spec = chart.draw(*gathered([spiked(80.0)]), EN, options).to_dict()
        assert bool(rows(spec, name)) != whole


VALUES = arrays(np.float64, st.integers(1, 30), elements=st.floats(-1e300, 1e300) | st.just(np.nan))


@given(VALUES, st.booleans())
def test_everything_lies_within_the_whole(y: np.ndarray, log: bool) -> None:
    x = np.arange(float(len(y)))
    run = Run("a", "a", "a", "csv", XUnit.STEP, {})
    shown = extent([Trace(run, "train", x, x, y, y, x)], "loss", log=log, whole=True)
    drawable = np.clip(y[np.isfinite(y)], -1e250, 1e250)
    drawable = np.maximum(drawable[drawable > 0], 1e-250) if log else drawable
    assert shown.low < shown.high
    assert shown.beyond(drawable) == (0, 0)


def layer_of(spec: dict[str, Any], name: str) -> dict[str, Any] | None:
    """The layer called ``name``, wherever it is in the figure."""
    for part in ("vconcat", "hconcat", "layer"):
        for view in spec.get(part, ()):
            found = view if view.get("name") == name else layer_of(view, name)
            if found is not None:
                return found
    return None


def test_a_note_that_the_title_leaves_no_room_for_stands_in_the_plane() -> None:
    def place(width: int) -> float:
        many = [made(f"s{n}", falling(0.1 + n / 100), lr=0.1, seed=n) for n in range(2)]
        grouping = Grouping((("s0", "s1"),), Summary.MEAN_SD)
        options = FigureOptions(width=width, grouping=grouping)
        spec = textbook_figure.draw(*gathered(many), EN, options).to_dict()
        found = layer_of(spec, "loss_train_beyond")
        assert found is not None
        y: float = found["encoding"]["y"]["value"]
        return y

    assert place(1800) < 0 < place(640)
