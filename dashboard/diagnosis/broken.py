"""Which facts say that the numbers, or the data, are broken: verdicts of their own.

A number that cannot be, or a loss that no longer follows the weights, tells nothing of the learning
rate.  Data that do not belong together tell as little.  Both are named before anything is tuned.
This module knows codes of facts; it knows no lamp and no sentence.
"""

from collections.abc import Iterable, Mapping, Sequence

from dashboard.diagnosis.verdict import Fit, Lamp, Stability, Symptom

NUMBERS = (
    "nan-from-start",
    "gradient-not-finite",
    "loss-zero",
    "loss-below-lowest",
    "loss-constant",
    "accuracy-impossible",
    "metric-out-of-range",
    "val-not-finite",
)
"""Facts of numbers that cannot be right, the gravest first."""

ASIDE = frozenset({"metric-out-of-range", "val-not-finite"})
"""Those beside which the training itself goes on."""

DATA = ("below-chance", "memorised-only", "val-at-guess", "accuracy-constant")
"""Facts of data, labels or a split that do not belong together, the plainest first."""

NEVER_TRAINED = "lr-zero"

LOSS_LOST = ("nan-from-start", "gradient-not-finite", "loss-zero", "loss-below-lowest")
"""Facts after which the course of the loss says nothing."""

COURSE = frozenset(
    {
        "falls-slowly",
        "good-final",
        "late-descent",
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
    """The codes of the facts that say that numbers are broken, the gravest first."""
    return tuple(code for code in NUMBERS if code in seen and _stands(seen[code]))


def data_broken(seen: Mapping[str, Symptom]) -> tuple[str, ...]:
    """The codes of the facts that say that data or labels are broken, the plainest first."""
    return tuple(code for code in DATA if code in seen)


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
    """``found`` without what was read off the course of a loss that means nothing."""
    seen = {symptom.code: symptom for symptom in found}
    is_lost = any(code in LOSS_LOST for code in numbers_broken(seen))
    void = COURSE if is_lost or NEVER_TRAINED in seen else frozenset()
    if "loss-below-lowest" in seen:
        void = void | BY_DESIGN
    return (symptom for symptom in found if symptom.code not in void)


def _stands(symptom: Symptom) -> bool:
    """Whether the fact holds to the end; a single overflow that was skipped breaks nothing."""
    return symptom.evidence.get("stands", "yes") == "yes"
