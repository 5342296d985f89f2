"""Registration of rules: the constant that a rule's file ends with, and the scan for it.

A rule is one file; adding one means adding its file, its texts and its cases, without an edit.
"""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.objective import counted_in
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.verdict import Symptom
from dashboard.model.curve import Curve


@dataclass(frozen=True, slots=True)
class Threshold:
    """A threshold of a rule, with its unit and its source."""

    name: str
    value: float
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class SymptomRule:
    """An observed fact that a curve may show."""

    code: str  # names the pattern seen, never the fix
    detect: Callable[[Features], Symptom | None]
    thresholds: tuple[Threshold, ...] = ()
    of_running: bool = False  # said of runs that are still being written, and of no other


def strength(value: float, threshold: Threshold, full: float) -> float:
    """How far past its threshold a value is: 0 at the threshold, 1 at ``full`` and beyond."""
    return float(min(1.0, max(0.0, (value - threshold.value) / (full - threshold.value))))


def fact(
    code: str,
    features: Features,
    read: Shape | Curve,
    span: tuple[float, float],
    strong: float,
    **evidence: float | str,
) -> Symptom:
    """A symptom on ``span`` of the curve that was ``read``; adds its unit, split and metric."""
    return Symptom(
        code=code,
        strength=strong,
        split=read.split,
        metric=read.metric,
        from_x=span[0],
        to_x=span[1],
        evidence={
            "unit": counted_in(features.curves, features.objective),
            "split": read.split.value,
            "metric": read.metric,
            **evidence,
        },
    )
