"""Advice: what to change, to which value, and never to one that a sibling has shown to fail."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis.case import Case
from dashboard.diagnosis.compare import refine
from dashboard.diagnosis.engine import examine
from dashboard.diagnosis.recommendations import SiblingRuns, rate_aims, recommend
from dashboard.diagnosis.verdict import (
    BatchSize,
    Fit,
    Lamp,
    LampName,
    LearningRate,
    Stability,
    Symptom,
)
from dashboard.text.sentences import Sentences
from tests.diagnosis.siblings.made_up_runs import case, figure_1, figure_2, run, sweep

GOOD = {
    "stability": Stability.OK,
    "learning_rate": LearningRate.GOOD,
    "batch_size": BatchSize.GOOD,
    "fit": Fit.GOOD,
}


def advice(runs, **alone):
    """The advice for every run, by run id, as (action, from, to)."""
    cases, said = refine([case(one, **alone) for one in runs])
    sibling_runs = SiblingRuns(runs)
    return {
        c.curves.run.run_id: [
            (one.action, one.from_value, one.to_value) for one in recommend(c, said, sibling_runs)
        ]
        for c in cases
    }


def alone(curves=None, symptoms=(), **states):
    """The advice for a run without siblings whose lamps are good but for ``states``."""
    known = case(curves or run(), **(GOOD | states))
    one = Case(known.curves, tuple(symptoms), known.lamps)
    return recommend(one, (), [one.curves])


def actions(*args, **states):
    return [one.action for one in alone(*args, **states)]


def test_a_healthy_run_needs_no_advice():
    assert alone() == ()


def test_the_large_batch_of_figure_1_gets_the_rate_that_was_shown_then_its_batch_lowered():
    found = advice(figure_1())
    assert found["lilás"] == [
        ("raise_lr_with_batch", 0.01, 0.1),
        ("lower_batch_size", 1024, 64),
    ]
    assert found["laranja"] == found["azul"] == []


def test_a_rate_is_scaled_with_the_batch_where_none_was_shown():
    orange, lilac, _ = figure_1()
    assert advice([orange, lilac])["lilás"][0] == ("raise_lr_with_batch", 0.01, 0.16)


def test_a_rate_scaled_with_the_batch_stays_at_the_best_shown_where_one_beyond_is_worse():
    found = advice([*figure_1(), run("lost", batch_size=1024, lr=1.5)])
    assert found["lilás"][0] == ("raise_lr_with_batch", 0.01, 0.1)


def test_the_advice_names_the_sibling_that_has_shown_it():
    runs = figure_1()
    cases, said = refine([case(one) for one in runs])
    first, second = recommend(cases[1], said, runs)
    assert first.evidence["shown_lr"] == 0.1
    assert second.evidence["shown_score"] > 0.97
    assert "large-batch-gap" in first.because


def test_only_the_control_of_figure_2_is_advised():
    found = advice(figure_2())
    assert [run_id for run_id, given in found.items() if given] == ["amarelo neon"]


def test_a_sweep_sends_every_wrong_rate_to_the_best_one():
    found = advice(sweep((0.00001, 0.0003, 0.03, 3.0)))
    assert [given[0][2] if given else None for given in found.values()] == [0.03, 0.03, None, 0.03]


PLAIN = {"optimizer": "sgd", "momentum": 0.0}
MOMENTUM = {"optimizer": "sgd", "momentum": 0.9}
UNSAID = {"optimizer": "sgd", "momentum": None}
ADAM = {"optimizer": "adam", "momentum": None}
NONE = {"optimizer": None, "momentum": None}


@pytest.mark.parametrize(
    ("settings", "state", "lr", "to"),
    [
        (PLAIN, LearningRate.TOO_LOW, 0.05, 0.5),
        (PLAIN, LearningRate.TOO_LOW, 0.002, 0.1),
        (PLAIN, LearningRate.TOO_LOW, 0.0001, 0.01),
        (MOMENTUM, LearningRate.TOO_LOW, 0.0002, 0.01),
        (UNSAID, LearningRate.TOO_LOW, 0.0002, 0.01),
        (ADAM, LearningRate.TOO_LOW, 0.0001, 0.003),
        (NONE, LearningRate.TOO_LOW, 0.0001, 0.001),
        (PLAIN, LearningRate.SLIGHTLY_LOW, 0.01, 0.03),
        (PLAIN, LearningRate.SLIGHTLY_HIGH, 0.1, 0.03),
        (PLAIN, LearningRate.TOO_HIGH, 0.1, 0.01),
        (PLAIN, LearningRate.TOO_HIGH, 5.0, 0.1),
        (MOMENTUM, LearningRate.TOO_HIGH, 5.0, 0.03),
        (UNSAID, LearningRate.TOO_HIGH, 5.0, 0.03),
        (ADAM, LearningRate.TOO_HIGH, 5.0, 0.01),
        (NONE, LearningRate.TOO_HIGH, 5.0, 0.5),
    ],
)
def test_without_siblings_the_rate_moves_by_a_factor_and_on_to_the_optimizers_aim(
    settings, state, lr, to
):
    first = alone(run(lr=lr, **settings), learning_rate=state)[0]
    assert (first.parameter, first.from_value, first.to_value) == ("lr", lr, to)


@pytest.mark.parametrize(
    ("settings", "lr", "to"),
    [
        (PLAIN, 5.0, 0.03),
        (PLAIN, 0.05, 0.005),
        (MOMENTUM, 5.0, 0.01),
        (UNSAID, 5.0, 0.01),
        (ADAM, 0.5, 0.001),
        (NONE, 5.0, 0.5),
    ],
)
def test_lost_numbers_ask_for_a_rate_that_is_safe_for_the_optimizer(settings, lr, to):
    first = alone(run(lr=lr, **settings), stability=Stability.DIVERGED)[0]
    assert first.to_value == to


@pytest.mark.parametrize("sides", [rate_aims.ADAPTIVE, rate_aims.MOMENTUM, rate_aims.PLAIN])
def test_a_safe_rate_is_no_higher_than_where_a_low_one_is_led_nor_that_than_a_high_one(sides):
    assert sides.safe <= sides.up <= sides.down


def test_an_unknown_rate_is_multiplied():
    curves = run(lr=None, batch_size=None)
    bare = {key: c for key, c in curves.curves.items() if key[0] in {"loss", "accuracy"}}
    curves = type(curves)(curves.run, curves.x_unit, bare, curves.steps, curves.epochs)
    first = alone(curves, learning_rate=LearningRate.TOO_HIGH)[0]
    assert (first.action, first.from_value, first.to_value) == ("lower_lr", None, None)
    assert first.evidence["factor"] == 0.1
    assert Sentences("pt-BR").chip(first) == "taxa ÷ 10"
    assert "(÷ 10)" in Sentences("pt-BR").recommendation(first)
    later = alone(curves, fit=Fit.PLATEAU)[0]
    assert (later.to_value, later.evidence["factor"]) == (None, 0.1)
    assert Sentences("en").chip(later) == "later, rate ÷ 10"


def test_a_rate_above_which_siblings_diverge_is_approached_half_way():
    runs = [run("mine", lr=0.01), run("wild", lr=1.5, epochs=1)]
    cases, said = refine([case(one) for one in runs])
    low = Lamp(LampName.LEARNING_RATE, LearningRate.TOO_LOW, 0.6)
    mine = Case(cases[0].curves, (), dict(cases[0].lamps) | {LampName.LEARNING_RATE: low})
    first = recommend(mine, said, runs)[0]
    assert 0.01 < first.to_value <= 0.1


def overfitted():
    evidence = {"best_x": 12.0, "rise": 0.18, "accuracy_lost": 0.02, "accuracy_went": "fell"}
    return Symptom("val-rises-while-train-falls", 1.0, "test", "loss", 12.0, 30.0, evidence)


def test_overfitting_is_stopped_before_it_is_regularised():
    given = alone(symptoms=[overfitted()], fit=Fit.OVERFITTING)
    assert [one.action for one in given] == [
        "stop_at_epoch",
        "add_weight_decay",
        "add_dropout",
        "augment",
    ]
    assert (given[0].from_value, given[0].to_value) == (30, 12)


def test_weight_decay_and_dropout_start_from_what_the_run_has():
    curves = run(weight_decay=0.001, dropout=0.5)
    given = {one.action: one for one in alone(curves, fit=Fit.OVERFITTING)}
    assert (given["add_weight_decay"].from_value, given["add_weight_decay"].to_value) == (
        0.001,
        0.01,
    )
    assert "add_dropout" not in given


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ({"fit": Fit.UNDERFITTING}, ["larger_model", "train_longer"]),
        ({"fit": Fit.STOPPED_TOO_EARLY}, ["train_longer"]),
        ({"fit": Fit.PLATEAU}, ["decay_lr"]),
        ({"fit": Fit.BROKEN_FROM_START}, ["check_labels", "check_data"]),
        ({"stability": Stability.NOISY}, ["decay_lr"]),
        ({"stability": Stability.DIVERGED}, ["lower_lr", "clip_gradients", "warm_up"]),
        ({"batch_size": BatchSize.TOO_LARGE}, ["lower_batch_size"]),
        ({"batch_size": BatchSize.TOO_SMALL}, ["raise_batch_size"]),
        ({"learning_rate": LearningRate.TOO_LOW}, ["raise_lr", "add_momentum"]),
        (
            {"learning_rate": LearningRate.TOO_LOW, "fit": Fit.STOPPED_TOO_EARLY},
            ["raise_lr", "add_momentum"],
        ),
        (
            {"learning_rate": LearningRate.TOO_HIGH, "fit": Fit.UNDERFITTING},
            ["lower_lr"],
        ),
    ],
    ids=lambda value: " ".join(
        str(v) for v in (value.values() if isinstance(value, dict) else value)
    ),
)
def test_every_state_has_its_remedies_in_their_order(states, expected):
    assert actions(**states) == expected


def test_a_rate_far_above_the_usual_is_named_when_a_run_never_learned():
    found = actions(run(lr=0.9), fit=Fit.BROKEN_FROM_START)
    assert found == ["check_labels", "check_data", "lower_lr"]


@pytest.mark.parametrize(
    ("stability", "first"),
    [(Stability.DIVERGED, "lower_lr"), (Stability.UNKNOWN, "check_labels")],
)
def test_a_loss_that_went_up_by_its_rate_is_no_fault_of_the_labels(stability, first):
    high = {"fit": Fit.BROKEN_FROM_START, "learning_rate": LearningRate.TOO_HIGH}
    found = actions(run(lr=0.9), stability=stability, **high)
    assert found[0] == first
    assert {"lower_lr", "check_labels", "check_data"} <= set(found)


@pytest.mark.parametrize("lr", [1e-320, 1e-300, 1e-31, 1e13, 1e300])
@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
@pytest.mark.parametrize("state", [LearningRate.TOO_LOW, LearningRate.TOO_HIGH])
def test_a_number_that_nobody_trains_with_is_no_rate(state, optimizer, lr):
    found = alone(run(lr=lr, optimizer=optimizer), learning_rate=state)
    moved = [one for one in found if one.parameter == "lr"]
    assert moved
    assert all(one.from_value is None and one.to_value is None for one in moved)


def test_a_run_that_never_learned_at_too_low_a_rate_raises_it():
    found = actions(run(lr=0.0001), fit=Fit.BROKEN_FROM_START, learning_rate=LearningRate.TOO_LOW)
    assert found[:3] == ["raise_lr", "check_labels", "check_data"]


@pytest.mark.parametrize(("lr", "action"), [(0.00001, "raise_lr"), (3.0, "lower_lr")])
def test_data_that_siblings_learned_from_are_not_checked_again(lr, action):
    runs = [run("good", lr=0.03), run("bad", lr=lr)]
    cases, said = refine([case(one, fit=Fit.BROKEN_FROM_START) for one in runs])
    first = recommend(cases[1], said, runs)[0]
    assert (first.action, first.to_value) == (action, 0.03)


def test_few_points_ask_for_more_logging():
    few = Symptom("few-points", 1.0, "train", "loss", 0.0, 2.0, {"points": 3})
    known = case(run())
    lamps = {
        name: Lamp(name, lamp.state, 0.0, reason="few-points") for name, lamp in known.lamps.items()
    }
    (one,) = recommend(Case(known.curves, (few,), lamps), (), ())
    assert one.action == "log_more"
    assert "pontos" in Sentences("pt-BR").why(one)


def test_a_batch_measured_too_large_is_not_blamed_on_the_rate():
    runs = [run("small", batch_size=64, lr=0.001), run("large", batch_size=1024, lr=0.016)]
    worse = run("large", batch_size=1024, lr=0.016, noise=-0.05)
    found = advice([runs[0], worse], learning_rate=LearningRate.SLIGHTLY_LOW)
    assert found["large"] == [("warm_up", 0, 5), ("lower_batch_size", 1024, 64)]


STATES = st.fixed_dictionaries(
    {
        "stability": st.sampled_from(list(Stability)),
        "learning_rate": st.sampled_from(list(LearningRate)),
        "batch_size": st.sampled_from(list(BatchSize)),
        "fit": st.sampled_from(list(Fit)),
    }
)
RATE = st.floats(1e-6, 8.0).map(lambda x: float(f"{x:.2g}"))


@given(
    STATES,
    st.fixed_dictionaries(
        {
            "lr": st.none() | RATE,
            "batch_size": st.none() | st.sampled_from([1, 2, 64, 1000]),
            "optimizer": st.sampled_from([None, "sgd", "adam", "AdamW", "rmsprop"]),
            "momentum": st.sampled_from([None, 0.0, 0.9]),
            "weight_decay": st.sampled_from([None, 0.0, 0.0005]),
            "dropout": st.sampled_from([None, 0.0, 0.3, 0.6]),
            "epochs": st.sampled_from([1, 3, 30]),
        }
    ),
)
def test_whatever_the_lamps_say_advice_changes_something_and_can_be_said(states, changes):
    given_ = alone(run("any", **changes), [overfitted()], **states)
    assert len(given_) <= 4
    assert len({one.action for one in given_}) == len(given_)
    for one in given_:
        assert one.to_value is None or one.to_value != one.from_value
        assert not isinstance(one.to_value, float) or math.isfinite(one.to_value)
        for lang in ("pt-BR", "en"):
            words = Sentences(lang)
            for tell in (words.recommendation, words.why, words.expect, words.wrong_if):
                assert tell(one).endswith(".")
            assert 0 < len(words.chip(one)) < 60


@given(
    st.lists(RATE, min_size=2, max_size=7, unique=True),
    st.sampled_from(["sgd", "adam"]),
    st.sampled_from([16, 64, 1024]),
)
def test_no_rate_is_advised_that_a_sibling_has_shown_to_end_no_better(rates, optimizer, batch_size):
    runs = sweep(rates, optimizer=optimizer, batch_size=batch_size)
    cases, said = refine([examine(one) for one in runs])
    sibling_runs = SiblingRuns(runs)
    ends = {c.curves.setting("lr"): _end(c.curves) for c in cases}
    for one in cases:
        mine = _end(one.curves)
        for given_ in recommend(one, said, sibling_runs):
            if given_.action in {"raise_lr", "lower_lr"} and given_.to_value in ends:
                assert ends[given_.to_value] > mine


def _end(curves):
    loss = curves.train("loss").y
    if not math.isfinite(loss[-1]):
        return -math.inf
    accuracy = curves.held_out("accuracy").y
    return float(sorted(accuracy[-5:])[2]) if len(accuracy) >= 25 else float(accuracy[-1])


def test_the_siblings_may_be_any_sequence_of_runs():
    runs = figure_1()
    cases, said = refine([case(one) for one in runs])
    assert recommend(cases[1], said, runs) == recommend(cases[1], said, SiblingRuns(runs))
    assert list(SiblingRuns(runs)) == runs
    assert SiblingRuns(runs)[1:] == tuple(runs[1:])


def test_a_switched_run_is_advised_from_its_last_rate():
    runs = [
        run("best", lr=0.3),
        run("switched", lr=0.0001, epochs=40, phases=[(21, 64, 0.001)]),
    ]
    found = advice(runs, learning_rate=LearningRate.SLIGHTLY_LOW)
    assert found["switched"][0] == ("raise_lr", 0.001, 0.003)


@pytest.mark.parametrize(
    ("settings", "first"),
    [
        ({"weight_decay": 0.3}, ("lower_weight_decay", 0.3, 0.0005)),
        ({"weight_decay": 0.3, "optimizer": "adamw"}, ("lower_weight_decay", 0.3, 0.01)),
        ({"weight_decay": 0.001}, ("larger_model", None, None)),
        ({}, ("larger_model", None, None)),
    ],
)
def test_a_poor_fit_is_freed_of_its_weight_decay_before_the_model_grows(settings, first):
    one = alone(run("r", **settings), fit=Fit.UNDERFITTING)[0]
    assert (one.action, one.from_value, one.to_value) == first


@pytest.mark.parametrize(
    ("epochs", "steps", "warmed"),
    [
        (30.0, 28140.0, [("warmup_epochs", 5)]),
        (math.nan, 2000.0, [("warmup_steps", 100)]),
        (0.4, 2000.0, [("warmup_steps", 100)]),
        (math.nan, math.nan, []),
    ],
)
def test_a_warm_up_is_counted_as_the_log_counts(epochs, steps, warmed):
    curves = replace(run("r"), epochs=epochs, steps=steps)
    given = alone(curves, stability=Stability.DIVERGED)
    found = [(one.parameter, one.to_value) for one in given if one.action == "warm_up"]
    assert found == warmed
