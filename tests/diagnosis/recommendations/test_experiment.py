"""What a run is asked to try where its curve does not tell whether the rate is right."""

from dataclasses import replace

import pytest

from dashboard.diagnosis.case import Case
from dashboard.diagnosis.compare import refine
from dashboard.diagnosis.headline import headline
from dashboard.diagnosis.live.running import advice_so_far
from dashboard.diagnosis.recommendations import SiblingRuns, recommend
from dashboard.diagnosis.verdict import (
    BatchSize,
    Fit,
    LampName,
    LearningRate,
    RateChances,
    Stability,
)
from dashboard.model.run import XUnit
from dashboard.model.table import Split
from tests.diagnosis.siblings.made_up_runs import case, run, sweep

UNSURE = {
    "stability": Stability.OK,
    "learning_rate": LearningRate.UNKNOWN,
    "batch_size": BatchSize.UNKNOWN,
    "fit": Fit.UNKNOWN,
}
LOW = RateChances(low=0.6, good=0.3, high=0.1)
HIGH = RateChances(low=0.1, good=0.3, high=0.6)


def in_doubt(chances, reason="not-telling", curves=None, **states):
    known = case(curves or run(lr=0.01), **(UNSURE | states))
    rate = replace(known.lamps[LampName.LEARNING_RATE], reason=reason, chances=chances)
    return Case(known.curves, (), {**known.lamps, LampName.LEARNING_RATE: rate})


def asked(one):
    return [(advice.action, advice.to_value) for advice in recommend(one, (), [one.curves])]


@pytest.mark.parametrize(
    ("chances", "to"),
    [
        (LOW, 0.03),
        (HIGH, 0.003),
    ],
)
def test_the_likelier_side_is_tried(chances, to):
    assert asked(in_doubt(chances)) == [("try_lr", to)]


def test_far_below_where_the_optimizer_does_well_the_step_up_is_longer():
    adam = {"optimizer": "adam", "momentum": None}
    assert asked(in_doubt(LOW, curves=run(lr=0.0001, **adam))) == [("try_lr", 0.001)]
    assert asked(in_doubt(LOW, curves=run(lr=0.00015, **adam))) == [("try_lr", 0.0004)]


def of_writer(writer, **changes):
    curves = run(hidden=None, optimizer=None, momentum=None, **changes)
    return replace(curves, run=replace(curves.run, format=writer))


def once(**changes):
    """A single pass of Adam over its data."""
    curves = run(optimizer="adam", momentum=None, **changes)
    return replace(curves, x_unit=XUnit.STEP, epochs=1.0)


@pytest.mark.parametrize(
    ("curves", "to"),
    [
        (of_writer("huggingface", lr=0.0003), 0.0009),
        (of_writer("huggingface", lr=0.003), None),
        (of_writer("csv", lr=0.003), 0.009),
        (once(lr=0.003, hidden=None), None),
        (once(lr=0.003, hidden=(512, 512)), None),
        (once(lr=0.003, hidden=(16, 16)), 0.009),
        (once(lr=0.03, hidden=(16, 16)), None),
        (run(lr=0.003, optimizer="adam", momentum=None), 0.009),
    ],
)
def test_a_large_model_is_not_asked_to_go_beyond_the_rates_of_such_models(curves, to):
    assert asked(in_doubt(LOW, curves=curves)) == ([] if to is None else [("try_lr", to)])
    assert asked(in_doubt(HIGH, curves=curves)) != []


@pytest.mark.parametrize("reason", ["short-or-slow", "batch-noise", "lost", ""])
def test_no_other_rate_is_tried_where_the_rate_is_not_what_is_in_doubt(reason):
    assert asked(in_doubt(LOW, reason)) == []


@pytest.mark.parametrize(
    ("chances", "to"),
    [
        (RateChances(low=0.7, good=0.1, high=0.2), 0.01),
        (RateChances(low=0.4, good=0.1, high=0.5), None),
        (None, None),
    ],
)
def test_a_run_that_learned_nothing_is_asked_for_ten_times_the_rate(chances, to):
    one = in_doubt(chances, "not-learning", curves=run(lr=0.001))
    assert asked(one) == ([] if to is None else [("try_lr", to)])


def test_a_run_that_is_broken_is_not_asked_for_another_rate_first():
    broken = in_doubt(LOW, "not-learning", fit=Fit.BROKEN_FROM_START)
    assert "try_lr" not in {action for action, _ in asked(broken)}


def test_a_rate_that_was_not_weighed_is_not_tried():
    assert asked(in_doubt(None)) == []


def test_a_healthy_run_is_not_asked_to_try_anything():
    one = in_doubt(RateChances(low=0.5, good=0.45, high=0.05), fit=Fit.GOOD)
    assert headline(one).state == "healthy"
    assert asked(one) == []


@pytest.mark.parametrize(
    ("chances", "to"),
    [
        (RateChances(low=0.8, good=0.15, high=0.05), 0.03),
        (RateChances(low=0.6, good=0.35, high=0.05), 0.03),
        (RateChances(low=0.05, good=0.35, high=0.6), 0.003),
    ],
)
def test_a_run_whose_rate_is_likely_off_is_not_called_healthy(chances, to):
    one = in_doubt(chances, fit=Fit.GOOD)
    assert headline(one).state == "unknown"
    assert asked(one) == [("try_lr", to)]


