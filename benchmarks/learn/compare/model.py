"""A way of weighing that is compared: what it learns from, what it answers, how large it is.

All of them learn the one question of the learning rate, from the same logs: those whose rate is
known, the settings of a third of them hidden, as the networks of the engine do.
"""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np

from benchmarks.learn.compare import models
from benchmarks.learn.examples import QUESTIONS, Examples
from benchmarks.learn.hidden import HIDE_RECIPE
from dashboard.model.table import FloatArray, IntArray

SEED = 5
STATES = len(QUESTIONS["rate"])
FLOOR = 1e-3  # no state is ever held for impossible


class Fitted(Protocol):
    """What was learned."""

    @property
    def numbers(self) -> int:
        """How many numbers have to be kept of it."""
        ...

    def chances(self, logs: Examples) -> FloatArray:
        """The probability of every state of the rate (B, 5)."""
        ...


@dataclass(frozen=True, slots=True)
class Model:
    """One way of weighing."""

    name: str
    words: str  # what it is, for the page
    fit: Callable[[Examples], Fitted]


def all_models() -> list[Model]:
    """Every way of weighing, by the name of its file."""
    names = sorted(module.name for module in pkgutil.iter_modules(models.__path__))
    return [importlib.import_module(f"{models.__name__}.{name}").MODEL for name in names]


def partly_told(examples: Examples) -> Examples:
    """The logs whose rate is known, the settings of a third of them hidden."""
    known = examples.only(examples.answers["rate"] >= 0)
    untold = np.random.default_rng(SEED).random(len(known)) < HIDE_RECIPE
    hidden = known.without_settings().readings
    return replace(known, readings=np.where(untold[:, None], hidden, known.readings))


@dataclass(frozen=True)
class Classifier:
    """A classifier of scikit-learn's kind on prepared readings."""

    prepared: Callable[[FloatArray], FloatArray]
    model: Any  # has fit, predict_proba and classes_
    count: Callable[[Any], int]  # the numbers that the fitted one is made of

    def fitted(self, examples: Examples, *, weighted: bool = True) -> "Classifier":
        """Itself, fitted to the logs whose rate is known."""
        logs = partly_told(examples)
        more = {"sample_weight": logs.weights} if weighted else {}
        self.model.fit(self.prepared(logs.readings), logs.answers["rate"], **more)
        return self

    @property
    def numbers(self) -> int:
        """How many numbers have to be kept of it."""
        return self.count(self.model)

    def chances(self, logs: Examples) -> FloatArray:
        """The probability of every state of the rate (B, 5)."""
        found = np.full((len(logs), STATES), FLOOR)
        classes: IntArray = self.model.classes_
        found[:, classes] += self.model.predict_proba(self.prepared(logs.readings))
        return np.asarray(found / found.sum(axis=1, keepdims=True))
