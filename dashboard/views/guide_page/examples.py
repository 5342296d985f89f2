"""A run for each state of each indicator: what the engine says of it, and its curves thinned out.

``examples.json`` is written by ``python -m docs.guide_examples``, so that the page opens no log and
judges none.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.diagnosis.verdict import (
    BatchSize,
    Comparison,
    Fit,
    Lamp,
    LampName,
    LearningRate,
    Recommendation,
    Stability,
    State,
    Symptom,
)

FILE = Path(__file__).with_name("examples.json")

STATES: Mapping[LampName, type[State]] = {
    LampName.STABILITY: Stability,
    LampName.LEARNING_RATE: LearningRate,
    LampName.BATCH_SIZE: BatchSize,
    LampName.FIT: Fit,
}


@dataclass(frozen=True, slots=True)
class Series:
    """A curve: ``y`` has ``None`` where the log has no number."""

    x: tuple[float, ...]
    y: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A run, what is said of it in one respect, and what is drawn."""

    log_set: str
    run_id: str
    lamp: Lamp
    metric: str
    unit: str  # of x
    train: Series | None
    test: Series | None
    beside: Series | None  # the test curve of a run that ended better, where runs were compared
    beside_lr: float | None
    beside_batch: float | None
    symptom: Symptom | None  # the fact that counted most
    comparison: Comparison | None  # what other runs show
    advice: Recommendation | None


@dataclass(frozen=True, slots=True)
class Pattern:
    """A run that shows a pattern of the course text, and the stretch in which it is seen."""

    log_set: str
    run_id: str
    unit: str
    span: tuple[float, float]
    train: Series | None
    test: Series | None


@dataclass(frozen=True, slots=True)
class Regime:
    """A run of the study of four rates."""

    run_id: str
    lr: float
    unit: str
    train: Series


@cache
def _file() -> Mapping[str, Any]:
    told: Mapping[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return told


@cache
def patterns() -> Mapping[str, Pattern]:
    """The runs that show the patterns, by the codes of those."""
    return {
        code: Pattern(
            told["set"],
            told["run"],
            told["unit"],
            tuple(told["span"]),
            _series(told["train"]),
            _series(told["test"]),
        )
        for code, told in _file()["patterns"].items()
    }


@cache
def regimes() -> Mapping[str, Regime]:
    """The runs of four rates, by the codes of the lesson's cases."""
    return {
        code: Regime(told["run"], told["lr"], told["unit"], _curve(told["train"]))
        for code, told in _file()["regimes"].items()
    }


@cache
def examples() -> Mapping[tuple[LampName, str], Example]:
    """The example of each state of each indicator."""
    told = _file()["states"]
    return {
        (name, state.value): _example(told[key_of(name)][state.value], name, state)
        for name, states in STATES.items()
        for state in states
    }


def key_of(name: LampName) -> str:
    """What the file calls the examples of an indicator."""
    return name.value


def _example(told: Mapping[str, Any], name: LampName, state: State) -> Example:
    symptom, comparison, advice = (told[part] for part in ("symptom", "comparison", "advice"))
    return Example(
        told["set"],
        told["run"],
        Lamp(
            name,
            state,
            told["confidence"],
            reason=told["reason"],
            about=told["about"],
        ),
        told["metric"],
        told["unit"],
        _series(told["train"]),
        _series(told["test"]),
        _series(told["beside"]),
        told["beside_lr"],
        told["beside_batch"],
        Symptom(**symptom) if symptom else None,
        Comparison(**comparison) if comparison else None,
        Recommendation(**advice) if advice else None,
    )


def _series(told: Mapping[str, Any] | None) -> Series | None:
    return None if told is None else _curve(told)


def _curve(told: Mapping[str, Any]) -> Series:
    return Series(tuple(told["x"]), tuple(told["y"]))
