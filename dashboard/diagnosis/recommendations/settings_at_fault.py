"""Advice on a setting that by itself explains a bad run: it is put right before anything is tuned.

A curve tells that a run learns nothing; its settings may tell why: weights that begin at zero,
inputs as they were stored, a loss that does not fit the labels, labels that were redrawn, a dropout
that leaves nothing.  Such a setting is named only for a run that is not known to be healthy (but
for the few that are never right), and never where the log does not have it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dashboard.diagnosis.broken import NEVER_TRAINED
from dashboard.diagnosis.features.settings import has_shrunk, is_narrow
from dashboard.diagnosis.recommendations.advice_context import Situation
from dashboard.diagnosis.recommendations.fit import WEIGHT_DECAY_ADAM, WEIGHT_DECAY_SGD
from dashboard.diagnosis.verdict import Fit, LampName, Recommendation, Stability

MISFITS = frozenset({"mse", "mae", "mse_on_labels", "softmax_twice"})
"""Losses that are not made for classes, or not for a model that ends in a softmax of its own."""

NEVER_FIT = frozenset({"mse_on_labels", "softmax_twice"})
"""Of these, those that fit no model of classes at all."""

NOISY_LABELS = 0.05  # share that is redrawn: a twentieth already costs points
MOST_DROPOUT = 0.8  # 0.5 is the usual for wide layers, 0.8 keeps one unit in five
STRONG_L1 = 3e-3  # a decade and a half above what recipes use (1e-5 to 1e-4)
TIGHT_CLIP = 0.05  # of the gradient's norm: 1 is customary, below it every step is clipped
USUAL_DROPOUT, USUAL_CLIP = 0.2, 1.0
DECAYED = 1e-3  # of the first rate: what comes after is no training
GONE_BY = 1 / 3  # of the run: then most of it trains nothing, whatever the curve looks like
STRONG_DECAY_SGD, STRONG_DECAY_ADAM = 1e-2, 0.5  # weight decay, far above what any recipe uses
CRUSHING = 10.0  # times that: such weights cannot overfit, even where the held-out loss rises
FEW_IN_A_BATCH, MANY_BATCHES = 4, 25  # a noisy gradient, and so many of them that one may spare
USUAL_BATCH = 32  # Keras' default


@dataclass(frozen=True, slots=True)
class Fault:
    """A setting, and the value it should have where ``is_wrong``; ``None`` where it is not."""

    parameter: str
    better: Callable[[Situation], float | str | None]


def advise(situation: Situation) -> Iterable[Recommendation]:
    """The settings at fault, the surest first; none for a run that never moved."""
    if situation.symptom(NEVER_TRAINED) is not None:
        return
    because = (_because(situation),)
    yield from _mended(situation, CERTAIN, because)
    if not situation.is_healthy:
        yield from _mended(situation, LIKELY, because)
        yield from _of_the_size(situation, because)


def _mended(
    situation: Situation, faults: Iterable[Fault], because: tuple[str, ...]
) -> Iterable[Recommendation]:
    for fault in faults:
        to = fault.better(situation)
        if to is not None:
            now = situation.case.curves.run.config.get(fault.parameter)
            start = now if isinstance(now, str | int | float) else None
            yield Recommendation("mend_setting", fault.parameter, start, to, because)


def _of_the_size(situation: Situation, because: tuple[str, ...]) -> Iterable[Recommendation]:
    """Far too much weight decay, far too narrow a model."""
    decay = situation.setting("weight_decay")
    strong = STRONG_DECAY_ADAM if situation.recipe.is_adaptive else STRONG_DECAY_SGD
    most = CRUSHING * strong if _overfits(situation) else strong
    fact = situation.symptom("held-back")
    held_back = fact.evidence["by"] if fact is not None else ""
    is_strong = decay is not None and decay >= most and has_shrunk(situation.case.curves)
    if is_strong or held_back == "decay":
        usual = WEIGHT_DECAY_ADAM if situation.recipe.is_adaptive else WEIGHT_DECAY_SGD
        yield Recommendation("lower_weight_decay", "weight_decay", decay, usual, because)
    if held_back == "units" or is_narrow(situation.case.curves):
        yield Recommendation("larger_model", "model", None, None, because)


def _because(situation: Situation) -> str:
    fit = situation.because(LampName.FIT) or situation.because(LampName.STABILITY)
    return next(iter(fit), "settings")


def _word(situation: Situation, name: str) -> str:
    value = situation.case.curves.run.config.get(name)
    return value if isinstance(value, str) else ""


def _fault(situation: Situation) -> str | None:
    return "" if _word(situation, "fault") else None


def _init(situation: Situation) -> str | None:
    """Equal weights stay equal and learn nothing; without hidden layers that does not matter."""
    config = situation.case.curves.run.config
    has_layers = config.get("hidden", True) not in ((), "", None)
    if not has_layers or _word(situation, "model") == "linear" or _is_lost(situation):
        return None
    return "he" if _word(situation, "init") in {"zero", "zeros"} else None


def _scaling(situation: Situation) -> str | None:
    return "normalised" if _word(situation, "input_scaling") == "raw" else None


def _loss(situation: Situation) -> str | None:
    classes = situation.setting("classes")
    is_wrong = classes is not None and _word(situation, "loss") in MISFITS
    return "cross_entropy" if is_wrong else None


def _loss_of_none(situation: Situation) -> str | None:
    return _loss(situation) if _word(situation, "loss") in NEVER_FIT else None


def _labels(situation: Situation) -> float | None:
    return 0.0 if (situation.setting("label_noise") or 0.0) >= NOISY_LABELS else None


def _order(situation: Situation) -> str | None:
    return "shuffled" if _word(situation, "order") == "sorted" else None


def _is_held_back(situation: Situation) -> bool:
    """Whether less regularisation can help: not an overfitted run, nor one that diverged."""
    return not _is_lost(situation) and not _overfits(situation)


def _is_lost(situation: Situation) -> bool:
    return situation.state(LampName.STABILITY) in {Stability.DIVERGED, Stability.BROKEN}


def _overfits(situation: Situation) -> bool:
    return situation.state(LampName.FIT) is Fit.OVERFITTING


def _dropout(situation: Situation) -> float | None:
    dropout = situation.setting("dropout") or 0.0
    return USUAL_DROPOUT if dropout >= MOST_DROPOUT and not _overfits(situation) else None


def _l1(situation: Situation) -> float | None:
    penalty = situation.setting("l1") or 0.0
    return 0.0 if penalty >= STRONG_L1 and _is_held_back(situation) else None


def _clip(situation: Situation) -> float | None:
    clip = situation.setting("clip") or 0.0
    return USUAL_CLIP if 0 < clip <= TIGHT_CLIP and _is_held_back(situation) else None


def _decay(situation: Situation) -> str | None:
    """No decay where the rate is gone early; that is seen without the curve."""
    rate, epochs = situation.setting("decay_rate"), situation.case.curves.epochs
    is_gone = rate is not None and rate ** (epochs * GONE_BY) < DECAYED
    return "none" if _word(situation, "decay") == "exponential" and is_gone else None


def _batch(situation: Situation) -> float | None:
    """More examples a batch where there are so few that a gradient says little."""
    examples = situation.setting("train_examples")
    if examples is None:
        return None
    size = situation.batch_size
    if size is None or size > FEW_IN_A_BATCH:
        return None
    return USUAL_BATCH if examples >= MANY_BATCHES * size else None


CERTAIN = (
    Fault("fault", _fault),
    Fault("loss", _loss_of_none),
    Fault("label_noise", _labels),
    Fault("order", _order),
    Fault("input_scaling", _scaling),
    Fault("decay", _decay),
)
"""Never right, however the curve looks; in the order in which they are to be put right."""

LIKELY = (
    Fault("loss", _loss),
    Fault("init", _init),
    Fault("dropout", _dropout),
    Fault("l1", _l1),
    Fault("clip", _clip),
    Fault("batch_size", _batch),
)
"""What explains a run that is not healthy."""
