"""A small labelled set of our own: what a change of the run would have done to it.

    python -m benchmarks.outcomes       # about ten minutes on one core

Each case is a setting of our trainer on the bundled digits, trained with three seeds, and so are
its siblings: the same with another number of epochs or learning rate, or without the fault that was
put in.  A run's label comes from how the siblings ended, on average over the seeds, never from its
own curve:

* ``diverged``: it ended in NaN, or worse than it began, and a tenth of the rate does not;
* ``broken``: at most ten points above a guess, where the case without the fault learns;
* ``overfitting``: stopping at a half or a quarter of the epochs ends better by more than a point;
* ``rate_low``, ``rate_high``: three times the rate, or a third of it, ends better by more than a
  point, and about as well as more epochs would;
* ``stopped_too_early``: three times the epochs end better by more than a point, and no rate does;
* ``healthy``: no sibling ends better by more than half a point, and the run learns;
* ``between``: none of these.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd
import torch

from trainer.data import prepare, read
from trainer.row import Row
from trainer.settings import Settings
from trainer.train import train

OUT = Path(__file__).parent / "outcomes"
SEEDS = (0, 1, 2)
LAST = 3  # epochs whose mean is the end of a run
GUESS = 0.1  # accuracy of a guess among ten digits
MUCH, LITTLE = 0.01, 0.005  # accuracy: a difference that counts, and one that does not
METRICS = {
    "loss": ("train_loss", "test_loss"),
    "accuracy": ("train_accuracy", "test_accuracy"),
}

WIDE, NARROW = (256, 256), (32,)
SOUND = Settings(hidden=(64,), epochs=20)
CASES: Mapping[str, Settings] = {
    "usual": SOUND,
    "long": replace(SOUND, epochs=60),
    "small-batch": replace(SOUND, batch_size=16, lr=0.05),
    "large-batch": replace(SOUND, batch_size=512, lr=0.4, epochs=60),
    "large-batch-same-rate": replace(SOUND, batch_size=512, epochs=15),
    "adam": replace(SOUND, optimizer="adam", lr=0.002),
    "adam-high": replace(SOUND, optimizer="adam", lr=0.1),
    "momentum": replace(SOUND, momentum=0.9, lr=0.02),
    "linear-decay": replace(SOUND, decay="linear", epochs=40),
    "step-decay": replace(SOUND, decay="step", decay_rate=0.1, decay_every=15, epochs=40),
    "exponential-decay": replace(SOUND, decay="exponential", epochs=40),
    "warm-up": replace(SOUND, warmup_epochs=5, epochs=30),
    "dropout": replace(SOUND, dropout=0.5, epochs=40),
    "decayed-weights": replace(SOUND, weight_decay=0.001, epochs=40),
    "unit-scale": replace(SOUND, input_scaling="unit", epochs=40),
    "softmax-regression": replace(SOUND, hidden=(), epochs=30),
    "narrow": replace(SOUND, hidden=(4,), epochs=40),
    "deep": replace(SOUND, hidden=(64, 64, 64), epochs=30),
    "wide": replace(SOUND, hidden=WIDE, epochs=30),
    "too-few-epochs": replace(SOUND, epochs=6, lr=0.01),
    "few-epochs-adam": replace(SOUND, epochs=6, optimizer="adam", lr=0.0003),
    "rate-low": replace(SOUND, lr=0.003),
    "rate-very-low": replace(SOUND, lr=0.0005),
    "rate-low-adam": replace(SOUND, optimizer="adam", lr=0.00005),
    "rate-high": replace(SOUND, lr=2.0),
    "rate-very-high": replace(SOUND, lr=8.0),
    "rate-lost": replace(SOUND, lr=100.0),
    "few-examples": replace(SOUND, max_train_examples=100, batch_size=16, epochs=60),
    "noisy-labels": replace(SOUND, hidden=WIDE, label_noise=0.3, epochs=80),
    "noisy-labels-short": replace(SOUND, hidden=WIDE, label_noise=0.3, epochs=8),
    "noisy-labels-adam": replace(
        SOUND, hidden=WIDE, label_noise=0.4, optimizer="adam", lr=0.002, epochs=60
    ),
    "noisy-few": replace(
        SOUND, hidden=WIDE, label_noise=0.2, max_train_examples=300, batch_size=16, epochs=80
    ),
    "noisy-dropout": replace(
        SOUND, hidden=WIDE, label_noise=0.3, dropout=0.5, weight_decay=0.003, epochs=40
    ),
    "shuffled-labels": replace(SOUND, label_noise=1.0),
    "shuffled-labels-wide": replace(SOUND, hidden=WIDE, label_noise=1.0, epochs=60),
    "zero-weights": replace(SOUND, init="zero"),
    "zero-weights-deep": replace(SOUND, init="zero", hidden=(64, 64), epochs=40),
    "raw-inputs": replace(SOUND, input_scaling="raw"),
    "raw-inputs-high": replace(SOUND, input_scaling="raw", lr=1.0),
}
SIBLINGS: Mapping[str, Mapping[str, object]] = {
    "half": {"epochs": 1 / 2},
    "quarter": {"epochs": 1 / 4},
    "longer": {"epochs": 3},
    "higher": {"lr": 3},
    "lower": {"lr": 1 / 3},
    "tenth": {"lr": 1 / 10},
}


@dataclass(frozen=True, slots=True)
class End:
    """How the runs of one setting ended, averaged over the seeds."""

    accuracy: float  # on the test set
    is_lost: bool  # one of them ended in NaN, or in a loss above its first one


def main() -> None:
    """Train everything and write ``labels.csv`` and ``curves.csv.gz``."""
    torch.set_num_threads(1)
    labels: list[dict[str, object]] = []
    curves: list[dict[str, object]] = []
    for name, settings in CASES.items():
        runs = [trained(replace(settings, seed=seed)) for seed in SEEDS]
        own, gain = end_of(runs), gains(settings, runs)
        label = label_of(own, gain, settings)
        print(name, label, flush=True)
        ends = {"accuracy": round(own.accuracy, 4)}
        ends |= {f"gain_{sibling}": round(more, 4) for sibling, more in gain.items()}
        for seed, rows in zip(SEEDS, runs, strict=True):
            run_id = f"{name}/seed{seed}"
            labels.append(
                {"run_id": run_id, "label": label, "problem": name, **_hparams(settings), **ends}
            )
            curves.extend({"run_id": run_id, **point} for point in points(rows))
    OUT.mkdir(exist_ok=True)
    pd.DataFrame(labels).to_csv(OUT / "labels.csv", index=False)
    path = OUT / "curves.csv.gz"
    packed = {"method": "gzip", "mtime": 0}
    pd.DataFrame(curves).to_csv(path, index=False, float_format="%.4g", compression=packed)


def trained(settings: Settings) -> list[Row]:
    """The epochs of one run, the evaluation before training first."""
    rows: list[Row] = []
    train(settings, prepare(settings, read(settings, None)), rows.append)
    return rows


def gains(settings: Settings, runs: list[list[Row]]) -> dict[str, float]:
    """How much better each sibling ended, in accuracy; minus infinity where it was lost."""
    own = end_of(runs)
    ends = {sibling: end_of(_siblings(settings, change)) for sibling, change in SIBLINGS.items()}
    return {
        sibling: -np.inf if end.is_lost else end.accuracy - own.accuracy
        for sibling, end in ends.items()
    }


def label_of(own: End, gain: Mapping[str, float], settings: Settings) -> str:
    """What the siblings' ends say of a case."""
    if own.is_lost and np.isfinite(gain["tenth"]):
        return "diverged"
    if own.accuracy <= 2 * GUESS:
        repaired = replace(settings, label_noise=0.0, init="he", input_scaling="normalised")
        return "broken" if end_of(_seeds(repaired)).accuracy > 0.5 else "between"
    if max(gain["half"], gain["quarter"]) > MUCH:
        return "overfitting"
    if max(gain["higher"], gain["lower"], gain["longer"]) > MUCH:
        rate = "rate_low" if gain["higher"] > gain["lower"] else "rate_high"
        by_rate = max(gain["higher"], gain["lower"])
        return "stopped_too_early" if gain["longer"] > by_rate + MUCH else rate
    return "healthy" if max(gain.values()) <= LITTLE and own.accuracy > 0.5 else "between"


