"""Runs that others cannot be compared with: they learned nothing, or their numbers are broken.

States are compared by their codes, so that a code unknown to a lamp matches none of its states.
"""

from collections.abc import Mapping

from dashboard.diagnosis.verdict import Lamp, LampName

BROKEN = "broken"

LOST = {
    LampName.STABILITY: frozenset({"diverged", BROKEN}),
    LampName.FIT: frozenset({"broken_from_start", BROKEN}),
}
"""States of a run without a usable result, by lamp."""


def is_lost(lamps: Mapping[LampName, Lamp]) -> bool:
    """Whether a run diverged, learned nothing, or logged numbers that cannot be right."""
    return any(name in lamps and lamps[name].state.value in LOST[name] for name in LOST)


def is_unfit(lamps: Mapping[LampName, Lamp]) -> bool:
    """The same without diverged runs, which a family handles itself."""
    stability = lamps.get(LampName.STABILITY)
    fit = lamps.get(LampName.FIT)
    return (stability is not None and stability.state.value == BROKEN) or (
        fit is not None and fit.state.value in LOST[LampName.FIT]
    )
