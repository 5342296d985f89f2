"""One run by itself, judged again with something left out or supposed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from dashboard.diagnosis.ensemble.network import Floats, Network, network
from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.lamps import LampRule, Seen, all_lamps
from dashboard.diagnosis.rate_decision import Grounds, decide
from dashboard.diagnosis.reasons.chances import Answers, side_of
from dashboard.diagnosis.reasons.left_out import EachLeftOut, each_left_out
from dashboard.diagnosis.reasons.ordinary import ordinary
from dashboard.diagnosis.reasons.reason import Read
from dashboard.diagnosis.reasons.units import as_read
from dashboard.diagnosis.verdict import Lamp, LampName, LearningRate, State
from dashboard.diagnosis.weighed import Supposed, Weighed

WEIGHED = (LampName.LEARNING_RATE, LampName.FIT, LampName.BATCH_SIZE)
"""The lamps that the networks have a say in."""

JUDGED_TOO = "held_out.late_fall"
"""The reading that a rule of the lamps looks at by itself: moved, it is moved for the rule too."""


@dataclass(frozen=True)
class RunAlone:
    """The measures and facts of one run, and what the networks say of it."""

    features: Features
    seen: Seen

    @property
    def net(self) -> Network:
        """The ensemble that judges."""
        return network()

    @cached_property
    def weighed(self) -> Weighed:
        """What the networks say of the run as it is."""
        return Weighed(self.features, self.seen)

    @property
    def row(self) -> Floats:
        """The readings of the run, (1, F)."""
        return self.weighed.row

    @cached_property
    def left_out(self) -> EachLeftOut:
        """The answers without each group and without each reading."""
        return each_left_out(self.net, self.row)

    def lamps_as(self, shown: Mapping[LampName, Lamp]) -> Mapping[LampName, Lamp]:
        """The lamps of the run alone that have the state, or the side, of the one that is shown."""
        found = {}
        for name in WEIGHED:
            rule, lamp = rules().get(name), shown.get(name)
            if rule is None or lamp is None or lamp.state.value == "unknown":
                continue
            alone = rule.judge(self.features, self.seen, self.weighed)
            if is_same_side(alone.state, lamp.state):
                found[name] = alone
        return found

    def judge(self, name: LampName, told: Answers, untold: Answers) -> Lamp:
        """One lamp by its own rule, as if the networks had given these answers."""
        if name is LampName.LEARNING_RATE and self._grounds is not None:
            return _rate(told, untold, self._grounds)
        supposed = Supposed(self.features, self.seen, told, untold)
        return rules()[name].judge(self.features, self.seen, supposed)

    def judge_without(self, name: LampName, codes: tuple[str, ...]) -> Lamp:
        """The same as if some facts had not been seen."""
        seen = {code: self.seen[code] for code in self.seen if code not in codes}
        answers = self.weighed.answers, self.weighed.by_curve
        supposed = Supposed(self.features, seen, *answers)
        return rules()[name].judge(self.features, seen, supposed)

    def supposing(self, reading: str, value: float) -> "RunAlone":
        """The run as the rules of the lamps see it where a reading has another value."""
        held_out = self.features.held_out
        if reading != JUDGED_TOO or held_out is None:
            return self
        moved = replace(self.features, held_out=replace(held_out, late_fall=value))
        return RunAlone(moved, self.seen)

    def value(self, reading: str) -> float:
        """A reading of the run; NaN where it is missing."""
        return float(self.row[0, self.net.readings.index(reading)])

    def read(self, reading: str) -> Read:
        """The same as a person reads it, beside what is usual, and where it was taken from."""
        shape = self._shape(reading)
        return Read(
            reading,
            as_read(reading, self.value(reading)),
            as_read(reading, ordinary()[reading].usual),
            shape.metric if shape is not None else "",
            shape.split.value if shape is not None else "",
        )

    @cached_property
    def _grounds(self) -> Grounds | None:
        grounds_of = rules()[LampName.LEARNING_RATE].grounds
        return None if grounds_of is None else grounds_of(self.features, self.seen)

    def _shape(self, reading: str) -> Shape | None:
        """The curve that a reading was taken from; ``None`` for a setting or a pair of curves."""
        features = self.features
        if reading == "pair.error":
            return features.train_error or features.held_out_error
        shapes = {
            "loss": features.steady,
            "held_out": features.held_out,
            "error": features.held_out_error,
        }
        return shapes.get(reading.partition(".")[0])


def rules() -> Mapping[LampName, LampRule]:
    """The rules of the lamps, but for those whose files could not be loaded."""
    return {one.name: one for one in all_lamps()}


def _rate(told: Answers, untold: Answers, grounds: Grounds) -> Lamp:
    state, sure, reason = decide(told["rate"], untold["rate"], grounds)
    return Lamp(LampName.LEARNING_RATE, state, sure, reason=reason)


def is_same_side(one: State, other: State) -> bool:
    """Whether two states of a lamp ask for the same change: too low and slightly low do."""
    if isinstance(one, LearningRate) and isinstance(other, LearningRate):
        return side_of(one) == side_of(other)
    return one is other
