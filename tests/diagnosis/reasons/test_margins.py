"""Where a verdict turns: there it is really another, and shortly before it is still the same."""

import math
from dataclasses import replace

import numpy as np
import pytest

from dashboard.diagnosis.ensemble.network import network
from dashboard.diagnosis.explained import margins, run_alone
from dashboard.diagnosis.explained.run_alone import RunAlone, is_same_side
from dashboard.diagnosis.explained.why import why
from dashboard.diagnosis.rate_decision import ALARM, CLEAR, EVEN
from dashboard.diagnosis.reasons.ordinary import ordinary
from dashboard.diagnosis.reasons.units import as_reading
from dashboard.diagnosis.symptoms.val_rises_while_train_falls import RISE, detect
from dashboard.diagnosis.verdict import Fit, LampName, LearningRate
from tests.diagnosis.alone.formulas import START, case, healthy, noise, overfitting
from tests.diagnosis.reasons.runs import judged, of_grids, one_by_one, one_unit

T = np.arange(31)
SLOW = (
    START * np.exp(-T / 12) * (1 + 1e-3 * (-1.0) ** T)
)  # by one very factor it could tell nothing


def with_reading(run: RunAlone, name: str, value: float) -> np.ndarray:
    row = run.row[0].copy()
    row[network().readings.index(name)] = value
    return row


def test_a_margin_really_turns_the_verdict_and_before_it_the_verdict_stays():
    turned = 0
    for one in of_grids():
        for lamp, explained in one.lamps:
            for margin in explained.margins:
                name = margin.read.name
                if name not in ordinary():
                    continue  # a rule's own, tested below
                at, kept = (as_reading(name, v) for v in (margin.turns_at, margin.kept_at))
                there, before = (
                    one.run.supposing(name, value).judge(
                        lamp.name, *one_by_one(with_reading(one.run, name, value))
                    )
                    for value in (at, kept)
                )
                assert there.state is margin.state
                assert not is_same_side(there.state, lamp.state)
                assert is_same_side(before.state, lamp.state)
                turned += 1
    assert turned > 15


def test_a_margin_lies_within_what_occurs_and_between_here_and_the_edge():
    for one in of_grids():
        for _, explained in one.lamps:
            for margin in explained.margins:
                name = margin.read.name
                if name not in ordinary():
                    continue
                occurs, here = ordinary()[name], one.run.value(name)
                at = as_reading(name, margin.turns_at)
                room = 0.1 * abs(at) + 1e-6  # two digits, rounded away from the run
                assert min(here, occurs.low) - room <= at <= max(here, occurs.high) + room
                assert not name.startswith(("set.", "fact."))


def test_a_state_is_named_from_the_limits_of_its_lamp():
    limits = {
        round(explained.named_from, 2)
        for one in of_grids()
        for lamp, explained in one.lamps
        if lamp.name is LampName.LEARNING_RATE and not math.isnan(explained.named_from)
    }
    assert limits <= {EVEN, ALARM, CLEAR}
    assert len(limits) > 1


def test_a_state_is_no_less_likely_than_the_limit_from_which_it_is_named():
    for one in of_grids():
        for _, explained in one.lamps:
            if not math.isnan(explained.named_from):
                assert explained.chance >= explained.named_from - 1e-3


@pytest.fixture
def one_reading(monkeypatch):
    """A network that calls a rate low for how far the loss still falls, and for nothing else."""
    net = one_unit("loss.late_fall", 0.6, "too_low", 12.0)
    for module in (run_alone, run_alone.Weighed.__module__):
        target = f"{module}.network" if isinstance(module, str) else f"{module.__name__}.network"
        monkeypatch.setattr(target, lambda: net)
    return net


