"""Intervals that count problems, not runs: runs of one problem are alike."""

from collections.abc import Callable, Sequence

import numpy as np

from dashboard.model.table import FloatArray, IntArray

DRAWS = 400  # samples of problems
EDGES = (0.05, 0.95)  # 90% intervals


def interval(
    problems: Sequence[str], measure: Callable[[IntArray], Sequence[float]]
) -> tuple[FloatArray, FloatArray]:
    """The 90% bootstrap interval of every number that ``measure`` gives, over problems.

    Args:
        problems: the problem of every run.
        measure: the numbers for the runs at the given places; NaN where a sample has none.

    Returns:
        The lower and the upper edges, each as long as what ``measure`` gives.
    """
    rng = np.random.default_rng(0)
    places = {one: np.flatnonzero(np.array(problems) == one) for one in sorted(set(problems))}
    draws = []
    for _ in range(DRAWS):
        drawn = rng.choice(list(places), len(places))
        draws.append(measure(np.concatenate([places[one] for one in drawn])))
    return _edges(np.array(draws, dtype=np.float64))


def _edges(draws: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The quantiles of every column; NaN where all of it is."""
    known = [column[~np.isnan(column)] for column in draws.T]
    low, high = (
        np.array([np.quantile(c, edge) if len(c) else np.nan for c in known]) for edge in EDGES
    )
    return low, high