def test_nothing_is_tried_of_a_rate_that_is_not_logged():
    unlogged = run(lr=None)
    curves = {key: one for key, one in unlogged.curves.items() if key[0] != "learning_rate"}
    assert asked(in_doubt(LOW, curves=replace(unlogged, curves=curves))) == []


def test_a_run_that_is_still_being_written_is_not_asked_for_another():
    one = in_doubt(LOW)
    assert advice_so_far(recommend(one, (), [one.curves])) == ()


def tried_beside(runs, chances, **states):
    """The rates that every run is asked to try, by its own rate."""
    cases, said = refine([in_doubt(chances, curves=one, **states) for one in runs])
    known = SiblingRuns(runs)
    return {
        float(c.curves.run.config["lr"]): one.to_value
        for c in cases
        for one in recommend(c, said, known)
        if one.action == "try_lr"
    }


def test_the_best_run_at_the_end_of_a_grid_is_asked_for_the_next_rate_outwards():
    assert tried_beside(sweep((0.0003, 0.001, 0.003)), LOW) == {0.003: 0.009}


@pytest.mark.parametrize(
    ("rates", "chances"),
    [
        pytest.param((0.001, 0.1, 0.9), LOW, id="the best lies between"),
        pytest.param((0.0003, 0.001, 0.003), HIGH, id="its curve leans to the other side"),
        pytest.param(
            (0.0003, 0.001, 0.003),
            RateChances(low=0.3, good=0.6, high=0.1),
            id="its curve makes the rate good",
        ),
    ],
)
def test_no_rate_beyond_is_asked_for_where(rates, chances):
    assert tried_beside(sweep(rates), chances) == {}


@pytest.mark.parametrize("rates", [(0.001, 0.003), (0.003, 3.0)])
def test_the_best_of_two_rates_is_asked_for_a_third_healthy_or_not(rates):
    asked_of = tried_beside(sweep(rates), LOW, fit=Fit.GOOD)
    assert set(asked_of) == {0.003}
    assert asked_of[0.003] > 0.003


def test_a_sibling_that_diverged_is_no_end_of_a_grid():
    assert tried_beside(sweep((0.01, 3.0)), LOW) == {0.01: 0.03}  # by its own curve


def test_a_sibling_that_diverged_makes_no_rate_a_good_one():
    cases, _ = refine([in_doubt(LOW, curves=one) for one in sweep((0.0003, 3.0))])
    assert cases[0].lamps[LampName.LEARNING_RATE].state is LearningRate.UNKNOWN


FAR_ABOVE = {"sgd": (10.0, 0.1), "adam": (0.2, 0.01)}


def poor(optimizer, lr, **states):
    """A run that overfits, alone, its rate not named by its curve."""
    curves = run(lr=lr, optimizer=optimizer, momentum=0.0)
    return in_doubt(None, curves=curves, **{"fit": Fit.OVERFITTING} | states)


@pytest.mark.parametrize("optimizer", FAR_ABOVE)
def test_a_rate_a_hundred_times_the_usual_is_tried_lower_before_the_fit_is_mended(optimizer):
    lr, to = FAR_ABOVE[optimizer]
    assert asked(poor(optimizer, lr))[0] == ("try_lr", to)


@pytest.mark.parametrize("optimizer", FAR_ABOVE)
def test_a_rate_less_far_above_is_no_reason_by_itself(optimizer):
    lr, _ = FAR_ABOVE[optimizer]
    assert "try_lr" not in dict(asked(poor(optimizer, 0.9 * lr)))


def test_a_healthy_run_keeps_the_highest_rate():
    healthy = poor("adam", 2.0, fit=Fit.GOOD)
    assert headline(healthy).state == "healthy"
    assert asked(healthy) == []


@pytest.mark.parametrize(
    "states", [{"stability": Stability.DIVERGED}, {"learning_rate": LearningRate.TOO_HIGH}]
)
def test_where_the_rate_is_lowered_anyway_no_second_piece_of_advice_says_so(states):
    said = [action for action, _ in asked(poor("adam", 2.0, **states))]
    assert "lower_lr" in said
    assert "try_lr" not in said


def test_a_factor_of_a_schedule_is_no_rate():
    known = poor("adam", 2.0)
    logged = known.curves.schedule()
    assert ("try_lr", 0.01) in asked(known)
    low = replace(logged, y=logged.y * 1e-3)
    curves = dict(known.curves.curves) | {("learning_rate", Split.NONE): low}
    assert "try_lr" not in dict(asked(replace(known, curves=replace(known.curves, curves=curves))))
    bare = {key: one for key, one in known.curves.curves.items() if key[0] != "learning_rate"}
    config = dict(known.curves.run.config) | {"decay_method": "noam"}
    noam = replace(known.curves, curves=bare, run=replace(known.curves.run, config=config))
    assert "try_lr" not in dict(asked(replace(known, curves=noam)))
