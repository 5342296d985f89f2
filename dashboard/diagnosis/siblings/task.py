"""Whether two runs learn the same from as much data, as far as their curves tell.

What it measures: which results are logged, how many examples an epoch takes, the loss of the first
steps (ln K is what a guess among K classes costs), and on which scale the loss lies from start to
end.  Only what cannot be the work of the learning rate or of the batch size counts as a difference.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np

from dashboard.diagnosis.siblings.score import LOSS
from dashboard.model.curve import Curve, RunCurves
from dashboard.model.table import Split

UNEQUAL = 1.5  # times: fewer epochs are counted by up to a quarter, dropped last batches by less
EPOCHS = 5  # at least: an epoch that is counted from 0 makes a short run's look longer
AT_START = 0.02  # of the run: until then a loss is that of an untrained model
LIKE_A_GUESS = 0.03  # relative: how near to ln K a first loss lies
GUESSES_APART = 1.4  # times: nearer losses of guesses may be one, with a penalty or smoothed labels
RISES = 1.1  # times the first loss: a curve that climbs above it began otherwise than untrained
SCALES_APART = 10.0  # times: the lowest loss of one run over the highest of the others
HALVED = 0.5  # of its highest: a loss that never fell so far may yet reach any scale
CLASSES = (2, 3, 5, 10, 20, 100, 200, 1000, 10_000, 21_841, 32_000, 50_257, 128_256)
"""Numbers of classes and of tokens that losses of common tasks begin at the logarithm of."""

NO_RESULT = (
    *("learning_rate", "batch_size", "epoch", "step", "time", "second", "memory", "grad", "norm"),
    *("lr", "momentum", "speed", "throughput", "per_sec", "samples", "tokens", "gpu", "cpu", "eta"),
    *("weight_decay", "flops", "runtime", "duration", "iteration", "hp_metric", "param"),
)
"""Parts of names of metrics that say how a run was trained, not what came of it."""


class Unlike(StrEnum):
    """In which respect two runs learn something else."""

    NOT = ""
    METRICS = "metrics"
    EXAMPLES = "examples"
    CLASSES = "classes"
    SCALE = "scale"


@dataclass(frozen=True, slots=True)
class Task:
    """What a run learns; NaN and 0 where its curves do not tell."""

    metrics: frozenset[str]
    steps_per_epoch: float
    batch_size: float
    classes: int
    lowest: float  # of a loss that falls and stays above 0
    highest: float


def task_of(curves: RunCurves, batch_size: float | None) -> Task:
    """What the run's curves tell of its task."""
    metrics = frozenset(metric for metric, _ in curves.curves if not _is_no_result(metric))
    loss = curves.train(LOSS) or curves.held_out(LOSS)
    y = loss.finite.y if loss is not None else np.empty(0)
    falls = len(y) > 1 and y.min() > 0 and y[-1] < y[0] and y.max() <= RISES * float(y[0])
    return Task(
        metrics,
        _steps_per_epoch(curves),
        float(batch_size or np.nan),
        _classes(loss) if loss is not None and falls else 0,
        float(y.min()) if falls else float("nan"),
        float(y.max()) if falls else float("nan"),
    )


def unlike(one: Task, other: Task) -> Unlike:
    """The first respect but their scale in which two tasks cannot be the same."""
    if _other_results(one.metrics, other.metrics):
        return Unlike.METRICS
    if _other_amount(one, other):
        return Unlike.EXAMPLES
    if one.classes and other.classes and _guesses_apart(one.classes, other.classes):
        return Unlike.CLASSES
    return Unlike.NOT


def by_scale(tasks: Sequence[Task]) -> list[list[int]]:
    """The places of the tasks whose losses lie on one scale, the lowest scale first.

    A loss that stays far above all others tells another task only once it has fallen itself: a
    sweep that is logged from the end of its first epoch holds runs that have learned most by then,
    and runs that stay at the loss of a guess.  A loss that tells no scale goes with the most.
    """
    known = [at for at, one in enumerate(tasks) if math.isfinite(one.lowest)]
    groups: list[list[int]] = []
    reach = math.nan
    for at in sorted(known, key=lambda at: tasks[at].lowest):
        one = tasks[at]
        has_fallen = one.lowest <= HALVED * one.highest
        if not groups or (has_fallen and one.lowest >= SCALES_APART * reach):
            groups.append([])
            reach = one.highest
        elif has_fallen:
            reach = max(reach, one.highest)
        groups[-1].append(at)
    unknown = sorted(set(range(len(tasks))) - set(known))
    if not groups:
        return [unknown]
    max(groups, key=len).extend(unknown)
    return [sorted(group) for group in groups]


def _guesses_apart(one: int, other: int) -> bool:
    return _ratio(math.log(one), math.log(other)) >= GUESSES_APART


@lru_cache(maxsize=4_096)
def _is_no_result(metric: str) -> bool:
    return any(part in metric for part in NO_RESULT)


def _other_results(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each logs results that the other does not, and none in common but a loss."""
    shared = {metric for metric in one & other if LOSS not in metric}
    return bool(one - other) and bool(other - one) and not shared


def _steps_per_epoch(curves: RunCurves) -> float:
    sizes = curves.get("batch_size", Split.NONE)
    is_switched = sizes is not None and bool((sizes.y != sizes.y[0]).any())
    if is_switched or not (curves.epochs >= EPOCHS and math.isfinite(curves.steps)):
        return float("nan")
    return curves.steps / curves.epochs


def _other_amount(one: Task, other: Task) -> bool:
    """Whether an epoch takes another number of examples, and of steps.

    As many steps an epoch at any batch size are no updates: then nothing tells.
    """
    steps = _ratio(one.steps_per_epoch, other.steps_per_epoch)
    examples = _ratio(
        one.steps_per_epoch * one.batch_size, other.steps_per_epoch * other.batch_size
    )
    return steps > UNEQUAL and examples > UNEQUAL


def _ratio(one: float, other: float) -> float:
    """How many times the larger is the smaller; NaN where either is unknown or none."""
    low, high = min(one, other), max(one, other)
    return high / low if low > 0 else float("nan")


def _classes(loss: Curve) -> int:
    """The number of classes whose uniform guess costs the first loss; 0 where none does."""
    finite = loss.finite
    if finite.x[0] > AT_START * finite.x[-1]:
        return 0
    first = float(finite.y[0])
    near = [k for k in CLASSES if abs(first / math.log(k) - 1) <= LIKE_A_GUESS]
    return near[0] if near else 0
