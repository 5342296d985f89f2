"""How often the best of a few rates is right: verdicts beside one, two, four or all other rates.

    python -m benchmarks.best_of_few --data PATH      # writes docs/best-of-few.csv; ten minutes

People try two rates or three, not eleven.  Of every grid of rates the runs are judged in pairs no
further apart than two decades, in threes and fives that lie a half, one or two decades apart, and
all together.  What is true of a rate is the outcome of its whole grid: of the world with all seeds
(:mod:`benchmarks.world.truth`; every fourth problem, the runs of one seed, each logged as somebody
would have), of DeepOBS and of our own grids by their labels.  Counted are the verdicts that
siblings gave: how many name a side, how many of these are right, and of *good* how sure the lamp is
beside how often it is right.
"""

import argparse
import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import combinations
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.published import Labelled
from benchmarks.rate_grids import LEVELS, deepobs, grid_of, number, own_grids
from benchmarks.world.logged import Form, logged
from benchmarks.world.store import world
from benchmarks.world.truth import Truth
from dashboard.diagnosis.case import Case
from dashboard.diagnosis.compare import refine
from dashboard.diagnosis.engine import examine
from dashboard.diagnosis.rate_decision import HIGH, LOW
from dashboard.diagnosis.verdict import LampName, LearningRate, RateChances
from dashboard.model.curve import RunCurves

FILE = Path(__file__).parents[1] / "docs" / "best-of-few.csv"
SEED = 7
EVERY, FROM = 4, 1  # problems of the world
FURTHEST = 2.1  # decades between the rates of a pair; each source has them from a third on
NEAREST = 0.3
PAIRS = 60  # of a grid, drawn where there are more
APART = (0.5, 1.0, 2.0)  # decades between the rates of a three or a five
OFF = 0.13  # decades that a rate may lie off its place
SIZES = ("2", "3", "5", "all")
SIDES = {"": "", LearningRate.GOOD.value: "good", LearningRate.UNKNOWN.value: ""}
SIDES |= {one.value: "low" for one in LOW} | {one.value: "high" for one in HIGH}
COLUMNS = ("source", "rates", "runs", "named", "right", "good", "sure", "good_right")


@dataclass(frozen=True, slots=True)
class Grid:
    """The runs of one grid by their rate, and what is true of each: a side, "" where unknown."""

    source: str
    curves: Sequence[RunCurves]
    rates: Sequence[float]
    true: Sequence[str]
    family: str = ""  # of the world, what is left out together


@dataclass(frozen=True, slots=True)
class Claim:
    """What siblings made of the rate of one run."""

    source: str
    size: str
    said: str  # a side or "good"; "" where none is named
    sure: float
    true: str
    state: LearningRate = LearningRate.UNKNOWN
    alone: RateChances | None = None  # by the run's own curve
    family: str = ""


def main() -> None:
    """Judge the families of every grid, count, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled curves")
    grids = [*of_world(EVERY), *of_studies(parser.parse_args().data)]
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        claims = [one for found in pool.map(claims_of, grids, chunksize=4) for one in found]
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines_of(claims))


def lines_of(claims: Iterable[Claim]) -> Iterator[dict[str, Any]]:
    """A line for each source and size."""
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for one in claims:
        groups[one.source, one.size].append(one)
    for (source, size), found in sorted(groups.items(), key=lambda one: SIZES.index(one[0][1])):
        named = [one for one in found if one.said]
        good = [one for one in named if one.said == "good"]
        yield {
            "source": source,
            "rates": size,
            "runs": len(found),
            "named": _share(len(named), len(found)),
            "right": _share(sum(one.said == one.true for one in named), len(named)),
            "good": len(good),
            "sure": _share(sum(one.sure for one in good), len(good)),
            "good_right": _share(sum(one.true == "good" for one in good), len(good)),
        }


def claims_of(grid: Grid) -> list[Claim]:
    """The verdicts of all families of a grid on the runs of which the truth is known."""
    cases = [examine(one) for one in grid.curves]
    return [
        claim
        for size, places in families(grid.rates)
        for claim in _claims(grid, cases, size, places)
    ]


def families(rates: Sequence[float]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The families of a grid, by the places of their rates in it; ``rates`` ascend."""
    decades = np.log10(rates)
    pairs = [
        (low, high)
        for low, high in combinations(range(len(rates)), 2)
        if NEAREST <= decades[high] - decades[low] <= FURTHEST
    ]
    drawn = np.random.default_rng(SEED).permutation(len(pairs))[:PAIRS]
    yield from (("2", pairs[one]) for one in drawn)
    for count in (3, 5):
        for apart in APART:
            for first in decades:
                wanted = first + apart * np.arange(count)
                places = np.abs(decades[:, None] - wanted).argmin(axis=0)
                if np.abs(decades[places] - wanted).max() <= OFF:
                    yield str(count), tuple(int(place) for place in places)
    yield "all", tuple(range(len(rates)))


def _claims(grid: Grid, cases: Sequence[Case], size: str, places: Sequence[int]) -> Iterator[Claim]:
    refined, _ = refine([cases[place] for place in places])
    for case, place in zip(refined, places, strict=True):
        lamp = case.lamps.get(LampName.LEARNING_RATE)
        if lamp is not None and lamp.from_siblings and grid.true[place]:
            sure = lamp.confidence or 0.0
            own = cases[place].lamps[LampName.LEARNING_RATE].chances
            state = LearningRate(lamp.state)
            told = SIDES[state.value], sure, grid.true[place]
            yield Claim(grid.source, size, *told, state, own, grid.family)


def of_world(every: int) -> Iterator[Grid]:
    """The grids of so many problems of the world, in which some rate learns."""
    problems = [runs for _, runs in world().groupby("problem")]
    for problem in problems[FROM::every]:
        truth = Truth(problem)
        grid = truth.grids["base"]
        if truth.learns(grid, grid.epochs):
            yield _logged(problem[problem.variation == "base"], truth)


def _logged(base: pd.DataFrame, truth: Truth) -> Grid:
    seed = int(base.seed.min())
    rows: list[Any] = sorted(base[base.seed == seed].itertuples(), key=lambda row: float(row.lr))
    grid, number = truth.grids["base"], int(str(rows[0].problem)[1:])
    is_once = '"once"' in str(rows[0].settings)
    form = Form.drawn(np.random.default_rng([SEED, number]), is_once=is_once)
    places = np.searchsorted(grid.rates, [row.lr for row in rows])
    labels = [truth.labels("base", int(place), seed, grid.epochs).rate for place in places]
    return Grid(
        "the world",
        [logged(row, form, grid.epochs) for row in rows],
        [float(row.lr) for row in rows],
        [SIDES[label] for label in labels],
        str(rows[0].family),
    )


def of_studies(data: Path) -> Iterator[Grid]:
    """The grids of DeepOBS and our own."""
    yield from _labelled("DeepOBS", deepobs(data))
    yield from _labelled("our own grids", own_grids())


def _labelled(source: str, runs: Sequence[Labelled]) -> Iterator[Grid]:
    grids: dict[object, list[tuple[float, Labelled]]] = defaultdict(list)
    for run in runs:
        grids[grid_of(run)].append((number(run.row, "lr"), run))
    for found in grids.values():
        found.sort(key=lambda one: one[0])
        sides = [("low", "good", "high")[int(np.sign(LEVELS[run.label])) + 1] for _, run in found]
        yield Grid(source, [run.curves for _, run in found], [lr for lr, _ in found], sides)


def _share(part: float, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else ""


if __name__ == "__main__":
    main()
