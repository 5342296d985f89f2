"""What a piece of advice predicts, in numbers: so that it can be held against what then happens.

The metric is the one by which the run is judged, with two exceptions: advice that siblings have
shown is held to what they reached, and a remedy of overfitting to the held-out loss that rose.
Where no value can be named, the forecast is a direction alone: better than now.
"""

import math
from dataclasses import asdict, dataclass
from typing import Any

from dashboard.diagnosis.siblings.score import ACCURACY, LOSS
from dashboard.diagnosis.verdict import Recommendation, RunDiagnosis, Symptom

RISEN = "val-rises-while-train-falls"
REGULARISING = frozenset(
    {"stop_at_epoch", "add_weight_decay", "add_dropout", "augment", "decay_lr"}
    | {"stop_at_round", "smaller_trees", "sample_rows", "lower_lr_more_rounds"}
)
"""Actions that, for an overfitted run, promise a lower held-out loss."""

STOPPING = frozenset({"stop_at_epoch", "stop_at_round"})

UP, DOWN = "up", "down"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended: the metric that counts, where it was measured, and its last value."""

    metric: str  # accuracy, loss or none
    split: str
    value: float | None  # median of the last few values; an accuracy lies in [0, 1]

    def to_dict(self) -> dict[str, Any]:
        """The outcome as JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where the metric should end if the advice is followed: at ``expected``, or past ``now``."""

    metric: str
    split: str
    direction: str  # ``up`` where higher is better, else ``down``
    now: float | None
    expected: float | None  # None where only the direction is known
    chance: float | None  # share of comparable runs that such a step made better

    def to_dict(self) -> dict[str, Any]:
        """The forecast as JSON."""
        return asdict(self)


def outcome(diagnosis: RunDiagnosis) -> Outcome:
    """How the run ended, by the metric that its verdict names."""
    told = diagnosis.headline.evidence
    return Outcome(
        str(told.get("metric", "none")), str(told.get("split", "none")), _number(told.get("final"))
    )


def forecast(diagnosis: RunDiagnosis, advice: Recommendation) -> Forecast:
    """What following ``advice`` should do to the run."""
    told = advice.evidence
    chance = _number(told.get("improved"))
    ended = outcome(diagnosis)
    shown = _number(told.get("shown_score"))
    if shown is not None:
        metric, split = str(told.get("metric", ended.metric)), str(told.get("split", ended.split))
        now = ended.value if (metric, split) == (ended.metric, ended.split) else None
        return Forecast(metric, split, _direction(metric), now, shown, chance)
    risen = next((one for one in diagnosis.symptoms if one.code == RISEN), None)
    if risen is not None and advice.action in REGULARISING:
        return _of_risen(risen, advice, chance)
    return Forecast(ended.metric, ended.split, _direction(ended.metric), ended.value, None, chance)


def _of_risen(risen: Symptom, advice: Recommendation, chance: float | None) -> Forecast:
    """The loss that rose comes back: to its best where training ends there."""
    best = _number(risen.evidence["best"]) if advice.action in STOPPING else None
    return Forecast(LOSS, risen.split, DOWN, _number(risen.evidence["end"]), best, chance)


def _direction(metric: str) -> str:
    return UP if metric == ACCURACY else DOWN


def _number(value: object) -> float | None:
    """``value`` where it is a finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) else None