def _siblings(settings: Settings, change: Mapping[str, object]) -> list[list[Row]]:
    changed = {
        name: type(getattr(settings, name))(max(getattr(settings, name) * float(str(factor)), 1e-9))
        for name, factor in change.items()
    }
    changed = {
        name: max(value, 1) if name == "epochs" else value for name, value in changed.items()
    }
    return _seeds(replace(settings, **changed))


def _seeds(settings: Settings) -> list[list[Row]]:
    return [trained(replace(settings, seed=seed)) for seed in SEEDS]


def end_of(runs: list[list[Row]]) -> End:
    """The end of the runs of one setting."""
    lost = [not np.isfinite(rows[-1].train_loss) or _is_worse(rows) for rows in runs]
    ends = [np.mean([row.test_accuracy for row in rows[-LAST:]]) for rows in runs]
    return End(float(np.mean(ends)), any(lost))


def _is_worse(rows: list[Row]) -> bool:
    return rows[-1].train_loss > rows[0].train_loss * 1.05


def points(rows: list[Row]) -> Iterator[dict[str, object]]:
    """The curves of a run, a number a line."""
    for row in rows:
        for metric, columns in METRICS.items():
            for split, column in zip(("train", "test"), columns, strict=True):
                value = getattr(row, column)
                yield {"epoch": row.epoch, "split": split, "metric": metric, "value": value}


def _hparams(settings: Settings) -> dict[str, object]:
    return {
        "optimizer": settings.optimizer,
        "lr": settings.lr,
        "batch_size": settings.batch_size,
    }


if __name__ == "__main__":
    main()
