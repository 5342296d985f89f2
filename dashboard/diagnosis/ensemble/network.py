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
from typing import Any

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
        return self.ask_each([values])[0]

    def ask_each(self, blocks: Sequence[Floats]) -> list[Mapping[str, Floats]]:
        """The same for several blocks of readings (B, F), to the last bit, in one pass."""
        values = np.concatenate(blocks)
        ends = list(accumulate(map(len, blocks)))
        spans = [slice(end - len(block), end) for block, end in zip(blocks, ends, strict=True)]
        chances = self._chances(self._outputs(values, spans))
        by_trees = self.trees.ask(values) if self.trees is not None else None
        return [self._said(chances, by_trees, span) for span in spans]

    def _outputs(self, values: Floats, spans: Sequence[slice]) -> Floats:
        """What every network says (N, B, O) for readings (B, F).

        Each block is multiplied by itself: how a product is rounded depends on its number of rows,
        and what is said of a run must not depend on the runs beside it.
        """
        networks, hidden, _ = self.second.shape
        scaled = self.scaled(values)
        active = np.concatenate([scaled[span] @ self.first for span in spans])
        active = np.tanh(active + self.first_bias)
        by_network = active.reshape(len(values), networks, hidden).transpose(1, 0, 2)
        outputs = np.concatenate([by_network[:, span] @ self.second for span in spans], axis=1)
        return outputs + self.second_bias

    def _chances(self, outputs: Floats) -> Floats:
        """The mean probabilities (B, O) of all networks, those of one question add up to 1."""
        sizes = [len(answers) for answers in self.answers.values()]
        starts = [0, *accumulate(sizes[:-1])]
        largest = np.maximum.reduceat(outputs, starts, axis=2).repeat(sizes, axis=2)
        odds = np.exp(outputs - largest)
        sums = np.add.reduceat(odds, starts, axis=2).repeat(sizes, axis=2)
        chances: Floats = np.add.reduce(odds / sums, axis=0) / len(outputs)
        return chances

    def _said(self, chances: Floats, by_trees: Floats | None, span: slice) -> Mapping[str, Floats]:
        """The rows of one block, by question."""
        said: dict[str, Floats] = {}
        start = 0
        for question, answers in self.answers.items():
            said[question] = chances[span, start : start + len(answers)]
            start += len(answers)
        if by_trees is not None:
            mixed: Any = said[RATE] + by_trees[span]
            said[RATE] = mixed / 2
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
