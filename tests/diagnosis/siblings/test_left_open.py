"""What siblings leave open of a rate that none of them beats."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis.case import Case
from dashboard.diagnosis.compare import refine
from dashboard.diagnosis.siblings.families import families_among
from dashboard.diagnosis.siblings.kin import kin_of
from dashboard.diagnosis.siblings.left_open import BEST_OF_FEW, chances_beside
from dashboard.diagnosis.verdict import LampName, LearningRate, RateChances
from dashboard.model.memo import Memo
from tests.diagnosis.siblings.made_up_runs import STABLE, case, sweep

EVENLY = RateChances(low=0.3, good=0.4, high=0.3)
RATE = LampName.LEARNING_RATE


def beside(rates, of, alone=EVENLY):
    """The chances of the run at the rate ``of`` beside runs at all ``rates``."""
    runs = sweep(rates)
    memo = Memo()
    groups, _ = kin_of(runs, memo)
    lost = {one.run.run_id: one.run.config["lr"] > STABLE for one in runs}
    (family,) = families_among(groups, lost, memo)
    member = next(one for one in family.members if one.lr == of)
    return chances_beside(alone, family, member)


def shares(chances):
    """Low and high over good: what siblings take away is seen on each side by itself."""
    return chances.low / chances.good, chances.high / chances.good


@pytest.mark.parametrize(
    ("rates", "low", "high"),
    [
        pytest.param((0.003, 0.01), 1.0, 0.5, id="one tried just below"),
        pytest.param((0.0005, 0.01), 1.0, 0.7, id="one tried further below"),
        pytest.param((0.00001, 0.01), 1.0, 1.0, id="one tried far below says nothing"),
        pytest.param((0.003, 0.01, 3.0), 1.0, 0.5, id="one far above that diverged says nothing"),
        pytest.param((0.001, 0.003, 0.01, 0.03, 0.1), 1.0, 0.25, id="many, the best at their end"),
    ],
)
def test_a_side_that_was_tried_is_less_likely_to_hold_a_better_rate(rates, low, high):
    best = max(rate for rate in rates if rate <= 1)
    alone = shares(EVENLY)
    assert shares(beside(rates, best)) == pytest.approx((low * alone[0], high * alone[1]))


def test_a_side_on_which_another_ended_better_stays_as_likely():
    assert shares(beside((0.0003, 0.001), 0.0003)) == pytest.approx(shares(EVENLY))


@given(
    low=st.floats(0.0, 1.0),
    good=st.floats(0.01, 1.0),
    high=st.floats(0.0, 1.0),
    rates=st.lists(st.sampled_from((1e-5, 1e-4, 1e-3, 0.01, 0.1)), min_size=2, unique=True),
)
def test_they_add_up_and_a_good_rate_only_gets_likelier(low, good, high, rates):
    whole = low + good + high
    alone = RateChances(low / whole, good / whole, high / whole)
    found = beside(tuple(sorted(rates)), max(rates), alone)
    assert found.low + found.good + found.high == pytest.approx(1)
    assert found.good >= alone.good - 1e-12


def judged(rates, chances):
    """The lamp of every run by its rate, each with the same chances by itself."""
    cases = []
    for one in sweep(rates):
        known = case(one)
        lamp = replace(known.lamps[RATE], state=LearningRate.UNKNOWN, chances=chances)
        cases.append(Case(known.curves, (), {**known.lamps, RATE: lamp}))
    refined, _ = refine(cases)
    return {one.curves.run.config["lr"]: one.lamps[RATE] for one in refined}


def test_the_best_of_two_is_good_as_likely_as_its_curve_and_the_other_make_it():
    best = judged((0.003, 0.01), RateChances(low=0.1, good=0.6, high=0.3))[0.01]
    assert (best.state, best.from_siblings) == (LearningRate.GOOD, True)
    assert best.confidence == pytest.approx(0.6 / 0.85)


def test_the_best_of_two_is_not_called_good_where_its_own_curve_makes_another_likelier():
    best = judged((0.003, 0.01), RateChances(low=0.7, good=0.2, high=0.1))[0.01]
    assert (best.state, best.reason) == (LearningRate.UNKNOWN, BEST_OF_FEW)
    assert best.chances.low > 0.7
