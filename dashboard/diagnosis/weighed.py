"""What the network says of one run: how likely each answer to each question is.

``rate``: what the learning rate is; ``over``: an earlier stop had been better; ``under``: a larger
or freer model were; ``short``: more epochs were; ``batch_large`` and ``batch_small``: a smaller, a
larger batch were at the same rate.  All are outcomes of interventions in trainings that the network
learned from (``benchmarks/world``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.readings import readings
from dashboard.diagnosis.features.settings import settings_of
from dashboard.diagnosis.network import network
from dashboard.diagnosis.verdict import Symptom

FACTS = ("loss-not-finite", "loss-exploded", "at-chance")
"""Symptoms that the network weighs beside the readings."""

RECIPE = tuple(
    f"set.{name}"
    for name in (
        "rate",
        "is_adaptive",
        "batch",
        "updates",
        "decays",
        "weight_decay",
        "dropout",
        "narrowest",
    )
)
"""The readings that say how a run was trained; many logs have none of them."""

Answers: TypeAlias = Mapping[str, Mapping[str, float]]

SAME_WEIGHT = {"nan-from-start": "loss-not-finite"}
"""Facts with the weight of another: a log that begins after its first NaN shows the same run."""


def evidence_of(features: Features, seen: Mapping[str, Symptom]) -> dict[str, float]:
    """Everything that the network may weigh: readings, settings and facts; NaN where missing."""
    facts = set(seen) | {SAME_WEIGHT[code] for code in seen if code in SAME_WEIGHT}
    return {
        **readings(features),
        **settings_of(features),
        **{f"fact.{code}": float(code in facts) for code in FACTS},
    }


@dataclass(frozen=True)
class Weighed:
    """The answers for one run, asked for once and only when a lamp needs them."""

    features: Features
    seen: Mapping[str, Symptom]

    @cached_property
    def _both(self) -> tuple[Answers, Answers]:
        """With the settings, and without them."""
        net = network()
        evidence = evidence_of(self.features, self.seen)
        curve = {name: value for name, value in evidence.items() if name not in RECIPE}
        said = net.ask(np.concatenate([net.row(evidence), net.row(curve)]))
        first, second = (
            {
                question: dict(zip(names, said[question][i].tolist(), strict=True))
                for question, names in net.answers.items()
            }
            for i in range(2)
        )
        return first, second

    @property
    def answers(self) -> Answers:
        """The probability of every answer, by question; those of one add up to 1."""
        return self._both[0]

    @property
    def by_curve(self) -> Answers:
        """The same as if the log did not say how the run was trained."""
        return self._both[1]

    def chance(self, question: str) -> float:
        """How likely the answer to a question is yes."""
        return self.answers[question]["yes"]
