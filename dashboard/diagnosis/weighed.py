"""What the network says of one run: how likely each answer to each question is.

``rate``: what the learning rate is; ``over``: an earlier stop had been better; ``under``: a larger
or freer model were; ``short``: more epochs were; ``batch_large`` and ``batch_small``: a smaller, a
larger batch were at the same rate.  All are outcomes of interventions in trainings that the network
learned from (``benchmarks/world``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from dashboard.diagnosis.ensemble.network import Floats, network
from dashboard.diagnosis.features import Features, settings
from dashboard.diagnosis.features.readings import readings
from dashboard.diagnosis.features.settings import settings_of
from dashboard.diagnosis.reasons import groups
from dashboard.diagnosis.reasons.chances import Answers, Chance
from dashboard.diagnosis.reasons.groups import GROUP_OF, columns_of
from dashboard.diagnosis.reasons.left_out import (
    UNMOVED,
    UNWEIGHED,
    Fall,
    LeftOut,
    left_out,
    left_out_each,
)
from dashboard.diagnosis.verdict import LearningRate, Symptom

FACTS = groups.FACTS
RECIPE = settings.RECIPE

SAME_WEIGHT = {"nan-from-start": "loss-not-finite", "loss-beyond-guess": "loss-exploded"}
"""Facts with the weight of another.

A log that begins after its first NaN shows the same run; a loss above that of any guess was one
fact with a loss above its start when the networks learned."""


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
    """The answers for one run, asked for once: with other runs', or when a lamp needs them."""

    features: Features
    seen: Mapping[str, Symptom]
    asked: LeftOut | None = field(default=None, kw_only=True, repr=False)
    """The answers without each group that facts speak of, where they were asked for already."""

    @cached_property
    def _groups(self) -> tuple[str, ...]:
        """The groups of readings that the facts which were seen speak of."""
        return tuple({GROUP_OF[code].name: None for code in self.seen if code in GROUP_OF})

    @cached_property
    def row(self) -> Floats:
        """Everything that the network may weigh, (1, F)."""
        return network().row(evidence_of(self.features, self.seen))

    @property
    def columns(self) -> Sequence[Sequence[int]]:
        """Where in the row the readings of each of those groups stand."""
        columns = columns_of(network().readings)
        return [columns[name] for name in self._groups]

    @cached_property
    def _without_facts(self) -> LeftOut:
        """The answers without each of those groups."""
        return self.asked or left_out(network(), self.row, self.columns)

    @cached_property
    def _both(self) -> tuple[Answers, ...]:
        """With the settings, and without them: asked for together with what facts weigh."""
        return self._without_facts.answers()

    @property
    def answers(self) -> Answers:
        """The probability of every answer, by question; those of one add up to 1."""
        return self._both[0]

    @property
    def by_curve(self) -> Answers:
        """The same as if the log did not say how the run was trained."""
        return self._both[1]

    @property
    def high(self) -> float:
        """How likely a lower rate had been better, by everything that the log says."""
        rate = self.answers["rate"]
        return rate[LearningRate.SLIGHTLY_HIGH] + rate[LearningRate.TOO_HIGH]

    def chance(self, question: str) -> float:
        """How likely the answer to a question is yes."""
        return self.answers[question]["yes"]

    def fall_without(self, code: str, chance: Chance) -> Fall:
        """How far a probability falls without what a fact speaks of, if anything weighs it.

        With the settings or by the curve alone, whichever falls further.
        """
        if code not in GROUP_OF or code not in self.seen:
            return UNWEIGHED
        place = self._groups.index(GROUP_OF[code].name)
        return self._without_facts.fall(1 + place, chance)

    def fall_without_all(self, codes: Sequence[str], chance: Chance) -> Fall:
        """How far a probability falls without what several facts speak of, left out together."""
        names = list(dict.fromkeys(GROUP_OF[code].name for code in codes if code in GROUP_OF))
        if not names:
            return UNMOVED
        if len(names) == 1 and names[0] in self._groups:  # asked already
            return self._without_facts.fall(1 + self._groups.index(names[0]), chance)
        net = network()
        columns = columns_of(net.readings)
        together = [column for name in names for column in columns[name]]
        return left_out(net, self.row, [together]).fall(1, chance)


def weigh_all(runs: Sequence[tuple[Features, Mapping[str, Symptom]]]) -> list[Weighed]:
    """Ask about several runs, by their measures and their facts, in one pass."""
    alone = [Weighed(features, seen) for features, seen in runs]
    asked = left_out_each(network(), [(one.row, one.columns) for one in alone])
    return [replace(one, asked=answers) for one, answers in zip(alone, asked, strict=True)]


@dataclass(frozen=True)
class Supposed(Weighed):
    """The same run as if the networks had given other answers."""

    told: Answers
    untold: Answers  # without the settings

    @cached_property
    def _both(self) -> tuple[Answers, ...]:
        return self.told, self.untold

    def fall_without(self, code: str, chance: Chance) -> Fall:  # noqa: ARG002 (as above)
        """Nothing: what single facts weigh is asked of the run as it is."""
        return UNWEIGHED

    def fall_without_all(self, codes: Sequence[str], chance: Chance) -> Fall:  # noqa: ARG002
        """Nothing likewise."""
        return UNWEIGHED
