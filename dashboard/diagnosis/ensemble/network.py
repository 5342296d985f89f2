"""A small ensemble, read from a data file, that weighs the readings of a run.

Each network of it has one hidden layer; the probabilities of all are averaged, and on the learning
rate again with those of boosted trees: they err on other runs, and together fewer good rates are
called low or high.  Every reading that a network takes enters as
``arcsinh(2 (value - median) / spread) / 2``, cut at 3 either way, beside a 1 where it is missing
(the reading itself is then 0), so that one ensemble serves logs with and without settings,
held-out data or accuracy.  The file is fitted offline (``python -m benchmarks.learn``) on runs
whose outcomes are known and names them; here it is only read.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dashboard.diagnosis.ensemble.trees import Trees

RATE = "rate"
FILE = Path(__file__).with_name("network.npz")
CUT = 3.0  # of a scaled reading, either way
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """The weights of N networks with F readings, H hidden units each and O outputs."""

    readings: tuple[str, ...]  # (F,), the order of the inputs
    answers: Mapping[str, tuple[str, ...]]  # by question, in the order of the outputs
    middle: Floats  # (F,), the median of each reading
    spread: Floats  # (F,), its interquartile range
    first: Floats  # (2F, N * H)
    first_bias: Floats  # (N * H,)
    second: Floats  # (N, H, O)
    second_bias: Floats  # (N, 1, O)
    provenance: str  # what it was fitted on, in words
    trees: Trees | None = None  # beside the networks, for the question of the rate

    def scaled(self, values: Floats) -> Floats:
        """Readings (B, F), NaN where missing, as inputs (B, 2F)."""
        with np.errstate(invalid="ignore", over="ignore"):
            z = np.arcsinh(2 * (values - self.middle) / self.spread) / 2
        missing = np.isnan(z)
        z[missing] = 0.0
        np.minimum(np.maximum(z, -CUT, out=z), CUT, out=z)  # np.clip takes five times as long
        return np.concatenate([z, missing], axis=1, dtype=np.float32)

    def ask(self, values: Floats) -> Mapping[str, Floats]:
        """The probabilities (B, answers) of every question for readings (B, F)."""
        networks, hidden, _ = self.second.shape
        active = np.tanh(self.scaled(values) @ self.first + self.first_bias)
        by_network = active.reshape(len(values), networks, hidden).transpose(1, 0, 2)
        outputs = by_network @ self.second + self.second_bias  # (N, B, O)
        sizes = [len(answers) for answers in self.answers.values()]
        starts = [0, *accumulate(sizes[:-1])]
        largest = np.maximum.reduceat(outputs, starts, axis=2).repeat(sizes, axis=2)
        odds = np.exp(outputs - largest)
        sums = np.add.reduceat(odds, starts, axis=2).repeat(sizes, axis=2)
        chances = np.add.reduce(odds / sums, axis=0) / networks
        said = {
            question: chances[:, start : start + size]
            for question, start, size in zip(self.answers, starts, sizes, strict=True)
        }
        if self.trees is not None:
            said[RATE] = (said[RATE] + self.trees.ask(values)) / 2
        return said

    def row(self, readings: Mapping[str, float]) -> Floats:
        """Readings by name as one row (1, F); those that are not there are missing."""
        return np.array([[readings.get(name, math.nan) for name in self.readings]], np.float32)


@cache
def network(path: Path = FILE) -> Network:
    """The ensemble of the data file."""
    with np.load(path, allow_pickle=False) as file:
        answers = {
            str(question): tuple(map(str, file[f"answers_{question}"]))
            for question in file["questions"]
        }
        return Network(
            readings=tuple(map(str, file["readings"])),
            answers=answers,
            **{name: file[name] for name in ARRAYS},
            provenance=str(file["provenance"]),
            trees=Trees(**{name: file[f"trees_{name}"] for name in OF_TREES}),
        )


ARRAYS: Sequence[str] = ("middle", "spread", "first", "first_bias", "second", "second_bias")
OF_TREES: Sequence[str] = ("base", "column", "limit", "ruled_out", "value")


def save(one: Network, path: Path = FILE) -> None:
    """Write the data file, which holds trees too."""
    if one.trees is None:
        raise ValueError("an ensemble is kept with its trees")
    words = {f"answers_{question}": np.array(names) for question, names in one.answers.items()}
    np.savez_compressed(
        path,
        readings=np.array(one.readings),
        questions=np.array(list(one.answers)),
        provenance=np.array(one.provenance),
        **words,  # type: ignore[arg-type]
        **{name: getattr(one, name) for name in ARRAYS},
        **{f"trees_{name}": getattr(one.trees, name) for name in OF_TREES},
    )
