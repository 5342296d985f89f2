"""The measurements: labels from siblings' outcomes, published rules, missing data."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks import baselines, diagnosis, grids, operating_points
from benchmarks.calibration import calibration_error
from benchmarks.problems import Problem
from benchmarks.published import load
from dashboard.model.curve import curves_of
from tests.diagnosis.alone.formulas import book, collapsing, healthy, overfitting

OWN = Path(grids.__file__).parent


def curves(**run):
    (found,) = curves_of(book(**run))
    return found


def grid(*finals):
    """Held-out accuracy of a grid whose runs end at ``finals``, from a start at 0.1."""
    accuracy = np.array([[0.1, *[final] * 5] for final in finals])
    return {("test", "accuracy"): accuracy, ("train", "loss"): 1 - accuracy}


def test_a_label_is_the_regret_against_the_best_of_the_grid_and_its_side():
    labels, regret = grids.label(grid(0.3, 0.84, 0.89, 0.90, 0.85, 0.2, np.nan))
    assert labels == [
        "too_low", "slightly_low", "good", "good", "slightly_high", "too_high", "diverged_nan",
    ]  # fmt: skip
    assert regret[1] == pytest.approx(0.06 / 0.8)


def test_training_all_rates_at_once_is_training_each_alone(monkeypatch):
    problem = Problem("tiny", "wine", (13, 4, 3), epochs=2, batch=8, train=40)
    together = grids.train(problem, "sgd")["train", "loss"]
    rates = grids.RATES["sgd"]
    for at in (0, 7):
        monkeypatch.setitem(grids.RATES, "sgd", rates[at : at + 1])
        alone = grids.train(problem, "sgd")["train", "loss"]
        assert alone[0] == pytest.approx(together[at])


def test_the_gradients_are_the_slopes_of_the_loss():
    problem = Problem("tiny", "wine", (13, 4, 3), epochs=1, train=30, decay=0.1, activation="tanh")
    rng = np.random.default_rng(0)
    data = grids.data_of(problem, rng)
    params = grids._initial(problem, 1, rng)

    def loss():
        seen = {}
        grids._measure(problem, params, data, seen)
        return seen["train", "loss"][0][0]

    grads = grids._gradients(problem, params, data.x, data.y)
    for value, grad in zip(params, grads, strict=True):
        at = tuple(size // 2 for size in value.shape)
        value[at] += 1e-5
        above = loss()
        value[at] -= 2e-5
        below = loss()
        value[at] += 1e-5
        assert grad[at] == pytest.approx((above - below) / 2e-5, rel=1e-4, abs=1e-8)


def test_our_own_grids_are_there_and_complete():
    runs = load(OWN, "grids")
    assert len(runs) == len(grids.PROBLEMS) * sum(len(rates) for rates in grids.RATES.values())
    assert all(run.curves.train("loss") is not None for run in runs)


@pytest.mark.parametrize("name", baselines.OVERFITTING)
def test_every_published_rule_sees_a_plain_case_of_overfitting(name):
    assert baselines.OVERFITTING[name](curves(**overfitting(turn=10, rise=0.1)))


def test_the_published_limits_let_a_healthy_run_pass():
    run = curves(**healthy())
    assert not baselines.median_of_last_5(run)
    assert not baselines.rank_correlation(run)
    assert not baselines.has_exploded(run)


def test_a_finite_divergence_passes_under_the_published_limit():
    assert not baselines.has_exploded(curves(**collapsing()))


def test_confidence_that_keeps_its_word_has_no_calibration_error():
    right = np.arange(1000) % 4 > 0
    assert calibration_error(np.full(1000, 0.75), right) == pytest.approx(0)
    assert calibration_error(np.full(1000, 0.95), right) == pytest.approx(0.2)


def test_missing_data_is_named(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["diagnosis", "--data", str(tmp_path)])
    assert diagnosis.main() == 2
    assert "deepobs" in capsys.readouterr().err


def test_the_operating_points_are_those_of_the_rules_as_they_stand():
    assert operating_points.FILE.read_text(encoding="utf-8") == operating_points.table()
