"""Scores, families and walks: the measures under the verdicts."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dashboard.diagnosis.compare import refine
from dashboard.diagnosis.siblings.batch import judge_batch
from dashboard.diagnosis.siblings.families import families_of
from dashboard.diagnosis.siblings.lr_integral import travel_of
from dashboard.diagnosis.siblings.rate import judge_rate
from dashboard.diagnosis.siblings.rounding import round_epochs, round_rate
from dashboard.diagnosis.siblings.score import has_diverged, level, measure_of
from dashboard.diagnosis.siblings.training_progress import is_under_trained
from dashboard.diagnosis.verdict import BatchSize, Fit, LampName, LearningRate
from dashboard.model.curve import Curve
from dashboard.model.run import XUnit
from dashboard.model.table import Split
from tests.diagnosis.siblings.made_up_runs import case, run


def with_curves(one, *curves):
    """The run with some of its curves replaced."""
    return replace(one, curves=dict(one.curves) | {(c.metric, c.split): c for c in curves})


def without(one, *metrics):
    """The run without the curves of some metrics."""
    return replace(one, curves={k: c for k, c in one.curves.items() if k[0] not in metrics})


def ended(run_id, accuracy, **changes):
    """A run whose test accuracy is flat at ``accuracy`` after epoch 0."""
    one = run(run_id, **changes)
    x = one.curves["accuracy", Split.TEST].x
    y = np.where(x == 0, 0.1, accuracy)
    return with_curves(one, Curve("accuracy", Split.TEST, x, y))


def in_percent(one):
    curves = [c for (metric, _), c in one.curves.items() if metric == "accuracy"]
    return with_curves(one, *(replace(c, y=100 * c.y) for c in curves))


def in_steps(one):
    """The run as a log that counts updates and knows no epoch."""
    length = one.epochs
    curves = [replace(c, x=c.x / length * one.steps) for c in one.curves.values()]
    known = replace(one.run, x_unit=XUnit.STEP)
    nothing = float("nan")
    stepped = replace(one, run=known, x_unit=XUnit.STEP, epochs=nothing)
    return with_curves(stepped, *curves)


def state(runs, name=LampName.LEARNING_RATE):
    refined, _ = refine([case(one) for one in runs])
    return refined[0].lamps[name].state


@pytest.mark.parametrize(
    ("regret", "expected"),
    [
        (0.019, LearningRate.GOOD),
        (0.021, LearningRate.SLIGHTLY_LOW),
        (0.099, LearningRate.SLIGHTLY_LOW),
        (0.101, LearningRate.TOO_LOW),
    ],
)
def test_the_borders_of_the_states_are_shares_of_what_there_was_to_gain(regret, expected):
    best = 0.9
    mine = best - regret * (best - 0.1)
    assert state([ended("mine", mine, lr=0.01), ended("best", best, lr=0.1)]) is expected


def test_percent_and_shares_are_one_scale():
    runs = [run("mine", lr=0.0003), run("best", lr=0.03)]
    assert state([in_percent(runs[0]), runs[1]]) is state(runs)


def test_without_accuracy_the_loss_is_the_score():
    runs = [without(run("mine", lr=0.00001), "accuracy"), without(run("best", lr=0.1), "accuracy")]
    assert measure_of(runs).metric == "loss"
    assert state(runs) is LearningRate.TOO_LOW


def test_what_an_untrained_model_scores_is_read_before_the_first_update():
    runs = [ended("mine", 0.85, classes=None), ended("best", 0.9, lr=0.1, classes=None)]
    (family,) = families_of(runs)
    assert family.floor == pytest.approx(0.1)
    low = next(member for member in family.members if member.run_id == "mine")
    assert judge_rate(family, low).regret == pytest.approx(0.05 / 0.8)


def test_one_odd_beginning_does_not_move_what_an_untrained_model_scores():
    runs = [ended(f"run{i}", 0.9, lr=0.1 + i, classes=None) for i in range(3)]
    test = runs[0].curves["accuracy", Split.TEST]
    odd = with_curves(runs[0], replace(test, y=np.where(test.x == 0, 0.02, test.y)))
    (family,) = families_of([odd, *runs[1:]])
    assert family.floor == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("last", "expected"),
    [(2.0, False), (3.3, False), (3.6, True), (62.0, True), (np.nan, True), (np.inf, True)],
)
def test_a_loss_far_above_its_beginning_has_diverged(last, expected):
    x = np.arange(5.0)
    loss = Curve("loss", Split.TRAIN, x, np.array([2.3, 2.0, 2.5, 2.2, last]))
    assert has_diverged(with_curves(run(), loss)) is expected


def test_a_held_out_loss_that_rises_by_overfitting_has_not_diverged():
    x = np.arange(1.0, 31)
    train = Curve("loss", Split.TRAIN, x, 1.2 * np.exp(-x / 6))
    held_out = Curve("loss", Split.TEST, x, 1.1 + 0.1 * (x - 1))
    assert not has_diverged(with_curves(without(run(), "loss"), train, held_out))
    alone = without(run(), "loss")
    assert not has_diverged(
        with_curves(alone, held_out, Curve("accuracy", Split.TEST, x, 0.9 + 0 * x))
    )


@pytest.mark.parametrize(("last", "expected"), [(3.4, False), (4.7, True), (np.nan, True)])
def test_a_held_out_loss_alone_has_diverged_where_it_doubles(last, expected):
    loss = Curve("loss", Split.TEST, np.arange(5.0), np.array([2.3, 2.0, 2.5, 2.2, last]))
    nothing = without(run(), "loss", "accuracy")
    assert has_diverged(with_curves(nothing, loss)) is expected


def test_one_large_loss_of_a_single_batch_at_the_end_is_no_divergence():
    batches = np.random.default_rng(0).gamma(8, 0.2, 400)
    batches[0], batches[-1] = 1.0, 2.3
    loss = Curve("loss", Split.TRAIN, np.arange(400.0), batches)
    assert not has_diverged(with_curves(run(), loss))
    for ends in ([40.0, 80.0, 90.0, 120.0, 200.0], [40.0]):
        risen = replace(loss, y=np.r_[batches[: -len(ends)], ends])
        assert has_diverged(with_curves(run(), risen))


def test_a_run_that_blew_up_at_once_has_diverged():
    values = np.r_[2.3, 300.0, 900.0, np.full(40, 1178.0)]
    assert has_diverged(with_curves(run(), Curve("loss", Split.TRAIN, np.arange(43.0), values)))


def test_a_schedule_of_one_phase_is_none():
    runs = [
        run("mine", lr=0.0001, schedule=((("epoch", 1), ("lr", 0.0001)),), decay="none"),
        run("best", lr=0.1, schedule=((("epoch", 1), ("lr", 0.1)),), decay="none"),
    ]
    assert state(runs) is not LearningRate.UNKNOWN


def test_runs_of_different_schedules_are_not_compared():
    runs = [run("mine", lr=0.0001, decay="step"), run("best", lr=0.1, decay="none")]
    assert state(runs) is LearningRate.UNKNOWN


def test_logs_in_steps_are_compared_when_they_saw_as_many_examples():
    runs = [run("large", batch_size=1024), run("small", batch_size=64)]
    stepped = [in_steps(one) for one in runs]
    assert state(stepped, LampName.BATCH_SIZE) is BatchSize.TOO_LARGE


def test_logs_in_steps_of_different_length_are_not_compared():
    runs = [run("large", batch_size=128), run("small", batch_size=64, epochs=20)]
    (family,) = families_of([in_steps(one) for one in runs])
    assert [judge_batch(family, member) for member in family.members] == [None, None]


def test_a_run_with_a_wider_gap_to_training_has_not_stopped_too_early():
    large, small = run("large", batch_size=1024), run("small", batch_size=64)
    test = large.curves["accuracy", Split.TEST]
    apart = with_curves(large, replace(test, y=test.y - 0.05))
    (honest,), (other,) = families_of([large, small]), families_of([apart, small])
    assert is_under_trained(*reversed(honest.members))
    assert not is_under_trained(*reversed(other.members))


def test_a_walk_counts_whole_updates_and_sums_the_rate():
    walk = travel_of(run(batch_size=1024, lr=0.01), 0.01, 1024)
    assert walk.updates_at(30) == 59 * 30
    assert walk.tau_at(30) == pytest.approx(0.01 * 59 * 30)
    assert walk.x_at_tau(walk.tau_at(12)) == pytest.approx(12)
    assert np.isnan(walk.x_at_tau(1e9))


def test_a_walk_follows_the_switch():
    one = run(batch_size=1024, lr=0.01, epochs=10, phases=[(6, 64, 0.02)])
    walk = travel_of(one, 0.01, 1024)
    assert walk.updates_at(10) == 5 * 59 + 5 * 938
    assert walk.tau_at(10) == pytest.approx(0.01 * 5 * 59 + 0.02 * 5 * 938)


def test_an_unknown_number_of_examples_leaves_ratios():
    walks = [
        travel_of(run(batch_size=size, train_examples=None), 0.01, size) for size in (64, 1024)
    ]
    assert not any(walk.absolute for walk in walks)
    assert walks[0].tau_at(30) / walks[1].tau_at(30) == pytest.approx(16)


@given(
    arrays(np.float64, st.integers(1, 60), elements=st.floats(-1e6, 1e6)),
    st.floats(0, 70),
)
def test_a_level_lies_within_the_values_it_is_read_from(y, x):
    curve = Curve("loss", Split.TRAIN, np.arange(len(y), dtype=np.float64), y)
    seen = y[: int(x) + 1]
    assert seen.min() <= level(curve, x) <= seen.max()


@given(st.floats(1e-9, 1e3))
def test_a_rounded_rate_stays_near_and_has_two_digits_at_most(value):
    rounded = round_rate(value)
    assert rounded == pytest.approx(value, rel=0.26)
    assert len(f"{rounded:e}".split("e")[0].replace(".", "").rstrip("0")) <= 2
    assert round_rate(rounded) == rounded


@pytest.mark.parametrize(("value", "expected"), [(0.2, 1), (60.0, 60), (477.0, 480)])
def test_epochs_are_whole_with_two_digits(value, expected):
    assert round_epochs(value) == expected


@pytest.mark.parametrize("first", [0, 1])
def test_results_without_a_curve_are_never_said_to_have_learned_nothing(first):
    ends = {0.0005: 0.86, 0.001: 0.89, 0.01: 0.85}
    runs = []
    for lr, end in ends.items():
        made = run(f"lr{lr:g}", lr=lr, classes=None)
        x = np.array([float(first)])
        curve = Curve("accuracy", Split.VAL, x, np.array([end]))
        runs.append(replace(made, curves={("accuracy", Split.VAL): curve}))
    refined, _ = refine([case(one) for one in runs])
    found = {c.curves.run.run_id: c.lamps for c in refined}
    assert all(one[LampName.FIT].state is not Fit.BROKEN_FROM_START for one in found.values())
    states = {name: one[LampName.LEARNING_RATE].state for name, one in found.items()}
    assert LearningRate.TOO_LOW not in states.values()
    assert states["lr0.001"] is LearningRate.GOOD


@pytest.mark.parametrize(
    ("first", "floor"), [(0.1, 0.1), (0.9, 0.5)], ids=["a guess", "a first epoch"]
)
def test_an_untrained_model_is_never_taken_to_score_above_a_guess(first, floor):
    x = np.arange(14.0)
    runs = []
    for lr, pace in ((0.01, 0.3), (0.1, 0.5)):
        made = run(f"lr{lr:g}", lr=lr, classes=None)
        y = 1 - (1 - first) * np.exp(-pace * x)
        loss = Curve("loss", Split.VAL, x, 2.3 * np.exp(-pace * x))
        curves = {("accuracy", Split.VAL): Curve("accuracy", Split.VAL, x, y)}
        runs.append(replace(made, curves=curves | {("loss", Split.VAL): loss}))
    (family,) = families_of(runs)
    assert family.floor == pytest.approx(floor)
