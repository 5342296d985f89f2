"""The problems on which the suggestions of `find-lr` were chosen, and those that judge them.

Each is a data set, a model, an optimizer and a batch size. The two lists share no data set, so that
a choice made on the first is not judged by what it was made on.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn import datasets as bundled

from trainer.data import Data
from trainer.settings import Settings
from trainer.task import Shape, Task

TESTED = 4  # one example in so many is kept for the test
SEED = 20_250


@dataclass(frozen=True, slots=True)
class Problem:
    """What is trained, but for its rate."""

    data: str
    settings: Settings

    @property
    def name(self) -> str:
        """Its data, model, optimizer and batch size, in short."""
        chosen = self.settings
        model = "-".join(map(str, chosen.hidden)) if chosen.model == "mlp" else chosen.model
        extra = f" {chosen.activation}" if chosen.activation != "relu" else ""
        how = chosen.optimizer if not chosen.momentum else f"{chosen.optimizer} {chosen.momentum:g}"
        return f"{self.data} · {model}{extra} · {how} · batch {chosen.batch_size}"


def _of_classes(x: NDArray[Any], y: NDArray[Any]) -> Data:
    return _split(x, torch.from_numpy(y.astype(np.int64)), Task.CLASSES, int(y.max()) + 1)


def _of_values(x: NDArray[Any], y: NDArray[Any]) -> Data:
    values = ((y - y.mean()) / y.std()).astype(np.float32).reshape(len(y), -1)
    return _split(x, torch.from_numpy(values), Task.VALUES, values.shape[1])


def _split(x: NDArray[Any], y: torch.Tensor, task: Task, outputs: int) -> Data:
    order = torch.from_numpy(np.random.default_rng(SEED).permutation(len(x)))
    scaled = (x - x.mean(0)) / np.where(x.std(0) > 0, x.std(0), 1.0)
    inputs = torch.from_numpy(scaled.astype(np.float32))[order]
    y = y[order]
    cut = len(x) // TESTED
    return Data(inputs[cut:], y[cut:], inputs[:cut], y[:cut], Shape(task, (x.shape[1],), outputs))


def _spirals() -> Data:
    chance = np.random.default_rng(SEED)
    y = np.repeat(np.arange(3), 400)
    radius = np.tile(np.linspace(0.05, 1, 400), 3)
    angle = radius * 5 + y * 2 * np.pi / 3 + 0.15 * chance.standard_normal(len(y))
    return _of_classes(np.stack([radius * np.sin(angle), radius * np.cos(angle)], 1), y)


def _teacher() -> Data:
    chance = np.random.default_rng(SEED)
    x = chance.standard_normal((1600, 20))
    hidden = np.tanh(x @ chance.standard_normal((20, 8)) / np.sqrt(20))
    return _of_values(x, hidden @ chance.standard_normal((8, 1)) + 0.1)


def _some(read: Callable[..., Any], of: Callable[..., Data]) -> Callable[[], Data]:
    return lambda: of(*read(return_X_y=True))


DATA: dict[str, Callable[[], Data]] = {
    "digits": _some(bundled.load_digits, _of_classes),
    "wine": _some(bundled.load_wine, _of_classes),
    "friedman": lambda: _of_values(*bundled.make_friedman1(1200, noise=1.0, random_state=SEED)),
    "moons": lambda: _of_classes(*bundled.make_moons(1200, noise=0.2, random_state=SEED)),
    "cancer": _some(bundled.load_breast_cancer, _of_classes),
    "diabetes": _some(bundled.load_diabetes, _of_values),
    "spirals": _spirals,
    "teacher": _teacher,
    "iris": _some(bundled.load_iris, _of_classes),
    "blobs": lambda: _of_classes(
        *bundled.make_classification(
            1600, 30, n_informative=12, n_classes=5, flip_y=0.1, random_state=SEED
        )
    ),
}
CHOSEN_ON = ("digits", "wine", "friedman", "moons")
"""The data on which the estimator of our own was chosen."""

JUDGED_ON = ("cancer", "diabetes", "spirals", "teacher", "iris", "blobs")
"""The data that it never saw."""

EPOCHS = {"wine": 60, "iris": 60, "cancer": 30, "diabetes": 30}
USUAL_EPOCHS = 15

MODELS: tuple[dict[str, Any], ...] = (
    {"model": "linear"},
    {"hidden": (32,)},
    {"hidden": (64, 64), "activation": "tanh"},
)
OPTIMIZERS: tuple[dict[str, Any], ...] = (
    {"optimizer": "sgd"},
    {"optimizer": "sgd", "momentum": 0.9},
    {"optimizer": "adam"},
)
BATCHES = (16, 64)


def problems(data: tuple[str, ...]) -> list[Problem]:
    """Of every data set each pair of a model and an optimizer once, batch sizes in turn."""
    pairs = [(model, optimizer) for model in MODELS for optimizer in OPTIMIZERS]
    found = []
    for number, (model, optimizer) in enumerate(pairs):
        for at, name in enumerate(data):
            batch = BATCHES[(number + at) % len(BATCHES)]
            epochs = EPOCHS.get(name, USUAL_EPOCHS)
            settings = Settings(batch_size=batch, epochs=epochs, **model, **optimizer)
            found.append(Problem(name, settings))
    return found
