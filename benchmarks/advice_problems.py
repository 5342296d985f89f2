"""What the advice is put to the test on: small problems, the mistakes made on them, healthy runs.

A problem is a data set with a model and an optimizer.  Its *reference* is the best rate of a grid
half a decade apart; a mistake changes one setting of the reference and leaves the rest.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from trainer.parts import names
from trainer.settings import Settings

Change = Callable[[Settings], Settings]

RATES: Mapping[str, Sequence[float]] = {
    "sgd": (0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0),
    "momentum": (0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3),
    "adam": (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1),
}
"""By optimizer, the rates among which the reference is found."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A data set with a model and an optimizer (a key of ``RATES``)."""

    name: str
    optimizer: str
    settings: Settings

    @property
    def group(self) -> str:
        """Data set and model: what development and held-out cases are divided by."""
        return self.name

    def at(self, lr: float) -> Settings:
        """The problem's settings with this rate and its optimizer."""
        is_momentum = self.optimizer == "momentum"
        return replace(
            self.settings,
            lr=lr,
            optimizer="sgd" if is_momentum else self.optimizer,
            momentum=0.9 if is_momentum else 0.0,
        )


BASES: Mapping[str, Settings] = {
    "digits-linear": Settings(hidden=(), epochs=30),
    "digits-mlp": Settings(hidden=(64,), epochs=25),
    "digits-deep": Settings(hidden=(32, 32, 32), epochs=30),
    "digits-tanh": Settings(hidden=(48, 48), activation="tanh", init="xavier", epochs=25),
}
"""By name, data set and model; all small enough for a second on one core."""


def problems() -> Iterator[Problem]:
    """Every problem whose parts this trainer has."""
    known = names("datasets"), names("models")
    for name, base in BASES.items():
        if base.dataset in known[0] and base.model in known[1]:
            for optimizer in RATES:
                yield Problem(name, optimizer, base)


@dataclass(frozen=True, slots=True)
class Mistake:
    """One wrong setting: its kind, and what it does to the reference; ``None`` if it cannot."""

    kind: str
    name: str
    make: Callable[[Settings], Settings | None]


def _set(**values: Any) -> Callable[[Settings], Settings | None]:
    return lambda settings: replace(settings, **values)


def _rate(factor: float) -> Callable[[Settings], Settings | None]:
    return lambda settings: replace(settings, lr=float(f"{settings.lr * factor:.3g}"))


def _sgd_only(**values: Any) -> Callable[[Settings], Settings | None]:
    return lambda settings: replace(settings, **values) if settings.optimizer == "sgd" else None


def _hidden_only(**values: Any) -> Callable[[Settings], Settings | None]:
    """Where the model has hidden layers."""
    return lambda settings: replace(settings, **values) if settings.hidden else None


def _narrow(settings: Settings) -> Settings | None:
    """Two units in each layer."""
    return replace(settings, hidden=tuple(2 for _ in settings.hidden)) if settings.hidden else None


def _few(examples: int, epochs: int, noise: float = 0.0) -> Callable[[Settings], Settings | None]:
    """Few samples, trained for long: they are learned by heart."""

    def make(settings: Settings) -> Settings | None:
        return replace(
            settings,
            max_train_examples=examples,
            batch_size=min(settings.batch_size, 16),
            epochs=epochs,
            label_noise=noise,
        )

    return make


MISTAKES: Sequence[Mistake] = (
    Mistake("rate too low", "rate/1000", _rate(1 / 1000)),
    Mistake("rate too low", "rate/100", _rate(1 / 100)),
    Mistake("rate too low", "rate/20", _rate(1 / 20)),
    Mistake("rate too high", "rate*30", _rate(30)),
    Mistake("rate too high", "rate*100", _rate(100)),
    Mistake("rate too high", "rate*1000", _rate(1000)),
    Mistake("rate zero", "rate0", _set(lr=0.0)),
    Mistake("batch too large", "batch-large", _set(batch_size=1024)),
    Mistake("batch too small", "batch1", _set(batch_size=1, epochs=8)),
    Mistake("too few epochs", "epochs4", _set(epochs=4)),
    Mistake("too much regularisation", "decay0.3", _sgd_only(weight_decay=0.3)),
    Mistake("too much regularisation", "l1", _sgd_only(l1=0.05)),
    Mistake("too much regularisation", "dropout0.95", _hidden_only(dropout=0.95)),
    Mistake("model too small", "narrow", _narrow),
    Mistake("overfitting", "few-samples", _few(60, 150)),
    Mistake("overfitting", "noisy-labels", _few(300, 100, noise=0.4)),
    Mistake("broken", "zero-init", _hidden_only(init="zero")),
    Mistake("broken", "raw-inputs", _set(input_scaling="raw")),
    Mistake("broken", "mse-on-labels", _set(loss="mse")),
    Mistake("broken", "shuffled-labels", _set(label_noise=1.0)),
    Mistake("broken", "sorted", _set(order="sorted")),
    Mistake("schedule", "decay-too-fast", _set(decay="exponential", decay_rate=0.3)),
    Mistake("schedule", "clip-too-low", _sgd_only(clip=0.001)),
)
"""The wrong settings; those that a problem does not mind are left out by their outcome."""
