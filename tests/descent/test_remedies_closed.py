"""The remedies of a linear model against their closed forms, and these against other oracles."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import Lasso, Ridge

from dashboard.descent.noise import Chance
from dashboard.descent.remedies import EPOCHS, Settings, fit
from dashboard.descent.remedies_closed import (
    dropout_penalties,
    lasso_of_apart,
    ridge,
    soft_threshold,
    stopped_early,
)
from dashboard.descent.remedies_data import points, uniforms
from dashboard.descent.remedies_polynomial import Polynomial, features

FEW = Settings(size=5, examples=16)


def inputs(given: Settings) -> tuple[np.ndarray, np.ndarray]:
    """The terms and values that a polynomial is fitted to."""
    train, _ = points(given.seed, given.examples)
    return features(train.x, given.size), train.y


def penalties(given: Settings) -> np.ndarray:
    """λ₂ of each weight but the constant."""
    return given.l2 * Polynomial(given.size).is_penalised()


@pytest.mark.parametrize("epochs", [0, 1, 10, 100, EPOCHS])
@pytest.mark.parametrize("size", [1, 3, 12])
def test_stopping_early_keeps_a_share_of_each_direction(size: int, epochs: int) -> None:
    given = Settings(size=size)
    walked = fit(given, epochs).weights[-1]
    expected = stopped_early(*inputs(given), Polynomial(size).rate, epochs)
    np.testing.assert_allclose(walked, expected, atol=1e-10)


@given(st.floats(0.01, 1), st.integers(1, 300))
@settings(max_examples=30)
def test_the_share_of_a_direction_is_one_minus_a_power(curvature: float, epochs: int) -> None:
    x = np.sqrt(curvature / 2) * np.eye(2) * np.sqrt(2)  # S = curvature times the identity
    found = stopped_early(x, x @ np.array([3.0, -2.0]), 0.1, epochs)
    share = 1 - (1 - 0.1 * curvature) ** epochs
    np.testing.assert_allclose(found, share * np.array([3.0, -2.0]), atol=1e-12)


@pytest.mark.parametrize("l2", [0.1, 0.5, 1.0])
def test_a_long_descent_with_weight_decay_ends_at_the_ridge(l2: float) -> None:
    given = replace(FEW, l2=l2)
    expected = ridge(*inputs(given), penalties(given))
    np.testing.assert_allclose(fit(given, 4000).weights[-1], expected, atol=1e-9)


@pytest.mark.parametrize("l2", [0.01, 0.3, 1.0])
def test_the_ridge_is_that_of_scikit_learn(l2: float) -> None:
    x, y = inputs(FEW)
    other = Ridge(alpha=l2 * len(y) / 2).fit(x[:, 1:], y)  # theirs is ‖y − Xw‖² + α‖w‖²
    expected = [other.intercept_, *other.coef_]
    np.testing.assert_allclose(ridge(x, y, penalties(replace(FEW, l2=l2))), expected, atol=1e-9)


@pytest.mark.parametrize("l1", [0.05, 0.2, 1.0])
def test_a_long_descent_with_l1_ends_at_the_lasso_of_scikit_learn(l1: float) -> None:
    x, y = inputs(FEW)
    other = Lasso(alpha=l1 / 2, tol=1e-12, max_iter=100_000).fit(x[:, 1:], y)  # half of our loss
    found = fit(replace(FEW, l1=l1), 4000).weights[-1]
    np.testing.assert_allclose(found, [other.intercept_, *other.coef_], atol=1e-6)
    np.testing.assert_array_equal(found[1:] == 0, other.coef_ == 0)


@given(st.floats(-5, 5), st.floats(0, 3))
def test_the_threshold_is_where_its_loss_is_least(weight: float, by: float) -> None:
    found = float(soft_threshold(np.array([weight]), by)[0])

    def loss(u: float) -> float:
        return (u - weight) ** 2 / 2 + by * abs(u)

    assert all(loss(found) <= loss(u) + 1e-12 for u in (*np.linspace(-6, 6, 241), 0.0))
    if abs(weight) <= by:
        assert found == 0


def test_where_weights_do_not_know_of_each_other_l1_thresholds_each() -> None:
    x = np.linalg.qr(np.random.default_rng(0).normal(size=(20, 4)))[0] * np.sqrt(20)  # S = 2 I
    y = x @ np.array([1.0, 0.1, -0.6, 0.0])
    best = np.linalg.lstsq(x, y, rcond=None)[0]
    other = Lasso(alpha=0.2, fit_intercept=False, tol=1e-12).fit(x, y)
    np.testing.assert_allclose(lasso_of_apart(best, 2.0, 0.4), other.coef_, atol=1e-9)


@pytest.mark.parametrize("p", [0.1, 0.4])
def test_dropout_is_on_average_a_ridge_with_the_mean_squares(p: float) -> None:
    x, y = inputs(FEW)
    w = np.array([0.3, -1.0, 0.5, 0.2, -0.4, 0.7])
    model = Polynomial(FEW.size)
    draws = 4000
    kept = np.where(uniforms(7, draws * x[:, 1:].size) < p, 0.0, 1 / (1 - p))
    drawn = np.array([model.slopes(w, x, y, one) for one in kept.reshape(draws, *x[:, 1:].shape)])
    extra = dropout_penalties(x, p) * model.is_penalised() * w
    error = drawn.std(axis=0) / np.sqrt(draws)
    expected = model.slopes(w, x, y, None) + extra
    assert np.all(np.abs(drawn.mean(axis=0) - expected) < 4 * error)
    assert np.linalg.norm(extra) > 10 * np.linalg.norm(error)  # or the test would see nothing


def test_a_training_with_dropout_hovers_about_that_ridge() -> None:
    x, y = inputs(FEW)
    found = fit(replace(FEW, dropout=0.2), 4000).weights[1000:].mean(axis=0)
    expected = ridge(x, y, dropout_penalties(x, 0.2) * Polynomial(FEW.size).is_penalised())
    np.testing.assert_allclose(found, expected, atol=0.03)


@given(st.integers(0, 10**6), st.integers(1, 200))
@settings(max_examples=30)
def test_many_numbers_at_once_are_those_of_one_after_the_other(seed: int, count: int) -> None:
    chance = Chance(seed)
    np.testing.assert_array_equal(uniforms(seed, count), [chance.uniform() for _ in range(count)])


def test_the_terms_are_legendres_and_of_mean_square_one() -> None:
    x = np.linspace(-1, 1, 20_001)
    terms = features(x, 12)
    expected = np.polynomial.legendre.legvander(x, 12) * np.sqrt(2 * np.arange(13) + 1)
    np.testing.assert_allclose(terms, expected, atol=1e-9)
    middle = terms.T @ terms - (np.outer(terms[0], terms[0]) + np.outer(terms[-1], terms[-1])) / 2
    np.testing.assert_allclose(middle / 20_000, np.eye(13), atol=1e-5)
