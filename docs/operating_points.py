"""How often each rule fires on runs of known outcome, read from ``operating-points.csv``.

The file is written by ``python -m benchmarks.operating_points``; nothing is measured here.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parent / "operating-points.csv"
GROUPS = ("low", "good", "high")
"""The known state of a run's learning rate, in the order of the page."""


@dataclass(frozen=True, slots=True)
class OperatingPoints:
    """The runs of each group, and the share of them on which each rule fires, in [0, 1]."""

    runs: Mapping[str, int]
    shares: Mapping[str, Mapping[str, float]]


@cache
def operating_points() -> OperatingPoints:
    """The content of the file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = {row.pop("said"): row for row in csv.DictReader(file)}
    sizes = rows.pop("runs")
    return OperatingPoints(
        {group: int(sizes[_column(group)]) for group in GROUPS},
        {code: {g: float(row[_column(g)]) for g in GROUPS} for code, row in rows.items()},
    )


def _column(group: str) -> str:
    return f"share_of_{group}_runs"
