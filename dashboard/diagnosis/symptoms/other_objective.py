"""A loss that is no measure of progress, and the metric that is.

What it measures: whether the run is of reinforcement learning, preference tuning, a GAN, a
diffusion or flow model, an embedding, boosting, or of a loss that goes below zero; recognized by
the names of its metrics, by the writer of the log and by its settings. Beside it, the course of the
metric that counts.
Why it matters: such a loss may rise, fluctuate or stay constant in a run that goes well: a return,
an FID or an mAP measures its progress.
When it does not apply: the loss measures progress (classification, regression, language).
False alarms: an ordinary metric that is called a reward or a score of chosen answers.
References: Henderson et al. 2018 (1709.06560) on returns; Goodfellow 2016 (1701.00160), 4.2, on the
losses of GANs; Nichol & Dhariwal 2021 (2102.09672), figure 2, on the loss by time step.
"""

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.counted import facts
from dashboard.diagnosis.features.objective_kind import Kind
from dashboard.diagnosis.rule import SymptomRule
from dashboard.diagnosis.verdict import Symptom


def detect(features: Features) -> Symptom | None:
    """Any objective but a fit's."""
    objective = features.objective
    if objective.kind in {Kind.FIT, Kind.RANGE_TEST}:
        return None
    evidence = facts(features.curves, features.objective)
    return Symptom(
        code="other-objective",
        strength=1.0,
        split=str(evidence["counts_split"]),
        metric=objective.counts.metric if objective.counts else "",
        from_x=float(evidence["counts_from"]),
        to_x=float(evidence["counts_to"]),
        evidence=evidence,
    )


SYMPTOM = SymptomRule("other-objective", detect)
