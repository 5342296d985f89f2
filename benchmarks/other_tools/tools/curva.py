"""This program, through its public interface: each run by itself, every lamp that is lit.

A lit lamp counts as a warning where the headline of that state would be one.  The settings that a
study gives beside its curves are the run's settings, as a side file of a log would hold them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from benchmarks.other_tools.finding import Finding, Meaning, Said, Verdict, verdict_of
from benchmarks.other_tools.tool import Place, Tool
from benchmarks.published import Labelled
from dashboard.api import diagnose
from dashboard.diagnosis.headline import ORDER
from dashboard.diagnosis.verdict import (
    BatchSize,
    Fit,
    LampName,
    LearningRate,
    RunDiagnosis,
    Severity,
    Stability,
    State,
)
from dashboard.model.curve import Curve
from dashboard.model.run import LogBook, XUnit
from dashboard.model.table import Series

STATES: tuple[tuple[LampName, State, tuple[Said, ...]], ...] = (
    (LampName.STABILITY, Stability.NOISY, (Said.UNSTABLE,)),
    (LampName.STABILITY, Stability.OSCILLATING, (Said.UNSTABLE,)),
    (LampName.STABILITY, Stability.DIVERGING, (Said.UNSTABLE,)),
    (LampName.STABILITY, Stability.DIVERGED, (Said.DIVERGED,)),
    (LampName.STABILITY, Stability.BROKEN, (Said.BROKEN,)),
    (LampName.LEARNING_RATE, LearningRate.TOO_LOW, (Said.RATE_LOW,)),
    (LampName.LEARNING_RATE, LearningRate.SLIGHTLY_LOW, (Said.RATE_LOW,)),
    (LampName.LEARNING_RATE, LearningRate.SLIGHTLY_HIGH, (Said.RATE_HIGH,)),
    (LampName.LEARNING_RATE, LearningRate.TOO_HIGH, (Said.RATE_HIGH,)),
    (LampName.BATCH_SIZE, BatchSize.TOO_SMALL, (Said.OTHER,)),
    (LampName.BATCH_SIZE, BatchSize.TOO_LARGE, (Said.OTHER,)),
    (LampName.FIT, Fit.OVERFITTING, (Said.OVERFITTING,)),
    (LampName.FIT, Fit.UNDERFITTING, (Said.UNDERFITTING,)),
    (LampName.FIT, Fit.STOPPED_TOO_EARLY, (Said.OTHER,)),
    (LampName.FIT, Fit.PLATEAU, (Said.OTHER,)),
    (LampName.FIT, Fit.BROKEN_FROM_START, (Said.BROKEN,)),
)
CALM = frozenset({"ok", "good", "unknown"})
MEANINGS = tuple(
    Meaning.of(f"{lamp}: {state}", f"{lamp} {state}".replace("_", " "), *said)
    for lamp, state, said in STATES
)
GRAVE = (Severity.WARNING, Severity.CRITICAL)
SEVERITIES = {state.value: severity for state, severity in ORDER}


def judge(runs: Sequence[Labelled], _: Place) -> list[Verdict]:
    """Every run by itself, without its siblings."""
    report = diagnose(book_of(runs), siblings=False)
    by_id = report.by_id
    return [
        verdict_of(_findings(by_id[f"{run.source}/{run.curves.run.run_id}"]), MEANINGS)
        for run in runs
    ]


def _findings(diagnosis: RunDiagnosis) -> Iterator[Finding]:
    for lamp in diagnosis.lamps.values():
        if lamp.state.value not in CALM:
            is_first = diagnosis.headline.lamp is lamp.name
            usual = SEVERITIES[lamp.state.value]
            severity = diagnosis.headline.severity if is_first else usual
            yield Finding(f"{lamp.name}: {lamp.state}", severity in GRAVE)


def book_of(runs: Sequence[Labelled]) -> LogBook:
    """The runs as they would be read from logs."""
    found, series = [], {}
    for run in runs:
        name = f"{run.source}/{run.curves.run.run_id}"
        found.append(replace(run.curves.run, run_id=name))
        unit = run.curves.run.x_unit
        series[name] = [_series(curve, unit) for curve in run.curves.curves.values()]
    return LogBook(tuple(found), series)


def _series(curve: Curve, unit: XUnit) -> Series:
    step = np.rint(curve.x).astype(np.int64)
    epoch = curve.x if unit is XUnit.EPOCH else None
    tag = f"{curve.split}/{curve.metric}"
    return Series.of(tag, curve.metric, curve.split, step, curve.y, epoch)


TOOL = Tool(
    "Curva",
    MEANINGS,
    judge,
    version="this one",
    licence="MIT",
    seen=("grids", "trainer_grids", "deepobs"),
)
