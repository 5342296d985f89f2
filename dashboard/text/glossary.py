"""The terms of the glossary, and where they stand in a sentence.

A term is three messages: ``term-<code>`` is its name, ``-says`` its sentence, and ``-forms`` how it
appears in sentences, separated by semicolons.  This module knows no page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dashboard.text.catalogue import Catalogue

TERMS = (
    "run", "log", "epoch", "step", "batch", "batch-size", "minibatch", "learning-rate",
    "step-size", "loss", "accuracy", "validation", "training-set", "test-set", "weight", "bias",
    "parameter", "hyperparameter", "gradient", "gradient-descent", "forward", "backward",
    "minimum", "level", "noise", "oscillation", "spike", "plateau", "divergence", "settle",
    "overfitting", "underfitting", "seed", "optimizer", "momentum", "schedule", "warm-up",
    "early-stopping", "weight-decay", "l1", "dropout", "augmentation", "batch-norm", "epsilon",
    "initialization", "capacity", "mse", "mae", "cross-entropy", "control-run", "comparable-run",
    "nan", "tau", "percentage-point",
)  # fmt: skip
"""The codes of all terms, in the order of the glossary: from a run to what can be done to it."""

BETWEEN = ";"


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a text; ``term`` is the code of the term that it is, "" for none."""

    text: str
    term: str = ""


def terms_in(text: str, texts: Catalogue, known: set[str] | None = None) -> Iterator[Found]:
    """``text`` in stretches, the first appearance of each term apart.

    Longer forms come first: in "learning rate" there is no "rate".

    Args:
        text: a sentence or more, without markup.
        texts: of the language of ``text``.
        known: terms that were found before; those found here are added.
    """
    seen = set() if known is None else known
    pattern, codes = _forms(texts.lang)
    start = 0
    for match in pattern.finditer(text):
        code = codes[match[0].lower()]
        if code in seen:
            continue
        seen.add(code)
        if match.start() > start:
            yield Found(text[start : match.start()])
        yield Found(match[0], code)
        start = match.end()
    if start < len(text):
        yield Found(text[start:])


@cache
def _forms(lang: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of every form of every term, and the term of each form."""
    texts = Catalogue(lang)
    codes = {
        form.strip().lower(): code
        for code in reversed(TERMS)
        for form in texts.say(f"term-{code}-forms").split(BETWEEN)
    }
    longest_first = sorted(codes, key=len, reverse=True)
    either = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE), codes
