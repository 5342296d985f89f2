"""Answers for logs whose whole problem, or whole family of problems, the network never saw."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.learn.examples import QUESTIONS, Examples, both
from dashboard.diagnosis.ensemble.network import Network

FOLDS = 4  # groups of families of the world, and of problems of each of our own grids
OWN_FOLD = "deepobs"  # the source of which every problem is left out by itself
NETWORKS = 2  # of an ensemble that judges what was left out
Answers = Mapping[str, npt.NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """All logs, with the probabilities (B, answers) of every question, told and untold.

    ``told`` are those of the logs as they are, ``untold`` those of the same logs without settings.
    """

    examples: Examples
    told: Answers
    untold: Answers


def folds(examples: Examples) -> Iterator[npt.NDArray[np.bool_]]:
    """Which logs (B,) are left out together, each log once."""
    about = examples.about
    for source, part in about.groupby("source"):
        families = sorted(part["family"].unique())
        if source == OWN_FOLD:
            groups = [[family] for family in families]
        else:
            order = np.random.default_rng(0).permutation(len(families))
            groups = [[families[i] for i in order[k::FOLDS]] for k in range(FOLDS)]
        for group in groups:
            yield ((about["source"] == source) & about["family"].isin(group)).to_numpy()


def left_out(examples: Examples, fit: Callable[[Examples], Network]) -> LeftOut:
    """Every log, answered by an ensemble that was fitted without its fold."""
    told, untold = (
        {name: np.full((len(examples), len(names)), np.nan) for name, names in QUESTIONS.items()}
        for _ in range(2)
    )
    for out in folds(examples):
        network = fit(examples.only(~out))
        held = examples.only(out)
        for into, logs in ((told, held), (untold, held.without_settings())):
            for name, chances in network.ask(logs.readings.astype(np.float32)).items():
                into[name][out] = chances
    return LeftOut(examples, told, untold)


def joined(parts: Sequence[Examples]) -> Examples:
    """All logs of all parts."""
    whole = parts[0]
    for part in parts[1:]:
        whole = both(whole, part)
    return whole
