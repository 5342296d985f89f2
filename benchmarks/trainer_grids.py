"""A labelled set of our own: grids of learning rates and batch sizes that our trainer runs.

    python -m benchmarks.trainer_grids --data PATH      # about half an hour on one core

PATH holds MNIST's four files.  Every setting of :data:`GRIDS` is trained with each of its learning
rates and batch sizes, everything else equal.  A run's label is its side and distance from the best
rate of its own batch size (see :func:`benchmarks.grids.name_of`); ``batch_gain`` is by how much the
best smaller batch at the same rate ends better, in accuracy, NaN where there is none.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd
import torch

from benchmarks.grids import name_of, regrets
from benchmarks.outcomes import points
from dashboard.model.table import FloatArray
from trainer.data import prepare, read
from trainer.forms.dataset import Source
from trainer.row import Row
from trainer.settings import Settings
from trainer.train import train

OUT = Path(__file__).parent / "trainer_grids"
LAST = 3  # epochs whose median is the end of a run; the shortest runs have ten
RATES = {
    "sgd": np.logspace(-3, 1, 9),
    "momentum": np.logspace(-4, 0, 9),
    "adam": np.logspace(-5, -1, 9),
}
"""Half a decade apart, well past both ends of what works."""

MNIST = Settings(dataset="mnist", max_train_examples=10_000, train_eval_examples=5_000, epochs=12)
SHORT = replace(MNIST, epochs=10)
DIGITS = Settings(dataset="digits", hidden=(64,), epochs=30)


@dataclass(frozen=True, slots=True)
class Grid:
    """One model on one data set, with the optimizers and batch sizes that it is trained with."""

    settings: Settings
    batch_sizes: Sequence[int] = (64,)
    optimizers: Sequence[str] = ("sgd", "momentum", "adam")


GRIDS: Mapping[str, Grid] = {
    "mnist-softmax": Grid(replace(SHORT, hidden=()), (32, 256)),
    "mnist-mlp": Grid(MNIST, (32, 256, 2048)),
    "mnist-deep": Grid(replace(MNIST, hidden=(64, 64, 64)), (64, 512)),
    "mnist-dropout": Grid(replace(MNIST, hidden=(256,), dropout=0.5)),
    "mnist-unit-scale": Grid(replace(SHORT, input_scaling="unit"), (64,), ("sgd", "adam")),
    "mnist-few": Grid(replace(MNIST, max_train_examples=500, epochs=40), (16,)),
    "mnist-noisy-labels": Grid(replace(MNIST, label_noise=0.3, epochs=20)),
    "mnist-linear-decay": Grid(replace(MNIST, decay="linear", epochs=20), (64,), ("sgd", "adam")),
    "mnist-warm-up": Grid(replace(MNIST, warmup_epochs=3, epochs=15), (128,), ("sgd", "momentum")),
    "digits-mlp": Grid(DIGITS, (16, 128, 512)),
    "digits-deep": Grid(replace(DIGITS, hidden=(32, 32, 32), epochs=40), (32,)),
    "digits-step-decay": Grid(
        replace(DIGITS, decay="step", decay_rate=0.1, decay_every=20), (64,), ("sgd", "adam")
    ),
}


def main() -> None:
    """Train every grid; write ``labels.csv`` and ``curves.csv.gz``."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with MNIST's files")
    data = parser.parse_args().data
    torch.set_num_threads(1)
    sources = {one.dataset: read(one, data) for one in (MNIST, DIGITS)}
    labels: list[dict[str, object]] = []
    curves: list[dict[str, object]] = []
    for name, grid in GRIDS.items():
        for optimizer in grid.optimizers:
            runs = trained(grid, optimizer, sources[grid.settings.dataset])
            found = list(labelled(name, optimizer, runs))
            print(name, optimizer, [row["label"] for row in found], flush=True)
            labels += found
            for row, rows in zip(found, runs.values(), strict=True):
                curves += [{"run_id": row["run_id"], **point} for point in points(rows)]
    OUT.mkdir(exist_ok=True)
    pd.DataFrame(labels).to_csv(OUT / "labels.csv", index=False, float_format="%.4g")
    path = OUT / "curves.csv.gz"
    packed = {"method": "gzip", "mtime": 0}
    pd.DataFrame(curves).to_csv(path, index=False, float_format="%.4g", compression=packed)


def trained(grid: Grid, optimizer: str, source: Source) -> dict[tuple[int, float], list[Row]]:
    """The epochs of every run of a grid, by batch size and learning rate."""
    is_adam = optimizer == "adam"
    momentum = 0.9 if optimizer == "momentum" else 0.0
    base = replace(grid.settings, optimizer="adam" if is_adam else "sgd", momentum=momentum)
    runs = {}
    for batch_size in grid.batch_sizes:
        for lr in RATES[optimizer].tolist():
            settings = replace(base, batch_size=batch_size, lr=float(f"{lr:.3g}"))
            rows: list[Row] = []
            train(settings, prepare(settings, source), rows.append)
            runs[batch_size, settings.lr] = rows
    return runs


def labelled(
    name: str, optimizer: str, runs: Mapping[tuple[int, float], list[Row]]
) -> Iterator[dict[str, object]]:
    """A line of ``labels.csv`` for every run of a grid."""
    ends = {cell: end_of(rows) for cell, rows in runs.items()}
    for batch_size in sorted({size for size, _ in runs}):
        cells = [cell for cell in runs if cell[0] == batch_size]
        final = np.array([ends[cell] for cell in cells])
        start = runs[cells[0]][0].test_accuracy or 0.0
        best, regret = int(np.argmax(final)), regrets(final, start)
        for i, (cell, value) in enumerate(zip(cells, regret, strict=True)):
            yield {
                "run_id": f"{name}|{optimizer}|batch{batch_size}|lr{cell[1]:.3g}",
                "label": name_of(value, is_low=i < best),
                "problem": name,
                "optimizer": optimizer,
                "lr": cell[1],
                "batch_size": batch_size,
                "regret": value,
                "batch_gain": batch_gain(cell, ends),
            }


def end_of(rows: Sequence[Row]) -> float:
    """The median test accuracy of the last epochs; minus infinity for a run that ended in NaN."""
    accuracy: FloatArray = np.array([row.test_accuracy for row in rows[-LAST:]])
    return float(np.median(accuracy)) if np.isfinite(rows[-1].train_loss) else -np.inf


def batch_gain(cell: tuple[int, float], ends: Mapping[tuple[int, float], float]) -> float:
    """How much better the best smaller batch at the same rate ended, in accuracy."""
    smaller = [end for (size, lr), end in ends.items() if lr == cell[1] and size < cell[0]]
    return max(smaller) - ends[cell] if smaller and np.isfinite(ends[cell]) else np.nan


if __name__ == "__main__":
    main()
