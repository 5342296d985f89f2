"""How many runs a second are judged, on one core.

    python -m benchmarks.judge_many [--runs 10000] [--rounds 3]

Makes up runs of a hundred epochs with four curves each (loss and accuracy, train and validation),
of all kinds: falling, slow, overfitting, oscillating, diverging.  Judges a tenth of them and all of
them, in turns, each run by itself (features, facts, lamps, headline, advice), and prints the median
runs per second and how the time grows.
"""

import argparse
import statistics
import time

import numpy as np

from dashboard.diagnosis.engine import diagnose
from dashboard.model.run import LogBook, Run, Setting, XUnit
from dashboard.model.table import FloatArray, Series, Split

EPOCHS = 100
KINDS = ("falling", "slow", "overfitting", "oscillating", "diverging")


def main() -> None:
    """Judge a tenth and all, alternating, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    books = [made_up(max(options.runs // 10, 1)), made_up(options.runs)]
    seconds: list[list[float]] = [[], []]
    for _ in range(options.rounds):
        for book, taken in zip(books, seconds, strict=True):
            started = time.process_time()
            diagnose(book, siblings=False)
            taken.append(time.process_time() - started)
    for book, taken in zip(books, seconds, strict=True):
        spent = statistics.median(taken)
        print(f"{len(book.runs):7} runs {spent:8.2f} s {len(book.runs) / spent:8.0f} runs/s")
    growth = statistics.median(seconds[1]) / statistics.median(seconds[0])
    print(f"time grows {growth:.1f} times for {len(books[1].runs) / len(books[0].runs):.0f} times")


def made_up(count: int) -> LogBook:
    """A log book of ``count`` runs of all kinds, no two with the same numbers."""
    chance = np.random.default_rng(0)
    runs: list[Run] = []
    series: dict[str, list[Series]] = {}
    for number in range(count):
        name = f"run{number}"
        config: dict[str, Setting] = {
            "lr": float(10 ** chance.uniform(-4, 0)),
            "batch_size": 64,
            "optimizer": "sgd",
        }
        runs.append(Run(name, name, name, "made up", XUnit.EPOCH, config))
        series[name] = curves(KINDS[number % len(KINDS)], chance)
    return LogBook(tuple(runs), series)


def curves(kind: str, chance: np.random.Generator) -> list[Series]:
    """Loss and accuracy on both parts of the data."""
    epoch = np.arange(EPOCHS)
    pace = {"slow": 300.0}.get(kind, chance.uniform(4, 20))
    train = 2.3 * np.exp(-epoch / pace) + 0.02
    held_out = train + 0.05 + chance.normal(0, 0.01, EPOCHS)
    if kind == "overfitting":
        held_out = held_out + 0.01 * np.maximum(epoch - 20, 0)
    if kind == "oscillating":
        train = train + 0.3 * (epoch % 2)
    if kind == "diverging":
        train = train + np.exp(np.minimum((epoch - 40) / 6, 9))
    return [
        one
        for split, loss in ((Split.TRAIN, train), (Split.VAL, held_out))
        for one in (
            Series.of(f"{split}_loss", "loss", split, epoch, loss, epoch),
            Series.of(f"{split}_acc", "accuracy", split, epoch, right(loss), epoch),
        )
    ]


def right(loss: FloatArray) -> FloatArray:
    """An accuracy that goes with a loss of ten classes."""
    accuracy: FloatArray = np.clip(1 - loss / 2.6, 0.1, 1.0)
    return accuracy


if __name__ == "__main__":
    main()
