"""How a run's objective is recognised: by names, by the writer of the log, by settings, by numbers.

What each kind means for a verdict is said in :mod:`dashboard.diagnosis.features.objective`.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache

import numpy as np

from dashboard.diagnosis.features.objective_words import (
    AGENTS,
    ALGORITHMS,
    BOOSTER_METRICS,
    BOOSTER_SETTINGS,
    BOOSTERS,
    DIFFUSIONS,
    DISCRIMINATORS,
    EMBEDDINGS,
    GENERATORS,
    NAMED_BY_SETTINGS,
    OF_A_NETWORK,
    PREFERENCES,
    RETRIEVAL,
)
from dashboard.model.booster_metrics import is_boosters
from dashboard.model.curve import RunCurves
from dashboard.model.metrics import has, is_reward, words_of


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


def kind_of(curves: RunCurves) -> tuple[Kind, str]:
    """The kind of a run's objective, and what it was recognised by, as logged.

    :data:`Kind.FIT` and nothing without evidence of another; a range test is told elsewhere.
    """
    kind, told_by = _by_words(curves)
    return _kind_by_numbers(curves) if kind is Kind.FIT else (kind, told_by)


def is_named_boosting(curves: RunCurves) -> bool:
    """Whether the kind of a run's objective is boosting; numbers alone never tell of it."""
    return _by_words(curves)[0] is Kind.BOOSTING


def _by_words(curves: RunCurves) -> tuple[Kind, str]:
    names = (*(name for name, _ in curves.curves), *curves.tags)
    config = curves.run.config
    settings = (curves.run.format, *config, *_values(config))
    return _kind_by_words(tuple(dict.fromkeys(names)), tuple(curves.tags), settings)


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
