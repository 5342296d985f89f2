"""What is estimated of a run whose ηλ is known, and what is left unestimated."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.bundled import samples_folder
from dashboard.descent.estimate import Estimate, Reason, Side, estimate
from dashboard.logs.load import load_paths


@given(st.floats(0.03, 0.6), st.floats(0, 5), st.floats(0.1, 10), st.integers(25, 60))
def test_a_clean_fall_gives_the_product_back(
    product: float, floor: float, height: float, points: int
) -> None:
    steps = np.arange(float(points))
    found = estimate(steps, floor + height * (1 - product) ** (2 * steps))
    assert isinstance(found, Estimate)
    assert found.low <= product <= found.high
    assert found.product == pytest.approx(product, rel=0.05)
    assert found.side is Side.UNTOLD


def test_the_interval_holds_the_truth_in_nineteen_of_twenty_noisy_falls() -> None:
    chance, steps = np.random.default_rng(0), np.arange(60.0)
    held = 0
    for _ in range(200):
        losses = 1 + 8 * 0.9 ** (2 * steps) + chance.normal(0, 0.1, 60)
        found = estimate(steps, losses)
        assert isinstance(found, Estimate)
        held += found.low <= 0.1 <= found.high
    assert held >= 180  # 190 expected; three standard errors are 9


@given(st.floats(0.05, 0.5))
def test_a_logged_weight_tells_the_two_values_apart(product: float) -> None:
    steps = np.arange(40.0)
    slow, jumpy = (factor**steps for factor in (1 - product, product - 1))
    one, both = (estimate(steps, walk**2, [walk]) for walk in (slow, jumpy))
    assert isinstance(one, Estimate)
    assert isinstance(both, Estimate)
    assert (one.side, both.side) == (Side.ONE, Side.BOTH)
    assert one.told[0] == pytest.approx(2 - both.told[0])
    assert both.told[1] <= both.told[0] <= both.told[2]


@pytest.mark.parametrize(
    ("losses", "reason"),
    [
        pytest.param([3, 2, 1], Reason.FEW_POINTS, id="three points"),
        pytest.param(np.ones(20), Reason.NOT_FALLING, id="constant"),
        pytest.param(1.1 ** np.arange(20), Reason.NOT_FALLING, id="rises"),
        pytest.param(np.full(20, np.nan), Reason.FEW_POINTS, id="not a number"),
        pytest.param(
            9 - np.arange(20) + 4 * (-1.0) ** np.arange(20), Reason.NOT_EXPONENTIAL, id="swings"
        ),
        pytest.param(20.0 - np.arange(20), Reason.UNSURE, id="a straight line has no end"),
    ],
)
def test_what_no_single_exponential_explains_is_not_estimated(losses, reason: Reason) -> None:
    values = np.asarray(losses, float)
    assert estimate(np.arange(float(len(values))), values) is reason


@given(
    st.lists(st.floats(allow_nan=True), min_size=0, max_size=30),
    st.lists(st.integers(0, 10**9), min_size=30, max_size=30),
)
def test_no_numbers_of_a_log_are_an_error(losses: list[float], steps: list[int]) -> None:
    found = estimate(np.sort(np.array(steps[: len(losses)], float)), np.array(losses, float))
    assert isinstance(found, Reason) or 0 <= found.low <= found.product <= found.high <= 1


@pytest.mark.parametrize(("name", "product"), [("lr0.02", 0.04), ("lr0.1", 0.2), ("lr0.9", 1.8)])
def test_the_trainers_lessons_stand_where_they_belong(name: str, product: float) -> None:
    book = load_paths([samples_folder() / "one_weight" / name])
    (series,) = book.series.values()
    by_name = {(one.metric, one.split): one for one in series}
    loss, weight = by_name["loss", "train"], by_name["weight_1", "none"]
    found = estimate(loss.step.astype(float), loss.value, [weight.value])
    assert isinstance(found, Estimate)
    assert found.told[1] <= product <= found.told[2]
