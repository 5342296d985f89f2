"""Underfitting, overfitting and what helps: a model fitted to a few points, epoch by epoch.

Each epoch is one update on all points: m ← β m + ∇MSE + λ₂ w, w ← w − η m, then each penalised
weight is brought nearer to zero by η λ₁ / (1 − β), and to zero where less is left.  So the training
ends where MSE + λ₂/2 Σw² + λ₁ Σ|w| is least.  Dropout of p leaves each input (of a polynomial) or
unit (of a net) out with probability p, example by example and anew each epoch, and scales what is
kept by 1/(1 − p).  Both losses are measured without it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

import numpy as np

from dashboard.descent.remedies_closed import soft_threshold
from dashboard.descent.remedies_data import MOST_EXAMPLES, points, uniforms
from dashboard.descent.remedies_net import Net
from dashboard.descent.remedies_polynomial import Polynomial
from dashboard.model.table import FloatArray

EPOCHS = 800
SHIFT_OF_MASKS = 50_000  # added to the seed of the points for what dropout leaves out


class Model(Protocol):
    """What is fitted: weights in one array (D,)."""

    @property
    def size(self) -> int:
        """Degree of a polynomial, units of a net."""
        ...

    @property
    def rate(self) -> float:
        """η."""
        ...

    @property
    def momentum(self) -> float:
        """β."""
        ...

    def start(self) -> FloatArray:
        """The first weights."""
        ...

    def is_penalised(self) -> FloatArray:
        """1 for each weight that a penalty shrinks, 0 for the others."""
        ...

    def dropped(self) -> int:
        """How many inputs or units of an example dropout may leave out."""
        ...

    def inputs(self, x: FloatArray) -> FloatArray:
        """What is worked out once for places x."""
        ...

    def predict(self, weights: FloatArray, inputs: FloatArray) -> FloatArray:
        """ŷ (N,)."""
        ...

    def slopes(
        self, weights: FloatArray, inputs: FloatArray, y: FloatArray, kept: FloatArray | None
    ) -> FloatArray:
        """The gradient of the mean squared error (D,)."""
        ...


MODELS: dict[str, Callable[[int], Model]] = {"polynomial": Polynomial, "net": Net}


@dataclass(frozen=True, slots=True)
class Settings:
    """What is fitted, to what, and with which remedies; 0 is none."""

    model: str = "polynomial"
    size: int = 12  # degree of a polynomial, units of a net
    examples: int = 12
    l2: float = 0.0  # λ₂, as weight decay: λ₂ w joins the gradient
    l1: float = 0.0  # λ₁
    dropout: float = 0.0  # p
    seed: int = 339  # of the points and of the dropout; this one shows the three fits well


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights (E + 1, D) and mean squared errors (E + 1), the first before any update."""

    weights: FloatArray
    train: FloatArray
    validation: FloatArray
    norms: FloatArray  # of the gradient of each update, (E + 1)


SIZES: dict[str, dict[str, int]] = {
    "polynomial": {"underfit": 1, "good": 3, "overfit": 12},
    "net": {"underfit": 1, "good": 3, "overfit": 24},
}
"""The sizes that fit too little, well and too much."""

REMEDIES: dict[str, dict[str, dict[str, float]]] = {
    "polynomial": {
        "l2": {"l2": 0.3},
        "l1": {"l1": 0.18},
        "dropout": {"dropout": 0.1},
        "data": {"examples": MOST_EXAMPLES},
    },
    "net": {
        "l2": {"l2": 0.0075},
        "l1": {"l1": 0.015},
        "dropout": {"dropout": 0.08},
        "data": {"examples": MOST_EXAMPLES},
    },
}
"""What each remedy of an overfitted model is set to with one click."""


RISEN = 1.25
"""Times its lowest value so far, from where on the validation loss is said to have risen."""

FAR = 2.0
"""Times the loss of the noise alone, above which points are said not to be followed."""


class Case(StrEnum):
    """What a fit is called, by one who knows the function behind the points."""

    UNDERFIT = "underfit"
    GOOD = "good"
    OVERFIT = "overfit"


def case_of(done: "Fit", epoch: int, noise: float) -> Case:
    """What a fit is called after some epochs; ``noise`` is the loss of the function itself."""
    if done.train[epoch] > FAR * noise:
        return Case.UNDERFIT
    unseen = done.validation[epoch]
    is_over = unseen > RISEN * done.validation[: epoch + 1].min() or unseen > FAR * noise
    return Case.OVERFIT if is_over else Case.GOOD


def overfitted(model: str) -> Settings:
    """The settings that fit too much, without a remedy."""
    return Settings(model, SIZES[model]["overfit"])


def remedied(model: str, name: str) -> Settings:
    """The same with one remedy."""
    return replace(overfitted(model), **REMEDIES[model][name])  # type: ignore[arg-type]


def fit(settings: Settings, epochs: int = EPOCHS) -> Fit:
    """Fit for some epochs."""
    model = MODELS[settings.model](settings.size)
    train, validation = points(settings.seed, settings.examples)
    seen, unseen = model.inputs(train.x), model.inputs(validation.x)
    kept = _kept(settings, model, epochs)
    penalised = model.is_penalised()
    shrink = model.rate * settings.l1 / (1 - model.momentum) * penalised
    weights = model.start()
    moving = np.zeros_like(weights)
    found, norms = [weights], []
    for epoch in range(epochs):
        drop = None if kept is None else kept[epoch]
        slopes = model.slopes(weights, seen, train.y, drop) + settings.l2 * penalised * weights
        moving = model.momentum * moving + slopes
        weights = soft_threshold(weights - model.rate * moving, shrink)
        found.append(weights)
        norms.append(float(np.linalg.norm(slopes)))

    def losses(inputs: FloatArray, y: FloatArray) -> FloatArray:
        return np.array([np.mean((model.predict(one, inputs) - y) ** 2) for one in found])

    return Fit(
        np.array(found),
        losses(seen, train.y),
        losses(unseen, validation.y),
        np.array([*norms, norms[-1] if norms else 0.0]),
    )


def _kept(settings: Settings, model: Model, epochs: int) -> FloatArray | None:
    """What dropout keeps, (E, N, inputs or units): 0, or 1/(1 − p)."""
    p, shape = settings.dropout, (epochs, settings.examples, model.dropped())
    if p == 0:
        return None
    drawn = uniforms(settings.seed + SHIFT_OF_MASKS, int(np.prod(shape))).reshape(shape)
    kept: FloatArray = np.where(drawn < p, 0.0, 1 / (1 - p))
    return kept
