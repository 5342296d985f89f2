"""What counts as right of each state that a lamp names."""

import numpy as np
import pytest

from benchmarks.states import Said, is_right, line
from benchmarks.world.truth import Labels
from dashboard.diagnosis.verdict import (
    BatchSize,
    Fit,
    Lamp,
    LampName,
    LearningRate,
    Stability,
)

NAN = float("nan")


def labels(**known):
    nothing = dict.fromkeys(("over", "under", "short", "broken", "batch_large", "batch_small"), NAN)
    return Labels(**{"rate": "", **nothing, **known})


@pytest.mark.parametrize(
    ("state", "known", "right"),
    [
        (LearningRate.TOO_LOW, {"rate": "slightly_low"}, True),
        (LearningRate.TOO_LOW, {"rate": "good"}, False),
        (LearningRate.TOO_LOW, {}, None),
        (LearningRate.GOOD, {"rate": "good"}, True),
        (LearningRate.UNKNOWN, {"rate": "good"}, None),
        (Stability.DIVERGED, {"rate": "too_high"}, True),
        (Stability.DIVERGED, {"rate": "too_low"}, False),
        (Stability.DIVERGING, {"rate": "slightly_high"}, True),
        (Stability.OK, {"rate": "too_low"}, True),
        (Stability.OK, {"rate": "too_high"}, False),
        (Stability.NOISY, {"rate": "too_high"}, None),
        (Fit.OVERFITTING, {"over": 1.0}, True),
        (Fit.OVERFITTING, {}, None),
        (Fit.STOPPED_TOO_EARLY, {"short": 0.0}, False),
        (Fit.GOOD, {"over": 0.0, "short": 0.0}, True),
        (Fit.GOOD, {"over": 0.0, "short": 0.0, "under": 1.0}, False),
        (Fit.GOOD, {"over": 0.0}, None),
        (Fit.BROKEN_FROM_START, {"broken": 1.0}, True),
        (Fit.BROKEN_FROM_START, {"rate": "too_high", "broken": 0.0}, True),
        (Fit.BROKEN_FROM_START, {"rate": "too_low"}, False),
        (Fit.BROKEN_FROM_START, {}, None),
        (Fit.PLATEAU, {"rate": "good"}, None),
        (BatchSize.TOO_LARGE, {"batch_large": 1.0}, True),
        (BatchSize.GOOD, {"batch_large": 0.0}, True),
        (BatchSize.GOOD, {"batch_large": 0.0, "batch_small": 1.0}, False),
        (BatchSize.GOOD, {}, None),
    ],
)
def test_a_state_is_right_by_what_another_setting_did(state, known, right):
    lamp = Lamp(LampName.FIT, state, 0.8)
    assert is_right(lamp, labels(**known)) is right


def test_a_row_says_how_sure_and_how_often_right():
    said = [Said(f"p{i % 4}", "fit", "good", 0.9 if i % 2 else 0.7, i % 4 != 0) for i in range(40)]
    row = line(said)
    assert (row["lamp"], row["logs"], row["problems"]) == ("fit", "40", "4")
    assert float(row["sure"]) == pytest.approx(0.8)
    assert float(row["right"]) == pytest.approx(0.75)
    assert float(row["low"]) <= 0.75 <= float(row["high"])
    assert float(row["off"]) == pytest.approx(np.mean([abs(0.5 - 0.7), abs(1 - 0.9)]), abs=1e-3)
