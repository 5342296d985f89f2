"""Advice on a setting that by itself explains a bad run: it is put right before anything is tuned.

A curve tells that a run learns nothing; its settings may tell why: weights that begin at zero,
inputs as they were stored, a loss that does not fit the labels, labels that were redrawn, a dropout
that leaves nothing.  Such a setting is named only for a run that is not known to be healthy, and
never where the log does not have it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dashboard.diagnosis.broken import NEVER_TRAINED
from dashboard.diagnosis.headline import headline
from dashboard.diagnosis.recommendations.advice_context import Situation
from dashboard.diagnosis.verdict import Fit, LampName, Recommendation, Stability

MISFITS = frozenset({"mse", "mae", "mse_on_labels", "softmax_twice"})
"""Losses that are not made for classes, or not for a model that ends in a softmax of its own."""

NOISY_LABELS = 0.05  # share that is redrawn: a twentieth already costs points
MOST_DROPOUT = 0.8  # 0.5 is the usual for wide layers, 0.8 keeps one unit in five
STRONG_L1 = 3e-3  # a decade and a half above what recipes use (1e-5 to 1e-4)
TIGHT_CLIP = 0.05  # of the gradient's norm: 1 is customary, below it every step is clipped
USUAL_DROPOUT, USUAL_CLIP = 0.2, 1.0
DECAYED = 1e-3  # of the first rate at the end: what comes after is no training


@dataclass(frozen=True, slots=True)
class Fault:
    """A setting, and the value it should have where ``is_wrong``; ``None`` where it is not."""

    parameter: str
    better: Callable[[Situation], float | str | None]


def advise(situation: Situation) -> Iterable[Recommendation]:
    """The settings at fault, the surest first; none for a healthy run or one that never moved."""
    if situation.symptom(NEVER_TRAINED) is not None or _is_healthy(situation):
        return
    config = situation.case.curves.run.config
    for fault in FAULTS:
        to = fault.better(situation)
        if to is not None:
            now = config[fault.parameter]
            start = now if isinstance(now, str | int | float) else None
            because = (_because(situation),)
            yield Recommendation("mend_setting", fault.parameter, start, to, because)


def _is_healthy(situation: Situation) -> bool:
    return headline(situation.case).state == "healthy"


def _because(situation: Situation) -> str:
    fit = situation.because(LampName.FIT) or situation.because(LampName.STABILITY)
    return next(iter(fit), "settings")


def _word(situation: Situation, name: str) -> str:
    value = situation.case.curves.run.config.get(name)
    return value if isinstance(value, str) else ""


def _fault(situation: Situation) -> str | None:
    return "" if _word(situation, "fault") else None


def _init(situation: Situation) -> str | None:
    """Equal weights stay equal; a model without hidden layers does not mind."""
    config = situation.case.curves.run.config
    has_layers = config.get("hidden", True) not in ((), "", None)
    return "he" if has_layers and _word(situation, "init") in {"zero", "zeros"} else None


def _scaling(situation: Situation) -> str | None:
    return "normalised" if _word(situation, "input_scaling") == "raw" else None


def _loss(situation: Situation) -> str | None:
    classes = situation.setting("classes")
    is_wrong = classes is not None and _word(situation, "loss") in MISFITS
    return "cross_entropy" if is_wrong else None


def _labels(situation: Situation) -> float | None:
    return 0.0 if (situation.setting("label_noise") or 0.0) >= NOISY_LABELS else None


def _order(situation: Situation) -> str | None:
    return "shuffled" if _word(situation, "order") == "sorted" else None


def _is_held_back(situation: Situation) -> bool:
    """Whether less regularisation can help: not an overfitted run, nor one that diverged."""
    lost = situation.state(LampName.STABILITY) in {Stability.DIVERGED, Stability.BROKEN}
    return not lost and situation.state(LampName.FIT) is not Fit.OVERFITTING


def _dropout(situation: Situation) -> float | None:
    dropout = situation.setting("dropout") or 0.0
    return USUAL_DROPOUT if dropout >= MOST_DROPOUT and _is_held_back(situation) else None


def _l1(situation: Situation) -> float | None:
    penalty = situation.setting("l1") or 0.0
    return 0.0 if penalty >= STRONG_L1 and _is_held_back(situation) else None


def _clip(situation: Situation) -> float | None:
    clip = situation.setting("clip") or 0.0
    return USUAL_CLIP if 0 < clip <= TIGHT_CLIP and _is_held_back(situation) else None


def _decay(situation: Situation) -> str | None:
    """No decay where the rate is gone half-way through the run."""
    rate, epochs = situation.setting("decay_rate"), situation.case.curves.epochs
    is_gone = rate is not None and rate ** (epochs / 2) < DECAYED
    is_exponential = _word(situation, "decay") == "exponential"
    return "none" if is_exponential and is_gone and _is_held_back(situation) else None


FAULTS = (
    Fault("fault", _fault),
    Fault("loss", _loss),
    Fault("init", _init),
    Fault("input_scaling", _scaling),
    Fault("label_noise", _labels),
    Fault("order", _order),
    Fault("dropout", _dropout),
    Fault("l1", _l1),
    Fault("clip", _clip),
    Fault("decay", _decay),
)
"""What is looked at, in the order in which it is to be put right."""
