"""What a run minimises, and so what its loss can show.

The loss of a fit measures the progress of training. Other losses do not: those of reinforcement
learning have a moving target, those of adversarial networks rise when the opponent improves, a
diffusion model's depends on the time step that was drawn, a triplet loss on which triplets are
left.  The objective is recognised by the names of the run's metrics, by the writer of its log and
by its settings; the reason is kept, so that it can be shown.

    kind         recognised by                                          what counts
    reward       reward, return, episode, advantage, clip_fraction …    the return
    preference   rewards of chosen and rejected answers, log-odds       their accuracy or margin
    adversarial  a generator's and a discriminator's loss               FID, inception score
    diffusion    losses by time step, denoising or flow settings        FID
    embedding    triplet, InfoNCE …; a loss that stays at its margin    recall at k, mAP
    boosting     the writer (XGBoost, LightGBM, CatBoost), trees        the held-out metric
    range_test   a rate that rises geometrically until the loss explodes    the rate it suggests
    below_zero   a loss that goes below zero (log-densities, Dice)      the held-out loss
    fit          everything else                                        accuracy, else its loss

References: the metrics' names as Stable Baselines, RLlib, TRL, tf-agents, acme, BasicSR,
improved-diffusion, pytorch-metric-learning, XGBoost and LightGBM write them.
"""

from dataclasses import dataclass

from dashboard.diagnosis.features.objective_kind import Kind, is_named_boosting, kind_of
from dashboard.diagnosis.features.objective_words import BESIDE_A_LOSS, EVALUATED, SAME_AS_LOSS
from dashboard.diagnosis.features.range_test import RangeTest, range_test_of
from dashboard.model.booster_metrics import minimised
from dashboard.model.curve import Curve, RunCurves
from dashboard.model.metrics import (
    Direction,
    direction_of,
    has,
    is_reward,
    task_rank,
    words_of,
)
from dashboard.model.run import XUnit
from dashboard.model.table import Split

PACE_IS_EVIDENCE = frozenset({Kind.FIT})
"""Kinds whose pace of the loss shows whether the rate fits; the card was fitted on such runs."""

LEVEL_IS_EVIDENCE = frozenset({Kind.FIT, Kind.BOOSTING, Kind.BELOW_ZERO, Kind.PREFERENCE})
"""Kinds whose loss means something when it rises or scatters, also beside held-out data."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The metric that measures a run whose loss does not."""

    metric: str
    split: Split
    is_upward: bool


@dataclass(frozen=True, slots=True)
class Objective:
    """What a run minimises, how it was recognised, and the metric that counts."""

    kind: Kind = Kind.FIT
    told_by: str = ""  # the metric, setting or writer that it was recognised by, as logged
    counts: Counts | None = None  # None where the log holds no such metric
    test: RangeTest | None = None  # of a range test of the learning rate, no training

    @property
    def pace_is_evidence(self) -> bool:
        """Whether the learning rate may be judged by the pace of the loss."""
        return self.kind in PACE_IS_EVIDENCE

    @property
    def is_rewarded(self) -> bool:
        """Whether rewards are what is learned from: an agent's, or those of chosen answers."""
        return self.kind in {Kind.REWARD, Kind.PREFERENCE}

    @property
    def level_is_evidence(self) -> bool:
        """Whether stability and fit may be judged by the level of the loss."""
        return self.kind in LEVEL_IS_EVIDENCE


A_FIT = Objective()


def objective_of(curves: RunCurves) -> Objective:
    """Recognise the objective of a run; :data:`Kind.FIT` without evidence of another."""
    test = range_test_of(curves)
    if test is not None:
        return Objective(Kind.RANGE_TEST, test.told_by, test=test)
    kind, told_by = kind_of(curves)
    return Objective(kind, told_by, _counts(curves, kind))


def is_boosting(curves: RunCurves) -> bool:
    """Whether the objective of a run is that of boosted trees."""
    return is_named_boosting(curves) and range_test_of(curves) is None


def counted_in(curves: RunCurves, objective: Objective | None = None) -> str:
    """What a run's x axis counts, in sentences: ``epoch``, ``step``, of boosting ``round``."""
    if curves.x_unit is XUnit.STEP:
        kind = (objective or objective_of(curves)).kind
        return "round" if kind is Kind.BOOSTING else curves.x_unit.value
    return curves.x_unit.value


HELD_OUT_FIRST = (Split.VAL, Split.TEST, Split.NONE, Split.TRAIN)
FEWEST = 2  # points of a curve that can be followed


def _counts(curves: RunCurves, kind: Kind) -> Counts | None:
    """The metric to judge the run by: its return, its accuracy of preferences, its task's measure.

    Of a fit only such measures count before its loss as the field reports in its place.
    """
    names = {name for name, _ in curves.curves}
    has_loss = "loss" in names or (kind is Kind.BOOSTING and minimised(names) is not None)
    ranked = [
        (rank, HELD_OUT_FIRST.index(split), *_closeness(name), name, split)
        for (name, split), curve in curves.curves.items()
        if (rank := _rank(name, split, kind, has_loss=has_loss)) is not None and _is_followed(curve)
    ]
    if not ranked:
        return None
    *_, name, split = min(ranked)
    return Counts(name, split, direction_of(name) is Direction.UP)


def _closeness(name: str) -> tuple[bool, bool, int]:
    """Of measures of one rank: over all thresholds, over all classes, and the shortest name first.

    COCO's mAP is the mean over the thresholds from 0.50 to 0.95.
    """
    words = words_of(name)
    return "95" not in words, not {"macro", "mean", "avg", "average"} & {*words}, len(words)


def _is_followed(curve: Curve) -> bool:
    return len(curve.finite) >= FEWEST


def _rank(name: str, split: Split, kind: Kind, *, has_loss: bool) -> int | None:
    """How well a metric measures success under this objective, 0 best; ``None`` for not at all."""
    if kind is Kind.REWARD:
        return _rank_of_reward(name, split)
    if kind is Kind.PREFERENCE:
        sign = ("rewards accuracies", "rewards accuracy", "rewards margins", "rewards margin")
        return next((at for at, one in enumerate(sign) if has(name, (one,))), None)
    rank = task_rank(name)
    if rank is None or kind is Kind.BELOW_ZERO or (kind is Kind.BOOSTING and has_loss):
        return None
    if (
        kind is Kind.FIT
        and has_loss
        and (
            has(name, BESIDE_A_LOSS + SAME_AS_LOSS)
            or split not in {Split.VAL, Split.TEST, Split.NONE}
        )
    ):
        return None
    return rank


def _rank_of_reward(name: str, split: Split) -> int | None:
    """The return of evaluations before that of training, the mean before a part of the reward."""
    if not is_reward(name):
        return 8 if has(name, ("success", "successrate", "success rate", "win rate")) else None
    is_evaluated = split in {Split.VAL, Split.TEST} or has(name, EVALUATED[:4])
    is_part = "/" in name and has(name.partition("/")[0], ("rewards",))
    is_mean = has(name, ("average", "mean")) or len(words_of(name)) == 1
    return 4 * is_part + 2 * (not is_evaluated) + (not is_mean)
