"""Healthy runs, chosen by outcomes alone: no step that was tried makes their setting better.

The steps are half a decade of rate either way and twice the epochs, each with three seeds beside
the same seeds of the setting.  A step is better if the accuracy rises by more than half a point and
two standard errors of the paired differences; where it stays, if the loss falls by more than 5% and
two standard errors.  A setting that more epochs improve is taken with twice the epochs, then four
times.  A run whose loss ended 5% above its lowest is left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.advice_problems import RATES, Problem
from benchmarks.advice_trial import End, end_of, trained
from dashboard.model.table import FloatArray
from trainer.settings import Settings

SEEDS, RUNS = 3, 6  # seeds that a step is tried with; runs that are taken of a setting
LONGER = (1, 2, 4)
GAIN, FALL = 0.005, 0.05  # of the accuracy; of the loss, as a share
ERRORS = 2.0  # standard errors
RISE = 0.05  # of the held-out loss over its lowest, the published rule with fewest false alarms


def healthy_runs(problem: Problem, best: Settings, store: Path) -> Iterator[Settings]:
    """Runs of the problem's best rate, long enough, if no step improves them."""
    for factor in LONGER:
        setting = replace(best, epochs=factor * best.epochs)
        if not any(_is_better(setting, step, store) for step in _steps(problem, setting)):
            for seed in range(RUNS):
                run = replace(setting, seed=seed)
                end = end_of(trained(run, store))
                if end.loss <= (1 + RISE) * end.best_loss:
                    yield run
            return


def _steps(problem: Problem, setting: Settings) -> Iterator[Settings]:
    """Twice the epochs first: where that helps, nothing else need be tried."""
    yield replace(setting, epochs=2 * setting.epochs)
    rates = RATES[problem.optimizer]
    place = rates.index(setting.lr)
    for lr in (*rates[max(place - 1, 0) : place], *rates[place + 1 : place + 2]):
        yield replace(setting, lr=lr)


def _is_better(setting: Settings, step: Settings, store: Path) -> bool:
    before = [end_of(trained(replace(setting, seed=seed), store)) for seed in range(SEEDS)]
    after = [end_of(trained(replace(step, seed=seed), store)) for seed in range(SEEDS)]
    if not all(np.isfinite(one.loss) for one in after):
        return False
    gains = _differences([one.accuracy for one in after], [one.accuracy for one in before])
    falls = _differences(_logs(before), _logs(after))
    if np.isfinite(gains).all() and abs(gains.mean()) > _least(gains, GAIN):
        return bool(gains.mean() > 0)
    return bool(falls.mean() > _least(falls, FALL))


def _differences(one: Sequence[float], other: Sequence[float]) -> FloatArray:
    found: FloatArray = np.array(one) - np.array(other)
    return found


def _logs(ends: Sequence[End]) -> list[float]:
    return [float(np.log(max(end.loss, 1e-12))) for end in ends]


def _least(differences: FloatArray, least: float) -> float:
    return float(max(least, ERRORS * differences.std(ddof=1) / np.sqrt(len(differences))))
