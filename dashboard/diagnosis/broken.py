"""The facts that mean broken numbers or broken data, which are verdicts of their own.

An impossible number, or a loss that no longer depends on the weights, is no evidence on the
learning rate; neither are data that do not belong together. Both come before any tuning. This
module knows codes of facts; it knows no lamp and no sentence.
"""

from collections.abc import Iterable, Mapping, Sequence

from dashboard.diagnosis.verdict import Fit, Lamp, Stability, Symptom

NUMBERS = (
    "nan-from-start",
    "gradient-not-finite",
    "loss-nan-alone",
    "loss-zero",
    "loss-below-lowest",
    "loss-constant",
    "accuracy-impossible",
    "metric-out-of-range",
    "val-not-finite",
)
"""Facts of numbers that cannot be right, the gravest first."""

ASIDE = frozenset({"loss-nan-alone", "metric-out-of-range", "val-not-finite"})
"""Those beside which the training itself goes on."""

DATA = ("below-chance", "memorised-only", "val-at-guess", "accuracy-constant")
"""Facts of data, labels or a split that do not belong together, the clearest first."""

NEVER_TRAINED = "lr-zero"

SATURATED = "outputs-saturated"
"""Every answer is given with a probability of 0 or 1, where no gradient is left."""

MOVED = 0.1  # gain of accuracy that shows learning in spite of that

BY_STEPS = 0.96
"""How sure it is that a run whose outputs were saturated on the way had a rate too high: 23 of 23
pairs of problem and optimizer trained with Keras, as a share with one more of either kind."""

LOSS_LOST = ("nan-from-start", "gradient-not-finite", "loss-zero", "loss-below-lowest")
"""Facts after which the course of the loss is no evidence."""

COURSE = frozenset(
    {
        "falls-slowly",
        "good-final",
        "late-descent",
        "loss-beyond-guess",
        "loss-exploded",
        "loss-rising-at-end",
        "noisy",
        "plateau-early",
        "spike",
        "still-falling-at-end",
        "ups-and-downs",
        "val-rises-while-train-falls",
        "val-tracks-train",
        "zigzag",
    }
)
"""Facts that are read off the course of a loss; of weights that never moved it is scatter."""


BY_DESIGN = frozenset({"other-objective"})
"""Facts that take a loss below zero for what is meant; not where it cannot be."""


def numbers_broken(seen: Mapping[str, Symptom]) -> tuple[str, ...]:
    """The codes of the facts that mean broken numbers, the gravest first."""
    return tuple(code for code in NUMBERS if code in seen and _holds_to_the_end(seen[code]))


def data_broken(seen: Mapping[str, Symptom]) -> tuple[str, ...]:
    """The codes of the facts that mean broken data or labels, the clearest first."""
    return tuple(code for code in DATA if code in seen)


def is_stuck(seen: Mapping[str, Symptom]) -> bool:
    """Whether outputs are saturated and next to nothing was learned."""
    return SATURATED in seen and float(seen[SATURATED].evidence["gained"]) < MOVED


def is_saturated_by_steps(seen: Mapping[str, Symptom]) -> bool:
    """Whether outputs were saturated on the way, as steps do that are far too large."""
    return SATURATED in seen and seen[SATURATED].evidence["by_steps"] == "yes"


def is_aside(lamp: Lamp | None) -> bool:
    """Whether a lamp says that numbers are broken beside which the training itself goes on."""
    return lamp is not None and lamp.state is Stability.BROKEN and set(lamp.because) <= ASIDE


def is_lost(lamp: Lamp | None) -> bool:
    """Whether a stability lamp says that the run's numbers are not to be ranked with others."""
    return lamp is not None and lamp.state is Stability.BROKEN and not is_aside(lamp)


def is_of_data(lamp: Lamp | None) -> bool:
    """Whether a fit lamp says that data or labels do not belong together."""
    is_broken = lamp is not None and lamp.state is Fit.BROKEN_FROM_START
    return is_broken and lamp is not None and bool(set(lamp.because) & set(DATA))


def readable(found: Sequence[Symptom]) -> Iterable[Symptom]:
    """``found`` without the facts about the course of a loss that means nothing."""
    seen = {symptom.code: symptom for symptom in found}
    is_lost = any(code in LOSS_LOST for code in numbers_broken(seen))
    void = COURSE if is_lost or NEVER_TRAINED in seen else frozenset()
    if "loss-below-lowest" in seen:
        void = void | BY_DESIGN
    return (symptom for symptom in found if symptom.code not in void)


def _holds_to_the_end(symptom: Symptom) -> bool:
    """Whether the fact holds to the end; a single overflow that was skipped breaks nothing."""
    return symptom.evidence.get("stands", "yes") == "yes"
