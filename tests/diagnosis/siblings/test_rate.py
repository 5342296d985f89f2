"""The learning-rate lamp, measured by what the siblings did."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis.compare import refine
from dashboard.diagnosis.headline import headline
from dashboard.diagnosis.siblings.families import families_of
from dashboard.diagnosis.siblings.rate import judge_rate
from dashboard.diagnosis.verdict import Fit, Lamp, LampName, LearningRate
from tests.diagnosis.siblings.made_up_runs import case, run, sweep

LOW = {LearningRate.TOO_LOW, LearningRate.SLIGHTLY_LOW}
HIGH = {LearningRate.TOO_HIGH, LearningRate.SLIGHTLY_HIGH}


def states(runs, **alone):
    refined, _ = refine([case(one, **alone) for one in runs])
    return {c.curves.run.run_id: c.lamps[LampName.LEARNING_RATE].state for c in refined}


def test_a_sweep_goes_from_too_low_over_good_to_too_high():
    found = states(sweep((0.00001, 0.0003, 0.03, 3.0)))
    assert found == {
        "lr1e-05": LearningRate.TOO_LOW,
        "lr0.0003": LearningRate.SLIGHTLY_LOW,
        "lr0.03": LearningRate.GOOD,
        "lr3": LearningRate.TOO_HIGH,
    }


def test_a_diverged_run_is_too_high_even_when_it_logged_one_epoch_only():
    found = states([run("cut", lr=5.0, epochs=1), *sweep((0.01, 0.1))])
    assert found["cut"] is LearningRate.TOO_HIGH


@pytest.mark.parametrize(
    ("because", "runs", "expected"),
    [
        (("flat-from-start", "at-chance"), sweep((0.00001, 0.03)), "learning_rate"),
        (("accuracy-constant", "at-chance"), sweep((0.00001, 0.03)), "fit"),
        (("flat-from-start",), sweep((0.00001,)), "fit"),
    ],
    ids=["a sibling learns at another rate", "the labels tell", "no sibling"],
)
def test_labels_and_inputs_are_cleared_by_siblings_that_learn_from_them(because, runs, expected):
    flat, *others = (case(one) for one in runs)
    fit = Lamp(LampName.FIT, Fit.BROKEN_FROM_START, 0.95, because=because)
    flat = replace(flat, lamps={**flat.lamps, LampName.FIT: fit})
    refined, _ = refine([flat, *others])
    assert headline(refined[0]).lamp.value == expected


def test_a_run_without_siblings_keeps_what_was_inferred():
    found = states([run("only")], learning_rate=LearningRate.TOO_LOW)
    assert found == {"only": LearningRate.TOO_LOW}


@pytest.mark.parametrize(
    "changes",
    [
        {"dataset": "cifar10"},
        {"hidden": (256,)},
        {"weight_decay": 0.1},
        {"optimizer": "adam"},
        {"momentum": 0.9},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_runs_that_differ_in_more_than_the_rate_are_not_compared(changes):
    found = states([run("a", lr=0.0001), run("b", lr=0.1, **changes)])
    assert found["a"] is LearningRate.UNKNOWN


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "x"},
        {"book_colour": "azul"},
        {"data_dir": "/elsewhere"},
        {"final_test_accuracy": 0.9},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_bookkeeping_does_not_keep_runs_apart(changes):
    found = states([run("a", lr=0.0001), run("b", lr=0.1, **changes)])
    assert found["a"] in LOW


def test_a_run_that_has_only_begun_is_no_reference():
    found = states([run("whole", lr=0.001), run("begun", lr=0.1, epochs=5)])
    assert found["whole"] is LearningRate.UNKNOWN


def test_runs_of_different_length_are_compared_where_both_have_been():
    long, short = run("long", lr=0.0001, epochs=30), run("short", lr=0.1, epochs=20)
    (family,) = families_of([long, short])
    member = next(m for m in family.members if m.run_id == "long")
    verdict = judge_rate(family, member)
    assert verdict.x == 20
    assert verdict.mine == pytest.approx(member.score_read_to(20))


def test_nobody_is_measured_when_nobody_learned_anything():
    assert set(states(sweep((2.0, 5.0))).values()) == {LearningRate.UNKNOWN}


def test_a_best_rate_at_the_edge_does_not_silence_a_run_that_looks_too_low_still():
    found = states(sweep((0.00001, 0.00003)), learning_rate=LearningRate.TOO_LOW)
    assert found["lr3e-05"] is LearningRate.TOO_LOW


def test_a_difference_that_seeds_make_is_none():
    noisy = [run(f"a{s}", lr=0.01, seed=s, noise=n) for s, n in enumerate((-0.04, 0.0, 0.04))]
    other = [run(f"b{s}", lr=0.03, seed=s, noise=n) for s, n in enumerate((-0.03, 0.01, 0.02))]
    assert set(states(noisy + other).values()) == {LearningRate.GOOD}


RATES = st.lists(
    st.floats(1e-6, 5.0).map(lambda x: float(f"{x:.2g}")), min_size=2, max_size=7, unique=True
)


@given(RATES, st.randoms(use_true_random=False))
def test_the_order_of_the_runs_does_not_matter(rates, random):
    runs = sweep(rates)
    shuffled = random.sample(runs, len(runs))
    assert states(runs) == states(shuffled)


@given(RATES)
def test_a_state_lies_on_the_side_of_the_better_rate(rates):
    runs = sweep(rates)
    families = families_of(runs)
    for family in families:
        for member in family.members:
            verdict = judge_rate(family, member)
            if verdict is None or verdict.state is LearningRate.GOOD:
                continue
            assert verdict.state in (LOW if verdict.best.lr > member.lr else HIGH)
            assert not member.score > verdict.best_score
            assert 0 < verdict.regret <= 1


@given(RATES)
def test_the_best_of_a_sweep_is_never_called_wrong(rates):
    runs = sweep(rates)
    found = states(runs)
    for family in families_of(runs):
        if family.best is not None:
            ended = [cell for cell in family.cells if not cell.diverged]
            state = found[family.best.first.run_id]
            assert state is (LearningRate.GOOD if len(ended) > 1 else LearningRate.UNKNOWN)


def test_seeds_of_one_setting_say_nothing_of_the_rate():
    runs = [run(f"seed{seed}", seed=seed, noise=0.001 * seed) for seed in range(3)]
    assert set(states(runs).values()) == {LearningRate.UNKNOWN}


def test_runs_that_merely_lie_in_one_folder_are_no_family():
    unknown = {"dataset": None, "hidden": None, "lr": None, "batch_size": None}
    runs = [run("a", **unknown), run("b", noise=-0.3, **unknown)]
    assert families_of(runs) == []


def test_folders_that_name_their_rate_are_a_family_even_without_settings():
    unknown = {"dataset": None, "hidden": None}
    runs = [
        run("here/lr0.0001/log", lr=0.0001, **unknown),
        run("here/lr0.1/log", lr=0.1, **unknown),
    ]
    other = run("elsewhere/lr0.01/log", lr=0.01, **unknown)
    (family,) = families_of([*runs, other])
    assert [member.run_id for member in family.members] == [one.run.run_id for one in runs]
