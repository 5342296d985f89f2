"""Leaving out in one batch equals leaving out one by one; a reason is what moves the verdict."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis.ensemble.network import network
from dashboard.diagnosis.lamps.learning_rate import LOST
from dashboard.diagnosis.rate_decision import CLEAR, HIGH, LOW
from dashboard.diagnosis.reasons.chances import chance_of
from dashboard.diagnosis.reasons.groups import GROUP_OF, GROUPS
from dashboard.diagnosis.reasons.left_out import each_left_out
from dashboard.diagnosis.reasons.ordinary import ordinary
from dashboard.diagnosis.reasons.reason import LEAST, LEAST_ODDS
from dashboard.diagnosis.verdict import BatchSize, Fit, Lamp, LampName, LearningRate
from tests.diagnosis.reasons.runs import of_grids, one_by_one

NET = network()
LAMPS = [
    Lamp(LampName.LEARNING_RATE, LearningRate.TOO_LOW, 0.9),
    Lamp(LampName.LEARNING_RATE, LearningRate.GOOD, 0.9),
    Lamp(LampName.LEARNING_RATE, LearningRate.SLIGHTLY_HIGH, 0.9),
    Lamp(LampName.FIT, Fit.GOOD, 0.9),
    Lamp(LampName.FIT, Fit.STOPPED_TOO_EARLY, 0.9),
    Lamp(LampName.BATCH_SIZE, BatchSize.GOOD, 0.9),
    Lamp(LampName.BATCH_SIZE, BatchSize.TOO_LARGE, 0.9),
]


def probability(lamp, answers) -> float:
    """The probability behind a state, written out."""
    yes = {name: chances.get("yes", 0.0) for name, chances in answers.items()}
    rate = answers["rate"]
    return {
        (LampName.LEARNING_RATE, "good"): rate["good"],
        (LampName.LEARNING_RATE, "too_low"): rate["too_low"] + rate["slightly_low"],
        (LampName.LEARNING_RATE, "slightly_low"): rate["too_low"] + rate["slightly_low"],
        (LampName.LEARNING_RATE, "too_high"): rate["too_high"] + rate["slightly_high"],
        (LampName.LEARNING_RATE, "slightly_high"): rate["too_high"] + rate["slightly_high"],
        (LampName.FIT, "good"): 1 - max(yes["over"], yes["under"], yes["short"]),
        (LampName.FIT, "stopped_too_early"): yes["short"],
        (LampName.BATCH_SIZE, "good"): 1 - max(yes["batch_large"], yes["batch_small"]),
        (LampName.BATCH_SIZE, "too_large"): yes["batch_large"],
    }[lamp.name, lamp.state.value]


def falls(lamp, row: np.ndarray, readings) -> tuple[tuple[float, float], tuple[float, float]]:
    """How far the probability, and its log odds, fall without some readings: told and untold."""
    without = row.copy()
    for name in readings:
        place = NET.readings.index(name)
        if not math.isnan(row[place]):
            without[place] = ordinary()[name].usual
    pairs = zip(one_by_one(row), one_by_one(without), strict=True)
    found = [(probability(lamp, now), probability(lamp, then)) for now, then in pairs]
    told, untold = ((now - then, logit(now) - logit(then)) for now, then in found)
    return told, untold


def logit(chance: float) -> float:
    cut = min(max(chance, 1e-9), 1 - 1e-9)
    return math.log(cut / (1 - cut))


def both(lamp, row, readings) -> tuple[float, float]:
    """The fall of the probability and of its log odds, where the probability moves further."""
    told, untold = falls(lamp, row, readings)
    asks_the_curve = lamp.name is LampName.LEARNING_RATE and lamp.state is not LearningRate.GOOD
    return untold if asks_the_curve and abs(untold[0]) > abs(told[0]) else told


def expected(lamp, row, readings) -> float:
    return both(lamp, row, readings)[0]


def is_felt(lamp, row, readings, slack=0.0) -> bool:
    """Whether leaving readings out moves a verdict by enough, one way or the other."""
    by, odds = both(lamp, row, readings)
    return abs(by) >= LEAST + slack or abs(odds) >= LEAST_ODDS + slack


rows = st.lists(
    st.floats(-20, 20) | st.just(math.nan), min_size=len(NET.readings), max_size=len(NET.readings)
)


@given(rows, st.sampled_from(LAMPS))
def test_one_batch_says_what_asking_one_by_one_does(values, lamp):
    row = np.array(values, np.float32)
    every, chance = each_left_out(NET, row[None]), chance_of(lamp)
    for group in GROUPS:
        found = every.of_group(group.name, chance).by
        assert abs(found) == pytest.approx(abs(expected(lamp, row, group.readings)), abs=1e-4)
    for name in NET.readings[::7]:
        found = every.of_reading(name, chance).by
        assert abs(found) == pytest.approx(abs(expected(lamp, row, [name])), abs=1e-4)


def test_what_a_log_lacks_is_not_put_in():
    row = np.full((1, len(NET.readings)), np.nan, np.float32)
    for lamp in LAMPS:
        every = each_left_out(NET, row)
        falls_of = [every.of_group(group.name, chance_of(lamp)).by for group in GROUPS]
        assert falls_of == pytest.approx([0.0] * len(GROUPS), abs=1e-6)


def test_a_reason_moves_the_verdict_by_the_stated_amount_and_nothing_else_does():
    counted = 0
    for one in of_grids():
        for lamp, explained in one.lamps:
            if math.isnan(explained.named_from):
                continue
            row = one.run.row[0]
            moves = {group.name: expected(lamp, row, group.readings) for group in GROUPS}
            said = {
                reason.group: reason.moves
                for reason in (*explained.reasons, *explained.against)
                if not math.isnan(reason.moves)
            }
            assert said == pytest.approx({name: moves[name] for name in said}, abs=1e-4)
            for group in GROUPS:
                slack = -0.01 if group.name in said else 0.01  # of single precision, near certainty
                assert is_felt(lamp, row, group.readings, slack) is (group.name in said)
            counted += len(said)
    assert counted > 100


def test_reasons_come_in_order_those_that_decide_first():
    for one in of_grids():
        for _, explained in one.lamps:
            places = [(not r.decides, -r.moves) for r in explained.reasons if r.moves == r.moves]
            assert places == sorted(places)
            assert all(reason.moves < 0 for reason in explained.against)


def test_a_fact_that_decides_is_one_without_which_the_state_is_not_named():
    decided = 0
    for one in of_grids():
        for lamp, explained in one.lamps:
            facts = tuple(reason.symptom for reason in explained.reasons if reason.decides)
            if facts:
                decided += 1
                assert one.run.judge_without(lamp.name, facts).state is not lamp.state
    assert decided > 20


def test_the_facts_of_a_rate_called_low_or_high_move_it_each_by_itself_or_all_together():
    named = 0
    for one in of_grids():
        lamp = one.case.lamps[LampName.LEARNING_RATE]
        is_sure = lamp.confidence >= CLEAR and not set(lamp.because) & set(LOST)
        if lamp.state not in {*LOW, *HIGH} or not lamp.because or not is_sure:
            continue
        named += 1
        groups = {code: GROUP_OF[code].readings for code in lamp.because}
        row = one.run.row[0]
        together = dict.fromkeys(name for readings in groups.values() for name in readings)
        if not all(is_felt(lamp, row, readings, -0.01) for readings in groups.values()):
            assert not any(is_felt(lamp, row, readings, 0.01) for readings in groups.values())
            assert is_felt(lamp, row, together, -0.01)
    assert named > 10


def test_every_fact_of_a_rate_called_low_or_high_is_said_or_its_group_is():
    for one in of_grids():
        explained = one.explained.get(LampName.LEARNING_RATE)
        lamp = one.case.lamps[LampName.LEARNING_RATE]
        if explained is None or lamp.state is LearningRate.GOOD or lamp.confidence < CLEAR:
            continue
        said = {reason.symptom for reason in explained.reasons}
        groups = {reason.group for reason in explained.reasons}
        assert all(code in said or GROUP_OF[code].name in groups for code in lamp.because)
