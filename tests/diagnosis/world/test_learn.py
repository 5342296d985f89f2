"""Learning from the world: what is left out together, what is learned, how it is counted."""

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.learn.claims import claim_lines, fitted_claims, truth_of
from benchmarks.learn.examples import QUESTIONS, READINGS, RECIPE, Examples, both
from benchmarks.learn.fit import fitted
from benchmarks.learn.left_out import LeftOut, folds, left_out
from benchmarks.learn.measures import alarms, other_lines, rate_lines
from dashboard.diagnosis.ensemble.network import network
from dashboard.diagnosis.rate_decision import (
    ALARM,
    ALARM_UNTOLD,
    CLEAR,
    EVEN,
    Grounds,
    decide,
)

PLAIN = Grounds(
    unjudged="",
    is_lost=False,
    has_fallen_back=False,
    is_at_rest=False,
    low=True,
    high=True,
    has_learned=True,
    far=0.0,
    doubt="",
    may_be_one_pass=False,
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
            "untold": replace(PLAIN, far=math.nan),
            "facts": [{}] * count,
            "broken": 0.0,
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


UNLEARNED_UNTOLD = {"has_learned": False, "far": math.nan}


@pytest.mark.parametrize(
    ("likely", "by_curve", "ground", "expected"),
    [
        (chances(low=0.9), chances(low=0.9), {}, "too_low"),
        (chances(low=ALARM - 0.01), chances(low=0.9), {}, "not-telling"),
        (chances(low=ALARM - 0.01), chances(low=0.9), {"far": math.nan}, "too_low"),
        (chances(low=ALARM_UNTOLD - 0.01), chances(low=0.8), {"far": math.nan}, "not-telling"),
        (chances(low=0.9), chances(low=0.4), {}, "not-telling"),
        (chances(low=0.99), chances(low=0.9), {"low": False}, "too_low"),
        (chances(low=0.99), chances(low=0.9), {"low": False, "far": -1.0}, "not-telling"),
        (chances(low=0.99), chances(low=0.96), {"low": False, "far": -1.0}, "too_low"),
        (chances(high=0.99), chances(high=0.9), {"high": False, "far": 1.0}, "too_high"),
        (chances(low=0.9), chances(low=0.9), {"is_at_rest": True}, "settled"),
        (chances(low=CLEAR), chances(low=0.9), {"is_at_rest": True}, "too_low"),
        (chances(low=0.9), chances(low=0.9), {"low": False}, "not-telling"),
        (chances(low=0.9), chances(low=0.9), {"may_be_one_pass": True}, "short-or-slow"),
        (chances(high=0.9), chances(high=0.9), {}, "too_high"),
        (chances(high=0.9), chances(high=0.9), {"high": False}, "too_high"),
        (
            chances(high=0.9),
            chances(high=0.9),
            {"high": False, "may_be_one_pass": True},
            "not-telling",
        ),
        (
            chances(high=0.99),
            chances(high=0.9),
            {"high": False, "may_be_one_pass": True},
            "too_high",
        ),
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
        (chances(low=0.95), chances(low=0.95), UNLEARNED_UNTOLD, "too_low"),
        (chances(low=0.94), chances(low=0.94), UNLEARNED_UNTOLD, "not-learning"),
        (chances(high=0.99), chances(high=0.9), {"has_learned": False, "far": 1.0}, "too_high"),
        (chances(high=0.9), chances(high=0.6), {"has_learned": False}, "too_high"),
        (chances(high=0.9), chances(high=0.4), {"has_learned": False}, "not-learning"),
        (
            chances(high=0.9),
            chances(high=0.6),
            {"has_learned": False, "may_be_one_pass": True},
            "not-learning",
        ),
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


def claimed(count=4000, seed=0) -> LeftOut:
    """Flat logs that are broken by chance: the logistic of minus the odds of a low rate."""
    chance = np.random.default_rng(seed)
    low = chance.uniform(0.01, 0.99, count)
    is_broken = chance.random(count) < 1 / (1 + low / (1 - low))
    logs = examples(count)
    logs.answers["rate"][:] = 0
    logs.about["facts"] = [{"flat-from-start": 1.0}] * count
    logs.about["broken"] = is_broken.astype(float)
    rate = np.column_stack([low, np.zeros(count), 1 - low, np.zeros((count, 2))])
    said = {"rate": rate, "over": np.full((count, 2), 0.5)}
    return LeftOut(logs, said, said)


def test_the_curve_of_a_claim_is_the_one_that_made_the_truth():
    broken = fitted_claims(claimed())["broken"]
    at = [broken.chance(likely, {"flat-from-start": 1.0}) for likely in (0.1, 0.5, 0.9)]
    assert at == pytest.approx([0.9, 0.5, 0.1], abs=0.05)


def test_the_chance_of_a_claim_keeps_its_word_on_families_left_out():
    lines = {line.measure: line.value for line in claim_lines(claimed(800)) if line.told == "none"}
    assert lines["calibration error"] < 0.1
    assert lines["right of the said"] > 0.7


def test_a_rate_too_high_at_which_nothing_is_learned_is_no_false_claim():
    found = claimed(5)
    found.examples.answers["rate"][:] = [0, 2, 4, -1, -1]
    found.examples.about["broken"] = [0.0, 0.0, 0.0, 1.0, np.nan]
    assert truth_of(found, "broken").tolist() == [0, 0, 1, 1, -1]
