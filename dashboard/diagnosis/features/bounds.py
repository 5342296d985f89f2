"""The range of a metric's values, as far as its name implies one.

A name with a word for another quantity (a loss of it, its logarithm, a difference) implies none.
"""

from functools import lru_cache
from itertools import pairwise

from dashboard.model.metrics import NAMES_KEPT, words_of

SHARES = frozenset(
    {"f1", "f1score", "fscore", "fbeta", "precision", "recall", "auc", "auroc", "auprc", "roc"}
    | {"map", "map50", "map75", "iou", "miou", "jaccard", "dice", "accuracy", "sensitivity"}
    | {"specificity", "mcc"}
)
"""Words for a share of something: 0 to 1, or 0 to 100 per cent."""

SIGNED = frozenset({"mcc"})  # Matthews' coefficient goes from -1 to 1

NEVER_NEGATIVE = frozenset(
    {"xent", "crossentropy", "ce", "bce", "mse", "mae", "rmse", "perplexity", "ppl"}
    | {"logloss", "mlogloss"}
)
"""Words for a measure that cannot fall below zero."""

PAIRS = (("cross", "entropy"), ("log", "loss"), ("squared", "error"), ("absolute", "error"))
"""Two words that mean the same as one of those."""

MIXED = frozenset({"dice", "iou", "jaccard", "elbo", "nll", "density", "dissim", "similarity"})
"""Words of what such a measure may be mixed with, and be negative for."""

OTHERWISE = frozenset(
    {"loss", "losses", "neg", "negative", "log", "ln", "delta", "diff", "difference", "change"}
    | {"gain", "improvement", "std", "var", "time", "count", "num", "lr", "grad", "kl", "scaled"}
    | {"reward", "rewards", "advantage", "normalized", "normalised", "relative", "bits"}
)
"""Words that turn a measure into another quantity."""


@lru_cache(maxsize=NAMES_KEPT)
def is_share(name: str) -> bool:
    """Whether a metric is a share that lies between 0 and 1, or between 0 and 100 per cent."""
    words = set(words_of(name))
    return bool(words & SHARES) and not words & (OTHERWISE | SIGNED)


@lru_cache(maxsize=NAMES_KEPT)
def is_never_negative(name: str) -> bool:
    """Whether a metric, by its name alone, cannot be negative."""
    words = words_of(name)
    pairs = [pair for pair in pairwise(words) if pair in PAIRS]
    rest = set(words) - {word for pair in pairs for word in pair} - {"loss", "losses"}
    return (bool(pairs) or bool(rest & NEVER_NEGATIVE)) and not rest & (OTHERWISE | MIXED)


@lru_cache(maxsize=NAMES_KEPT)
def is_perplexity(name: str) -> bool:
    """Whether a metric is a perplexity: the exponential of a cross-entropy, 1 or more."""
    words = set(words_of(name))
    return bool(words & {"perplexity", "ppl"}) and not words & OTHERWISE


def is_loss(name: str) -> bool:
    """Whether a metric is called a loss."""
    return name.lower().endswith("loss")
