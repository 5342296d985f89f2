"""The data types of a diagnosis: symptoms, lamps, recommendations, comparisons, the report.

All are values.  They hold codes and numbers; the sentences are in :mod:`dashboard.text`, supplied
through :class:`dashboard.diagnosis.words.Words` when a report is written.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

Evidence: TypeAlias = Mapping[str, float | int | str]
"""The numbers behind a statement, by name; NaN is allowed here and becomes a string in JSON."""

SCHEMA_VERSION = 1


class LampName(StrEnum):
    """The four respects in which a run is judged."""

    STABILITY = "stability"
    LEARNING_RATE = "learning_rate"
    BATCH_SIZE = "batch_size"
    FIT = "fit"


class Stability(StrEnum):
    """How steadily the loss moves."""

    OK = "ok"
    NOISY = "noisy"
    OSCILLATING = "oscillating"
    DIVERGING = "diverging"
    DIVERGED = "diverged"
    BROKEN = "broken"  # its numbers cannot be right
    UNKNOWN = "unknown"


class LearningRate(StrEnum):
    """What changing the learning rate, all else equal, would do."""

    TOO_LOW = "too_low"
    SLIGHTLY_LOW = "slightly_low"
    GOOD = "good"
    SLIGHTLY_HIGH = "slightly_high"
    TOO_HIGH = "too_high"
    UNKNOWN = "unknown"


class BatchSize(StrEnum):
    """What changing the batch size, at this learning rate and number of epochs, would do."""

    TOO_SMALL = "too_small"
    GOOD = "good"
    TOO_LARGE = "too_large"
    UNKNOWN = "unknown"


class Fit(StrEnum):
    """How the model fits training data and held-out data."""

    GOOD = "good"
    OVERFITTING = "overfitting"
    UNDERFITTING = "underfitting"
    STOPPED_TOO_EARLY = "stopped_too_early"
    PLATEAU = "plateau"
    BROKEN_FROM_START = "broken_from_start"
    UNKNOWN = "unknown"


State: TypeAlias = Stability | LearningRate | BatchSize | Fit


class Severity(StrEnum):
    """How much a headline matters, from nothing to do to nothing usable."""

    NONE = "none"
    INFO = "info"
    WARNING = "warning"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True)
class Symptom:
    """An observed fact on a span of one curve, with its numbers; not yet a cause."""

    code: str
    strength: float  # in [0, 1]: how far past its threshold, comparable between symptoms
    split: str  # as in the tidy table
    metric: str
    from_x: float  # span on the curve, in the unit of the run's x axis
    to_x: float
    evidence: Evidence = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RateChances:
    """How likely a learning rate is low, good or high; they add up to 1.

    By one run alone, and of a rate that no sibling beats by what these leave open.
    """

    low: float  # in [0, 1], too low and slightly low together
    good: float
    high: float


@dataclass(frozen=True, slots=True)
class Lamp:
    """The verdict in one respect, with its calibrated confidence and its reasons."""

    name: LampName
    state: State
    confidence: float | None  # in [0, 1]; None where nothing settles how often the state is right
    because: tuple[str, ...] = ()  # codes of supporting symptoms and comparisons
    against: tuple[str, ...] = ()  # codes of contradicting ones
    from_siblings: bool = False  # measured on the set's other runs rather than inferred
    reason: str = ""  # code that says why the state is unknown, or what its sureness rests on
    about: str = ""  # the metric that the reason names, "" for none
    chances: RateChances | None = None  # of the learning rate, where a run alone was weighed


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One concrete change: what, from where to where, why, and what should come of it."""

    action: str  # code: raise_lr, lower_batch_size, stop_at_epoch, add_weight_decay …
    parameter: str  # lr, batch_size, epochs, …; "" when the action is a check
    from_value: float | int | str | None
    to_value: float | int | str | None
    because: tuple[str, ...] = ()
    evidence: Evidence = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Headline:
    """The lamp that matters most for what to do next."""

    lamp: LampName | None  # None when the run is healthy or its state is unknown
    state: str  # the lamp's state, "healthy" or "unknown"
    severity: Severity
    evidence: Evidence = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A finding across runs of one set."""

    code: str
    runs: tuple[str, ...]
    evidence: Evidence = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RunDiagnosis:
    """The whole diagnosis of one run."""

    run_id: str
    lamps: Mapping[LampName, Lamp]
    headline: Headline
    symptoms: tuple[Symptom, ...]
    recommendations: tuple[Recommendation, ...]

    @property
    def counts(self) -> str:
        """The metric that counts where the loss is no measure of progress; ``""`` where it is."""
        named = (
            str(symptom.evidence["counts"])
            for symptom in self.symptoms
            if symptom.code in {"other-objective", "no-loss"}
        )
        return next((metric for metric in named if metric != "none"), "")

    @property
    def findings(self) -> tuple[Symptom, ...]:
        """What was seen, in the order in which it begins: their numbers on every page, from 1.

        What lies nowhere on a curve, as a rate of zero among the settings, comes last.
        """
        return tuple(sorted(self.symptoms, key=_beginning))

    def number(self, symptom: Symptom) -> int:
        """The number of one of its findings."""
        return self.findings.index(symptom) + 1


def _beginning(symptom: Symptom) -> tuple[bool, float, float]:
    """What findings are sorted by; NaN, which has no order, is told apart first."""
    is_nowhere = math.isnan(symptom.from_x) or math.isnan(symptom.to_x)
    return (True, 0.0, 0.0) if is_nowhere else (False, symptom.from_x, symptom.to_x)


def jsonable(value: object) -> Any:
    """``value`` with NaN and infinities as strings, tuples as lists: what JSON can carry."""
    if isinstance(value, float) and not math.isfinite(value):
        return "nan" if math.isnan(value) else ("inf" if value > 0 else "-inf")
    if isinstance(value, Mapping):
        return {str(key): jsonable(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [jsonable(item) for item in value]
    return value
