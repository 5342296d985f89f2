"""The small set and its two models: slopes, the three cases, and what each remedy does to them."""

from dataclasses import asdict, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.descent.remedies import (
    EPOCHS,
    MODELS,
    REMEDIES,
    SIZES,
    Case,
    Settings,
    case_of,
    fit,
    overfitted,
    remedied,
)
from dashboard.descent.remedies_data import (
    MOST_EXAMPLES,
    NOISE,
    VALIDATION,
    noise_loss,
    points,
    target,
)

EVERY = [(model, name) for model in MODELS for name in REMEDIES[model]]
FITS = {settings: fit(settings) for settings in map(overfitted, MODELS)}


@pytest.mark.parametrize("model", MODELS)
@given(seed=st.integers(0, 1000), size=st.integers(1, 8), p=st.sampled_from([0.0, 0.3]))
@settings(max_examples=20)
def test_the_gradient_is_that_of_small_differences(
    model: str, seed: int, size: int, p: float
) -> None:
    made, chance = MODELS[model](size), np.random.default_rng(seed)
    train, _ = points(1, 9)
    seen = made.inputs(train.x)
    weights = chance.normal(size=len(made.start()))
    kept = np.where(chance.random((9, made.dropped())) < p, 0.0, 1 / (1 - p))

    def loss(at: np.ndarray) -> float:
        if model == "polynomial":
            dropped = np.column_stack([seen[:, 0], seen[:, 1:] * kept])
            return float(np.mean((dropped @ at - train.y) ** 2))
        a, b, v = at[:-1].reshape(3, size)
        hidden = np.tanh(np.outer(train.x, a) + b) * kept
        return float(np.mean((hidden @ v + at[-1] - train.y) ** 2))

    found = made.slopes(weights, seen, train.y, kept)
    for k in range(len(weights)):
        step = np.zeros_like(weights)
        step[k] = 1e-5
        difference = (loss(weights + step) - loss(weights - step)) / 2e-5
        assert found[k] == pytest.approx(difference, rel=1e-4, abs=1e-6)


@given(st.integers(1, 10_000), st.integers(1, MOST_EXAMPLES))
@settings(max_examples=30)
def test_more_points_are_the_same_and_more_and_leave_the_validation_as_it_is(
    seed: int, examples: int
) -> None:
    (few, held), (all_points, same) = points(seed, examples), points(seed, MOST_EXAMPLES)
    np.testing.assert_array_equal(few.y, all_points.y[:examples])
    np.testing.assert_array_equal(held.y, same.y)
    assert np.all(np.abs(few.x) <= 1)
    assert len(held.x) == VALIDATION


def test_the_noise_is_as_large_as_said() -> None:
    losses = [noise_loss(seed) for seed in range(1, 200)]
    assert np.mean(losses) == pytest.approx(NOISE**2, rel=0.05)
    few, _ = points(5, MOST_EXAMPLES)
    assert np.std(few.y - target(few.x)) == pytest.approx(NOISE, rel=0.25)


def test_the_places_lie_apart_however_many_there_are() -> None:
    for examples in (8, 12, 40, MOST_EXAMPLES):
        x = np.sort(points(1, examples)[0].x)
        assert np.diff(x).max() < 2.7 * 2 / examples


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("name", list(Case))
def test_each_size_shows_the_case_that_it_is_named_for(model: str, name: Case) -> None:
    given = Settings(model, SIZES[model][name])
    assert case_of(fit(given), EPOCHS, noise_loss(given.seed)) is name


@pytest.mark.parametrize(("model", "name"), EVERY)
def test_each_remedy_closes_the_gap_and_costs_in_training(model: str, name: str) -> None:
    before, after = FITS[overfitted(model)], fit(remedied(model, name))
    assert after.validation[-1] < 0.75 * before.validation[-1]
    assert after.train[-1] > 1.5 * before.train[-1]
    assert case_of(after, EPOCHS, noise_loss(Settings().seed)) is not Case.UNDERFIT


@pytest.mark.parametrize("model", MODELS)
def test_stopping_at_the_lowest_validation_loss_is_a_remedy_too(model: str) -> None:
    done = FITS[overfitted(model)]
    best = int(done.validation.argmin())
    assert 0 < best < EPOCHS / 4
    assert done.validation[best] < 0.6 * done.validation[-1]
    assert case_of(done, best, noise_loss(Settings().seed)) is Case.GOOD


@pytest.mark.parametrize("model", MODELS)
def test_l1_makes_weights_zero_and_l2_none(model: str) -> None:
    penalised = MODELS[model](SIZES[model]["overfit"]).is_penalised() > 0
    zero = {name: fit(remedied(model, name)).weights[-1][penalised] == 0 for name in ("l1", "l2")}
    assert zero["l1"].mean() > 0.3
    assert not zero["l2"].any()


@pytest.mark.parametrize("model", MODELS)
def test_more_of_a_penalty_leaves_smaller_weights(model: str) -> None:
    for name, values in (("l2", (0.0, 0.003, 0.03, 0.3)), ("l1", (0.0, 0.01, 0.05, 0.2))):
        penalised = MODELS[model](6).is_penalised()
        sizes = [
            np.abs(fit(replace(Settings(model, 6), **{name: value})).weights[-1] * penalised).sum()
            for value in values
        ]
        assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("model", MODELS)
@given(
    size=st.sampled_from([1, 6, 12, 24]),
    examples=st.sampled_from([8, 12, 40, 96]),
    l2=st.sampled_from([0.0, 1.0]),
    l1=st.sampled_from([0.0, 0.3]),
    dropout=st.sampled_from([0.0, 0.4]),
    seed=st.sampled_from([1, 339, 100_000]),
)
@settings(max_examples=12, deadline=None)
def test_no_setting_of_the_controls_lets_the_training_explode(
    model: str, size: int, examples: int, l2: float, l1: float, dropout: float, seed: int
) -> None:
    largest = SIZES[model]["overfit"]
    done = fit(Settings(model, min(size, largest), examples, l2, l1, dropout, seed))
    assert np.all(np.isfinite(done.weights))
    assert done.train.max() < 20


def test_the_settings_of_a_remedy_differ_in_one_thing() -> None:
    for model, name in EVERY:
        one, other = asdict(overfitted(model)), asdict(remedied(model, name))
        assert sum(one[key] != other[key] for key in one) == 1
