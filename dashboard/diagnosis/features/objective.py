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

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np

from dashboard.diagnosis.features.objective_words import (
    AGENTS,
    ALGORITHMS,
    BESIDE_A_LOSS,
    BOOSTER_METRICS,
    BOOSTER_SETTINGS,
    BOOSTERS,
    DIFFUSIONS,
    DISCRIMINATORS,
    EMBEDDINGS,
    EVALUATED,
    GENERATORS,
    NAMED_BY_SETTINGS,
    OF_A_NETWORK,
    PREFERENCES,
    RETRIEVAL,
    SAME_AS_LOSS,
)
from dashboard.diagnosis.features.range_test import RangeTest, range_test_of
from dashboard.model.booster_metrics import is_boosters, minimised
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


class Kind(StrEnum):
    """What a run's loss is the loss of."""

    FIT = "fit"
    REWARD = "reward"
    PREFERENCE = "preference"
    ADVERSARIAL = "adversarial"
    DIFFUSION = "diffusion"
    EMBEDDING = "embedding"
    BOOSTING = "boosting"
    BELOW_ZERO = "below_zero"
    RANGE_TEST = "range_test"


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
    names = tuple({name: None for name, _ in curves.curves})
    config = curves.run.config
    kind, told_by = _kind_by_words(
        tuple(dict.fromkeys((*names, *curves.tags))),
        tuple(curves.tags),
        (curves.run.format, *config, *_values(config)),
    )
    if kind is Kind.FIT:
        kind, told_by = _kind_by_numbers(curves)
    return Objective(kind, told_by, _counts(curves, kind))


@lru_cache(maxsize=4096)
def _kind_by_words(
    names: tuple[str, ...], tags: tuple[str, ...], settings: tuple[str, ...]
) -> tuple[Kind, str]:
    """The first objective that a name is a sign of, and the name; cached for runs of equal names.

    ``tags`` are the names as the log writes them; ``names`` are the metrics' and these.
    ``settings`` are the writer of the log, the settings' names, and values that name an objective.
    """
    for kind, sign in (
        (Kind.PREFERENCE, _preference(names)),
        (Kind.REWARD, _agent(names)),
        (Kind.EMBEDDING, _first((*names, *settings), EMBEDDINGS)),
        (Kind.DIFFUSION, _first((*names, *settings), DIFFUSIONS)),
        (Kind.REWARD, _first((*names, *settings), ALGORITHMS)),
        (Kind.ADVERSARIAL, _rivals(names)),
        (Kind.BOOSTING, _first(settings, (*BOOSTERS, *BOOSTER_SETTINGS))),
        (Kind.BOOSTING, _first(names, BOOSTER_METRICS) if not _first(tags, OF_A_NETWORK) else ""),
        (Kind.BOOSTING, _scikit_learn(names, settings)),
        (Kind.BOOSTING, _of_folds(names)),
    ):
        if sign:
            return kind, sign
    return Kind.FIT, ""


def _kind_by_numbers(curves: RunCurves) -> tuple[Kind, str]:
    for kind, sign in (
        (Kind.EMBEDDING, _at_margin(curves)),
        (Kind.BELOW_ZERO, _below_zero(curves)),
    ):
        if sign:
            return kind, sign
    return Kind.FIT, ""


def _preference(names: Sequence[str]) -> str:
    sign = _first(names, PREFERENCES)
    return sign if sign and _first(names, ("rewards", "reward", "logps", "log odds chosen")) else ""


def _agent(names: Sequence[str]) -> str:
    """A reward, or two different words of an agent's."""
    reward = next((name for name in names if is_reward(name)), "")
    found = [name for name in names if has(name, AGENTS)]
    return reward or (found[0] if len({words_of(name) for name in found}) > 1 else "")


def _rivals(names: Sequence[str]) -> str:
    losses = _losses(names)
    sign = _first(losses, DISCRIMINATORS)
    return sign if sign and _first(losses, GENERATORS) else ""


def _scikit_learn(names: Sequence[str], settings: Sequence[str]) -> str:
    """The column of the table of scikit-learn's gradient boosting that no other has."""
    is_table = "text tables" in settings[0] and "loss" in names
    return next((name for name in names if is_table and name.lower() == "remaining time"), "")


def _of_folds(names: Sequence[str]) -> str:
    """A column of XGBoost's cross-validation as a table: ``test-rmse-mean`` beside its spread."""
    return next(
        (
            name
            for name in names
            if name.endswith("-mean")
            and f"{name.removesuffix('mean')}std" in names
            and is_boosters(name.removesuffix("-mean").partition("-")[2])
        ),
        "",
    )


def _values(config: Mapping[str, object]) -> list[str]:
    """The values of settings that may name the objective."""
    return [str(config[name]) for name in NAMED_BY_SETTINGS if isinstance(config.get(name), str)]


def _losses(names: Iterable[str]) -> list[str]:
    """The names that may be a player's loss or its score on real and generated samples."""
    return [
        name
        for name in names
        if "loss" in name.lower() or "err" in name.lower() or name[:2].lower() in {"d_", "g_"}
    ]


def _first(names: Iterable[str], phrases: tuple[str, ...]) -> str:
    return next((name for name in names if has(name, phrases)), "")


LOW_SHARE = 0.05  # of a loss's points below zero: fewer may be slips of rounding


def _below_zero(curves: RunCurves) -> str:
    """The name of a training or held-out loss that is below zero for more than a few points."""
    for (name, _), curve in curves.curves.items():
        if name == "loss" and curve.extent[0] < 0:
            y = curve.finite.y
            if np.count_nonzero(y < 0) > LOW_SHARE * len(y):
                return name
    return ""


MARGINS = (0.1, 0.2, 0.25, 0.3, 0.5, 1.0, 2.0)  # customary ones of triplet and ranking losses
NEAR_MARGIN = 0.03  # relative: two embeddings that are alike cost the margin, and a little luck
FEWEST_AT_MARGIN = 5


def _at_margin(curves: RunCurves) -> str:
    """``loss`` where it stays at a margin from its first point on, beside a measure of retrieval.

    Triplets of embeddings that are all alike cost the margin; so do those that a miner picks for
    being hard, all the way of a good training.
    """
    loss = curves.train("loss") or curves.held_out("loss")
    if loss is None or not any(has(name, RETRIEVAL) for name, _ in curves.curves):
        return ""
    y = loss.finite.y
    if len(y) < FEWEST_AT_MARGIN:
        return ""
    stays = any(bool(np.all(np.abs(y - one) <= NEAR_MARGIN * one)) for one in MARGINS)
    return "loss" if stays else ""


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
