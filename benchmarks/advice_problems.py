"""What the advice is put to the test on: small problems, the mistakes made on them, healthy runs.

A problem is a data set with a model and an optimizer.  Its *reference* is the best rate of a grid
half a decade apart; a mistake changes one setting of the reference and leaves the rest.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from trainer.settings import Settings

SGD = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
ADAPTIVE = (0.0003, 0.001, 0.003, 0.01, 0.03, 0.1)
RATES: Mapping[str, Sequence[float]] = {
    "sgd": SGD,
    "momentum": (0.0003, 0.001, 0.003, 0.01, 0.03, 0.1),
    "adam": ADAPTIVE,
    "adamw": ADAPTIVE,
    "rmsprop": (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03),
}
"""By optimizer, the rates among which the reference is found."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A data set with a model (the group) and an optimizer, a key of ``RATES``."""

    group: str
    optimizer: str
    settings: Settings
    examples: int  # in the training set

    @property
    def name(self) -> str:
        """How the problem is called in the results."""
        return f"{self.group}|{self.optimizer}"

    def at(self, lr: float) -> Settings:
        """The problem's settings with this rate and its optimizer."""
        is_momentum = self.optimizer == "momentum"
        return replace(
            self.settings,
            lr=lr,
            optimizer="sgd" if is_momentum else self.optimizer,
            momentum=0.9 if is_momentum else 0.0,
        )


_DIGITS = Settings(max_train_examples=700, epochs=30)
_MADE = Settings(data_size=600, batch_size=32, epochs=40)
BASES: Mapping[str, tuple[Settings, int, tuple[str, ...]]] = {
    "digits-linear": (replace(_DIGITS, hidden=()), 700, ("sgd", "adam")),
    "digits-mlp": (replace(_DIGITS, hidden=(64,)), 700, ("momentum", "adam")),
    "digits-tanh": (
        replace(_DIGITS, hidden=(48, 48), activation="tanh", init="xavier"),
        700,
        ("sgd", "rmsprop"),
    ),
    "wine-mlp": (
        Settings(dataset="wine", hidden=(16,), batch_size=16, epochs=40),
        133,
        ("sgd", "adam"),
    ),
    "cancer-mlp": (
        Settings(dataset="breast_cancer", hidden=(16,), batch_size=32, epochs=40),
        426,
        ("momentum", "rmsprop"),
    ),
    "moons-mlp": (
        replace(_MADE, dataset="moons", hidden=(32, 32), data_noise=0.2),
        600,
        ("sgd", "adamw"),
    ),
    "spirals-mlp": (
        replace(_MADE, dataset="spirals", hidden=(64, 64), epochs=60),
        600,
        ("momentum", "adam"),
    ),
    "friedman-mlp": (
        replace(_MADE, dataset="friedman", hidden=(48,), data_noise=1.0),
        600,
        ("sgd", "adam"),
    ),
    "teacher-mlp": (
        replace(_MADE, dataset="teacher_student", hidden=(48,)),
        600,
        ("momentum", "adamw"),
    ),
    "shapes-cnn": (
        Settings(
            dataset="drawn_shapes",
            model="cnn",
            hidden=(8, 16),
            data_size=300,
            batch_size=32,
            epochs=20,
        ),
        300,
        ("momentum", "adam"),
    ),
    "iris-mlp": (
        Settings(dataset="iris", hidden=(16,), batch_size=16, epochs=60),
        112,
        ("momentum", "adam"),
    ),
    "diabetes-mlp": (
        Settings(dataset="diabetes", hidden=(32,), batch_size=32, epochs=40),
        331,
        ("sgd", "adamw"),
    ),
    "digits-cnn": (
        Settings(model="cnn", hidden=(8, 16), max_train_examples=500, batch_size=32, epochs=15),
        500,
        ("momentum", "adam"),
    ),
    "shapes-mlp": (
        Settings(dataset="drawn_shapes", hidden=(64, 32), data_size=400, batch_size=32, epochs=25),
        400,
        ("sgd", "rmsprop"),
    ),
    "teacher-tanh": (
        replace(
            _MADE,
            dataset="teacher_student",
            hidden=(64,),
            activation="tanh",
            init="xavier",
            data_size=400,
        ),
        400,
        ("sgd", "adam"),
    ),
    "moons-noisy": (
        replace(
            _MADE,
            dataset="moons",
            hidden=(64,),
            activation="tanh",
            data_noise=0.35,
            data_size=500,
        ),
        500,
        ("momentum", "rmsprop"),
    ),
}
"""By group: settings, training examples, optimizers; a run takes half a second on one core."""

