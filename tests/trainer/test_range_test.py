"""The range test of the learning rate: its course, its suggestions, its log, its sentence."""

import csv

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis.features import range_test as dashboards
from trainer.__main__ import main
from trainer.data import prepare, read
from trainer.measurements import suggested_rates
from trainer.measurements.descent import Descent
from trainer.measurements.range_test import EXPLODED, sweep
from trainer.measurements.suggested_rates import suggested
from trainer.run_files.run_folder import read_hparams
from trainer.settings import from_mapping
from trainer.text import LANGUAGES
from trainer.train import train

SMALL = from_mapping({"hidden": (8,), "max_train_examples": 256, "epochs": 1})
RATES = np.geomspace(1e-6, 10, 200)


@pytest.fixture(scope="module")
def data():
    return prepare(SMALL, read(SMALL, None))


def valley_shaped(rates, noise=0.0, seed=0):
    """A loss that falls about a rate of 0.01 and explodes about 1."""
    loss = 0.5 + 2 / (1 + rates / 0.01) + (rates / 1.0) ** 3
    return loss + noise * np.random.default_rng(seed).standard_normal(len(rates))


def fastai_valley(lrs, losses):
    """fastai's `valley`, from its definition: the longest falling subsequence, in K squared."""
    n = len(losses)
    max_start, max_end = 0, 0
    lds = [1] * n
    for i in range(1, n):
        for j in range(i):
            if losses[i] < losses[j] and lds[i] < lds[j] + 1:
                lds[i] = lds[j] + 1
            if lds[max_end] < lds[i]:
                max_end = i
                max_start = max_end - lds[max_end]
    sections = (max_end - max_start) / 3
    return lrs[max_start + int(sections) + int(sections / 2)]


def test_the_rate_rises_geometrically_and_every_seed_follows_it(data):
    seen = sweep(SMALL, data, 1e-5, 1e-2, 31, 2)
    assert seen.losses.shape == seen.grad_norms.shape == (2, 31)
    assert np.allclose(np.diff(np.log10(seen.rates)), 0.1)
    assert not seen.exploded
    assert not np.allclose(seen.losses[0], seen.losses[1])


def test_it_stops_once_the_smoothed_loss_has_exploded(data):
    seen = sweep(SMALL, data, 1e-3, 1e4, 100, 1)
    assert seen.exploded
    assert 10 < len(seen.rates) < 100
    curve = suggested_rates.smoothed(seen.losses.mean(0))
    assert not curve[-1] <= EXPLODED * np.nanmin(curve)
    assert (curve[10:-1] <= EXPLODED * np.minimum.accumulate(curve)[10:-1]).all()


def test_updates_led_from_outside_are_those_of_a_run(data):
    settings = from_mapping(
        {"hidden": (8,), "max_train_examples": 256, "log_every": 1, "epochs": 1}
    )
    rows, steps = [], []
    train(settings, data, rows.append, steps.append)
    descent = Descent(settings, data)
    led = [descent.update(settings.lr) for _ in range(descent.per_epoch)]
    assert [loss for loss, _ in led] == steps[0].losses
    assert [norm for _, norm in led] == steps[0].grad_norms


def test_smoothing_begins_at_the_first_loss_and_keeps_a_constant():
    assert suggested_rates.smoothed(np.array([3.0, 1.0]))[0] == pytest.approx(3.0)
    assert np.allclose(suggested_rates.smoothed(np.full(50, 2.5)), 2.5)
    weights = 0.95 ** np.arange(4)[::-1]
    losses = np.array([4.0, 1.0, 3.0, 2.0])
    expected = (weights * losses).sum() / weights.sum()
    assert suggested_rates.smoothed(losses)[-1] == pytest.approx(expected)


def test_the_four_suggestions_lie_where_they_are_defined():
    loss = valley_shaped(RATES)
    found = suggested(RATES, loss)
    lowest = RATES[np.argmin(suggested_rates.smoothed(loss))]
    assert found["minimum_10"] == pytest.approx(lowest / 10)
    # A sigmoid in the log of the rate is steepest where half is done; the mean lags behind it.
    assert 0.01 <= found["steepest"] <= 0.06
    start, low = 2.5, loss.min()
    at = float(np.interp(np.log(found["ours"]), np.log(RATES), loss))
    assert (start - at) / (start - low) == pytest.approx(0.9, abs=0.03)
    assert max(found.values()) < lowest


