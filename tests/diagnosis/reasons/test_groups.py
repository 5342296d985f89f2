"""What is left out of a verdict: every reading once, each with what is usual of it."""

import math

import pytest

from dashboard.diagnosis import symptoms
from dashboard.diagnosis.ensemble.network import network
from dashboard.diagnosis.lamps.learning_rate import SPEAKS_HIGH, SPEAKS_LOW, UNLEARNED
from dashboard.diagnosis.reasons.groups import FACTS, GROUP_OF, GROUPS, columns_of
from dashboard.diagnosis.reasons.ordinary import ordinary
from dashboard.diagnosis.reasons.units import as_read, as_reading, rounded

READINGS = network().readings


def test_every_reading_of_the_network_belongs_to_exactly_one_group():
    grouped = [name for group in GROUPS for name in group.readings]
    assert sorted(grouped) == sorted(READINGS)


def test_groups_of_settings_hold_settings_alone():
    for group in GROUPS:
        assert all(name.startswith("set.") is group.is_of_settings for name in group.readings)


def test_the_columns_of_a_group_are_those_of_its_readings():
    for name, columns in columns_of(READINGS).items():
        group = next(group for group in GROUPS if group.name == name)
        assert tuple(READINGS[column] for column in columns) == group.readings


def test_every_fact_that_speaks_of_a_rate_has_a_group():
    assert {*SPEAKS_HIGH, *SPEAKS_LOW, *UNLEARNED, *FACTS} <= GROUP_OF.keys()


def test_groups_name_symptoms_that_exist_each_once():
    known = {rule.code for rule in symptoms.all_symptoms()}
    named = [code for group in GROUPS for code in group.symptoms]
    assert set(named) <= known
    assert len(set(named)) == len(named)


def test_what_is_usual_lies_within_what_occurs_for_every_reading():
    known = ordinary()
    assert tuple(known) == READINGS
    assert all(one.low <= one.usual <= one.high for one in known.values())


@pytest.mark.parametrize("name", READINGS)
def test_a_reading_comes_back_from_the_unit_in_which_it_is_read(name):
    for one in (0.25, 1.0, 2.5):
        assert as_reading(name, as_read(name, one)) == pytest.approx(one)
    assert as_reading("loss.level", 0.0) == -math.inf


@pytest.mark.parametrize(
    ("value", "up", "short"),
    [(0.01234, False, 0.012), (0.01234, True, 0.013), (-0.0123, True, -0.012), (47.2, True, 48.0)],
)
def test_a_value_is_rounded_away_from_the_run_to_two_digits(value, up, short):
    assert rounded(value, up=up) == pytest.approx(short)
    assert rounded(0.0, up=up) == 0.0
