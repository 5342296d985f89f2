"""A spike that smoothing hides is marked; slopes, noise and steps are not."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.figures import overlay
from dashboard.charts.marks.hidden_spikes import spikes
from dashboard.charts.options import FigureOptions
from dashboard.text.sentences import Sentences
from tests.charts.conftest import falling, gathered, made
from tests.charts.test_figures import rows

EN = Sentences("en")


@given(st.integers(0, 10_000), st.integers(20, 200), st.booleans())
def test_a_planted_spike_is_found_and_nothing_else(seed: int, n: int, up: bool) -> None:
    random = np.random.default_rng(seed)
    y = 1 + random.uniform(-0.01, 0.01, n)
    at = int(random.integers(3, n - 3))
    y[at] += 0.5 if up else -0.5
    assert spikes(y).tolist() == [at]


@pytest.mark.parametrize(
    "y",
    [
        falling(0.1),
        np.repeat([1.0, 5.0], 20),
        np.full(30, 2.3),
        np.array([1.0, 9.0]),
        np.full(9, np.nan),
        np.random.default_rng(1).normal(size=500),
    ],
)
def test_slopes_steps_and_noise_are_no_spikes(y: np.ndarray) -> None:
    assert spikes(y).tolist() == []


def test_values_that_are_no_numbers_are_passed_over() -> None:
    y = np.sin(np.arange(40.0)) / 100
    y[10], y[11], y[20] = np.nan, np.inf, 3.0
    assert spikes(y).tolist() == [20]


def spiky() -> Any:
    loss = falling(0.1) + np.cos(np.arange(31.0)) / 500
    loss[20] = 0.3
    return gathered([made("s", loss, lr=0.1, batch_size=64)])


def test_the_mark_says_what_was_logged_and_what_is_drawn() -> None:
    drawn = overlay.draw(
        *spiky(), EN, FigureOptions(metric="loss", split="train", smoothing=0.9)
    ).to_dict()
    (mark,) = rows(drawn, "overlay_panel_hidden")
    assert mark["x"] == 20
    assert mark["said"].startswith("spike hidden by the smoothing: 0.3 logged, 0.")


def test_without_smoothing_nothing_is_hidden() -> None:
    drawn = overlay.draw(*spiky(), EN, FigureOptions(metric="loss", split="train")).to_dict()
    assert rows(drawn, "overlay_panel_hidden") == []
