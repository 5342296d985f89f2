"""Range tests of the learning rate: told from trainings, judged as none, and what they suggest."""

import json
import math

import numpy as np
import pytest

from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.features.objective import objective_of
from dashboard.diagnosis.features.objective_kind import Kind
from dashboard.diagnosis.features.range_test import Suggestion, range_test_of
from dashboard.logs.load import load_paths
from dashboard.model.curve import curves_of
from dashboard.text.sentences import Sentences
from tests.diagnosis.alone.formulas import book, healthy

LR = "none_learning_rate"
K = 100
STEPS = np.arange(K)
RISING = np.geomspace(1e-7, 10, K)


def loss_at(rates, noise=0.01, seed=0):
    """A loss that falls about a rate of 0.01 and explodes about 1."""
    loss = 0.5 + 2 / (1 + rates / 0.01) + (rates / 1.0) ** 3
    return loss + noise * np.random.default_rng(seed).standard_normal(len(rates))


def exploded(loss):
    """Cut where fastai, Lightning and torch-lr-finder stop: at four times the best."""
    last = np.flatnonzero(loss > 4 * np.minimum.accumulate(loss))
    return loss[: last[0] + 1] if len(last) else loss


LOSS = exploded(loss_at(RISING))
TRAINING = 0.3 + 2 * np.exp(-STEPS / 25) + 0.02 * np.random.default_rng(1).standard_normal(K)
NAN_AT_THE_END = np.r_[LOSS[:-1], math.nan]

RANGE_TESTS = {
    "fastai, 100 updates from 1e-7 to 10": {"train_loss": LOSS, LR: RISING[: len(LOSS)]},
    "it ends in NaN": {"train_loss": NAN_AT_THE_END, LR: RISING[: len(LOSS)]},
    "a loss of no split": {"none_loss": LOSS, LR: RISING[: len(LOSS)]},
    "over three powers of ten": {
        "train_loss": loss_at(np.geomspace(1e-3, 2, K)),
        LR: np.geomspace(1e-3, 2, K),
    },
    "rates rounded to four digits": {
        "train_loss": LOSS,
        LR: [float(f"{rate:.4g}") for rate in RISING[: len(LOSS)]],
    },
}
WARM = np.minimum(1, (STEPS + 1) / 30)
LINEAR = np.linspace(1e-6, 0.1, K)
BLOWN_UP = np.r_[TRAINING[:80], TRAINING[80] * 1.5 ** np.arange(20)]
FEW = np.geomspace(1e-7, 10, 15)
TRAININGS = {
    "a linear warm-up": {"train_loss": TRAINING, LR: 0.1 * WARM},
    "a linear warm-up after which it explodes": {"train_loss": BLOWN_UP, LR: 0.1 * WARM},
    "a linear rise over the whole run that explodes": {"train_loss": BLOWN_UP, LR: LINEAR},
    "an exponential warm-up that stops rising": {
        "train_loss": BLOWN_UP,
        LR: 0.1 * np.minimum(1, 10 ** (-5 + 5 * (STEPS + 1) / 40)),
    },
    "an exponential warm-up almost to the end": {
        "train_loss": BLOWN_UP,
        LR: 0.1 * np.minimum(1, 10 ** (-5 + 5 * (STEPS + 1) / 90)),
    },
    "warm-up and cosine": {
        "train_loss": BLOWN_UP,
        LR: 0.1 * WARM * (1 + np.cos(np.pi * STEPS / K)) / 2,
    },
    "one cycle": {
        "train_loss": BLOWN_UP,
        LR: 0.1 * np.r_[np.geomspace(1e-4, 1, 30), np.geomspace(1, 1e-4, 70)],
    },
    "a geometric rise in a training that ends well": {"train_loss": TRAINING, LR: RISING},
    "a geometric rise over less than three powers of ten": {
        "train_loss": BLOWN_UP,
        LR: np.geomspace(1e-3, 0.1, K),
    },
    "a loss that never falls": {"train_loss": 2.3 * 1.02**STEPS, LR: RISING},
    "an exponential decay": {"train_loss": BLOWN_UP, LR: RISING[::-1]},
    "a constant rate": {"train_loss": BLOWN_UP, LR: np.full(K, 0.1)},
    "no rate at all": {"train_loss": BLOWN_UP},
    "few points": {"train_loss": loss_at(FEW), LR: FEW},
}


def curves(config=None, **given):
    (found,) = curves_of(book(config, **given))
    return found


