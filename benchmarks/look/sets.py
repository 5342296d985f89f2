"""Sets of logs of 1, 4, 72 and 300 runs, made from a formula: the same bytes every time.

A run's loss falls as ``floor + (start - floor) e^(-speed t)``, faster with a higher rate, down to a
floor that is lowest at a rate in the middle; above a rate it rises without end.  That is enough for
pages to have something to say; no claim about learning rests on it.
"""

import csv
import math
import os
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import numpy as np

EPOCHS = 30
USUAL_RATE = 0.05
DIVERGES_AT = 0.8
"""Learning rates: the best one, and where a run diverges."""

SIZES = (1, 4, 72, 300)
RATES = (0.003, 0.05, 0.9)
BATCH_SIZES = (32, 128, 512)
OPTIMIZERS = ("sgd", "adam")
SEEDS = 4
"""18 settings in four seeds make the 72 runs."""

WRITTEN = 1.75e9
"""When the logs were written last, in seconds since 1970: long ago, or they would be followed."""

Settings = dict[str, float | int | str]


def write(folder: Path, size: int) -> Path:
    """Write the set of ``size`` runs under ``folder``, unless it is there; return where it is."""
    home = folder / f"{size}-runs"
    for name, settings in _runs(size):
        run = home / name
        if run.exists():
            continue
        run.mkdir(parents=True)
        lines = [f"{key}: {value}\n" for key, value in settings.items()]
        (run / "hparams.yaml").write_text("".join(lines))
        with (run / "metrics.csv").open("w", newline="") as file:
            csv.writer(file).writerows(_rows(settings, sum(map(ord, name))))
        os.utime(run / "metrics.csv", (WRITTEN, WRITTEN))
    return home


def _runs(size: int) -> Iterator[tuple[str, Settings]]:
    if size == 1:
        yield "resnet", {"lr": 0.1, "batch_size": 64, "optimizer": "sgd", "seed": 0}
    elif size == 4:
        for rate in (0.001, 0.01, 0.1, 1.0):
            yield f"lr{rate:g}", {"lr": rate, "batch_size": 64, "optimizer": "sgd", "seed": 0}
    elif size == 72:
        for optimizer, batch, rate in product(OPTIMIZERS, BATCH_SIZES, RATES):
            for seed in range(SEEDS):
                name = f"{optimizer}-b{batch}-lr{rate:g}-s{seed}"
                yield name, {"optimizer": optimizer, "batch_size": batch, "lr": rate, "seed": seed}
    else:
        chance = np.random.default_rng(size)
        for number in range(size):
            yield (
                f"trial-{number:03d}",
                {
                    "lr": float(f"{10 ** chance.uniform(-4, 0):.3g}"),
                    "batch_size": int(chance.choice(BATCH_SIZES)),
                    "optimizer": str(chance.choice(OPTIMIZERS)),
                    "dropout": float(chance.choice((0.0, 0.2, 0.5))),
                    "weight_decay": float(chance.choice((0.0, 1e-4, 1e-2))),
                    "seed": 0,
                },
            )


def _rows(settings: Settings, seed: int) -> Iterator[list[object]]:
    """The lines of a table: loss and accuracy of training and validation, an epoch a line."""
    yield ["epoch", "train_loss", "val_loss", "train_accuracy", "val_accuracy"]
    rate = float(settings["lr"]) * math.sqrt(64 / float(settings["batch_size"]))
    off = math.log10(rate / USUAL_RATE)
    floor, speed = 0.12 + 0.1 * off**2, min(3.0, 12 * rate**0.7)
    chance = np.random.default_rng(seed)
    for epoch in range(1, EPOCHS + 1):
        noise = chance.normal(0, 0.01 + 0.08 * min(rate, 0.5), 2)
        if rate > DIVERGES_AT:
            train = 2.3 * 1.6**epoch * (1 + noise[0])
            held_out = train * 1.1
        else:
            train = (floor + (2.3 - floor) * math.exp(-speed * epoch)) * (1 + noise[0])
            held_out = train + 0.05 + 0.004 * epoch * (rate > USUAL_RATE) + 0.03 * noise[1]
        shares = (min(max(math.exp(-0.8 * loss), 0.1), 1.0) for loss in (train, held_out))
        yield [epoch, *(f"{value:.6g}" for value in (train, held_out, *shares))]
