"""What is known of the rate of runs that are called noisy, oscillating, diverging or a plateau.

    python -m benchmarks.unsettled --data PATH      # writes docs/unsettled.csv

These states name what a curve looks like, and no outcome of another run settles whether they are
right; so they are said without a share.  What can be counted is how many of such runs had a rate
that was low, good or high, by the outcomes of the other rates of their grids.  One log of each run
of the world's base grids is judged alone, and every run of our older grids and of DeepOBS.
"""

import argparse
import csv
from collections import defaultdict
from itertools import chain
from pathlib import Path

import numpy as np

from benchmarks.bootstrap import interval
from benchmarks.early.known import of_studies, of_world
from dashboard.diagnosis.engine import examine
from dashboard.diagnosis.verdict import Fit, LampName, Stability, State
from dashboard.model.table import IntArray

FILE = Path(__file__).parents[1] / "docs" / "unsettled.csv"
STATES: tuple[tuple[LampName, State], ...] = (
    (LampName.STABILITY, Stability.NOISY),
    (LampName.STABILITY, Stability.OSCILLATING),
    (LampName.STABILITY, Stability.DIVERGING),
    (LampName.FIT, Fit.PLATEAU),
)
SIDES = ("low", "good", "high")
FEWEST = 5  # runs of a source; of fewer no share is told
COLUMNS = ("lamp", "state", "source", "runs", "problems", "rate", "share", "from", "to")
Found = dict[tuple[LampName, State, str], list[tuple[str, str]]]
"""By lamp, state and source: of every run its problem (its family in the world) and its rate."""


def main() -> None:
    """Judge, count, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, help="folder with the published labelled curves")
    found = said(parser.parse_args().data)
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines_of(found))


def said(data: Path | None) -> Found:
    """The runs of each state whose rate is known."""
    found: Found = defaultdict(list)
    for run in chain(of_world(), of_studies(data)):
        if run.rate:
            lamps = examine(run.curves).lamps
            group = run.family if run.source == "world" else run.problem
            for name, state in STATES:
                if lamps[name].state is state:
                    found[name, state, run.source].append((group, run.rate))
    return found


def lines_of(found: Found) -> list[dict[str, str]]:
    """A line for each state, source and side of the rate: its share and the 90% interval."""
    lines = []
    for (name, state, source), runs in sorted(found.items()):
        problems, rates = zip(*runs, strict=True)
        is_side = np.array([[rate == side for side in SIDES] for rate in rates], np.float64)

        def shares(at: IntArray, is_side: np.ndarray = is_side) -> list[float]:
            return [float(one) for one in is_side[at].mean(axis=0)]

        low, high = interval(problems, shares)
        for k, side in enumerate(SIDES):
            ends = (is_side[:, k].mean(), low[k], high[k])
            told = [f"{one:.3f}" for one in ends] if len(runs) >= FEWEST else ["", "", ""]
            about = (name.value, state.value, source, str(len(runs)), str(len(set(problems))))
            lines.append(dict(zip(COLUMNS, (*about, side, *told), strict=True)))
    return lines


if __name__ == "__main__":
    main()
