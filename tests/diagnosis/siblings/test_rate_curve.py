"""The smooth curve over the rate: what noise could make is no verdict, and where to go on."""

import numpy as np
import pytest

from dashboard.diagnosis.compare import refine
from dashboard.diagnosis.siblings.families import families_of
from dashboard.diagnosis.siblings.held_out_size import size_of_values
from dashboard.diagnosis.siblings.member import at_equal_steps
from dashboard.diagnosis.siblings.name_parts import descent_words
from dashboard.diagnosis.siblings.rate import judge_rate
from dashboard.diagnosis.siblings.rate_fit.next_rates import next_rates
from dashboard.diagnosis.siblings.rate_fit.rate_curve import rate_curves
from dashboard.diagnosis.siblings.rate_fit.smooth import DRAWS, Smooth
from dashboard.diagnosis.verdict import LampName, LearningRate
from tests.diagnosis.siblings.made_up_runs import case, run, sweep

FINE = (0.001, 0.003, 0.01, 0.03, 0.1)


def family(runs):
    (one,) = families_of(runs)
    return one


def noisy_seeds(by, rates=FINE):
    """Three seeds of each rate, whose ends lie ``by`` apart."""
    return [
        run(f"{lr}-{seed}", lr=lr, seed=seed, noise=noise)
        for lr in rates
        for seed, noise in enumerate((-by, 0.0, by))
    ]


def states(runs):
    one = family(runs)
    return {member.lr: judge_rate(one, member).state for member in one.members}


def lamps(runs):
    refined, _ = refine([case(one) for one in runs])
    return [one.lamps[LampName.LEARNING_RATE] for one in refined]


def test_curves_are_drawn_in_the_same_number_and_the_same_way_at_every_call():
    smooth = Smooth(np.array([0.0, 1.0, 2.0]), np.array([0.0, 1.0, 0.0]), np.full(3, 0.1))
    drawn = smooth.draws(np.linspace(0, 2, 7))
    assert drawn.shape == (DRAWS, 7)
    assert np.array_equal(drawn, smooth.draws(np.linspace(0, 2, 7)))


def test_a_curve_passes_through_points_without_noise_and_stands_off_noisy_ones():
    x, y = np.linspace(0, 4, 9), np.r_[np.zeros(4), 1.0, np.zeros(4)]
    exact = Smooth(x, y, np.full(9, 1e-3)).draws(x).mean(axis=0)
    shrunk = Smooth(x, y, np.full(9, 1.0)).draws(x).mean(axis=0)
    assert exact[4] == pytest.approx(1.0, abs=0.05)
    assert shrunk[4] < 0.6


def test_what_is_worse_beyond_the_seeds_is_called_so_and_what_is_not_is_good():
    quiet, loud = states(noisy_seeds(0.0005)), states(noisy_seeds(0.3))
    assert quiet[0.001] in {LearningRate.TOO_LOW, LearningRate.SLIGHTLY_LOW}
    assert set(loud.values()) == {LearningRate.GOOD}


def test_all_seeds_of_a_rate_have_one_verdict():
    one = family(noisy_seeds(0.01))
    verdicts = {}
    for member in one.members:
        verdicts.setdefault(member.lr, set()).add(judge_rate(one, member).state)
    assert all(len(states) == 1 for states in verdicts.values())


def test_the_best_rate_lies_within_the_stretch_that_is_named():
    (curve,) = rate_curves(family(sweep(FINE)))
    assert curve.path.best_from <= curve.cells[curve.best].lr * 1.001
    assert curve.path.best_to >= curve.cells[curve.best].lr * 0.999


def test_the_next_rates_are_new_and_none_lies_beyond_what_diverged():
    (curve,) = rate_curves(family(sweep((0.001, 0.01, 0.1, 3.0))))
    for one in next_rates([curve], 3):
        assert one.gain > 0
        assert one.lr < curve.fence
        assert one.lr not in {cell.lr for cell in curve.cells}


def test_curves_need_three_rates_that_ended():
    assert rate_curves(family(sweep((0.001, 0.01)))) == []


@pytest.mark.parametrize("size", [45, 360, 1234])
def test_the_number_of_examples_is_read_from_the_accuracies(size):
    counts = np.random.default_rng(0).integers(1, size, 200)
    assert size_of_values(np.round(counts / size, 9)) == size


def test_accuracies_of_two_digits_tell_no_number_of_examples():
    assert np.isnan(size_of_values(np.linspace(0.01, 0.99, 99).round(2)[:4]))


def test_words_on_the_training_are_found_in_names():
    assert descent_words("s4_b4096_no_warmup.csv") == ("no-warmup",)
    assert descent_words("resnet_nesterov") == ("nesterov",)


def test_equal_steps_are_known_whatever_the_batches():
    one = family([run("a", batch_size=64), run("b", batch_size=1024)])
    assert not at_equal_steps(*one.members)
    assert at_equal_steps(one.members[0], one.members[0])


def test_the_share_of_curves_below_a_quantile_is_the_share_that_was_asked_for():
    smooth = Smooth(np.array([0.0, 1.0, 2.0]), np.array([0.0, 1.0, 0.0]), np.full(3, 0.3))
    at, shares = np.linspace(0, 2, 7), np.array([0.1, 0.5, 0.9])
    limits = smooth.quantiles(at, shares)
    found = (smooth.draws(at)[:, None, :] < limits).mean(axis=0)
    assert found == pytest.approx(np.repeat(shares[:, None], 7, axis=1), abs=0.08)


def test_a_good_rate_whose_regret_may_be_chance_says_that_it_is_within_the_noise():
    loud, quiet = lamps(noisy_seeds(0.3)), lamps(noisy_seeds(0.0005))
    assert {(lamp.state, lamp.reason) for lamp in loud} == {
        (LearningRate.GOOD, ""),
        (LearningRate.GOOD, "within-noise"),
    }
    assert {lamp.reason for lamp in quiet} == {""}
