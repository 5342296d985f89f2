"""The problems of our own learning-rate grids: bundled or generated data, small networks."""

from dataclasses import dataclass

import numpy as np
from sklearn import datasets

from dashboard.model.table import FloatArray


@dataclass(frozen=True, slots=True)
class Problem:
    """One task with one model and one training length."""

    name: str
    data: str  # which data, see data_of
    layers: tuple[int, ...]  # widths from input to output
    epochs: int
    batch: int = 32
    train: int = 600  # training items
    activation: str = "relu"
    decay: float = 0.0  # weight of the L2 penalty
    wrong: float = 0.0  # share of training labels drawn at random

    @property
    def is_classes(self) -> bool:
        """Classification with cross-entropy, else regression with squared error."""
        return self.data not in {"autoencoder", "diabetes", "friedman", "stretched", "teacher"}


@dataclass(frozen=True, slots=True)
class Data:
    """Training and test data; ``y`` one-hot for classes, else the targets."""

    x: FloatArray
    y: FloatArray
    x_test: FloatArray
    y_test: FloatArray


PROBLEMS = (
    Problem("digits-mlp", "digits", (64, 32, 10), 40),
    Problem("digits-linear", "digits", (64, 10), 40),
    Problem("digits-tanh", "digits", (64, 32, 32, 32, 10), 40, activation="tanh"),
    Problem("digits-sigmoid", "digits", (64, 32, 32, 10), 60, activation="sigmoid"),
    Problem("digits-few", "digits", (64, 48, 10), 60, batch=16, train=150),
    Problem("digits-wrong-labels", "digits", (64, 64, 10), 60, wrong=0.2),
    Problem("digits-unscaled", "digits-raw", (64, 32, 10), 30),
    Problem("digits-large-batch", "digits", (64, 32, 10), 30, batch=256, train=1024),
    Problem("digits-short", "digits", (64, 32, 10), 10),
    Problem("digits-decay", "digits", (64, 48, 10), 60, decay=0.01),
    Problem("digits-autoencoder", "autoencoder", (64, 16, 64), 50),
    Problem("cancer", "cancer", (30, 16, 2), 50, batch=16, train=300),
    Problem("wine", "wine", (13, 16, 3), 50, batch=8, train=90),
    Problem("diabetes", "diabetes", (10, 24, 1), 60, batch=16, train=300),
    Problem("classes-hard", "classes", (20, 48, 6), 60),
    Problem("classes-deep", "classes", (20, 32, 32, 32, 6), 50),
    Problem("moons", "moons", (2, 24, 24, 2), 60, batch=16, train=300),
    Problem("stretched-quadratic", "stretched", (30, 1), 80),
    Problem("friedman", "friedman", (10, 32, 1), 60),
    Problem("teacher", "teacher", (20, 32, 32, 1), 60, activation="tanh"),
)
TEST_ITEMS = 700  # most items that the test side keeps


def data_of(problem: Problem, rng: np.random.Generator) -> Data:
    """Draw a problem's data: standardised inputs, a random split, its share of wrong labels."""
    x, y = _source(problem.data, rng)
    order = rng.permutation(len(x))
    train, test = order[: problem.train], order[problem.train : problem.train + TEST_ITEMS]
    y_train = y[train].copy()
    if problem.wrong:
        hit = rng.random(len(train)) < problem.wrong
        y_train[hit] = y_train[rng.permutation(len(train))][hit]
    return Data(x[train], y_train, x[test], y[test])


def _source(name: str, rng: np.random.Generator) -> tuple[FloatArray, FloatArray]:
    seed = int(rng.integers(2**31))
    if name in {"digits", "digits-raw", "autoencoder"}:
        x, labels = datasets.load_digits(return_X_y=True)
        scaled = (x - x.mean()) / x.std()
        if name == "autoencoder":
            return scaled, scaled
        return (x if name == "digits-raw" else scaled), _one_hot(labels)
    if name in {"cancer", "wine"}:
        load = datasets.load_breast_cancer if name == "cancer" else datasets.load_wine
        x, labels = load(return_X_y=True)
        return _standard(x), _one_hot(labels)
    if name == "classes":
        x, labels = datasets.make_classification(
            1500, 20, n_informative=10, n_classes=6, class_sep=1.0, flip_y=0.05, random_state=seed
        )
        return _standard(x), _one_hot(labels)
    if name == "moons":
        x, labels = datasets.make_moons(1000, noise=0.25, random_state=seed)
        return _standard(x), _one_hot(labels)
    return _regression(name, rng, seed)


def _regression(name: str, rng: np.random.Generator, seed: int) -> tuple[FloatArray, FloatArray]:
    if name == "diabetes":
        x, target = datasets.load_diabetes(return_X_y=True)
    elif name == "friedman":
        x, target = datasets.make_friedman1(1400, noise=1.0, random_state=seed)
    elif name == "teacher":
        x = rng.normal(size=(1400, 20))
        target = np.tanh(x @ rng.normal(size=(20, 8)) / 2) @ rng.normal(size=8)
        target = target + 0.1 * rng.normal(size=len(x))
    else:  # a quadratic whose curvatures span three decades
        x = rng.normal(size=(1400, 30)) * np.logspace(0, -1.5, 30)
        target = x @ (rng.normal(size=30) / np.logspace(0, -1.5, 30))
        target = target + 0.5 * rng.normal(size=len(x))
        return x, ((target - target.mean()) / target.std())[:, None]
    return _standard(x), ((target - target.mean()) / target.std())[:, None]


def _standard(x: FloatArray) -> FloatArray:
    scaled: FloatArray = (x - x.mean(axis=0)) / x.std(axis=0)
    return scaled


def _one_hot(labels: FloatArray) -> FloatArray:
    rows: FloatArray = np.eye(int(labels.max()) + 1)[labels.astype(int)]
    return rows
