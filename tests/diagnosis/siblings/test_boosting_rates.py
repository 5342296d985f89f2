"""Runs of boosting beside each other: a rate is traded for rounds."""

import numpy as np
import pytest

from dashboard.diagnosis.compare import refine
from dashboard.diagnosis.engine import examine
from dashboard.diagnosis.recommendations import SiblingRuns, recommend
from dashboard.diagnosis.siblings.score import measure_of
from dashboard.diagnosis.verdict import LampName
from dashboard.model.curve import Curve, RunCurves
from dashboard.model.run import Run, XUnit
from dashboard.model.table import Split

ROUNDS = np.arange(100, dtype=np.float64)
FLOOR, DONE, TURN = 1.0, 1.2, 4.0


def booster(lr, *, cost=0.0, metric="l2", rounds=100):
    """A run of ``rounds``: its fall and its overfitting go with rate times rounds.

    ``cost`` is what the rate leaves at its best round as well.
    """
    x = ROUNDS[:rounds]
    done = (x + 1) * lr
    train = 5 * np.exp(-done / DONE) + 0.01
    held_out = FLOOR + cost + 4 * np.exp(-done / DONE) + 0.08 * np.maximum(done - TURN, 0)
    name = f"eta{lr:g}"
    run = Run(name, name, name, "boosting history", XUnit.STEP, {"lr": lr})
    logged = [Curve(metric, Split.TRAIN, x, train), Curve(metric, Split.VAL, x, held_out)]
    curves = {(one.metric, one.split): one for one in logged}
    return RunCurves(run, XUnit.STEP, curves, float(x[-1]), float("nan"))


def judged(runs):
    """The state of the rate and the advice, by run."""
    cases, said = refine([examine(one) for one in runs])
    beside = SiblingRuns(runs)
    return {
        one.curves.run.run_id: (
            one.lamps[LampName.LEARNING_RATE].state.value,
            {advice.action: advice for advice in recommend(one, said, beside)},
        )
        for one in cases
    }


@pytest.mark.parametrize("metric", ["l2", "rmse", "poisson-nloglik", "loss"])
def test_boosters_are_compared_by_what_they_minimise(metric):
    measure = measure_of([booster(0.1, metric=metric), booster(0.3, metric=metric)])
    assert (measure.metric, measure.held_out) == (metric, True)


def test_boosters_that_minimise_different_things_are_not_compared():
    assert measure_of([booster(0.1, metric="l2"), booster(0.3, metric="l1")]) is None


def test_too_low_a_rate_may_be_raised_or_given_more_rounds():
    state, advice = judged([booster(lr) for lr in (0.003, 0.01, 0.03)])["eta0.003"]
    assert state == "too_low"
    move = advice["raise_lr_or_rounds"]
    assert (move.from_value, move.to_value, move.evidence["rounds_to"]) == (0.003, 0.03, 1000)
    assert move.evidence["metric"] == "loss"
    assert "raise_lr" not in advice


def test_a_rate_whose_best_round_is_as_good_is_not_too_high():
    """It overfits by its rounds: cut off at the best one it is the same model."""
    found = judged([booster(lr) for lr in (0.02, 0.04, 0.3)])
    state, advice = found["eta0.3"]
    assert state == "unknown"
    assert next(iter(advice)) == "stop_at_round"


def test_a_rate_whose_best_round_is_worse_is_too_high():
    runs = [booster(0.02), booster(0.04), booster(0.3, cost=1.0)]
    state, advice = judged(runs)["eta0.3"]
    assert state == "too_high"
    move = advice["lower_lr_more_rounds"]
    assert move.to_value == 0.04
    assert move.evidence["rounds_to"] == 750
    assert "lower_lr" not in advice
