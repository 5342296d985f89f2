"""A small labelled set of our own: learning-rate grids on scikit-learn's bundled data.

    python -m benchmarks.grids          # about five minutes on one core

Every problem is trained with three optimizers over a grid of learning rates, all rates of a grid at
once (the first axis of every array).  A run's label comes from its siblings' outcomes, never from
its own curve: with m the median of the last five values of the held-out metric, the regret is
(best m - m) / (best m - initial value); up to 2% is good, up to 10% slightly low or high, beyond
too low or too high, by the side of the best rate it lies on.  A run that ends in NaN is
``diverged_nan``.
"""

import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.problems import PROBLEMS, Data, Problem, data_of
from dashboard.model.table import FloatArray

OUT = Path(__file__).parent / "grids"
GOOD, SLIGHT = 0.02, 0.10  # limits of the normalised regret
RATES = {
    "sgd": 10 ** np.arange(-4, 1.7, 0.4),
    "momentum": 10 ** np.arange(-5, 0.7, 0.4),
    "adam": 10 ** np.arange(-5, 0.7, 0.4),
}
"""Learning rates of each optimizer's grid, 2.5 times apart."""

Params = list[FloatArray]  # weights (rates, in, out) and biases (rates, 1, out), alternating


@dataclass(slots=True)
class Optimizer:
    """SGD, heavy-ball momentum 0.9, or Adam with its usual constants, for all rates at once."""

    name: str
    rates: FloatArray  # shape (rates, 1, 1)
    first: Params
    second: Params
    step: int = 0

    def update(self, params: Params, grads: Params) -> None:
        """Replace every parameter in ``params`` by its updated value."""
        self.step += 1
        for i, grad in enumerate(grads):
            params[i] = params[i] - self.rates * self._direction(i, grad)

    def _direction(self, i: int, grad: FloatArray) -> FloatArray:
        if self.name == "sgd":
            return grad
        if self.name == "momentum":
            self.first[i] = 0.9 * self.first[i] + grad
            return self.first[i]
        self.first[i] = 0.9 * self.first[i] + 0.1 * grad
        self.second[i] = 0.999 * self.second[i] + 0.001 * grad**2
        mean = self.first[i] / (1 - 0.9**self.step)
        square = self.second[i] / (1 - 0.999**self.step)
        direction: FloatArray = mean / (np.sqrt(square) + 1e-8)
        return direction


def train(problem: Problem, optimizer: str) -> dict[tuple[str, str], FloatArray]:
    """Train all rates of a grid; curves by (split, metric), shape (rates, epochs + 1)."""
    rng = np.random.default_rng(zlib.crc32(f"{problem.name}/{optimizer}".encode()))
    data = data_of(problem, rng)
    rates = RATES[optimizer]
    params = _initial(problem, len(rates), rng)
    moments = [[np.zeros_like(value) for value in params] for _ in range(2)]
    stepper = Optimizer(optimizer, rates.reshape(-1, 1, 1), moments[0], moments[1])
    curves: dict[tuple[str, str], list[FloatArray]] = {}
    _measure(problem, params, data, curves)
    for _ in range(problem.epochs):
        order = rng.permutation(len(data.x))
        for start in range(0, len(order) - problem.batch + 1, problem.batch):
            batch = order[start : start + problem.batch]
            stepper.update(params, _gradients(problem, params, data.x[batch], data.y[batch]))
        _measure(problem, params, data, curves)
    return {key: np.stack(values, axis=1) for key, values in curves.items()}


def _initial(problem: Problem, rates: int, rng: np.random.Generator) -> Params:
    """He or Glorot weights, the same for every rate; zero biases."""
    gain = 2.0 if problem.activation == "relu" else 1.0
    params: Params = []
    for inputs, outputs in zip(problem.layers, problem.layers[1:], strict=False):
        weight = rng.normal(0, np.sqrt(gain / inputs), (inputs, outputs))
        params += [np.repeat(weight[None], rates, 0), np.zeros((rates, 1, outputs))]
    return params


def _forward(problem: Problem, params: Params, x: FloatArray) -> list[FloatArray]:
    """The activations of every layer, the input first; each (rates, items, width)."""
    layers = [np.repeat(x[None], len(params[0]), 0)]
    for i in range(0, len(params), 2):
        z = layers[-1] @ params[i] + params[i + 1]
        is_last = i == len(params) - 2
        layers.append(z if is_last else _activate(problem.activation, z))
    return layers


def _activate(name: str, z: FloatArray) -> FloatArray:
    if name == "relu":
        return np.maximum(z, 0)
    if name == "tanh":
        return np.tanh(z)
    return 1 / (1 + np.exp(-np.clip(z, -60, 60)))


def _slope(name: str, a: FloatArray) -> FloatArray:
    """The activation's derivative, from its value."""
    if name == "relu":
        return (a > 0).astype(a.dtype)
    return 1 - a**2 if name == "tanh" else a * (1 - a)


