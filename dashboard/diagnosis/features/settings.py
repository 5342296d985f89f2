"""How a run was trained and logged, as numbers that are comparable between problems.

The rate is told relative to the usual one of its optimizer: 0.1 is usual for plain descent and a
hundred times too much for Adam.  NaN means that the log does not say.
"""

import math

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.schedule import SCHEDULE, falls_to_its_end
from dashboard.model.curve import RunCurves
from dashboard.model.optimizers import is_adaptive, is_decoupled, kind_of, of_writer
from dashboard.model.run import XUnit

NAN = float("nan")

USUAL = {"sgd": 0.1, "momentum": 0.02, "adam": 2e-3, "rmsprop": 1e-3}
"""The rate from which each optimizer is usually tuned: those of PyTorch's, Keras' and fastai's
examples, rounded (0.1 with SGD on ImageNet; 0.01 to 0.05 with momentum; 1e-3 to 3e-3 with Adam)."""

FAR = 1.0
"""Decades below the usual rate from which its distance says no more: large models, and those that
are fine-tuned, are trained well at a hundredth of what is usual for small ones."""

FAR_UP = 2.5
"""The same above it, where no such models are.  With 1 decade both ways, of the runs of the world
whose rate was called good at a hundred times the usual one or more, half had one that was too high;
of those in a single pass over text, three in four (left out, with settings)."""

BY_WIDTH = 0.4
"""An adaptive optimizer's best rate times the units of a layer: it falls as they grow (Yang et al.
2021, "Tensor Programs V").  For transformers it was 0.3 to 0.8 in a single pass over text: 0.05
with 8 and 16 units in the world, 0.003 with 96 in GPT-2, Llama and GPT-NeoX made that small, and
GPT-3 was trained at 0.0006 with 768 (Brown et al. 2020)."""

USUAL_DECAY, USUAL_PENALTY = 1e-2, 5e-4
"""The usual weight decay: AdamW's default where the optimizer decouples it from the gradient
(Loshchilov & Hutter 2019), else the L2 penalty of most recipes for images (He et al. 2016)."""
MOST_MOMENTUM = 0.99  # of what a log may say of it; 1 would add up without an end
MOST_DECADES = 3.0  # from the usual weight decay: none at all is as far below

WIDTHS = ("hidden", "hidden_size", "hidden_dim", "units", "width")
"""Settings that hold the units of a model's hidden layers."""

READINGS = {
    "rate": "log10 of the rate over its optimizer's usual one, from -FAR to FAR_UP",
    "is_adaptive": "1 for Adam and its like, 0 for gradient descent",
    "batch": "log2 of the batch size",
    "updates": "log10 of the updates in an epoch",
    "decays": "1 where the rate is lowered in the second half, 0 where it is not",
    "weight_decay": "log10 of the weight decay over the usual one, -MOST_DECADES without any",
    "dropout": "share of the hidden units that is left out",
    "narrowest": "log2 of the units of the narrowest hidden layer",
    "points": "log10 of the points of the best-sampled curve",
    "by_step": "1 where the log counts updates and no epochs",
}

RECIPE = tuple(
    f"set.{name}"
    for name in (
        *("rate", "is_adaptive", "batch", "updates", "decays"),
        *("weight_decay", "dropout", "narrowest"),
    )
)
"""The readings that say how a run was trained; many logs have none of them."""


NARROWEST = 2  # units: a layer of fewer, or as few, lets next to nothing through


def is_narrow(curves: RunCurves) -> bool:
    """Whether the log tells a hidden layer of next to no units."""
    return narrowest(curves) <= NARROWEST


CRUSHING = 200.0
"""Times the usual weight decay: 0.1 as an L2 penalty, which leaves no weights to speak of once the
rates add up (:func:`shrinking`)."""


def is_crushed(curves: RunCurves) -> bool:
    """Whether the log tells a weight decay far beyond any that is used."""
    return _weight_decay(curves) >= math.log10(CRUSHING)


ACTED, ACTED_BY_STEP = 1.0, 0.3
"""From which product of weight decay and summed rates on a strong decay acts, by descent and by an
adaptive optimizer, whose steps do not shrink with the gradient.  Less of it helped, in the world, 1
of 50 descents below 0.3, one in eight up to 1, and 6 of 10 above; with the others 2 of 26 below."""


def has_shrunk(curves: RunCurves) -> bool:
    """Whether the weight decay had the time to act, as far as the log tells."""
    kind = _kind(curves)
    least = ACTED if kind in ("sgd", "momentum") else ACTED_BY_STEP
    return not shrinking(curves) < least  # NaN: nobody knows


def shrinking(curves: RunCurves) -> float:
    """The weight decay times the sum of the learning rates over all updates, NaN if unknown.

    Plain descent without a gradient shrinks the weights to exp(-this); momentum m adds rates up to
    1 / (1 - m) times as much.
    """
    decay, lr = curves.setting("weight_decay"), curves.setting("lr")
    schedule = curves.schedule()
    if schedule is not None and len(schedule.finite):
        lr = float(schedule.finite.y.mean())
    updates = _all_updates(curves)
    if decay is None or lr is None or not updates > 0:
        return NAN
    return decay * lr * updates / (1 - min(curves.setting("momentum") or 0.0, MOST_MOMENTUM))


