"""Write what the Guide shows of a run in each state: ``python -m docs.guide_examples``.

Which run shows a state is chosen below, by hand, among those of which the engine says it.  What is
written are its curves, thinned out, and what the engine says: the fact, the comparison and the
advice as codes and numbers.  ``tests/views/guide/test_examples.py`` asks the engine again.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import (
    BatchSize,
    Fit,
    LampName,
    LearningRate,
    RunDiagnosis,
    Stability,
    State,
    jsonable,
)
from dashboard.logs.load import load_paths
from dashboard.model.curve import Curve, RunCurves, curves_of
from dashboard.model.run import LogBook
from dashboard.views.guide_page.examples import FILE, STATES, key_of
from dashboard.views.state.log_set import EXAMPLES, EXAMPLES_FOLDER, SAMPLES_FOLDER

CHOSEN: Mapping[LampName, Mapping[State, tuple[str, str]]] = {
    LampName.STABILITY: {
        Stability.OK: ("schedules", "exponential"),
        Stability.NOISY: ("schedules", "constant"),
        Stability.OSCILLATING: (EXAMPLES, "breast_cancer_lr0.09"),
        Stability.DIVERGING: (EXAMPLES, "mnist_adam_lr0.1"),
        Stability.DIVERGED: ("regimes", "lr0.5"),
        Stability.BROKEN: (EXAMPLES, "digits_frozen"),
        Stability.UNKNOWN: ("one_weight", "lr1"),
    },
    LampName.LEARNING_RATE: {
        LearningRate.TOO_LOW: ("optimizers", "sgd_lr0.001"),
        LearningRate.SLIGHTLY_LOW: ("regimes", "lr0.0005"),
        LearningRate.GOOD: ("regimes", "lr0.1"),
        LearningRate.SLIGHTLY_HIGH: ("optimizers", "adam_lr0.1"),
        LearningRate.TOO_HIGH: ("optimizers", "rmsprop_lr0.1"),
        LearningRate.UNKNOWN: ("fit_under", "too_small"),
    },
    LampName.BATCH_SIZE: {
        BatchSize.TOO_SMALL: (EXAMPLES, "mnist_batch64"),
        BatchSize.GOOD: ("batch_size", "batch64_lr0.01"),
        BatchSize.TOO_LARGE: ("batch_size", "batch1024_lr0.01"),
        BatchSize.UNKNOWN: ("schedules", "constant"),
    },
    LampName.FIT: {
        Fit.GOOD: ("schedules", "cosine"),
        Fit.OVERFITTING: ("fit_over", "few_samples"),
        Fit.UNDERFITTING: (EXAMPLES, "iris_weight_decay3"),
        Fit.STOPPED_TOO_EARLY: ("fit_under", "too_short"),
        Fit.PLATEAU: ("fit_under", "too_regularised"),
        Fit.BROKEN_FROM_START: ("broken", "shuffled_labels"),
        Fit.UNKNOWN: ("regimes", "lr0.5"),
    },
}
"""Of each state of each indicator the set and the run that show it."""

SHOWN: Mapping[str, tuple[str, str, str]] = {
    "both-fall": ("batch_size", "batch64_lr0.01", "good-final"),
    "gap": ("fit_over", "few_samples", "val-rises-while-train-falls"),
    "flat": ("broken", "dead_relu", "flat-from-start"),
    "jagged": ("schedules", "constant", "noisy"),
    "exploding": ("one_weight", "lr1.1", "loss-exploded"),
}
"""Of each pattern that the course text teaches a set, a run, and the fact that the engine sees."""

REGIMES = ("regimes", {"very-high": "lr0.5", "high": "lr0.48", "low": "lr0.0005", "good": "lr0.1"})
"""The study of the four cases of the lesson, and its runs."""

MOST_POINTS = 41
"""Points of a curve that are kept: more than that a small figure cannot show."""

DIGITS = 4

GOOD = "good"
"""The state beside which no better run is drawn."""


def main() -> None:
    """Write the file."""
    states = {
        key_of(name): {state.value: _told(name, state) for state in of_lamp}
        for name, of_lamp in STATES.items()
    }
    told = {
        "states": states,
        "patterns": {code: _pattern(*shown) for code, shown in SHOWN.items()},
        "regimes": {code: _regime(run_id) for code, run_id in REGIMES[1].items()},
    }
    text = json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1, default=_plain)
    FILE.write_text(text + "\n", encoding="utf-8")


@cache
def opened(log_set: str) -> tuple[LogBook, Report]:
    """A set of logs, read and judged."""
    folder: Path = EXAMPLES_FOLDER if log_set == EXAMPLES else SAMPLES_FOLDER / log_set
    book = load_paths([folder])
    return book, diagnose(book)


def diagnosis_of(name: LampName, state: State) -> RunDiagnosis:
    """What the engine says of the run that shows a state."""
    log_set, run_id = CHOSEN[name][state]
    return opened(log_set)[1].by_id[run_id]


def _told(name: LampName, state: State) -> dict[str, Any]:
    log_set, run_id = CHOSEN[name][state]
    book, report = opened(log_set)
    diagnosis = diagnosis_of(name, state)
    lamp = diagnosis.lamps[name]
    curves = {one.run.run_id: one for one in curves_of(book)}
    seen = {one.code: one for one in diagnosis.symptoms}
    symptom = next((seen[code] for code in lamp.because if code in seen), None)
    compared = next(
        (one for one in report.comparisons if one.code in lamp.because and run_id in one.runs), None
    )
    by_siblings = lamp.from_siblings and compared is not None
    metric = symptom.metric if symptom is not None and not by_siblings else "loss"
    metric = metric if metric in {"loss", "accuracy"} else "loss"
    best = report.best.run_id if report.best is not None else ""
    is_beside = by_siblings and state.value != GOOD and best not in {"", run_id}
    own, other = curves[run_id], curves.get(best)
    lr, batch = (
        (other.setting(name) if is_beside and other is not None else None)
        for name in ("lr", "batch_size")
    )
    return {
        "set": log_set,
        "run": run_id,
        "confidence": None if lamp.confidence is None else round(lamp.confidence, 2),
        "reason": lamp.reason,
        "about": lamp.about,
        "metric": metric,
        "unit": own.x_unit.value,
        "train": _series(own.train(metric)),
        "test": _series(own.held_out(metric)),
        "beside": _beside(other, own, metric) if is_beside and other is not None else None,
        "beside_lr": lr,
        "beside_batch": batch,
        "symptom": jsonable(asdict(symptom)) if symptom is not None and not by_siblings else None,
        "comparison": jsonable(asdict(compared)) if by_siblings and compared else None,
        "advice": jsonable(asdict(diagnosis.recommendations[0]))
        if diagnosis.recommendations
        else None,
    }


def _pattern(log_set: str, run_id: str, fact: str) -> dict[str, Any]:
    book, report = opened(log_set)
    curves = next(one for one in curves_of(book) if one.run.run_id == run_id)
    seen = next(one for one in report.by_id[run_id].symptoms if one.code == fact)
    return {
        "set": log_set,
        "run": run_id,
        "unit": curves.x_unit.value,
        "span": [seen.from_x, seen.to_x],
        "train": _series(curves.train("loss")),
        "test": _series(curves.held_out("loss")),
    }


def _regime(run_id: str) -> dict[str, Any]:
    curves = next(one for one in curves_of(opened(REGIMES[0])[0]) if one.run.run_id == run_id)
    return {
        "run": run_id,
        "lr": curves.setting("lr"),
        "unit": curves.x_unit.value,
        "train": _series(curves.train("loss")),
    }


def _beside(other: RunCurves, own: RunCurves, metric: str) -> dict[str, Any] | None:
    return _series(other.held_out(metric)) if other.x_unit is own.x_unit else None


def _series(curve: Curve | None) -> dict[str, Any] | None:
    if curve is None or not len(curve):
        return None
    at = np.unique(np.linspace(0, len(curve) - 1, MOST_POINTS).round().astype(int))
    return {
        "x": [_rounded(value) for value in curve.x[at]],
        "y": [_rounded(value) if np.isfinite(value) else None for value in curve.y[at]],
    }


def _rounded(value: float) -> float:
    return float(f"{float(value):.{DIGITS}g}")


def _plain(value: object) -> Any:
    return value.item() if isinstance(value, np.generic) else str(value)


if __name__ == "__main__":
    main()
