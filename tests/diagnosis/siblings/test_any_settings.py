"""With any settings, runs are compared without a crash, and every finding has a sentence."""

import logging

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.diagnosis import comparisons
from dashboard.diagnosis.compare import refine
from dashboard.diagnosis.siblings.families import families_of
from dashboard.diagnosis.verdict import Fit, LampName, LearningRate
from dashboard.text.sentences import Sentences
from tests.diagnosis.siblings.comparison_cases import NAMELESS, standing
from tests.diagnosis.siblings.comparison_cases import logging as logging_as
from tests.diagnosis.siblings.made_up_runs import case, run, sweep
from tests.examples import examples

WORDS = {lang: Sentences(lang) for lang in ("pt-BR", "en")}
ODD = st.one_of(
    st.sampled_from(
        [0, 0.0, -1, None, True, "", "fast", "1e-3", (0.1, 0.01), (), float("nan"), float("inf")]
    ),
    st.sampled_from([0.01, 0.1, 0.3, 64, 128, 1e-320, 1e300, 2**70]),
)
OPTIMIZERS = st.sampled_from([None, "sgd", "adam", 3, ("adam", "sgd")])
NAMES = ("run_1", "ana", "rui", "resnet", "lr0", "b64")


def made(name, lr, size, optimizer, seed):
    """A run that was trained well, whatever its settings say."""
    one = run(name, **NAMELESS)
    config = {"lr": lr, "batch_size": size, "optimizer": optimizer, "seed": seed}
    told = {key: value for key, value in config.items() if value is not None}
    described = one.run.__class__(name, name, name, "formula", one.run.x_unit, told)
    return one.__class__(described, one.x_unit, one.curves, one.steps, one.epochs)


RUNS = st.lists(
    st.builds(
        made, st.sampled_from(NAMES), ODD, ODD, OPTIMIZERS, st.sampled_from([None, 0, 1, "x"])
    ),
    min_size=2,
    max_size=6,
    unique_by=lambda one: one.run.run_id,
)


@settings(max_examples=examples(150))
@given(RUNS, st.lists(st.sampled_from([-0.6, -0.3, -0.01, 0.0, 0.005]), min_size=6, max_size=6))
def test_every_finding_can_be_said_whatever_the_settings_say(runs, worse):
    shifted = [
        standing(one, 0.9 + by) if by < -0.2 else one for one, by in zip(runs, worse, strict=False)
    ]
    _, found = refine([case(one) for one in shifted])
    for one in found:
        for words in WORDS.values():
            assert words.comparison(one)


@pytest.fixture
def no_rule_fails(caplog):
    with caplog.at_level(logging.WARNING, logger=comparisons.__name__):
        yield
    assert caplog.records == []


@pytest.mark.usefixtures("no_rule_fails")
@pytest.mark.parametrize("lr", [0, 0.0, None, "auto", (0.1, 0.01), float("nan"), 1e-320])
def test_no_rule_fails_on_an_odd_rate(lr):
    odd = made("run_9", lr, 64, "sgd", None)
    _, found = refine([case(one) for one in [*sweep((0.01, 0.1, 0.3), **NAMELESS), odd]])
    assert found
    for one in found:
        assert all(words.comparison(one) for words in WORDS.values())


def said_of(runs, code):
    _, found = refine([case(one) for one in runs])
    return [WORDS["en"].comparison(one) for one in found if one.code == code]


def nothing_learned(name, **changes):
    return standing(run(name, **NAMELESS | {"seed": None} | changes), 0.11)


def test_a_rate_of_zero_is_said_to_be_zero():
    runs = [run("run_1", lr=0.01, **NAMELESS), nothing_learned("run_2", lr=0.0)]
    (text,) = said_of(runs, "parting")
    assert "in the rate: 0.01 against 0." in text


def test_a_run_that_never_trained_is_neither_the_best_nor_in_the_count():
    runs = [*sweep((0.01, 0.1), **NAMELESS), nothing_learned("run_2", lr=0.0)]
    (text,) = said_of(runs, "best-setting")
    assert text.startswith("Of 2 settings")


def test_equal_settings_of_which_one_learned_nothing_are_no_repeats():
    runs = [
        run("run_1", lr=0.01, **NAMELESS | {"seed": None}),
        nothing_learned("run_2", lr=0.01),
        run("run_3", lr=0.1, **NAMELESS | {"seed": None}),
    ]
    best = families_of(runs)[0].best
    assert [member.run_id for member in best.members] == ["run_3"]
    assert len(families_of(runs)[0].cells) == 3
    refined, _ = refine([case(one, learning_rate=LearningRate.TOO_HIGH) for one in runs])
    lamps = {one.curves.run.run_id: one.lamps for one in refined}
    assert lamps["run_2"][LampName.LEARNING_RATE].state is LearningRate.UNKNOWN
    assert lamps["run_2"][LampName.FIT].state is Fit.BROKEN_FROM_START
    assert lamps["run_1"][LampName.FIT].state is not Fit.BROKEN_FROM_START


def test_runs_that_tell_their_seeds_stay_repeats_however_they_end():
    runs = [run("run_1", lr=0.01, seed=1), standing(run("run_2", lr=0.01, seed=2), 0.11)]
    assert len(families_of(runs)[0].cells) == 1


def test_a_guess_is_not_the_best_beside_a_run_that_learned_and_overfitted():
    overfitted = run("run_1", lr=0.01, **NAMELESS)
    curve = overfitted.curves["accuracy", "test"]
    values = np.concatenate([curve.y[:20], np.full(len(curve) - 20, 0.105)])
    guess = standing(run("run_2", lr=0.001, **NAMELESS), 0.13)
    curves = dict(overfitted.curves)
    curves["accuracy", "test"] = curve.__class__("accuracy", curve.split, curve.x, values)
    spoiled = overfitted.__class__(
        overfitted.run, overfitted.x_unit, curves, overfitted.steps, overfitted.epochs
    )
    (family,) = families_of([spoiled, guess])
    assert family.best is None
    for code in ("best-setting", "lr-regimes", "edge-of-grid", "parting", "unlike-repeats"):
        assert said_of([spoiled, guess], code) == []


def test_settings_over_two_optimizers_are_said_with_their_optimizers():
    runs = [
        run("run_1", lr=0.01, optimizer="sgd", **NAMELESS),
        run("run_2", lr=0.001, optimizer="adam", **NAMELESS),
    ]
    (text,) = said_of(runs, "best-setting")
    assert "rate 0.01 with sgd" in text
    assert "rate 0.001 with adam" in text
    (text,) = said_of(runs, "parting")
    assert "in the optimizer: sgd against adam" in text


def test_settings_of_one_optimizer_do_not_name_it():
    assert not any("with sgd" in text for text in said_of(sweep((0.01, 0.1)), "best-setting"))


def test_runs_of_other_metrics_are_said_not_to_be_ranked_together():
    one, other = sweep((0.01, 0.1), **NAMELESS)
    (text,) = said_of([one, logging_as(other, "accuracy", "mae")], "kept-apart")
    assert text == "“lr0.01” and “lr0.1” are not ranked together: one logs accuracy, the other mae."
