"""How often siblings are right of a batch size: fits how sure the lamp says it is.

    python -m benchmarks.batch_sides [--networks FOLDER]      # two minutes

Writes the curve of :mod:`dashboard.diagnosis.siblings.batch_sure` and ``docs/batch-sides.csv``.  Of
every problem of the world that was trained with another batch as well, each rate's two runs are
judged beside each other, and all of them together, logged as somebody would have.  Right is a
verdict that the other seeds bear out: *too large* where the smaller batch gains more than 2% of
what training gains at all, *good* where neither does.  The other batch was trained with one seed,
which both have seen.  Each problem counts as one; the table is of families left out.
"""

import argparse
import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pandas as pd

from benchmarks.early.networks import Half, asked, halves
from benchmarks.weighed_verdicts import Verdicts
from benchmarks.world.logged import Form, logged
from benchmarks.world.store import world
from benchmarks.world.truth import WORTH, Grid, Truth
from dashboard.diagnosis.case import Case
from dashboard.diagnosis.compare import refine
from dashboard.diagnosis.engine import examine
from dashboard.diagnosis.siblings import lamps
from dashboard.diagnosis.siblings.batch_sure import FACTS, FILE, facts_of
from dashboard.diagnosis.verdict import BatchSize, LampName
from dashboard.model.curve import RunCurves

TABLE = Path(__file__).parents[1] / "docs" / "batch-sides.csv"
SEED = 13
NOT_ASKED = 0.0  # log odds of a run's own chance, which says next to nothing of its batch
WAYS = ("smaller", "larger")
NEIGHBOURS: Mapping[str, Mapping[str, str]] = {
    "base": {"smaller": "batch_down", "larger": "batch_up"},
    "batch_up": {"smaller": "base"},
    "batch_down": {"larger": "base"},
}
NEAR = 0.01  # relative, of rates that are the same
COLUMNS = ("state", "verdicts", "problems", "sure", "right")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What siblings said of the batch of one run."""

    problem: str
    family: str
    state: BatchSize
    sure: float  # by the noise of two runs alone
    right: bool


def main() -> None:
    """Judge, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--networks", type=Path, help="folder in which the networks are kept")
    both = halves(parser.parse_args().networks)
    said = [
        one
        for number, (_, problem) in enumerate(world().groupby("problem"))
        for one in of_problem(problem, number, both)
    ]
    table = pd.DataFrame(said)
    verdicts = Verdicts(
        ("own", *FACTS),
        np.array([[NOT_ASKED, *facts_of(one.state, one.sure).values()] for one in said]),
        table["right"].to_numpy(bool),
        1 / table.groupby("problem")["right"].transform("size").to_numpy(np.float64),
        table["family"].to_numpy(str),
    )
    FILE.write_text(json.dumps(verdicts.curve(), indent=2) + "\n", encoding="utf-8")
    table["sure"] = verdicts.left_out()
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for state, found in table.groupby("state"):
            numbers = len(found), found["problem"].nunique()
            means = f"{found['sure'].mean():.3f}", f"{found['right'].mean():.3f}"
            writer.writerow(dict(zip(COLUMNS, (state, *numbers, *means), strict=True)))


@dataclass(frozen=True, slots=True)
class Placed:
    """A run judged alone, and its place in the world."""

    grid: str
    rate: int
    case: Case


def of_problem(problem: pd.DataFrame, number: int, both: Sequence[Half]) -> Iterator[Verdict]:
    """The verdicts on the runs of a problem beside those of another batch."""
    truth, family = Truth(problem), str(problem["family"].iloc[0])
    is_once = '"once"' in str(problem["settings"].iloc[0])
    form = Form.drawn(np.random.default_rng([SEED, number]), is_once=is_once)
    with asked(next(half.network for half in both if family in half.families)):
        for other in sorted({"batch_down", "batch_up"} & truth.grids.keys()):
            pairs = [*_pairs(truth, other, form)]
            for placed in (*pairs, [one for pair in pairs for one in pair]):
                for one, state, sure in _said(placed):
                    right = is_right(truth, one, state)
                    if right is not None:
                        yield Verdict(str(problem["problem"].iloc[0]), family, state, sure, right)


def _pairs(truth: Truth, other: str, form: Form) -> Iterator[list[Placed]]:
    for mine, its in _same_rates(truth.base, truth.grids[other]):
        yield [
            Placed(name, rate, examine(_logged(truth.grids[name], name, rate, form)))
            for name, rate in (("base", mine), (other, its))
        ]


def _same_rates(one: Grid, other: Grid) -> Iterator[tuple[int, int]]:
    for place, rate in enumerate(other.rates):
        for same in np.flatnonzero(np.isclose(one.rates, rate, rtol=NEAR)):
            yield int(same), place


def _logged(grid: Grid, name: str, rate: int, form: Form) -> RunCurves:
    curves = logged(grid.runs[rate, int(grid.seeds.min())], form, grid.epochs)
    known = replace(curves.run, run_id=f"{name}-{rate}", label=f"{name}-{rate}")
    return replace(curves, run=known)


def _said(placed: Sequence[Placed]) -> Iterator[tuple[Placed, BatchSize, float]]:
    """Every run of which siblings named its batch: the state, as sure as they are by themselves."""
    with patch.object(lamps, "sure_of_batch", lambda _, sure: sure):
        refined, _ = refine([one.case for one in placed])
    for one, case in zip(placed, refined, strict=True):
        lamp = case.lamps.get(LampName.BATCH_SIZE)
        is_unsurpassed = lamp is not None and lamp.confidence == lamps.BY_FAMILY
        if lamp is not None and lamp.from_siblings and not is_unsurpassed:
            yield one, BatchSize(lamp.state), float(lamp.confidence or 0.0)


def is_right(truth: Truth, one: Placed, state: BatchSize) -> bool | None:
    """Whether the other seeds bear a verdict out; ``None`` where nobody tried."""
    smaller, larger = (_gained(truth, one, NEIGHBOURS[one.grid].get(way)) for way in WAYS)
    if state is BatchSize.GOOD:
        most = np.fmax(smaller, larger)
        return None if np.isnan(most) else bool(most <= WORTH)
    gained = smaller if state is BatchSize.TOO_LARGE else larger
    return None if np.isnan(gained) else bool(gained > WORTH)


def _gained(truth: Truth, one: Placed, name: str | None) -> float:
    """What another batch gains, as a share of what training gains; infinite for a lost run."""
    if name not in truth.grids:
        return float("nan")
    mine, its = truth.grids[one.grid], truth.grids[str(name)]
    epochs = min(mine.epochs, its.epochs)
    same = np.flatnonzero(np.isclose(its.rates, mine.rates[one.rate], rtol=NEAR))
    if not truth.learns(its, epochs) or not len(same):
        return float("nan")
    here, there = _mean(mine, one.rate, epochs), _mean(its, int(same[0]), epochs)
    if not np.isfinite(here):
        return np.inf if np.isfinite(there) else -np.inf
    return float((there - here) / max(truth.gain(mine, epochs), truth.gain(its, epochs)))


def _mean(grid: Grid, rate: int, epochs: int) -> float:
    """The outcome over the seeds that were not judged, where there are others."""
    unseen = [seed for seed in grid.seeds if seed != grid.seeds.min()] or list(grid.seeds)
    return float(np.mean([grid.outcome(rate, int(seed), epochs) for seed in unseen]))


if __name__ == "__main__":
    main()
