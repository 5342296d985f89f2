"""The four lamps, judged from one run alone; each file ends with its ``LAMP``.

A lamp's state means the outcome of an intervention (raise the rate, stop earlier, train longer),
inferred from the run's own facts.  Where the curves do not tell, the state is unknown and the
reason says what is missing.  Lamps know no sibling.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.rule import scan
from dashboard.diagnosis.verdict import Lamp, LampName, Symptom

Seen = Mapping[str, Symptom]
"""The symptoms of a run by their codes."""


@dataclass(frozen=True, slots=True)
class LampRule:
    """How one lamp is judged from the measures and the facts of one run."""

    name: LampName
    judge: Callable[[Features, Seen], Lamp]


def judge(features: Features, symptoms: Sequence[Symptom]) -> dict[LampName, Lamp]:
    """Judge every lamp, in the order of :class:`LampName`."""
    seen = {symptom.code: symptom for symptom in symptoms}
    judges = {rule.name: rule.judge for rule in scan(sys.modules[__name__], "LAMP")}
    return {name: judges[name](features, seen) for name in LampName}


def present(seen: Seen, *codes: str) -> tuple[str, ...]:
    """Those of ``codes`` that were seen, in the order given."""
    return tuple(code for code in codes if code in seen)
