"""Fit the network that judges a run alone, and say how well on what was left out.

    python -m benchmarks.learn [--data PATH] [--only-fit]

Needs the world (``python -m benchmarks.world``).  With ``--data``, the learning-rate grids of
DeepOBS (MIT licence) are learned from too, each of its problems left out in turn.  Writes the
network, what is ordinary of its readings, the curves of the claims on the fit,
``docs/left-out.csv`` with the families apart, and two figures beside it.
"""

import argparse
from collections import Counter
from dataclasses import asdict
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.learn.claims import claim_lines, fitted_claims
from benchmarks.learn.examples import Examples, of_grids, of_world
from benchmarks.learn.families import families
from benchmarks.learn.figures import draw
from benchmarks.learn.fit import fitted
from benchmarks.learn.left_out import NETWORKS, joined, left_out
from benchmarks.learn.measures import alarms, other_lines, rate_lines
from benchmarks.learn.ordinary import write as write_ordinary
from dashboard.diagnosis.claims import save as save_claims
from dashboard.diagnosis.ensemble.network import save

TABLE = Path(__file__).parents[2] / "docs" / "left-out.csv"
FAMILIES = TABLE.with_name("left-out-families.csv")
LIMITS = np.arange(0.5, 0.96, 0.05)  # of naming a side, tried


def main() -> None:
    """Learn, check, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, help="folder with the published labelled curves")
    parser.add_argument("--only-fit", action="store_true", help="write the network alone")
    chosen = parser.parse_args()
    examples = joined([of_world(), of_grids(chosen.data)])
    print(told(examples))
    if not chosen.only_fit:
        found = left_out(examples, partial(fitted, networks=NETWORKS))
        at_limits = alarms(found, LIMITS).pivot_table(index="limit", columns=["told", "source"])
        print(at_limits.T.round(3).to_string())
        every = (*rate_lines(found), *other_lines(found), *claim_lines(found))
        lines = pd.DataFrame([asdict(one) for one in every])
        lines.round(4).to_csv(TABLE, index=False)
        families(found).round(4).to_csv(FAMILIES, index=False)
        draw(found, TABLE.parent / "images")
        print(lines.round(3).to_string())
        save_claims(fitted_claims(found))
    save(fitted(examples, told(examples)))
    write_ordinary(examples)


def told(examples: Examples) -> str:
    """What the network was fitted on, in words."""
    counts = Counter(examples.about["source"])
    problems = examples.about.groupby("source")["problem"].nunique()
    return "; ".join(f"{name}: {counts[name]} logs, {problems[name]} problems" for name in counts)


if __name__ == "__main__":
    main()
