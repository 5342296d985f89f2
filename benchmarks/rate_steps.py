"""What advice on a learning rate leads to: the run at the advised rate, by source and optimizer.

    python -m benchmarks.rate_steps --data PATH

Runs of whole grids of rates whose rate is much too low, much too high, or lost their numbers get
advice of several kinds: a factor of ten alone; the aims of
:mod:`dashboard.diagnosis.recommendations.rate_aims`, as the program advises a run without siblings;
and the aims half a decade lower and higher.  The sibling nearest to the advised rate tells what
comes of it; advice further than a third of a decade from every sibling is not counted.  *Good* is
a rate by its outcome; *nearer* is one whose level is nearer to good than that of the advised run.
The last table tells how many runs far above the usual rate had one that was too high, or were lost.
"""

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.early.known import ONE_SEED
from benchmarks.published import load, own
from benchmarks.rate_grids import LEVELS, is_reliable
from benchmarks.world.store import world
from benchmarks.world.truth import Truth
from dashboard.diagnosis.features.settings import USUAL
from dashboard.diagnosis.recommendations.experiment import FAR_ABOVE
from dashboard.diagnosis.recommendations.learning_rate import A_TENTH, FACTORS, MOST_AT_ONCE
from dashboard.diagnosis.recommendations.rate_aims import ADAPTIVE, MOMENTUM, PLAIN
from dashboard.diagnosis.verdict import LearningRate
from dashboard.model.optimizers import kind_of
from trainer.settings import Settings

LOST = 3  # further up than any rate that is only too high
NEAREST = 1 / 3  # decades to the sibling that tells
HALF_DECADE = math.sqrt(10)
FAMILIES = {"adam": "adaptive", "rmsprop": "adaptive", "momentum": "momentum", "sgd": "plain"}
KIND_OF = {"adaptive": "adam", "momentum": "momentum", "plain": "sgd"}
AIMS = {"adaptive": ADAPTIVE, "momentum": MOMENTUM, "plain": PLAIN}
STARTS = {"much too low": -2, "much too high": 2, "lost its numbers": LOST}
AWAY: Mapping[str, float] = {
    "aims ÷ √10": 1 / HALF_DECADE,
    "the aims": 1.0,
    "aims × √10": HALF_DECADE,
}
DEFAULTS = {"optimizer": Settings().optimizer, "momentum": Settings().momentum}
"""Of the trainer: the world's settings name only what differs."""

ALONE = "ten times alone"


@dataclass(frozen=True, slots=True)
class Sweep:
    """All rates of one grid with the level of each: below 0 low, 0 good, above 0 high."""

    source: str
    family: str  # of the optimizer, a key of AIMS
    rates: Sequence[float]
    levels: Sequence[int]


def main() -> None:
    """Print a table for each start."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled curves")
    known = [*_labelled(parser.parse_args().data), *_of_world()]
    for start, level in STARTS.items():
        print(f"\n{start:<22}{'runs':>6}" + "".join(f"{one:>22}" for one in (ALONE, *AWAY)))
        for family in AIMS:
            for source in dict.fromkeys(one.source for one in known):
                found = [one for one in known if (one.source, one.family) == (source, family)]
                _show(f"{family}, {source}", found, level)
    print(f"\n{FAR_ABOVE:g} times the usual rate and more")
    for family, kind in KIND_OF.items():
        shares = dict(_far_above(known, family, USUAL[kind]))
        told = ", ".join(f"{source} {share:.0%}" for source, share in shares.items())
        print(f"{family}: {np.mean(list(shares.values())):.0%} too high ({told})")


def _far_above(sweeps: Sequence[Sweep], family: str, usual: float) -> Iterator[tuple[str, float]]:
    """By source, the share of such runs whose rate was too high, lost ones among them."""
    for source in dict.fromkeys(one.source for one in sweeps):
        levels = [
            level
            for one in sweeps
            if (one.source, one.family) == (source, family)
            for lr, level in zip(one.rates, one.levels, strict=True)
            if lr >= FAR_ABOVE * usual
        ]
        if levels:
            yield source, float(np.mean([level > 0 for level in levels]))


def _show(name: str, sweeps: Sequence[Sweep], level: int) -> None:
    ways = [_followed(sweeps, level, 0.0), *(_followed(sweeps, level, by) for by in AWAY.values())]
    if ways[0]:
        told = [
            f"{np.mean([to == 0 for to in way]):>10.0%} good {_nearer(way, level):>4.0%} nearer"
            for way in ways
        ]
        print(f"{name:<22}{len(ways[0]):>6}" + "".join(told))


def _nearer(levels: Sequence[int], start: int) -> float:
    return float(np.mean([abs(to) < abs(start) for to in levels]))


def _followed(sweeps: Sequence[Sweep], start: int, by: float) -> list[int]:
    """The levels of the runs at the advised rates; ``by`` times the aims, 0 for a factor alone."""
    found = []
    for one in sweeps:
        rates = np.log10(one.rates)
        for lr, level in zip(one.rates, one.levels, strict=True):
            if level == start:
                away = np.abs(rates - math.log10(advised(lr, one.family, start, by)))
                if away.min() <= NEAREST:
                    found.append(one.levels[int(np.argmin(away))])
    return found


def advised(lr: float, family: str, start: int, by: float) -> float:
    """The rate that is advised to a run without siblings, with ``by`` times the aims."""
    aims = AIMS[family]
    if start < 0:
        least = FACTORS[LearningRate.TOO_LOW] * lr
        return max(least, min(by * aims.up, MOST_AT_ONCE * lr))
    most = A_TENTH * lr
    return min(most, by * (aims.safe if start == LOST else aims.down)) if by else most


def _labelled(data: Path) -> Iterator[Sweep]:
    grids: dict[tuple[str, str, str, str], list[tuple[float, int]]] = defaultdict(list)
    for run in (*own("grids", "trainer_grids"), *load(data, "deepobs")):
        row = run.row
        if run.source != "deepobs" or is_reliable(run):
            level = LOST if "diverged" in run.label else LEVELS[run.label]
            key = (run.source, run.problem, str(row["optimizer"]), str(row["batch_size"]))
            grids[key].append((float(str(row["lr"])), level))
    for (source, _, optimizer, _), runs in grids.items():
        yield _sweep(source, FAMILIES[kind_of(optimizer, None)], runs)


def _of_world() -> Iterator[Sweep]:
    for _, problem in world().groupby("problem"):
        truth = Truth(problem)
        grid = truth.base
        told = DEFAULTS | json.loads(str(next(iter(grid.runs.values())).settings))
        levels = [_level(truth, i) for i in range(len(grid.rates))]
        runs = [(r, at) for r, at in zip(grid.rates, levels, strict=True) if at is not None]
        yield _sweep("world", FAMILIES[kind_of(told["optimizer"], told["momentum"])], runs)


def _level(truth: Truth, rate: int) -> int | None:
    grid = truth.base
    if not truth.learns(grid, grid.epochs):
        return None
    if not np.isfinite(grid.outcome(rate, ONE_SEED, grid.epochs)):
        return LOST
    return LEVELS.get(truth.labels("base", rate, ONE_SEED, grid.epochs).rate)


def _sweep(source: str, family: str, runs: Sequence[tuple[float, int]]) -> Sweep:
    return Sweep(source, family, [lr for lr, _ in runs], [level for _, level in runs])


if __name__ == "__main__":
    main()
