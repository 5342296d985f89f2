"""All sentences of a run side by side: no two of them may deny each other."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.diagnosis.agreement import agreed
from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.verdict import (
    BatchSize,
    Fit,
    Lamp,
    LampName,
    LearningRate,
    Stability,
)
from tests.diagnosis.alone.formulas import book, collapsing, healthy, overfitting, slow
from tests.examples import examples

HIGH = {LearningRate.TOO_HIGH, LearningRate.SLIGHTLY_HIGH}
LOW = {LearningRate.TOO_LOW, LearningRate.SLIGHTLY_LOW}
LOST = {Stability.DIVERGED, Stability.DIVERGING, Stability.BROKEN}
NEVER = {Fit.BROKEN_FROM_START}


def contradictions(diagnosis):
    """What of a run's verdict cannot be true together, in words."""
    lamps = {name: lamp.state for name, lamp in diagnosis.lamps.items()}
    stability, rate = lamps[LampName.STABILITY], lamps[LampName.LEARNING_RATE]
    fit = lamps[LampName.FIT]
    codes = {symptom.code for symptom in diagnosis.symptoms}
    alone = not diagnosis.lamps[LampName.LEARNING_RATE].from_siblings
    pairs = {
        "steady, and never learned": stability is Stability.OK and fit in NEVER,
        "steady, and shaken by its rate": stability is Stability.OK and alone and rate in HIGH,
        "a good rate, and lost": rate is LearningRate.GOOD and stability in LOST,
        "too low, and overfitted": alone and rate in LOW and fit is Fit.OVERFITTING,
        "too low, and at rest": alone and rate in LOW and fit is Fit.PLATEAU,
        "settled, and overfitted": "good-final" in codes and fit is Fit.OVERFITTING,
        "settled, and rising": "good-final" in codes and "loss-rising-at-end" in codes,
        "at rest, and still falling": {"plateau-early", "still-falling-at-end"} <= codes,
        "healthy, and an alarm": diagnosis.headline.state == "healthy"
        and (stability in LOST or rate in HIGH | LOW or fit is not Fit.GOOD),
        "healthy, and something to change": diagnosis.headline.state == "healthy"
        and any(one.parameter in {"lr", "batch_size"} for one in diagnosis.recommendations),
        "named, and no likelier than not": any(
            lamp.confidence is not None and lamp.confidence < 0.5
            for lamp in diagnosis.lamps.values()
            if lamp.state != "unknown"
        ),
        "unknown without a reason": any(
            not lamp.reason for lamp in diagnosis.lamps.values() if lamp.state == "unknown"
        ),
        "times a rate of zero": any(
            one.parameter == "lr" and one.from_value == 0 and "factor" in one.evidence
            for one in diagnosis.recommendations
        ),
    }
    return [words for words, is_so in pairs.items() if is_so]


MADE = {
    "healthy": healthy(),
    "overfitting": overfitting(),
    "slow": slow(),
    "collapsing": collapsing(),
    "flat": {"train_loss": 2.3 + 0.001 * np.sin(np.arange(30)), "val_accuracy": np.full(30, 0.1)},
    "plateau that rises": {"train_loss": np.r_[2.3, np.linspace(1.0, 1.4, 29)]},
    "shaken": {
        "train_loss": (0.3 + np.exp(-np.arange(40) / 3)) * (1 + 0.4 * (-1.0) ** np.arange(40))
    },
    "loss of nothing": {"train_loss": np.zeros(20)},
    "a frozen run": {"train_loss": np.full(20, 2.3)},
}


@pytest.mark.parametrize("curves", MADE.values(), ids=MADE)
@pytest.mark.parametrize(
    "config", [{}, {"lr": 0.1, "batch_size": 64}, {"lr": 0, "optimizer": "sgd"}]
)
def test_no_two_sentences_of_a_run_deny_each_other(curves, config):
    (diagnosis,) = diagnose(book(config, **curves)).diagnoses
    assert contradictions(diagnosis) == []


@settings(max_examples=examples(150))
@given(data=st.data())
def test_no_two_sentences_of_any_curve_deny_each_other(data):
    n = data.draw(st.integers(5, 80))
    seed = data.draw(st.integers(0, 2**32 - 1))
    rng = np.random.default_rng(seed)
    t = np.arange(n)
    pace, end, scatter, turn, rise = (
        data.draw(st.floats(low, high))
        for low, high in ((0.01, 1.0), (0.0, 1.0), (0.0, 0.5), (0.1, 1.0), (0.0, 0.1))
    )
    fall = np.exp(-pace * t)
    train = (end + (2.3 - end) * fall) * np.exp(rng.normal(0, scatter, n))
    held_out = train * 1.1 + rise * np.maximum(t - turn * n, 0)
    accuracy = np.clip(1 - train / 3, 0, 1)
    curves = {"train_loss": train, "val_loss": held_out, "val_accuracy": accuracy}
    kept = data.draw(st.sets(st.sampled_from(sorted(curves)), min_size=1))
    (diagnosis,) = diagnose(book({"lr": 0.1}, **{name: curves[name] for name in kept})).diagnoses
    assert contradictions(diagnosis) == []


FALLS = {"falls-slowly", "late-descent", "still-falling-at-end"}


@pytest.mark.parametrize("scatter", [0.002, 0.02, 0.1])
@pytest.mark.parametrize("splits", [("train",), ("val",), ("train", "val")], ids="+".join)
def test_scatter_around_one_level_falls_nowhere(splits, scatter):
    said = 0
    for seed in range(200):
        rng = np.random.default_rng(seed)
        points = rng.integers(12, 200)
        curves = {f"{split}_loss": 4.6 * (1 + rng.normal(0, scatter, points)) for split in splits}
        (diagnosis,) = diagnose(book({"lr": 0.1}, **curves)).diagnoses
        said += bool(FALLS & {symptom.code for symptom in diagnosis.symptoms})
    assert said <= 10  # chance alone lowers a second half by two standard errors 5 times


def lamp(name, state):
    unknown = state == "unknown"
    return Lamp(name, state, 0.0 if unknown else 0.9, reason="not-telling" if unknown else "")


@pytest.mark.parametrize(
    ("stability", "rate", "fit"), list(product(Stability, LearningRate, Fit)), ids=str
)
def test_whatever_the_lamps_say_alone_they_agree_afterwards(stability, rate, fit):
    lamps = {
        LampName.STABILITY: lamp(LampName.STABILITY, stability),
        LampName.LEARNING_RATE: lamp(LampName.LEARNING_RATE, rate),
        LampName.BATCH_SIZE: lamp(LampName.BATCH_SIZE, BatchSize.UNKNOWN),
        LampName.FIT: lamp(LampName.FIT, fit),
    }
    found = {name: one.state for name, one in agreed(lamps, {}).items()}
    assert not (found[LampName.STABILITY] is Stability.OK and found[LampName.FIT] in NEVER)
    assert not (found[LampName.STABILITY] is Stability.OK and found[LampName.LEARNING_RATE] in HIGH)
    assert not (
        found[LampName.LEARNING_RATE] in LOW
        and found[LampName.FIT] in {Fit.OVERFITTING, Fit.PLATEAU}
    )