def _gradients(problem: Problem, params: Params, x: FloatArray, y: FloatArray) -> Params:
    layers = _forward(problem, params, x)
    delta = (_softmax(layers[-1]) - y) if problem.is_classes else 2 * (layers[-1] - y)
    delta = delta / (len(x) * (1 if problem.is_classes else y.shape[-1]))
    grads: Params = []
    for i in range(len(params) - 2, -1, -2):
        below = layers[i // 2]
        weight = below.transpose(0, 2, 1) @ delta + problem.decay * params[i]
        grads = [weight, delta.sum(axis=1, keepdims=True), *grads]
        if i:
            delta = (delta @ params[i].transpose(0, 2, 1)) * _slope(problem.activation, below)
    return grads


def _softmax(z: FloatArray) -> FloatArray:
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    soft: FloatArray = e / e.sum(axis=-1, keepdims=True)
    return soft


def _measure(
    problem: Problem, params: Params, data: Data, curves: dict[tuple[str, str], list[FloatArray]]
) -> None:
    """Append loss (with the penalty, as the optimizer sees it) and accuracy of both splits."""
    penalty = problem.decay / 2 * sum((value**2).sum(axis=(1, 2)) for value in params[::2])
    for split, x, y in (("train", data.x, data.y), ("test", data.x_test, data.y_test)):
        out = _forward(problem, params, x)[-1]
        if problem.is_classes:
            shifted = out - out.max(axis=-1, keepdims=True)
            log = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
            loss = -(y * log).sum(axis=-1).mean(axis=1)
            right = (out.argmax(axis=-1) == y.argmax(axis=-1)).mean(axis=1)
            curves.setdefault((split, "accuracy"), []).append(right)
        else:
            loss = ((out - y) ** 2).mean(axis=(1, 2))
        curves.setdefault((split, "loss"), []).append(loss + penalty)


def label(curves: dict[tuple[str, str], FloatArray]) -> tuple[list[str], FloatArray]:
    """Each rate's label and its regret, from the held-out metric of the whole grid."""
    metric = curves.get(("test", "accuracy"))
    score = metric if metric is not None else -curves["test", "loss"]
    finite = np.isfinite(curves["train", "loss"][:, -1]) & np.isfinite(score[:, -1])
    final = np.where(finite, np.median(score[:, -5:], axis=1), -np.inf)
    best, regret = int(np.argmax(final)), regrets(final, score[:, 0])
    return [name_of(value, is_low=i < best) for i, value in enumerate(regret)], regret


def regrets(final: FloatArray, start: FloatArray | float) -> FloatArray:
    """What each run lost against the best one, as a share of what that one gained.

    ``final`` and ``start`` are higher when better; infinite where a run ended in NaN (minus
    infinity in ``final``).
    """
    span = final.max() - start
    regret: FloatArray = np.where(np.isfinite(final), (final.max() - final) / span, np.inf)
    return regret


def name_of(regret: float, *, is_low: bool) -> str:
    """The label of a regret on one side of the best rate."""
    if np.isinf(regret):
        return "diverged_nan"
    side = "low" if is_low else "high"
    slight = f"slightly_{side}" if regret <= SLIGHT else f"too_{side}"
    return "good" if regret <= GOOD else slight


def main() -> None:
    """Train every grid and write labels and curves in the form of the published sources."""
    labels, curves = [], []
    with np.errstate(all="ignore"):  # rates that diverge are part of the set
        for problem in PROBLEMS:
            for optimizer, rates in RATES.items():
                grid = train(problem, optimizer)
                names, regret = label(grid)
                ids = [f"{problem.name}|{optimizer}|lr{rate:.3g}" for rate in rates]
                for i, rate in enumerate(rates):
                    row = (
                        ids[i],
                        names[i],
                        problem.name,
                        optimizer,
                        rate,
                        problem.batch,
                        regret[i],
                    )
                    labels.append(row)
                curves += [_rows(ids, key, values) for key, values in grid.items()]
                print(problem.name, optimizer, names)
    OUT.mkdir(exist_ok=True)
    columns = ["run_id", "label", "problem", "optimizer", "lr", "batch_size", "regret"]
    pd.DataFrame(labels, columns=columns).to_csv(
        OUT / "labels.csv", index=False, float_format="%.4g"
    )
    pd.concat(curves).to_csv(OUT / "curves.csv.gz", index=False, float_format="%.4g")


def _rows(ids: list[str], key: tuple[str, str], values: FloatArray) -> pd.DataFrame:
    runs, points = values.shape
    return pd.DataFrame(
        {
            "run_id": np.repeat(ids, points),
            "epoch": np.tile(np.arange(points), runs),
            "split": key[0],
            "metric": key[1],
            "value": values.ravel(),
        }
    )


if __name__ == "__main__":
    main()