@pytest.mark.parametrize("seed", range(5))
def test_the_valley_is_fastais(seed):
    loss = valley_shaped(RATES, noise=0.05, seed=seed)
    kept = slice(len(RATES) // 10, len(RATES) - 5)
    theirs = fastai_valley(RATES[kept], suggested_rates.smoothed(loss)[kept])
    ours = suggested(RATES, loss)["valley"]
    one_update = RATES[1] / RATES[0]
    assert 1 / one_update - 1e-9 <= ours / theirs <= one_update + 1e-9


@pytest.mark.parametrize("seed", range(5))
def test_a_loss_that_only_scatters_suggests_nothing(seed):
    assert suggested(RATES, 2 + 0.1 * np.random.default_rng(seed).standard_normal(200)) == {}


def test_a_loss_that_only_explodes_suggests_nothing():
    assert suggested(RATES, 2 + RATES**2) == {}


def test_what_is_no_number_ends_the_test_and_is_left_out():
    loss = valley_shaped(RATES, noise=0.01)
    cut = np.where(RATES > 2, np.nan, loss)
    keep = RATES <= 2
    assert suggested(RATES, cut) == suggested(RATES[keep], loss[keep])


@given(
    updates=st.integers(30, 300),
    noise=st.floats(0, 0.2),
    seed=st.integers(0, 2**16),
    scale=st.floats(1e-3, 1e3),
)
def test_suggestions_lie_within_the_range_and_do_not_depend_on_the_losses_unit(
    updates, noise, seed, scale
):
    rates = np.geomspace(1e-6, 10, updates)
    loss = valley_shaped(rates, noise, seed)
    found = suggested(rates, loss)
    assert all(1e-7 <= rate <= 10 for rate in found.values())
    if noise > 0:  # of exact ties rounding decides
        other = suggested(rates, scale * loss)
        assert other == pytest.approx(found)


@given(updates=st.integers(15, 250), noise=st.floats(0, 0.5), seed=st.integers(0, 2**16))
def test_the_dashboard_reads_the_same_suggestions_off_the_log(updates, noise, seed):
    rates = np.geomspace(1e-6, 10, updates)
    loss = valley_shaped(rates, noise, seed)
    theirs = dashboards.suggested(rates, loss)
    assert {name.value: rate for name, rate in theirs.items()} == pytest.approx(
        suggested(rates, loss)
    )


QUICK = ["--hidden", "8", "--max-train-examples", "256"]


def test_a_test_is_logged_and_then_not_made_again(tmp_path, capsys):
    out = tmp_path / "mine"
    words = ["find-lr", *QUICK, "--repeats", "1", "--updates", "60", "--out", str(out)]
    assert main([*words, "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Suggested learning rate: ")
    hparams = read_hparams(out)
    assert hparams["kind"] == "lr_range_test"
    assert hparams["finished"] is True
    assert (hparams["lr_from"], hparams["lr_to"]) == (1e-6, 10.0)
    assert "lr" not in hparams
    with (out / "metrics.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["step"]) for row in rows] == list(range(1, len(rows) + 1))
    assert float(rows[0]["learning_rate"]) == pytest.approx(1e-6)
    losses = np.array([float(row["train_loss"]) for row in rows])
    rates = np.array([float(row["learning_rate"]) for row in rows])
    for name, rate in suggested(rates, losses).items():
        assert hparams[f"suggested_{name}"] == pytest.approx(rate, rel=1e-5)
    written = {path.name: path.stat().st_mtime_ns for path in out.iterdir()}
    assert main([*words, "--lang", "en"]) == 0
    assert capsys.readouterr().out == said
    assert {path.name: path.stat().st_mtime_ns for path in out.iterdir()} == written


REFUSED = [
    ["find-lr", "--from", "1", "--to", "0.1"],
    ["find-lr", "--from", "0"],
    ["find-lr", "--from", "low"],
    ["find-lr", "--updates", "5"],
    ["find-lr", "--updates", "1.5"],
    ["find-lr", "--repeats", "0"],
    ["find-lr", "--lr", "0.1"],
    ["find-lr", *QUICK, "--from", "1e30", "--to", "1e31"],
    ["find-lr", *QUICK, "--from", "1e5", "--to", "1e6", "--repeats", "1"],
    ["noise-scale", "--batches", "4"],
    ["noise-scale", "--points", "1"],
    ["noise-scale", "--points", "many"],
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("words", REFUSED, ids=" ".join)
def test_what_is_impossible_gets_one_sentence_and_leaves_nothing(words, lang, tmp_path, capsys):
    assert main([*words, "--out", str(tmp_path / "mine"), "--lang", lang]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert said.err.rstrip().endswith(".")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("lang", "word"), [("en", "none is suggested"), ("pt-BR", "nenhuma é")])
def test_rates_too_small_to_matter_suggest_none_and_say_so(lang, word, tmp_path, capsys):
    words = ["--from", "1e-9", "--to", "1e-8", "--updates", "40", "--out", str(tmp_path / "mine")]
    assert main(["find-lr", *QUICK, *words, "--lang", lang]) == 0
    assert word in capsys.readouterr().out
    assert not [name for name in read_hparams(tmp_path / "mine") if name.startswith("suggested")]