@pytest.mark.parametrize("given", RANGE_TESTS.values(), ids=RANGE_TESTS)
def test_a_range_test_of_anyone_is_told_by_its_curves(given):
    found = objective_of(curves(**given))
    assert found.kind is Kind.RANGE_TEST
    assert found.told_by == "learning_rate"
    assert set(found.test.suggested) == set(Suggestion)
    assert 1e-3 < found.test.suggested[Suggestion.OURS] < 0.3


@pytest.mark.parametrize("given", TRAININGS.values(), ids=TRAININGS)
def test_a_training_is_none_whatever_its_rate_does(given):
    assert range_test_of(curves(**given)) is None


def test_ours_says_so_itself_even_where_it_never_exploded():
    quiet = {"train_loss": TRAINING, LR: RISING}
    found = objective_of(curves({"kind": "lr_range_test"}, **quiet))
    assert (found.kind, found.told_by) == (Kind.RANGE_TEST, "kind")
    assert not found.test.has_exploded
    assert objective_of(curves({"kind": "noise_scale"}, **quiet)).kind is Kind.FIT


@pytest.mark.parametrize("given", RANGE_TESTS.values(), ids=RANGE_TESTS)
def test_it_is_judged_as_no_training_and_says_which_rate_it_suggests(given):
    report = diagnose(book(**given))
    (judged,) = report.runs and report.diagnoses
    assert {lamp.state.value for lamp in judged.lamps.values()} == {"unknown"}
    assert {lamp.reason for lamp in judged.lamps.values()} == {"range-test"}
    assert [symptom.code for symptom in judged.symptoms] == ["lr-range-test"]
    assert judged.recommendations == ()
    assert report.best is None
    for lang, name in (("en", "range test"), ("pt-BR", "Teste de faixa")):
        said = Sentences(lang).headline(judged)
        assert name in said
        assert Sentences(lang).texts.number(judged.symptoms[0].evidence["rate_ours"]) in said


def test_a_test_without_a_fall_suggests_nothing_and_says_so():
    flat = 2.3 + 0.1 * np.random.default_rng(0).standard_normal(K)
    (judged,) = diagnose(book({"kind": "lr_range_test"}, train_loss=flat, **{LR: RISING})).diagnoses
    assert judged.symptoms[0].evidence["suggests"] == "no"
    assert "no rate is suggested" in Sentences("en").headline(judged)


@pytest.mark.parametrize("name", ["export.json", "log.jsonl", "metrics.csv"])
def test_exports_of_other_programs_are_read_as_range_tests(name, tmp_path):
    rows = [
        {"step": step, "lr": rate, "loss": loss}
        for step, (rate, loss) in enumerate(
            zip(RISING[: len(LOSS)].tolist(), LOSS.tolist(), strict=True)
        )
    ]
    columns = {column: [row[column] for row in rows] for column in ("lr", "loss")}
    lines = ["step,lr,loss", *(f"{row['step']},{row['lr']},{row['loss']}" for row in rows)]
    written = {
        "export.json": json.dumps(columns),  # torch-lr-finder's history, Lightning's results
        "log.jsonl": "\n".join(map(json.dumps, rows)),
        "metrics.csv": "\n".join(lines),
    }
    (tmp_path / name).write_text(written[name])
    (judged,) = diagnose(load_paths([tmp_path])).diagnoses
    assert [symptom.code for symptom in judged.symptoms] == ["lr-range-test"]


def test_beside_trainings_it_is_compared_with_none_and_never_the_best(tmp_path):
    for folder, rate in (("a", 0.1), ("b", 0.01)):
        rows = [f"{e},{v:.5f},{v + 0.1:.5f}" for e, v in enumerate(healthy()["train_loss"])]
        (tmp_path / folder).mkdir()
        text = "\n".join(["epoch,train_loss,val_loss", *rows])
        (tmp_path / folder / "metrics.csv").write_text(text)
        (tmp_path / folder / "hparams.yaml").write_text(f"lr: {rate}\nbatch_size: 64\n")
    (tmp_path / "test").mkdir()
    text = "\n".join(
        ["step,learning_rate,train_loss", *(f"{k},{RISING[k]},{v}" for k, v in enumerate(LOSS))]
    )
    (tmp_path / "test" / "metrics.csv").write_text(text)
    (tmp_path / "test" / "hparams.yaml").write_text("kind: lr_range_test\nbatch_size: 64\n")
    report = diagnose(load_paths([tmp_path]))
    (test,) = [
        one.run_id for one in report.diagnoses if one.symptoms and "range" in one.symptoms[0].code
    ]
    assert not [one for one in report.comparisons if test in one.runs]
    assert report.best is None or report.best.run_id != test
