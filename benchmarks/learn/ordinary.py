"""What is ordinary of each reading: its median over healthy logs, and the range that occurs.

    python -m benchmarks.learn.ordinary [--data PATH]

``python -m benchmarks.learn`` writes it beside the network too, for the reasons of a verdict:
leaving a reading out means to set it to what is usual (:mod:`dashboard.diagnosis.reasons`).
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.learn.examples import QUESTIONS, READINGS, Examples, of_grids, of_world
from benchmarks.learn.left_out import joined
from dashboard.diagnosis.reasons.ordinary import FILE

FAULTS = ("over", "under", "short")
EDGES = (0.01, 0.99)  # quantiles between which a value occurs
DIGITS = 6


def main() -> None:
    """Write the file from the logs that the network learns from, without fitting anything."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, help="folder with the published labelled curves")
    write(joined([of_world(), of_grids(parser.parse_args().data)]))


def write(examples: Examples, path: Path = FILE) -> None:
    """Write the file of what is ordinary."""
    ordinary(examples).to_csv(path, index=False, float_format=f"%.{DIGITS}g", lineterminator="\n")


def ordinary(examples: Examples) -> pd.DataFrame:
    """One row for each reading: ``low``, ``usual``, ``high``.

    Usual is the median over the logs whose rate is good and of which nothing else is known to be
    wrong.  Low and high are the 1st and the 99th percentile over all logs that learned something
    and did not lose it: a share of a descent that never took place has no bounds.
    """
    good = examples.answers["rate"] == QUESTIONS["rate"].index("good")
    healthy = good & ~np.any([examples.answers[name] == 1 for name in FAULTS], axis=0)
    grounds = examples.about["grounds"]
    learned = np.array([one.has_learned and not one.is_lost for one in grounds], bool)
    rows = []
    for i, name in enumerate(READINGS):
        values = examples.readings[:, i]
        low, high = _quantiles(values[learned], EDGES)
        rows.append((name, low, *_quantiles(values[healthy], (0.5,)), high))
    return pd.DataFrame(rows, columns=["reading", "low", "usual", "high"])


def _quantiles(values: "np.typing.NDArray[np.float64]", shares: Sequence[float]) -> list[float]:
    """The quantiles of the values that are known; zeros where none is."""
    known = values[np.isfinite(values)]
    if not len(known):
        return [0.0] * len(shares)
    found: list[float] = np.quantile(known, shares).tolist()
    return found


if __name__ == "__main__":
    main()