UNSEEN = frozenset(
    {"iris-mlp", "diabetes-mlp", "digits-cnn", "shapes-mlp", "teacher-tanh", "moons-noisy"}
)
"""Groups that were added after the advice was finished, and measured before anyone read a case."""


def problems() -> Iterator[Problem]:
    """Every problem."""
    for group, (base, examples, optimizers) in BASES.items():
        for optimizer in optimizers:
            yield Problem(group, optimizer, base, examples)


Make = Callable[[Settings, Problem], Settings | None]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One wrong setting: its kind, and what it does to the reference; ``None`` if it cannot."""

    kind: str
    name: str
    make: Make


CLASSES = frozenset({"digits", "wine", "breast_cancer", "moons", "spirals", "drawn_shapes"})


def _set(**values: Any) -> Make:
    return lambda settings, _: replace(settings, **values)


def _rate(factor: float) -> Make:
    return lambda settings, _: replace(settings, lr=float(f"{settings.lr * factor:.3g}"))


def _sgd_only(**values: Any) -> Make:
    return lambda settings, _: replace(settings, **values) if settings.optimizer == "sgd" else None


def _of_layers(**values: Any) -> Make:
    """Where the model has hidden layers."""
    return lambda settings, _: replace(settings, **values) if settings.hidden else None


def _of_classes(**values: Any) -> Make:
    return lambda settings, _: replace(settings, **values) if settings.dataset in CLASSES else None


def _narrow(settings: Settings, _: Problem) -> Settings | None:
    """One unit in each layer."""
    return replace(settings, hidden=tuple(1 for _ in settings.hidden)) if settings.hidden else None


def _whole(settings: Settings, problem: Problem) -> Settings:
    """All examples in one batch."""
    return replace(settings, batch_size=problem.examples)


def _pairs(settings: Settings, _: Problem) -> Settings:
    """Two examples a batch, for a quarter of the epochs, which is still more steps."""
    return replace(settings, batch_size=2, epochs=max(settings.epochs // 4, 6))


def _few(examples: int, epochs: int, noise: float = 0.0) -> Make:
    """Few samples, trained for long: they are learned by heart."""

    def make(settings: Settings, _: Problem) -> Settings:
        size = min(settings.batch_size, 16)
        few: dict[str, Any] = {"max_train_examples": examples, "batch_size": size, "epochs": epochs}
        return replace(settings, **few, label_noise=noise)

    return make


MISTAKES: Sequence[Mistake] = (
    Mistake("rate too low", "rate/1000", _rate(1 / 1000)),
    Mistake("rate too low", "rate/100", _rate(1 / 100)),
    Mistake("rate too low", "rate/20", _rate(1 / 20)),
    Mistake("rate too high", "rate*30", _rate(30)),
    Mistake("rate too high", "rate*100", _rate(100)),
    Mistake("rate too high", "rate*1000", _rate(1000)),
    Mistake("rate zero", "rate0", _set(lr=0.0)),
    Mistake("batch too large", "batch-whole", _whole),
    Mistake("batch too small", "batch2", _pairs),
    Mistake("too few epochs", "epochs5", _set(epochs=5)),
    Mistake("regularised", "decay0.3", _sgd_only(weight_decay=0.3)),
    Mistake("regularised", "l1", _sgd_only(l1=0.03)),
    Mistake("regularised", "dropout0.95", _of_layers(dropout=0.95)),
    Mistake("model too small", "narrow", _narrow),
    Mistake("overfitting", "few-samples", _few(40, 150)),
    Mistake("broken", "noisy-labels", _few(120, 100, noise=0.4)),
    Mistake("broken", "zero-init", _of_layers(init="zero")),
    Mistake("broken", "raw-inputs", _set(input_scaling="raw")),
    Mistake("broken", "mse-on-labels", _of_classes(loss="mse_on_labels")),
    Mistake("broken", "softmax-twice", _of_classes(loss="softmax_twice")),
    Mistake("broken", "redrawn-labels", _set(label_noise=1.0)),
    Mistake("broken", "shuffled-labels", _set(fault="shuffled_labels")),
    Mistake("broken", "one-class", _of_classes(fault="one_class")),
    Mistake("broken", "other-classes", _of_classes(fault="other_classes")),
    Mistake("broken", "nan-gradient", _set(fault="nan_gradient")),
    Mistake("broken", "sorted", _set(order="sorted")),
    Mistake("schedule", "decay-too-fast", _set(decay="exponential", decay_rate=0.3)),
    Mistake("schedule", "clip-too-low", _sgd_only(clip=0.001)),
    Mistake("rate too low", "rate/300", _rate(1 / 300)),
    Mistake("rate too high", "rate*300", _rate(300)),
)
"""The wrong settings; those that a problem does not mind are left out by their outcome."""
