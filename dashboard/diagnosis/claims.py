"""How often a claim on the fit is right where it is made: measured, not chosen.

A rule that sees a fact claims what it usually means.  How often that is so depends on what else is
seen, and was counted on trainings whose truth is known from other runs (``benchmarks/world`` and
our own labelled outcomes), whole families of problems left out; ``claims.json`` holds the fitted
logistic curves (``python -m benchmarks.learn``).

* ``broken``: a run that learned nothing, or whose data do not belong together, is so by a fault or
  by a rate that is too high, and not only by a rate that is too low.  It hangs on how likely the
  network finds a low rate, and on the facts.
* ``overfitting``: after a rise of the held-out loss an earlier stop would have been better.  It
  hangs on how likely the network finds that, and on how far apart the accuracies are: of logs of
  the world where they are within 5 points a quarter had overfitted, of those with more than 20
  nine in ten.

This module knows codes of facts and no lamp.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from dashboard.diagnosis.broken import DATA, LOSS_LOST
from dashboard.diagnosis.features import Features
from dashboard.diagnosis.reasons.chances import Answers, log_odds
from dashboard.diagnosis.shared.guesses import is_guess
from dashboard.diagnosis.verdict import Symptom

FILE = Path(__file__).with_name("claims.json")
SUREST = 0.999  # of a probability whose odds are weighed, either way

AT_GUESS = "at-guess"
"""Not only the accuracy is that of a guess: the loss ends at that guess's ln(n)."""

BY_HEART = "by-heart"
"""How far the training accuracy is above the held-out one, 0 to 1, where only it was learned."""

GAP = "gap"
"""How far the training accuracy ends above the held-out one, 0 to 1."""

NO_GAP = "no-gap"
"""One of the two accuracies is not logged, so that nobody knows."""

NOTHING_LEARNED = frozenset({"flat-from-start", "at-chance"})
USUALLY_BROKEN = NOTHING_LEARNED | {"loss-constant", *DATA}
"""Facts that are usually a fault: each of them raises the claim."""

RISES = "val-rises-while-train-falls"
Facts: TypeAlias = Mapping[str, float]
"""What is seen of a run, by its code: 1, or a size between 0 and 1."""

FACTS: Mapping[str, tuple[str, ...]] = {
    "broken": (
        *("flat-from-start", "below-chance", "memorised-only", "accuracy-constant"),
        *(AT_GUESS, BY_HEART),
    ),
    "overfitting": (GAP, NO_GAP),
}
"""By claim, the facts that make it likelier or less likely."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A logistic curve: ``usual + by_odds * ln(p / (1 - p)) + the sum of by_fact``."""

    usual: float
    by_odds: float
    by_fact: Mapping[str, float]

    def chance(self, likely: float, facts: Facts) -> float:
        """How often the claim is right, of a network's probability and the facts seen."""
        score = self.usual + self.by_odds * log_odds(likely, SUREST)
        score += sum(weight * facts.get(fact, 0.0) for fact, weight in self.by_fact.items())
        return 1 / (1 + math.exp(-score))


def likely_of(claim: str, answers: Answers) -> float:
    """The network's probability that a claim hangs on."""
    if claim == "overfitting":
        return answers["over"]["yes"]
    return answers["rate"]["too_low"] + answers["rate"]["slightly_low"]


def facts_of(features: Features, seen: Mapping[str, Symptom]) -> Facts:
    """What was seen, each 1, and what is no symptom by itself.

    That is :data:`AT_GUESS`, :data:`BY_HEART`, and :data:`GAP` or :data:`NO_GAP`.

    An accuracy that is back at a guess's level after more had been learned is no such fact.
    """
    facts = dict.fromkeys(seen, 1.0) | _gap(features)
    chance, shape, by_heart = seen.get("at-chance"), features.main, seen.get("memorised-only")
    if by_heart is not None:
        train, held_out = (float(by_heart.evidence[part]) for part in ("train", "held_out"))
        facts[BY_HEART] = train - held_out
    if chance is None:
        return facts
    if chance.evidence["lost"] == "yes":
        del facts["at-chance"]
        return facts
    classes = int(chance.evidence["classes"])  # 0 where only the accuracy tells
    if shape is not None and classes > 1 and is_guess(shape, classes):
        facts[AT_GUESS] = 1.0
    return facts


def _gap(features: Features) -> dict[str, float]:
    train, held_out = features.train_error, features.held_out_error
    if train is None or held_out is None:
        return {NO_GAP: 1.0}
    return {GAP: min(max(float(held_out.end - train.end), 0.0), 1.0)}


def raised(facts: Facts) -> frozenset[str]:
    """The claims that the facts make at all."""
    if "few-points" in facts:
        return frozenset()
    is_broken = not USUALLY_BROKEN.isdisjoint(facts) and facts.keys().isdisjoint(LOSS_LOST)
    found = ("broken", is_broken), ("overfitting", RISES in facts)
    return frozenset(name for name, is_raised in found if is_raised)


@cache
def claims(path: Path = FILE) -> Mapping[str, Claim]:
    """The curves of the data file, by claim."""
    told: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return {name: Claim(**told[name]) for name in FACTS}


def save(found: Mapping[str, Claim], path: Path = FILE) -> None:
    """Write the data file."""
    told = {
        name: {
            "usual": round(one.usual, 4),
            "by_odds": round(one.by_odds, 4),
            "by_fact": {fact: round(weight, 4) for fact, weight in one.by_fact.items()},
        }
        for name, one in found.items()
    }
    path.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