def settings_of(features: Features) -> dict[str, float]:
    """Every reading of :data:`READINGS`, by ``set.<name>``."""
    curves = features.curves
    kind, batch = _kind(curves) or _kind_far_up(curves), curves.setting("batch_size")
    dropout = curves.setting("dropout")
    values = {
        "rate": distance_from_usual(curves),
        "is_adaptive": float(kind in ("adam", "rmsprop")) if kind else NAN,
        "batch": math.log2(batch) if batch is not None and batch > 0 else NAN,
        "updates": math.log10(updates) if (updates := _updates(curves, batch)) > 0 else NAN,
        "decays": _decays(features),
        "weight_decay": _weight_decay(curves),
        "dropout": NAN if dropout is None else dropout,
        "narrowest": math.log2(narrowest(curves)),
        "points": math.log10(max(features.points, 1)),
        "by_step": float(curves.x_unit is XUnit.STEP),
    }
    return {f"set.{name}": value for name, value in values.items()}


def distance_from_usual(curves: RunCurves) -> float:
    """Decades from the optimizer's usual rate, -FAR to FAR_UP; NaN if unknown."""
    times = _times(curves, _kind(curves) or _kind_far_up(curves))
    return max(-FAR, min(math.log10(times), FAR_UP)) if times > 0 else NAN


def times_usual(curves: RunCurves) -> float:
    """The rate over its optimizer's usual one, NaN where the log does not tell one of them."""
    return _times(curves, _kind(curves))


def times_best_of_size(curves: RunCurves) -> float:
    """The rate over the best of a transformer of this size, by an adaptive optimizer; else NaN.

    One whose width is not told of is not narrow: the usual rate is then the best.
    """
    name = curves.run.config.get("optimizer") or of_writer(curves.run.format)
    lr, units = curves.setting("lr"), narrowest(curves)
    if lr is None or not is_adaptive(str(name).lower()):
        return NAN
    return lr / (max(USUAL["adam"], BY_WIDTH / units) if units > 0 else USUAL["adam"])


def _times(curves: RunCurves, kind: str) -> float:
    lr, usual = curves.setting("lr"), USUAL.get(kind)
    return lr / usual if lr is not None and usual is not None else NAN


def _kind_far_up(curves: RunCurves) -> str:
    """The optimizer that a log's writer takes by itself, where its usual rate is exceeded.

    Below, such a guess would speak for a higher rate, and those who use these programs train large
    models, or go on training them: well, at a hundredth of what is usual for small ones.
    """
    is_named = bool(curves.run.config.get("optimizer"))
    kind = "" if is_named else kind_of(of_writer(curves.run.format), None)
    return kind if _times(curves, kind) > 1 else ""


def _weight_decay(curves: RunCurves) -> float:
    """Decades from the usual weight decay, at most :data:`MOST_DECADES` either way."""
    decay, name = curves.setting("weight_decay"), str(curves.run.config.get("optimizer", ""))
    if decay is None or not name:
        return NAN
    if decay <= 0:
        return -MOST_DECADES
    usual = USUAL_DECAY if is_decoupled(name) else USUAL_PENALTY
    return max(-MOST_DECADES, min(math.log10(decay / usual), MOST_DECADES))


def narrowest(curves: RunCurves) -> float:
    """Units of the narrowest hidden layer; NaN where none is told of, or where there is none."""
    found = [curves.run.config.get(name) for name in WIDTHS]
    widths = [one for some in found for one in (some if isinstance(some, tuple) else (some,))]
    known = [
        float(one)
        for one in widths
        if isinstance(one, int | float) and not isinstance(one, bool) and one >= 1
    ]
    return min(known) if known else NAN


def _kind(curves: RunCurves) -> str:
    return kind_of(str(curves.run.config.get("optimizer", "")), curves.setting("momentum"))


def _updates(curves: RunCurves, batch: float | None) -> float:
    """Updates in an epoch, NaN where neither the log nor the settings tell."""
    if curves.epochs > 0 and curves.steps > 0:
        return curves.steps / curves.epochs
    examples = curves.setting("train_examples")
    return examples / batch if examples and batch else NAN


def _all_updates(curves: RunCurves) -> float:
    """Updates of the whole run, NaN where nothing tells."""
    if curves.steps > 0:
        return curves.steps
    last = max((float(curve.x[-1]) for curve in curves.curves.values() if len(curve)), default=NAN)
    if curves.x_unit is XUnit.EPOCH:
        last *= _updates(curves, curves.setting("batch_size"))
    return last


def _decays(features: Features) -> float:
    curves = features.curves
    if falls_to_its_end(curves):
        return 1.0
    is_known = curves.schedule() is not None or SCHEDULE & curves.run.config.keys()
    return 0.0 if is_known else NAN