def test_of_a_network_that_is_known_the_margin_is_that_of_the_formula(one_reading):
    """p = (e^o + 1) / (e^o + 4) with o = 12 tanh(0.6 z) is ALARM where e^o = (4p - 1) / (1 - p)."""
    run = case({"lr": 0.01, "optimizer": "sgd"}, train_loss=SLOW)
    lamp = run.lamps[LampName.LEARNING_RATE]
    assert lamp.state is LearningRate.TOO_LOW
    explained = judged(run).explained[LampName.LEARNING_RATE]
    assert [reason.group for reason in explained.reasons] == ["late"]
    assert explained.reasons[0].symptom == "still-falling-at-end"
    assert explained.against == ()
    assert explained.named_from == pytest.approx(ALARM, abs=1e-3)

    odds = math.log((4 * ALARM - 1) / (1 - ALARM))
    z = math.atanh(odds / 12) / 0.6
    place = one_reading.readings.index("loss.late_fall")
    middle, spread = one_reading.middle[place], one_reading.spread[place]
    exact = middle + spread * math.sinh(2 * z) / 2
    (margin,) = explained.margins
    assert margin.read.name == "loss.late_fall"
    assert margin.state is LearningRate.UNKNOWN
    assert margin.turns_at <= exact <= margin.kept_at
    assert margin.turns_at == pytest.approx(exact, rel=0.1)  # two digits


def test_where_no_value_that_occurs_turns_a_verdict_there_is_no_margin(one_reading, monkeypatch):
    run = judged(case({"lr": 0.01, "optimizer": "sgd"}, train_loss=SLOW))
    lamp = run.case.lamps[LampName.LEARNING_RATE]
    reasons = why(run.run, lamp).reasons
    (margin,) = margins.margins_of(run.run, lamp, reasons)
    name = margin.read.name
    nearer = (run.run.value(name) + as_reading(name, margin.kept_at)) / 2
    narrow = {**ordinary(), name: replace(ordinary()[name], low=nearer)}
    monkeypatch.setattr(margins, "ordinary", lambda: narrow)
    assert margins.margins_of(run.run, lamp, reasons) == ()


def test_overfitting_is_told_with_the_rise_from_which_on_its_rule_sees_it():
    run = judged(case({"lr": 0.1, "batch_size": 64}, **overfitting()))
    assert run.case.lamps[LampName.FIT].state is Fit.OVERFITTING
    (margin,) = run.explained[LampName.FIT].margins
    held_out = run.run.features.held_out

    def is_seen(rise: float) -> bool:
        moved = replace(held_out, rise=rise, end=held_out.best * (1 + rise))
        return detect(replace(run.run.features, held_out=moved)) is not None

    assert is_seen(margin.kept_at)
    assert not is_seen(margin.turns_at)
    assert margin.turns_at == pytest.approx(RISE.value, abs=0.02)
    assert margin.read.value == pytest.approx(held_out.rise)
    assert margin.state is not Fit.OVERFITTING


def test_a_flat_run_whose_rate_is_named_has_a_reason_on_its_curve():
    flat = {"train_loss": START + noise(31, 0.0004) - 1e-4 * T, "val_loss": START - 1e-4 * T}
    run = judged(case({"lr": 1e-6, "optimizer": "sgd", "batch_size": 64}, **flat))
    lamp = run.case.lamps[LampName.LEARNING_RATE]
    assert lamp.state is LearningRate.TOO_LOW
    assert "flat-from-start" in {one.code for one in run.case.symptoms}
    explained = run.explained[LampName.LEARNING_RATE]
    assert explained.rests_on == "curve"
    assert explained.reasons


def test_a_healthy_run_is_explained_on_every_lamp_that_the_networks_judge():
    run = judged(case({"lr": 0.1, "batch_size": 64}, **healthy()))
    assert run.explained.keys() == {LampName.LEARNING_RATE, LampName.FIT, LampName.BATCH_SIZE}


def test_a_state_that_is_not_known_is_not_explained():
    assert judged(case({"lr": 0.1}, train_loss=[1.0, 0.9])).explained == {}
