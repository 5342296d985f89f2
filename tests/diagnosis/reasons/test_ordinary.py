"""What is ordinary is counted on the right logs; every verdict counted rests on one thing."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pytest

from benchmarks.learn.examples import QUESTIONS, READINGS, Examples
from benchmarks.learn.explained import counted
from benchmarks.learn.ordinary import ordinary, write
from dashboard.diagnosis.reasons.ordinary import ordinary as read

GOOD, LOW = QUESTIONS["rate"].index("good"), QUESTIONS["rate"].index("too_low")


@dataclass(frozen=True)
class Grounds:
    """Of a run that learned something, or not."""

    has_learned: bool
    is_lost: bool = False


def examples() -> Examples:
    """Logs 0 to 99: the first half is healthy but for one that overfits; the last never learned."""
    values = np.tile(np.arange(100.0)[:, None], (1, len(READINGS)))
    answers = {name: np.full(100, -1) for name in QUESTIONS}
    answers["rate"] = np.where(np.arange(100) < 50, GOOD, LOW)
    answers["over"] = np.where(np.arange(100) == 49, 1, 0)
    grounds = [Grounds(has_learned=place < 99) for place in range(100)]
    return Examples(values, answers, np.ones(100), pd.DataFrame({"grounds": grounds}))


def test_usual_is_the_median_of_healthy_logs_and_the_range_that_of_logs_that_learned():
    table = ordinary(examples())
    assert tuple(table["reading"]) == READINGS
    assert table["usual"].unique() == pytest.approx([24.0])
    assert table["low"].unique() == pytest.approx([0.98])
    assert table["high"].unique() == pytest.approx([97.02])


def test_what_was_written_is_what_is_read(tmp_path):
    write(examples(), tmp_path / "ordinary.csv")
    found = read(tmp_path / "ordinary.csv")
    assert tuple(found) == READINGS
    assert found[READINGS[0]].usual == pytest.approx(24.0)


def test_every_verdict_that_is_counted_rests_on_one_thing():
    table = counted(40)
    assert table["verdicts"].sum() > 20
    assert (table["curve"] + table["settings"] + table["whole"] == table["verdicts"]).all()
    assert (table["margin"] <= table["verdicts"]).all()
