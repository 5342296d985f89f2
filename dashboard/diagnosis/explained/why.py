"""What speaks for the state of a lamp, and what against it: leave one out and see."""

import math
from collections.abc import Collection, Sequence
from dataclasses import replace

from dashboard.diagnosis.explained.run_alone import RunAlone, is_same_side
from dashboard.diagnosis.rate_decision import LOST
from dashboard.diagnosis.reasons.chances import Chance, chance_of
from dashboard.diagnosis.reasons.groups import GROUP_OF, GROUPS, Group
from dashboard.diagnosis.reasons.left_out import Fall
from dashboard.diagnosis.reasons.reason import Explained, Read, Reason
from dashboard.diagnosis.verdict import Lamp

HALVINGS = 13  # of the interval in which the probability lies from which a state is named
DIGITS = 3  # decimals that are sure after them
NAN = math.nan


def why(run: RunAlone, lamp: Lamp, *, only_curve: bool = False) -> Explained:
    """The reasons of a lamp of the run alone, the strongest first, without margins.

    With ``only_curve`` those of the settings are left away: a measured state needs none.
    """
    chance = chance_of(lamp)
    limit = NAN if chance is None else named_from(run, lamp, chance)
    moving: list[Reason] = []
    if chance is not None and not math.isnan(limit):
        groups = (group for group in GROUPS if not (only_curve and group.is_of_settings))
        moving = [one for group in groups if (one := _of_group(run, group, chance, lamp))]
    reasons = [one for one in moving if one.moves > 0]
    against = sorted((one for one in moving if one.moves < 0), key=lambda one: one.moves)
    return Explained(
        NAN if chance is None or math.isnan(limit) else _now(run, chance),
        limit,
        _with_facts(run, lamp, reasons, None if math.isnan(limit) else chance),
        tuple(against),
    )


def named_from(run: RunAlone, lamp: Lamp, chance: Chance) -> float:
    """The lowest probability with which this run's state is named; NaN where facts alone do it."""

    def is_named(at: float) -> bool:
        told = chance.supposed(run.weighed.answers, at)
        return is_same_side(run.judge(lamp.name, told, run.weighed.by_curve).state, lamp.state)

    low, high = 0.0, _now(run, chance)
    if is_named(low):
        return NAN
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if is_named(middle) else (middle, high)
    return round(high, DIGITS)


def _now(run: RunAlone, chance: Chance) -> float:
    """The probability of the run as it is."""
    return float(chance.of(run.left_out.every.told, run.net)[0])


def _with_facts(
    run: RunAlone, lamp: Lamp, reasons: Sequence[Reason], chance: Chance | None
) -> tuple[Reason, ...]:
    """The reasons with the facts that count though nothing of theirs moves the verdict by itself.

    Facts that decide come first.  ``chance`` is ``None`` where rules name the state.
    """
    deciding = _deciding(run, lamp)
    marked = [replace(one, decides=one.symptom in deciding) for one in reasons]
    said = {one.symptom for one in marked}
    facts = [code for code in lamp.because if code in run.seen]
    if deciding or not (chance is None or _move_together(run, facts, said, chance)):
        facts = [code for code in facts if code in deciding or code in LOST]
    marked += [_of_fact(code, decides=code in deciding) for code in facts if code not in said]
    return tuple(sorted(marked, key=lambda one: (not one.decides, -_weight(one))))


def _move_together(
    run: RunAlone, facts: Sequence[str], said: Collection[str], chance: Chance
) -> bool:
    """Whether facts none of which is a reason move the verdict when all are left out at once."""
    return not set(facts) & set(said) and run.weighed.fall_without_all(facts, chance).is_reason


def _weight(reason: Reason) -> float:
    """What a reason is ordered by: facts that move nothing by themselves come last."""
    if not math.isnan(reason.moves):
        return reason.moves
    return 1.0 if reason.decides or reason.symptom in LOST else 0.0


def _deciding(run: RunAlone, lamp: Lamp) -> tuple[str, ...]:
    """The facts without which the state is not named: each by itself, else all together."""

    def is_named_without(codes: tuple[str, ...]) -> bool:
        return is_same_side(run.judge_without(lamp.name, codes).state, lamp.state)

    facts = tuple(code for code in lamp.because if code in run.seen)
    alone = tuple(code for code in facts if not is_named_without((code,)))
    if alone or len(facts) < 2:
        return alone
    return () if is_named_without(facts) else facts


def _of_group(run: RunAlone, group: Group, chance: Chance, lamp: Lamp) -> Reason | None:
    """What leaving a group out does, where it does enough."""
    fall = run.left_out.of_group(group.name, chance)
    if not (fall.is_reason or fall.is_against):
        return None
    codes = lamp.because if fall.by > 0 else lamp.against
    symptom = next((code for code in codes if code in group.symptoms), "")
    read = run.read(_speaker(run, group, chance, fall))
    return Reason(group.name, symptom, read, fall.by, fall.by_curve, decides=False)


def _speaker(run: RunAlone, group: Group, chance: Chance, fall: Fall) -> str:
    """The reading of a group that moves most by itself in the direction of the whole."""
    sign = math.copysign(1.0, fall.by)
    known = [name for name in group.readings if not math.isnan(run.value(name))]
    known = [name for name in known if not name.startswith("fact.")] or known
    return max(known, key=lambda name: sign * run.left_out.of_reading(name, chance).by)


def _of_fact(code: str, *, decides: bool) -> Reason:
    """A fact that a rule asks for."""
    group = GROUP_OF.get(code)
    read = Read("", NAN, NAN)
    return Reason(group.name if group else "", code, read, NAN, by_curve=False, decides=decides)
