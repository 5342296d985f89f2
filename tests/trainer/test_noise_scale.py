"""The gradient noise scale against problems whose gradient and covariance are known."""

import csv
import math

import numpy as np
import pytest
import torch

from trainer.__main__ import main
from trainer.data import Data
from trainer.measurements.descent import Descent
from trainer.measurements.noise_scale import GROUPS, Drawn, draw, estimate, fieller
from trainer.run_files.run_folder import read_hparams
from trainer.settings import from_mapping
from trainer.task import Shape, Task

N, D = 400, 3
REGRESSION = from_mapping({"model": "linear", "bias": False, "batch_size": 8, "lr": 0.05})


def regression(noise, seed=0):
    """Linear regression on N examples of D inputs."""
    stream = torch.Generator().manual_seed(seed)
    x = torch.randn(N, D, generator=stream)
    y = x @ torch.tensor([[1.0], [-2.0], [0.5]]) + noise * torch.randn(N, 1, generator=stream)
    return Data(x, y, x, y, Shape(Task.VALUES, (D,), 1))


def truth(data, weights):
    """|G|^2 and tr(S) over the examples, in closed form: the gradient of one is 2 (w.x - y) x."""
    x, y = data.train_x.double(), data.train_y.double()
    each = 2 * (x @ weights.double().T - y) * x  # (N, D)
    mean = each.mean(0)
    return mean.square().sum().item(), (each - mean).square().sum(1).mean().item()


def solved(descent, data):
    """Put the weights where the gradient of all examples is zero."""
    best = torch.linalg.lstsq(data.train_x.double(), data.train_y.double()).solution
    with torch.no_grad():
        descent.model[0].weight.copy_(best.T)


def made(gradient, deviations, batch_size, batches, seed):
    """Minibatch gradients from a normal distribution, as `draw` would keep them."""
    chance = np.random.default_rng(seed)
    scatter = deviations * chance.standard_normal((batches, len(gradient)))
    each = gradient + scatter / math.sqrt(batch_size)
    sums = np.stack([each[group::GROUPS].sum(0) for group in range(GROUPS)])
    squares = np.square(each).sum(1)
    return Drawn(squares, torch.from_numpy(sums), np.zeros(batches), batch_size)


def test_of_a_linear_regression_the_known_scale_is_found():
    data = regression(noise=0.5)
    descent = Descent(REGRESSION, data)
    gradient, noise = truth(data, descent.model[0].weight.detach())
    drawn = draw(descent, data, 8, 2000, torch.Generator().manual_seed(1))
    found = estimate(drawn)
    assert found.gradient == pytest.approx(gradient, rel=0.05)
    assert found.noise == pytest.approx(noise, rel=0.05)
    assert found.low <= noise / gradient <= found.high
    assert found.high / found.low < 1.5
    loss = (data.train_x @ descent.model[0].weight.T - data.train_y).square().mean().item()
    assert drawn.losses.mean() == pytest.approx(loss, rel=0.05)


@pytest.mark.parametrize("seed", range(3))
def test_where_the_gradient_is_zero_there_is_no_estimate(seed):
    data = regression(noise=0.5, seed=seed)
    descent = Descent(REGRESSION, data)
    solved(descent, data)
    found = estimate(draw(descent, data, 8, 64, torch.Generator().manual_seed(seed)))
    assert not found.is_estimable
    assert all(map(math.isnan, (found.value, found.low, found.high)))
    assert abs(found.gradient) < 3 * found.gradient_error
    assert found.noise == pytest.approx(truth(data, descent.model[0].weight.detach())[1], rel=0.3)


