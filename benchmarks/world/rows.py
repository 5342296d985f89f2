"""The world as a table to learn from: one row for each log, with its readings and its labels."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from numpy.random import Generator

from benchmarks.world.logged import FEWEST_POINTS, Form, logged
from benchmarks.world.truth import Truth
from dashboard.diagnosis import symptoms
from dashboard.diagnosis.claims import facts_of
from dashboard.diagnosis.features import Features, measure
from dashboard.diagnosis.lamps.learning_rate import grounds_of
from dashboard.diagnosis.weighed import evidence_of
from dashboard.model.curve import RunCurves

SEED = 7
FEWEST = 5  # epochs of a run that is cut
CUT = 0.4  # share of the logs of runs at a constant rate that are cut before their end
VIEWS = {"base": 2}  # logs made of each run of a variation; of others one

Read: TypeAlias = Callable[[RunCurves], Mapping[str, Any]]
"""What is kept of a log, by name."""


def read(curves: RunCurves) -> dict[str, Any]:
    """What the network weighs of a run, what was seen, and the grounds of a verdict on the rate.

    The grounds are told twice, as the log is and as if it said nothing of the settings.
    """
    features = measure(curves)
    seen = {symptom.code: symptom for symptom in symptoms.observe(features)}
    return {
        **evidence_of(features, seen),
        "grounds": grounds_of(features, seen),
        "untold": grounds_of(_without_settings(features), seen),
        "facts": facts_of(features, seen),
    }


def _without_settings(features: Features) -> Features:
    """The same run as if its log did not say how it was trained."""
    curves = features.curves
    return replace(features, curves=replace(curves, run=replace(curves.run, config={})))


def rows_of(problem: pd.DataFrame, keep: Read = read) -> Iterator[dict[str, Any]]:
    """Some logs of every run of a problem, as many people would have written them."""
    truth = Truth(problem)
    name = str(problem["problem"].iloc[0])
    chance = np.random.default_rng([SEED, int(name[1:])])
    runs: list[Any] = list(problem.itertuples())
    for row in runs:
        is_once = '"once"' in str(row.settings)
        is_constant = '"decay"' not in str(row.settings) and '"warmup' not in str(row.settings)
        for _ in range(VIEWS.get(str(row.variation), 1)):
            form = Form.drawn(chance, is_once=is_once)
            last = truth.grids[str(row.variation)].epochs
            epoch = _cut(last, chance) if is_constant and chance.random() < CUT else last
            if form.together > 1 and epoch >= FEWEST_POINTS * form.together:
                epoch -= epoch % form.together
            grid = truth.grids[str(row.variation)]
            rate = int(np.searchsorted(grid.rates, row.lr))
            labels = truth.labels(str(row.variation), rate, int(row.seed), epoch)
            yield {
                "problem": name,
                "family": row.family,
                "variation": row.variation,
                "lr": row.lr,
                "seed": row.seed,
                "epoch": epoch,
                "is_once": is_once,
                "form": form.kept,
                "by_updates": form.by_updates,
                "regret": truth.regret(grid, rate, epoch) if truth.learns(grid, epoch) else np.nan,
                **asdict(labels),
                **keep(logged(row, form, epoch)),
            }


def _cut(last: int, chance: Generator) -> int:
    fewest = min(FEWEST, last)
    return round(float(np.exp(chance.uniform(np.log(fewest), np.log(last)))))
