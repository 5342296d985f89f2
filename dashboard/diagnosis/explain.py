"""Why the lamps of a run are as they are, from its curves: asked for when a verdict is looked at.

A lamp is explained where its state is that of the run alone; beside siblings that measured it, the
reasons say what the curve itself shows for the same side, and there is no margin.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from dashboard.diagnosis.features import Features, measure
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.lamps import Seen, batch_size, fit, learning_rate
from dashboard.diagnosis.network import Floats, Network, network
from dashboard.diagnosis.reasons.chances import Answers, Chance, chance_of, side
from dashboard.diagnosis.reasons.groups import BY_NAME, GROUP_OF, GROUPS, Group
from dashboard.diagnosis.reasons.left_out import EachLeftOut, Fall, each_left_out
from dashboard.diagnosis.reasons.ordinary import ordinary
from dashboard.diagnosis.reasons.reason import LEAST, Explained, Margin, Read, Reason
from dashboard.diagnosis.reasons.turning import Moved, edge_of
from dashboard.diagnosis.reasons.units import as_read
from dashboard.diagnosis.verdict import Lamp, LampName, LearningRate, State, Symptom
from dashboard.diagnosis.weighed import Supposed, Weighed, evidence_of
from dashboard.model.curve import RunCurves

RULES = {one.LAMP.name: one.LAMP.judge for one in (learning_rate, fit, batch_size)}
"""The lamps that the networks have a say in."""

MARGINS = 2  # of the strongest reasons that are looked at, and of the margins that are told
HALVINGS = 20  # of the interval in which the probability lies from which a state is named
NAN = float("nan")


def explain(
    curves: RunCurves, symptoms: Sequence[Symptom], lamps: Mapping[LampName, Lamp]
) -> Mapping[LampName, Explained]:
    """What explains each lamp of a run that can be explained, by its name.

    Args:
        curves: of the run.
        symptoms: the facts that were seen on them.
        lamps: as they are shown.
    """
    with np.errstate(all="ignore"):
        run = _Explained(measure(curves), {symptom.code: symptom for symptom in symptoms})
        return {
            name: run.of(alone, with_margins=not lamps[name].from_siblings)
            for name, alone in run.alone(lamps).items()
        }


@dataclass(frozen=True)
class _Explained:
    """One run, judged again with something left out or supposed."""

    features: Features
    seen: Seen

    @cached_property
    def net(self) -> Network:
        return network()

    @cached_property
    def row(self) -> Floats:
        return self.net.row(evidence_of(self.features, self.seen))

    @cached_property
    def left_out(self) -> EachLeftOut:
        return each_left_out(self.net, self.row)

    @cached_property
    def answers(self) -> tuple[Answers, ...]:
        """With the settings, and without them."""
        return self.left_out.every.answers()

    def alone(self, lamps: Mapping[LampName, Lamp]) -> Mapping[LampName, Lamp]:
        """The lamps that are shown with the same state, or side, as the run alone has."""
        found = {}
        for name in RULES:
            shown = lamps.get(name)
            if shown is None or shown.state.value == "unknown" or self._is_untouched(shown):
                continue
            judged = RULES[name](self.features, self.seen, Weighed(self.features, self.seen))
            if is_same_side(judged.state, shown.state):
                found[name] = judged
        return found

    def _is_untouched(self, lamp: Lamp) -> bool:
        """Whether only siblings speak: the run has no points that its lamp could be read from."""
        return lamp.from_siblings and self.features.points == 0

    def judge(
        self,
        name: LampName,
        told: Answers | None = None,
        untold: Answers | None = None,
        *,
        features: Features | None = None,
        seen: Seen | None = None,
    ) -> Lamp:
        """One lamp by its own rule, of the run as it is but for what is given."""
        features, seen = features or self.features, self.seen if seen is None else seen
        answers = told or self.answers[0], untold or self.answers[1]
        given = Supposed(features, seen, *answers)
        return RULES[name](features, seen, given)

    def of(self, lamp: Lamp, *, with_margins: bool) -> Explained:
        """Why a lamp has its state."""
        chance = chance_of(lamp)
        limit = NAN if chance is None else self._named_from(lamp, chance)
        moved: list[Reason] = []
        if chance is not None and not np.isnan(limit):
            moved = [one for group in GROUPS if (one := self._of_group(group, chance, lamp))]
        deciding = self._deciding(lamp)
        reasons = [
            replace(one, decides=one.symptom in deciding) for one in moved if one.moves > 0
        ]
        said = {one.symptom for one in reasons}
        is_by_rule = np.isnan(limit) and not deciding
        facts = [code for code in lamp.because if code in self.seen] if is_by_rule else deciding
        reasons += [_of_fact(code, decides=not is_by_rule) for code in facts if code not in said]
        reasons.sort(key=lambda one: (not one.decides, -one.moves))
        against = sorted((one for one in moved if one.moves < 0), key=lambda one: one.moves)
        margins: tuple[Margin, ...] = ()
        if with_margins and moved:
            margins = self._margins(lamp, reasons or against)
        known = float(chance.of(self.left_out.every.told, self.net)[0]) if chance else NAN
        return Explained(
            NAN if np.isnan(limit) else known, limit, tuple(reasons), tuple(against), margins
        )

    def _named_from(self, lamp: Lamp, chance: Chance) -> float:
        """The lowest probability with which this run's state is named; NaN where rules name it."""

        def is_named(at: float) -> bool:
            other = self.judge(lamp.name, chance.supposed(self.answers[0], at))
            return is_same_side(other.state, lamp.state)

        low, high = 0.0, float(chance.of(self.left_out.every.told, self.net)[0])
        if is_named(low):
            return NAN
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            low, high = (low, middle) if is_named(middle) else (middle, high)
        return high

    def _deciding(self, lamp: Lamp) -> tuple[str, ...]:
        """The facts without which the state is not named: each by itself, else all together."""

        def is_named_without(codes: Sequence[str]) -> bool:
            rest = {code: self.seen[code] for code in self.seen if code not in codes}
            return is_same_side(self.judge(lamp.name, seen=rest).state, lamp.state)

        facts = [code for code in lamp.because if code in self.seen]
        alone = tuple(code for code in facts if not is_named_without([code]))
        return alone or (() if not facts or is_named_without(facts) else tuple(facts))

    def _of_group(self, group: Group, chance: Chance, lamp: Lamp) -> Reason | None:
        """What leaving a group out does, where it does enough."""
        fall = self.left_out.of_group(group.name, chance)
        if abs(fall.by) < LEAST:
            return None
        codes = lamp.because if fall.by > 0 else lamp.against
        symptom = next((code for code in codes if code in group.symptoms), "")
        name = self._speaker(group, chance, fall)
        return Reason(
            group.name, symptom, self._read(name), fall.by, fall.by_curve, decides=False
        )

    def _speaker(self, group: Group, chance: Chance, fall: Fall) -> str:
        """The reading of a group that moves most by itself in the direction of the whole."""
        sign = 1.0 if fall.by > 0 else -1.0
        known = [name for name in group.readings if not np.isnan(self._value(name))]
        return max(known, key=lambda name: sign * self.left_out.of_reading(name, chance).by)

    def _value(self, name: str) -> float:
        return float(self.row[0, self.net.readings.index(name)])

    def _read(self, name: str) -> Read:
        shape = self._shape(name)
        return Read(
            name,
            as_read(name, self._value(name)),
            as_read(name, ordinary()[name].usual),
            shape.metric if shape is not None else "",
            shape.split.value if shape is not None else "",
        )

    def _shape(self, name: str) -> Shape | None:
        """The curve that a reading was taken from; ``None`` for a setting or a pair."""
        features = self.features
        if name == "pair.error":
            return features.train_error or features.held_out_error
        shapes = {
            "loss": features.steady,
            "held_out": features.held_out,
            "error": features.held_out_error,
        }
        return shapes.get(name.partition(".")[0])

    def _margins(self, lamp: Lamp, strongest: Sequence[Reason]) -> tuple[Margin, ...]:
        """Where single readings on the curve, those of the strongest reasons, turn the verdict."""
        on_curve = [
            one for one in strongest if one.group and not BY_NAME[one.group].is_of_settings
        ]
        found = (self._margin(lamp, one) for one in on_curve[:MARGINS])
        return tuple(one for one in found if one is not None)

    def _margin(self, lamp: Lamp, reason: Reason) -> Margin | None:
        name = reason.read.name
        if not name or name.startswith("fact."):
            return None
        occurs = ordinary()[name]
        is_up = (occurs.usual > self._value(name)) is (reason.moves > 0)
        edge = edge_of(self.net, name, occurs, is_up=is_up)
        if (edge > self._value(name)) is not is_up or edge == self._value(name):
            return None  # it lies beyond what occurs already
        turn = self.moved(lamp, name).turn(edge)
        if turn is None:
            return None
        return Margin(reason.read, as_read(name, turn.at), turn.lamp.state, turn.lamp.reason)

    def moved(self, lamp: Lamp, name: str) -> Moved:
        """The run with one reading to be moved, judged by the rule of one lamp."""

        def judge(value: float, told: Answers, untold: Answers) -> Lamp:
            features = _supposing(self.features, name, value)
            return self.judge(lamp.name, told, untold, features=features)

        def is_same(other: Lamp) -> bool:
            return is_same_side(other.state, lamp.state)

        return Moved(self.net, self.row, name, judge, is_same)


def _of_fact(code: str, *, decides: bool) -> Reason:
    """A fact that a rule asks for."""
    group = GROUP_OF.get(code)
    read = Read("", NAN, NAN)
    return Reason(group.name if group else "", code, read, NAN, by_curve=False, decides=decides)


def _supposing(features: Features, name: str, value: float) -> Features:
    """The features with a reading that the rules of the lamps look at too, else as they are."""
    if name != "held_out.late_fall" or features.held_out is None:
        return features
    return replace(features, held_out=replace(features.held_out, late_fall=value))


def is_same_side(one: State, other: State) -> bool:
    """Whether two states ask for the same change: rates too low and slightly low do."""
    if isinstance(one, LearningRate) and isinstance(other, LearningRate):
        return side(one) == side(other)
    return one is other
