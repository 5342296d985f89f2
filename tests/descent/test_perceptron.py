"""A perceptron's slopes against differences of its loss, and what it can and cannot learn."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.descent.perceptron import (
    START,
    TASKS,
    cross_entropy,
    mean_loss,
    sigmoid,
    step,
    train,
)

numbers = st.floats(-5, 5)


@given(numbers, numbers, numbers, numbers, numbers, st.sampled_from([0, 1]), st.floats(0.01, 2))
def test_backward_is_the_difference_of_forward(w1, w2, b, x1, x2, y, rate) -> None:
    taken, h = step((w1, w2, b), (x1, x2, y), rate), 1e-6
    for place, slope in enumerate(taken.slopes):
        up, down = [w1, w2, b], [w1, w2, b]
        up[place] += h
        down[place] -= h
        ends = [cross_entropy(w[0] * x1 + w[1] * x2 + w[2], y) for w in (up, down)]
        assert slope == pytest.approx((ends[0] - ends[1]) / (2 * h), abs=1e-6)
        assert taken.after[place] == taken.before[place] - rate * slope


@given(st.floats(-30, 30), st.sampled_from([0, 1]))
def test_the_loss_is_the_cross_entropy_of_the_probability(z: float, y: int) -> None:
    p = sigmoid(z)
    assert cross_entropy(z, y) == pytest.approx(-math.log(p if y else 1 - p), rel=1e-3, abs=1e-12)


@given(st.floats(-1e6, 1e6))
def test_no_z_is_too_large(z: float) -> None:
    assert 0 <= sigmoid(z) <= 1
    assert sigmoid(z) + sigmoid(-z) == pytest.approx(1)
    assert math.isfinite(cross_entropy(z, 0))


def test_an_untrained_output_of_a_half_costs_the_logarithm_of_two() -> None:
    assert cross_entropy(0.0, 1) == math.log(2)


@pytest.mark.parametrize(("name", "is_learned"), [("and", True), ("or", True), ("xor", False)])
def test_and_and_or_are_learned_and_xor_is_not(name: str, is_learned: bool) -> None:
    end = train(TASKS[name], 0.5, 2000)[-1].after
    right = [
        (sigmoid(end[0] * x1 + end[1] * x2 + end[2]) > 0.5) == bool(y) for x1, x2, y in TASKS[name]
    ]
    assert all(right) == is_learned
    loss = mean_loss(end, TASKS[name])
    assert (loss < 0.1) if is_learned else (loss >= math.log(2) - 1e-3)


def test_each_step_begins_where_the_last_one_ended() -> None:
    steps = train(TASKS["and"], 0.5, 9)
    assert steps[0].before == START
    assert all(later.before == before.after for before, later in itertools.pairwise(steps))
    assert [one.example for one in steps[:5]] == [*TASKS["and"], TASKS["and"][0]]
