"""Verdicts on runs whose outcome under a change of settings is known, as a whole."""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.published import load
from dashboard.diagnosis.engine import examine
from dashboard.diagnosis.headline import headline

BENCHMARKS = Path(__file__).resolve().parents[3] / "benchmarks"


@pytest.fixture(scope="module")
def said() -> dict[str, Counter[str]]:
    """How many runs of each label open with each state."""
    found: dict[str, Counter[str]] = {}
    for run in load(BENCHMARKS, "outcomes"):
        found.setdefault(run.label, Counter())[headline(examine(run.curves)).state] += 1
    return found


def test_healthy_runs_are_left_in_peace(said: dict[str, Counter[str]]) -> None:
    calm = said["healthy"]["healthy"] + said["healthy"]["unknown"]
    assert calm >= 0.9 * said["healthy"].total() > 0


def test_training_that_cannot_work_is_told_from_the_first_look(
    said: dict[str, Counter[str]],
) -> None:
    assert said["broken"]["broken_from_start"] >= 0.85 * said["broken"].total() > 0
    assert set(said["broken"]) <= {"broken_from_start", "unknown"}
    assert said["diverged"]["diverged"] == said["diverged"].total() > 0


def test_no_run_whose_rate_is_wrong_is_advised_to_turn_it_the_other_way(
    said: dict[str, Counter[str]],
) -> None:
    assert not said["rate_low"]["too_high"] + said["rate_low"]["slightly_high"]
    assert not said["rate_high"]["too_low"] + said["rate_high"]["slightly_low"]
