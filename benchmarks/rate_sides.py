"""How often a rate that a sibling beats is too low or too high: fits how sure the lamp says it is.

    python -m benchmarks.rate_sides --data PATH [--networks FOLDER]      # twenty minutes

Writes the curve of :mod:`dashboard.diagnosis.siblings.rate_fit.side_sure` and
``docs/rate-sides.csv``.  Judged are the families of :mod:`benchmarks.best_of_few`, of every second
problem of the world, by networks that had not seen the family of the problem.  What is true is the
outcome of the whole grid with all seeds; each grid counts as one, however many of its families were
drawn.  The curve is fitted on the world; the table says of families of the world left out, and of
DeepOBS and our own grids, how sure the lamp was before, how sure it is now, and how often right.  A
label of those two comes from the very runs that are compared, so that the siblings cannot be wrong
there; what another seed would say only the world knows.
"""

import argparse
import csv
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from unittest.mock import patch

import numpy as np

from benchmarks.best_of_few import SIZES, Claim, Grid, claims_of, of_studies, of_world
from benchmarks.early.networks import Half, asked, halves
from benchmarks.weighed_verdicts import Verdicts
from dashboard.diagnosis import claims
from dashboard.diagnosis.rate_decision import EVEN, HIGH
from dashboard.diagnosis.reasons.chances import log_odds
from dashboard.diagnosis.siblings import lamps
from dashboard.diagnosis.siblings.rate_fit.side_sure import FACTS, FILE, facts_of
from dashboard.model.table import FloatArray

TABLE = Path(__file__).parents[1] / "docs" / "rate-sides.csv"
EVERY = 2  # problems of the world
COLUMNS = ("source", "side", "rates", "verdicts", "before", "sure", "right")


def main() -> None:
    """Judge, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled curves")
    parser.add_argument("--networks", type=Path, help="folder in which the networks are kept")
    given = parser.parse_args()
    grids = [*of_world(EVERY), *of_studies(given.data)]
    judge = partial(sides_of, both=halves(given.networks))
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        found = [*pool.map(judge, grids, chunksize=4)]
    of_any = [one for one in found if one]
    of_known = [one for one in of_any if one[0].family]
    learned = weighed(of_known)
    curve = learned.curve()
    FILE.write_text(json.dumps(curve, indent=2) + "\n", encoding="utf-8")
    sure = _by_claim(of_any, weighed(of_any).sure(curve))
    sure |= _by_claim(of_known, learned.left_out())
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines([one for grid in of_any for one in grid], sure))


def sides_of(grid: Grid, both: Sequence[Half]) -> list[Claim]:
    """The sides that siblings name in the families of a grid, as sure as they are by themselves."""
    known = (half.network for half in both if grid.family in half.families)
    by_siblings = patch.object(lamps, "sure_of_side", lambda _, sure, __: sure)
    with asked(next(known, both[0].network)), by_siblings:
        return [one for one in claims_of(grid) if one.said in {"low", "high"}]


def weighed(by_grid: Sequence[Sequence[Claim]]) -> Verdicts:
    """The verdicts of grids, each of which counts as one."""
    found = [one for grid in by_grid for one in grid]
    return Verdicts(
        ("own", *FACTS),
        np.array([_inputs(one) for one in found]),
        np.array([one.said == one.true for one in found]),
        np.concatenate([np.full(len(grid), 1 / len(grid)) for grid in by_grid]),
        np.array([one.family for one in found]),
    )


def _inputs(claim: Claim) -> list[float]:
    alone = claim.alone
    own = EVEN if alone is None else alone.high if claim.state in HIGH else alone.low
    return [log_odds(own, claims.SUREST), *facts_of(claim.state, claim.sure).values()]


def _by_claim(by_grid: Sequence[Sequence[Claim]], sure: FloatArray) -> dict[int, float]:
    found = (id(one) for grid in by_grid for one in grid)
    return dict(zip(found, sure.tolist(), strict=True))


def lines(every: Sequence[Claim], now: Mapping[int, float]) -> Iterator[dict[str, str]]:
    """A line for each source, side and number of rates; ``now`` is how sure, by a claim's id."""
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for one in every:
        groups[one.source, one.said, one.size].append(one)
    order = {name: place for place, name in enumerate(Counter(key[0] for key in groups))}
    for key in sorted(groups, key=lambda key: (order[key[0]], key[1], SIZES.index(key[2]))):
        found = groups[key]
        yield {
            **dict(zip(COLUMNS, key, strict=False)),
            "verdicts": str(len(found)),
            "before": f"{np.mean([min(one.sure, lamps.SURE) for one in found]):.3f}",
            "sure": f"{np.mean([now[id(one)] for one in found]):.3f}",
            "right": f"{np.mean([one.said == one.true for one in found]):.3f}",
        }


if __name__ == "__main__":
    main()
