"""Learning from the world: what is left out together, what is learned, how it is counted."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.learn.examples import QUESTIONS, READINGS, RECIPE, Examples, both
from benchmarks.learn.fit import fitted
from benchmarks.learn.left_out import folds, left_out
from benchmarks.learn.measures import alarms, other_lines, rate_lines
from dashboard.diagnosis.lamps.learning_rate import ALARM, CLEAR, EVEN, Grounds, decide
from dashboard.diagnosis.network import network

PLAIN = Grounds(
    unjudged="",
    is_lost=False,
    has_fallen_back=False,
    is_at_rest=False,
    low=True,
    high=True,
    has_learned=True,
    far=math.nan,
    doubt="",
    not_low="",
    not_high="",
)


def examples(count=200, seed=0, source="world") -> Examples:
    """Logs whose rate is low, good or high as one reading says, of ten families."""
    chance = np.random.default_rng(seed)
    values = np.zeros((count, len(READINGS)))
    values[:, :2] = chance.normal(size=(count, 2))
    rate = np.digitize(values[:, 0], [-0.5, 0.5]) * 2
    answers = {name: np.full(count, -1) for name in QUESTIONS} | {"rate": rate}
    answers["short"] = (values[:, 1] > 0).astype(np.int64)
    about = pd.DataFrame(
        {
            "source": source,
            "problem": [f"{source}{i % 20}" for i in range(count)],
            "family": [f"{source}{i % 10}" for i in range(count)],
            "variation": "base",
            "is_once": False,
            "has_start": False,
            "grounds": PLAIN,
        }
    )
    return Examples(values, answers, np.ones(count), about)


def test_every_log_is_left_out_once_and_with_its_whole_family():
    whole = both(examples(), examples(60, source="deepobs"))
    counted = np.zeros(len(whole))
    for out in folds(whole):
        counted += out
        inside = set(whole.about["family"][out])
        assert not inside & set(whole.about["family"][~out])
    assert (counted == 1).all()


def test_the_ensemble_learns_what_can_be_learned_and_says_it_of_what_it_never_saw():
    found = left_out(examples(3000), lambda part: fitted(part, networks=1))
    lines = {(line.measure, line.told): line.value for line in rate_lines(found)}
    assert lines["macro-F1 of the likeliest", "settings"] > 0.8
    assert lines["alarms on good", "settings"] < 0.1
    areas = [line.value for line in other_lines(found) if line.measure == "area under ROC"]
    assert np.nanmax(areas) > 0.9


def test_the_settings_can_be_hidden():
    hidden = examples().without_settings()
    places = [READINGS.index(name) for name in RECIPE]
    assert np.isnan(hidden.readings[:, places]).all()
    assert not np.isnan(np.delete(hidden.readings, places, axis=1)).any()


def test_a_higher_limit_never_alarms_more():
    found = left_out(examples(300), lambda part: fitted(part, networks=1))
    table = alarms(found, np.array([0.5, 0.7, 0.9]))
    for _, part in table.groupby(["told", "source"]):
        assert (np.diff(part.sort_values("limit")["alarms"]) <= 0).all()


def test_the_engine_reads_the_inputs_that_are_learned_from():
    assert network().readings == READINGS
    assert network().answers == dict(QUESTIONS)


def chances(low=0.0, high=0.0):
    states = dict.fromkeys(QUESTIONS["rate"], 0.0)
    return states | {"too_low": low, "too_high": high, "good": 1 - low - high}


def grounds(**changes):
    names = {name: getattr(PLAIN, name) for name in Grounds.__slots__}
    return Grounds(**(names | changes))


@pytest.mark.parametrize(
    ("likely", "by_curve", "ground", "expected"),
    [
        (chances(low=0.9), chances(low=0.9), {}, "too_low"),
        (chances(low=ALARM - 0.01), chances(low=0.9), {}, "not-telling"),
        (chances(low=0.9), chances(low=0.4), {}, "not-telling"),
        (chances(low=0.9), chances(low=0.9), {"is_at_rest": True}, "settled"),
        (chances(low=CLEAR), chances(low=0.9), {"is_at_rest": True}, "too_low"),
        (chances(low=0.9), chances(low=0.9), {"low": False}, "not-telling"),
        (chances(low=0.9), chances(low=0.9), {"not_low": "short-or-slow"}, "short-or-slow"),
        (chances(high=0.9), chances(high=0.9), {}, "too_high"),
        (chances(high=0.6), chances(high=0.6), {}, "not-telling"),
        (chances(high=0.6), chances(high=0.6), {"has_fallen_back": True}, "too_high"),
        (chances(high=0.9), chances(high=0.9), {"not_high": "underfits"}, "underfits"),
        (chances(), chances(), {}, "good"),
        (chances(), chances(), {"is_lost": True}, "lost"),
        (chances(), chances(), {"doubt": "batch-noise"}, "batch-noise"),
        (chances(low=0.99), chances(low=0.99), {"has_learned": False}, "not-learning"),
        (chances(low=0.99), chances(low=0.3), {"has_learned": False, "far": -1.0}, "too_low"),
        (chances(low=0.9), chances(low=0.9), {"has_learned": False, "far": -1.0}, "not-learning"),
        (chances(low=0.99), chances(low=0.9), {"has_learned": False, "far": 1.0}, "not-learning"),
        (chances(high=0.99), chances(high=0.9), {"has_learned": False, "far": 1.0}, "too_high"),
        (chances(), chances(), {"has_learned": False}, "not-learning"),
    ],
)
def test_a_side_is_named_only_where_it_is_likely_and_nothing_speaks_against_it(
    likely, by_curve, ground, expected
):
    state, sure, reason = decide(likely, by_curve, grounds(**ground))
    assert (reason or state.value) == expected
    assert bool(reason) == (sure == 0)


@given(st.floats(0, 1), st.floats(0, 1), st.booleans())
def test_no_rate_is_blamed_on_the_account_of_its_number_alone(share, seen, is_high):
    side = "high" if is_high else "low"
    state, _, _ = decide(chances(**{side: share}), chances(**{side: seen}), PLAIN)
    assert state.value in {"good", "unknown"} or (share >= ALARM and seen >= EVEN)
