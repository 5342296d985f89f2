"""Observed facts on a run's curves, one file each; a file ends with its ``SYMPTOM``.

A rule sees the measures of one run and states what is there, never why.  A rule that crashes is
left out as a failure that names it, and the others go on.
"""

import sys
from functools import partial

from dashboard.diagnosis.broken import readable
from dashboard.diagnosis.features import Features
from dashboard.diagnosis.rule import SymptomRule
from dashboard.diagnosis.verdict import Symptom
from dashboard.model.contained import Failure, Stage, contained
from dashboard.model.scanned import scanned

RANGE_TEST = "lr-range-test"
"""The one fact of a range test: its loss falls and explodes by design, and tells nothing else."""


def all_symptoms() -> tuple[SymptomRule, ...]:
    """Every symptom rule of this folder."""
    return scanned(sys.modules[__name__], "SYMPTOM")


def observe(features: Features, *, of_running: bool = False) -> tuple[Symptom, ...]:
    """Every fact that the rules see, the strongest first, but for those that mean nothing here.

    With ``of_running`` only those that are said of a run while it is being written; without it
    only the others.
    """
    rules = [rule for rule in all_symptoms() if rule.of_running is of_running]
    if features.objective.test is not None:
        rules = [rule for rule in rules if rule.code == RANGE_TEST]
    try:
        found = [rule.detect(features) for rule in rules]
    except Exception:  # noqa: BLE001 - one of them fails: asked one by one, it alone is named
        found = [_contained(rule, features) for rule in rules]
    seen = [symptom for symptom in found if symptom is not None]
    return tuple(sorted(readable(seen), key=lambda symptom: -symptom.strength))


def _contained(rule: SymptomRule, features: Features) -> Symptom | None:
    detect = partial(rule.detect, features)
    run_id = features.curves.run.run_id
    return contained(Stage.SYMPTOM, rule.code, detect, _not_seen, run_id)


def _not_seen(_: Failure) -> Symptom | None:
    """A rule that fails has seen nothing."""
    return None
