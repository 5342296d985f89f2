"""The labelled runs that every tool is asked about, and what their labels say of each lamp."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from benchmarks.published import OWN, PUBLISHED, Labelled, load
from benchmarks.rate_grids import is_reliable

FOLDER = Path(__file__).parents[1]
SOURCES = (*PUBLISHED, *OWN, "outcomes")
PER_GRID = 10  # runs of each problem of our own grids: a process a run takes half a second

_DEEPOBS = {"too_low": -1, "slightly_low": -1, "good": 0, "slightly_high": 1, "too_high": 1}
_LOST = dict.fromkeys(("too_high_no_learning", "diverged", "diverged_nan"), 1)

RATE: Mapping[str, Mapping[str, int]] = {
    **dict.fromkeys(("deepobs", *OWN), _DEEPOBS | _LOST),
    "outcomes": {"rate_low": -1, "healthy": 0, "rate_high": 1, "diverged": 1},
}
"""By source, the side of the rate that a label says: -1 low, 0 good, 1 high."""

OVERFITTING: Mapping[str, Mapping[str, bool]] = {
    "overfitguard_simulated": {"overfit": True, "non_overfit": False},
    "outcomes": {
        "overfitting": True,
        **dict.fromkeys(
            ("healthy", "rate_low", "rate_high", "stopped_too_early", "broken", "diverged"), False
        ),
    },
}
"""By source, whether a label says that the run overfits."""

NAN = {"diverged_nan", "nan_loss"}
FINITE = {"diverged", "broken_loss_explosion"}
BROKEN = {
    "deeplearningbugs": {
        "broken_metric_or_loss_reporting",
        "broken_no_learning",
        "broken_loss_explosion",
    },
    "outcomes": {"broken"},
}
HEALTHY = {"healthy_equivalent", "healthy_variant", "reference_ok", "no_fault", "good", "healthy"}


def labelled(data: Path) -> list[Labelled]:
    """Every run: the published ones, a sample of our own grids, our own outcomes.

    Raises:
        FileNotFoundError: if a set is not there.
    """
    runs = [run for name in PUBLISHED for run in load(data, name)]
    runs = [run for run in runs if run.source != "deepobs" or is_reliable(run)]
    for name in OWN:
        runs += sample(load(FOLDER, name), most=PER_GRID)
    return [*runs, *load(FOLDER, "outcomes")]


def sample(
    runs: Sequence[Labelled], *, most: int | None = None, share: float = 1.0
) -> list[Labelled]:
    """Of every problem of every source at random a share, at least one and at most ``most`` runs.

    The same runs whenever it is called: the seed is fixed.
    """
    rng = np.random.default_rng(0)
    places: dict[tuple[str, str], list[int]] = {}
    for place, run in enumerate(runs):
        places.setdefault((run.source, run.problem), []).append(place)
    kept: list[int] = []
    for group in places.values():
        size = max(round(share * len(group)), 1)
        kept += rng.permutation(group)[: size if most is None else min(size, most)].tolist()
    return [runs[place] for place in sorted(kept)]
