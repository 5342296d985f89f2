"""What the name of a metric reveals: which way it improves, and whether it measures the task.

A name is taken apart at punctuation and camel case; the words that are left are looked up.  Names
that are not known have no direction: nothing is called best by them.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache


class Direction(StrEnum):
    """Which way a metric gets better."""

    DOWN = "down"
    UP = "up"
    NEITHER = "neither"


COUNTS = frozenset({"epoch", "step"})
"""Metrics of some logs that only count how far the training has come."""

TASK_DOWN = (
    *("wer", "cer", "ter", "der", "eer", "fid", "kid", "fvd", "lpips", "edit distance"),
    *("rmse", "mae", "mape", "smape", "mse", "rmsle", "perplexity", "ppl", "bpc", "bpb", "error"),
    "merror",
)
"""Measures of a task that are better when lower, in the order in which they are preferred."""

TASK_UP = (
    *("map", "mean average precision", "ap", "miou", "iou", "dice", "jaccard", "bleu", "sacrebleu"),
    *("chrf", "rouge", "rouge1", "rouge2", "rougel", "meteor", "cider", "spice", "psnr", "ssim"),
    *(
        "f1",
        "fscore",
        "auc",
        "auroc",
        "roc auc",
        "auprc",
        "aucpr",
        "pr auc",
        "mcc",
        "kappa",
        "ndcg",
        "mrr",
    ),
    *("rank1", "cmc", "recall", "precision", "hits", "exact match", "em", "r2"),
    *("accuracy", "acc", "top1", "top5", "inception score", "success", "successrate", "winrate"),
    *("win rate", "score"),
)
"""Measures of a task that are better when higher, in the order in which they are preferred."""

REWARDS = ("return", "reward", "rew", "returns", "rewards", "eprewmean")
"""Rewards of an agent; more is better."""

LOSSES = (
    "loss",
    "losses",
    "nll",
    "xent",
    "entropy",
    "crossentropy",
    "logloss",
    "deviance",
    "nloglik",
)
"""Words of quantities that training minimises: a ``dice_loss`` is a loss, no dice."""

NO_LEVEL = frozenset(
    {
        "std",
        "stdev",
        "min",
        "max",
        "var",
        "variance",
        "stderr",
        "len",
        "length",
        "count",
        "n",
        "num",
    }
    | {"time", "sec", "secs", "ms", "rate", "lr", "norm", "scale", "steps", "support", "fraction"}
)
"""Words after which a name is of a spread, an extreme, a count or a setting, not of a level."""

KEPT_RATES = ("success rate", "win rate", "error rate", "word error rate", "character error rate")
"""Rates that are measures all the same."""

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z][a-z])")
_NO_LETTER = re.compile(r"[^a-z0-9]+")
_GLUED = re.compile(
    r"^(?:average|avg|mean|eval|ep|episode|discounted|undiscounted|train|test|max|min|std|total)+"
    r"(?=(?:rew|reward|return|score|accuracy|loss)s?$)"
)
NAMES_KEPT = 16_384
"""Names of metrics, or pairs of name and question, whose answers are kept: runs share them."""

_LONGEST = 200  # characters of a name that are looked at
_CUTOFF = re.compile(r"^(map|ap|recall|precision|ndcg|mrr|hits?|rank|top|ar|r|p)(\d+)$")


@lru_cache(maxsize=NAMES_KEPT)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a metric's name, in lower case: ``eval/AverageReturn`` has three.

    >>> words_of("eval/AverageReturn"), words_of("mAP50-95(B)"), words_of("averagereturn")
    (('eval', 'average', 'return'), ('map50', '95', 'b'), ('average', 'return'))
    """
    name = name[:_LONGEST]
    spaced = name if name[:2] == "mA" else _CAMEL.sub(" ", name)
    words: list[str] = []
    for word in _NO_LETTER.split(spaced.lower()):
        glued = _GLUED.match(word)
        words += [word[: glued.end()], word[glued.end() :]] if glued else [word]
    return tuple(word for word in words if word)


def has(name: str, phrases: Iterable[str]) -> bool:
    """Whether the words of one of ``phrases`` are side by side in ``name``; at its end, too.

    >>> has("eval_word_error_rate", ("error",)), has("terror", ("error",))
    (True, False)
    """
    return place(name, tuple(phrases)) is not None


@lru_cache(maxsize=NAMES_KEPT)
def place(name: str, phrases: tuple[str, ...]) -> int | None:
    """The place in ``phrases`` of the first one that occurs in ``name``, ``None`` if none does."""
    words = words_of(name)
    plain = [_without_cutoff(word) for word in words]
    spaced = f" {' '.join(words)} {' '.join(plain)} "
    return next((at for at, phrase in enumerate(phrases) if f" {phrase} " in spaced), None)


def _without_cutoff(word: str) -> str:
    """``map50`` is a ``map``."""
    found = _CUTOFF.match(word)
    return found[1] if found else word


@lru_cache(maxsize=NAMES_KEPT)
def direction_of(name: str) -> Direction:
    """Which way a metric gets better.

    >>> [direction_of(one).value for one in ("loss", "eval_wer", "metrics/mAP50(B)", "reward_std")]
    ['down', 'down', 'up', 'neither']
    """
    if has(name, KEPT_RATES):
        return Direction.DOWN if has(name, ("error rate",)) else Direction.UP
    if NO_LEVEL.intersection(words_of(name)):
        return Direction.NEITHER
    if has(name, LOSSES) or name.lower().endswith("loss") or has(name, TASK_DOWN):
        return Direction.DOWN
    return Direction.UP if has(name, TASK_UP) or is_reward(name) else Direction.NEITHER


@lru_cache(maxsize=NAMES_KEPT)
def is_reward(name: str) -> bool:
    """Whether a metric is the level of a reward or of a return."""
    return has(name, REWARDS) and not NO_LEVEL.intersection(words_of(name))


@lru_cache(maxsize=NAMES_KEPT)
def task_rank(name: str) -> int | None:
    """How well a metric measures its task, 0 best; ``None`` for one that is no measure of a task.

    Measures that the field reports as results come first, those that need a second beside them
    (recall, precision) later.
    """
    direction = direction_of(name)
    if direction is Direction.NEITHER or has(name, LOSSES) or name.lower().endswith("loss"):
        return None
    if direction is Direction.DOWN:
        return place(name, TASK_DOWN)
    return place(name, TASK_UP)


def is_upward(metric: str) -> bool | None:
    """Whether more of ``metric`` is better; ``None`` where it has no direction that is known."""
    direction = direction_of(metric)
    return None if direction is Direction.NEITHER else direction is Direction.UP
