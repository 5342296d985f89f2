"""Why the lamps of a run are as they are, from its curves: asked for when a verdict is looked at.

A lamp is explained where its state is that of the run alone; beside siblings that measured it, the
reasons say what the curve itself shows for the same side, and there is no margin.
"""

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np

from dashboard.diagnosis.explained.margins import margins_of
from dashboard.diagnosis.explained.run_alone import RunAlone
from dashboard.diagnosis.explained.why import why
from dashboard.diagnosis.features import measure
from dashboard.diagnosis.reasons.reason import Explained
from dashboard.diagnosis.verdict import Lamp, LampName, RunDiagnosis, Symptom
from dashboard.model.contained import Failure, Stage, contained, overheard, repeat
from dashboard.model.curve import RunCurves, curves_of
from dashboard.model.run import LogBook

Explanations = Mapping[LampName, Explained]
"""What explains each lamp of a run that can be explained, by its name."""

FAILED = "explained"  # the code of an explanation that failed


def explain(
    curves: RunCurves, symptoms: Sequence[Symptom], lamps: Mapping[LampName, Lamp]
) -> Explanations:
    """Explain the lamps of one run.

    Args:
        curves: of the run.
        symptoms: the facts that were seen on them.
        lamps: as they are shown.
    """
    with np.errstate(all="ignore"):
        run = RunAlone(measure(curves), {symptom.code: symptom for symptom in symptoms})
        found = {}
        for name, alone in run.lamps_as(lamps).items():
            is_measured = lamps[name].from_siblings
            one = why(run, alone, only_curve=is_measured)
            margins = () if is_measured else margins_of(run, alone, one.reasons or one.against)
            found[name] = Explained(one.chance, one.named_from, one.reasons, one.against, margins)
    return found


class Explainer:
    """The explanations of the runs of a book, each made when it is first asked for."""

    def __init__(self, book: LogBook) -> None:
        """Nothing is explained yet."""
        self._book = book
        self._known: dict[str, tuple[RunDiagnosis, Explanations, tuple[Failure, ...]]] = {}

    def of(self, diagnosis: RunDiagnosis) -> Explanations:
        """What explains the lamps of a run; nothing where that fails."""
        known = self._known.get(diagnosis.run_id)
        if known is None or known[0] is not diagnosis:
            with overheard() as failures:
                found = contained(
                    Stage.LAMP,
                    FAILED,
                    partial(self._explained, diagnosis),
                    lambda _: {},
                    diagnosis.run_id,
                )
            known = self._known[diagnosis.run_id] = diagnosis, found, tuple(failures)
        repeat(known[2])
        return known[1]

    def _explained(self, diagnosis: RunDiagnosis) -> Explanations:
        (curves,) = curves_of(self._book.only((diagnosis.run_id,)))
        return explain(curves, diagnosis.symptoms, diagnosis.lamps)