def test_both_estimates_are_unbiased_and_the_interval_holds_what_it_says():
    chance = np.random.default_rng(0)
    gradient = 0.2 * chance.standard_normal(20)
    deviations = chance.uniform(0.2, 1, 20)
    square, trace = np.square(gradient).sum(), np.square(deviations).sum()
    found = [estimate(made(gradient, deviations, 8, 64, seed)) for seed in range(300)]
    error = np.std([one.gradient for one in found]) / math.sqrt(300)
    assert abs(np.mean([one.gradient for one in found]) - square) < 4 * error
    assert np.mean([one.noise for one in found]) == pytest.approx(trace, rel=0.02)
    held = np.mean([one.low <= trace / square <= one.high for one in found])
    assert 0.91 <= held <= 1  # 95% said, give or take three standard errors of 300 draws


def test_minibatches_of_no_noise_have_a_scale_of_zero():
    found = estimate(made(np.array([3.0, 4.0]), np.zeros(2), 8, 64, 0))
    assert found.gradient == pytest.approx(25)
    assert found.value == pytest.approx(0, abs=1e-9)


def test_an_interval_without_error_is_the_ratio_and_one_below_zero_is_none():
    assert fieller(6.0, 2.0, np.zeros((2, 2))) == pytest.approx((3, 3))
    assert all(map(math.isnan, fieller(6.0, -2.0, np.zeros((2, 2)))))
    assert all(map(math.isnan, fieller(6.0, 2.0, np.diag([0.0, 1.0]))))


def test_measuring_does_not_disturb_the_training():
    settings = from_mapping({"hidden": (8,), "dropout": 0.5, "batch_size": 8})
    data = Data(*(torch.randn(64, 4), torch.arange(64) % 3) * 2, Shape(Task.CLASSES, (4,), 3))
    watched = []
    descent = Descent(settings, data)
    alone = [descent.update(0.1) for _ in range(6)]
    descent = Descent(settings, data)
    for _ in range(6):
        draw(descent, data, 8, 16, torch.Generator().manual_seed(0))
        watched.append(descent.update(0.1))
    assert watched == alone


def test_the_scale_is_logged_along_a_training_and_said(tmp_path, capsys):
    out = tmp_path / "mine"
    words = ["noise-scale", "--hidden", "8", "--epochs", "2", "--points", "3", "--batches", "32"]
    assert main([*words, "--out", str(out), "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("Gradient noise scale after 46 updates: ")
    with (out / "metrics.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [(row["step"], float(row["epoch"])) for row in rows] == [("0", 0), ("23", 1), ("46", 2)]
    for row in rows:
        assert float(row["noise_scale_low"]) <= float(row["noise_scale"])
        assert float(row["noise_scale"]) <= float(row["noise_scale_high"])
    hparams = read_hparams(out)
    assert (hparams["kind"], hparams["estimated"], hparams["finished"]) == ("noise_scale", 3, True)


def test_a_training_that_is_lost_has_no_estimate_from_there_on(tmp_path, capsys):
    out = tmp_path / "mine"
    words = ["noise-scale", "--hidden", "8", "--lr", "1e6", "--epochs", "2", "--points", "4"]
    assert main([*words, "--batches", "16", "--out", str(out), "--lang", "en"]) == 0
    capsys.readouterr()
    with (out / "metrics.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert rows[0]["noise_scale"]
    assert rows[-1]["noise_scale"] == ""


@pytest.mark.parametrize(("lang", "word"), [("en", "not estimable"), ("pt-BR", "Não dá para")])
def test_what_cannot_be_estimated_is_said_with_its_reason(
    lang, word, tmp_path, capsys, monkeypatch
):
    def nothing_but_noise(descent, data, batch_size, batches, stream):
        return made(np.zeros(20), np.ones(20), batch_size, batches, 3)

    monkeypatch.setattr("trainer.measurements.measured.draw", nothing_but_noise)
    out = tmp_path / "mine"
    words = ["noise-scale", "--hidden", "8", "--epochs", "1", "--points", "2", "--out", str(out)]
    assert main([*words, "--lang", lang]) == 0
    said = capsys.readouterr().out
    assert word in said
    assert "4096" in said  # the examples that were not enough
    with (out / "metrics.csv").open(encoding="utf-8") as file:
        assert [row["noise_scale"] for row in csv.DictReader(file)] == ["", ""]
