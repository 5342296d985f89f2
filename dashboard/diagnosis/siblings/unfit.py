"""Which runs can be no measure for others: they learned nothing, or their numbers are broken.

States are compared by their codes, so that one which a lamp does not have yet is none that it has.
"""

from collections.abc import Mapping

from dashboard.diagnosis.verdict import Lamp, LampName

BROKEN = "broken"

LOST = {
    LampName.STABILITY: frozenset({"diverged", BROKEN}),
    LampName.FIT: frozenset({"broken_from_start", BROKEN}),
}
"""States in which a run came to nothing, by lamp."""


def is_lost(lamps: Mapping[LampName, Lamp]) -> bool:
    """Whether a run diverged, learned nothing, or logged numbers that cannot be right."""
    return any(name in lamps and lamps[name].state.value in LOST[name] for name in LOST)


def is_unfit(lamps: Mapping[LampName, Lamp]) -> bool:
    """The same without those that diverged, which a family knows of by itself."""
    stability = lamps.get(LampName.STABILITY)
    fit = lamps.get(LampName.FIT)
    return (stability is not None and stability.state.value == BROKEN) or (
        fit is not None and fit.state.value in LOST[LampName.FIT]
    )
