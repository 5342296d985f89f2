"""How sure it is that a rate is too low or too high where a sibling ended better."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis.compare import refine
from dashboard.diagnosis.siblings.rate_fit.side_sure import side_curve, sure_of_side
from dashboard.diagnosis.verdict import LampName, LearningRate, RateChances
from tests.diagnosis.siblings.made_up_runs import case, run

SIDES = [
    LearningRate.TOO_LOW,
    LearningRate.SLIGHTLY_LOW,
    LearningRate.SLIGHTLY_HIGH,
    LearningRate.TOO_HIGH,
]
shares = st.floats(0, 1)


def chances(own, state):
    """The chances of a run whose side is ``own``; the rest is good."""
    is_low = state in SIDES[:2]
    return RateChances(own, 1 - own, 0.0) if is_low else RateChances(0.0, 1 - own, own)


@given(state=st.sampled_from(SIDES), sure=shares, own=shares, more=shares)
def test_more_evidence_makes_surer_and_what_is_seen_is_said(state, sure, own, more):
    low, high = sorted((own, more))
    less, surer = (sure_of_side(state, sure, chances(one, state)) for one in (low, high))
    assert 0.5 <= less <= surer < 1
    low, high = sorted((sure, more))
    less, surer = (sure_of_side(state, one, chances(own, state)) for one in (low, high))
    assert 0.5 <= less <= surer < 1


@pytest.mark.parametrize("state", SIDES)
def test_a_run_that_could_not_be_judged_alone_is_as_likely_as_not(state):
    assert sure_of_side(state, 0.9, None) == sure_of_side(state, 0.9, chances(0.5, state))


def test_the_runs_own_curve_counts_more_than_one_lucky_sibling():
    curve = side_curve()
    assert curve.by_odds > 0
    assert set(curve.by_fact) == {"siblings", "high", "slight"}
    sure = LearningRate.TOO_HIGH, 0.98
    agrees, doubts = (sure_of_side(*sure, RateChances(0.0, 1 - own, own)) for own in (0.98, 0.02))
    assert agrees > 0.9
    assert doubts < 0.75


def test_the_lamp_says_no_more_than_was_measured():
    runs = [run("wild", lr=0.9), run("fine", lr=0.03)]
    refined, _ = refine([case(one) for one in runs])
    lamp = refined[0].lamps[LampName.LEARNING_RATE]
    assert lamp.state in SIDES
    assert lamp.from_siblings
    assert 0.5 <= lamp.confidence < 0.98
