"""No state of a lamp is unused: the engine gives each of them to some case."""

from functools import cache

import pytest

from dashboard.diagnosis.compare import refine
from dashboard.diagnosis.engine import examine
from dashboard.diagnosis.verdict import BatchSize, Fit, LampName, LearningRate, Stability
from dashboard.model.curve import curves_of
from tests.diagnosis.alone import symptom_cases
from tests.diagnosis.alone.formulas import book
from tests.diagnosis.siblings import comparison_cases

STATES = [
    pytest.param(name, state, id=f"{name}: {state}")
    for name, states in (
        (LampName.STABILITY, Stability),
        (LampName.LEARNING_RATE, LearningRate),
        (LampName.BATCH_SIZE, BatchSize),
        (LampName.FIT, Fit),
    )
    for state in states
]


def of_all(cases):
    return [
        one
        for of_rule in cases.values()
        for kind in (of_rule.fires, of_rule.quiet, of_rule.does_not_apply)
        for one in kind.values()
    ]


@cache
def said():
    """Every lamp and state that results: from curves alone, and from runs beside siblings."""
    alone = [
        examine(found)
        for curves in of_all(symptom_cases.CASES)
        for found in curves_of(book(**curves))
    ]
    beside = [
        case
        for runs in of_all(comparison_cases.CASES)
        for case in refine([examine(run) for run in runs])[0]
    ]
    return {(name, lamp.state) for case in alone + beside for name, lamp in case.lamps.items()}


@pytest.mark.parametrize(("name", "state"), STATES)
def test_a_state_comes_out_of_the_engine(name, state):
    assert (name, state) in said()
