"""What is ordinary of each reading, from a data file beside this module.

The file is written offline (``python -m benchmarks.learn``) from the logs that the network learned
from; here it is only read.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from dashboard.diagnosis.ensemble.network import Floats

FILE = Path(__file__).with_name("ordinary.csv")


@dataclass(frozen=True, slots=True)
class Ordinary:
    """Values of one reading over the logs that were learned from."""

    low: float  # 1st percentile of logs that learned something
    usual: float  # the median of healthy logs
    high: float  # 99th percentile of logs that learned something


@cache
def ordinary(path: Path = FILE) -> dict[str, Ordinary]:
    """By the name of the reading."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            line["reading"]: Ordinary(*(float(line[name]) for name in ("low", "usual", "high")))
            for line in csv.DictReader(file)
        }


@cache
def usual_of(readings: tuple[str, ...], path: Path = FILE) -> Floats:
    """What is usual of each of F readings, (F,)."""
    return np.array([ordinary(path)[name].usual for name in readings], np.float32)
