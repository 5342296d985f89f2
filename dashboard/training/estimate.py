"""How long a training would take, from the runs of earlier trainings on this machine.

A run is compared with those of the same data, model and widths.  The time of an epoch lies between
that of one where every example costs the same and that of one where every update does, so that an
earlier run with another batch size gives a range and no number.
"""

import csv
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from pathlib import Path
from statistics import median
from typing import Any

import yaml

from dashboard.training.counting import METRICS, SETTINGS
from dashboard.training.offers import PlannedRun

MOST_EARLIER = 200
"""Earlier runs that are looked at, the last ones."""

MEASURING = 5.0
"""An epoch takes at most so many times as long as its updates, for it is measured and written too:
2.4 to 4.3 times in six trainings on digits on a busy machine, less where there is more data."""

STARTING_S = (2.0, 15.0)
"""Seconds until a process trains: it loads torch, which took 9 to 15 in those trainings."""

ALIKE = ("dataset", "model", "hidden", "max_train_examples", "data_size", "augment", "optimizer")


@dataclass(frozen=True, slots=True)
class Seconds:
    """A range, and how many earlier runs it rests on."""

    low: float
    high: float
    rests_on: int


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier run took."""

    alike: Hashable
    batch_size: int
    epoch_s: float


def estimate(runs: Sequence[PlannedRun], earlier: Sequence[Earlier], cores: int) -> Seconds | None:
    """How long ``runs`` take on ``cores``; ``None`` where one is like none of the ``earlier``."""
    low = high = 0.0
    used: set[int] = set()
    for run in runs:
        key, size = alike(run.settings), int(run.settings.get("batch_size", 1))
        found = [(i, one) for i, one in enumerate(earlier) if one.alike == key]
        if not found:
            return None
        nearest = min(_apart(one.batch_size, size) for _, one in found)
        nearest_ones = [(i, one) for i, one in found if _apart(one.batch_size, size) == nearest]
        times = [one.epoch_s * scale for _, one in nearest_ones for scale in _scales(one, size)]
        low += min(times) * run.epochs
        high += max(times) * run.epochs * MEASURING
        used |= {i for i, _ in nearest_ones}
    return Seconds(low / cores + STARTING_S[0], high / cores + STARTING_S[1], len(used))


def _apart(one: int, other: int) -> float:
    return max(one, other) / min(one, other) if min(one, other) > 0 else inf


def _scales(one: Earlier, batch_size: int) -> tuple[float, float]:
    """An epoch at ``batch_size`` in terms of that run's: by its examples, and by its updates."""
    return 1.0, one.batch_size / batch_size


def alike(settings: Mapping[str, Any]) -> Hashable:
    """What two runs have in common whose epochs take as long at one batch size."""
    return tuple(_plain(settings.get(name)) for name in ALIKE)


def _plain(value: object) -> Hashable:
    return tuple(value) if isinstance(value, list | tuple) else str(value)


def earlier_runs(root: Path) -> list[Earlier]:
    """The runs of the trainings under ``root`` that tell how long their epochs took."""
    newest = sorted(_settings_files(root / "runs"), key=lambda item: -item[1])[:MOST_EARLIER]
    found = (_read(str(path), changed) for path, changed in newest)
    return [one for one in found if one is not None]


def _settings_files(root: Path) -> Iterator[tuple[Path, float]]:
    for pattern in (f"*/{SETTINGS}", f"*/*/{SETTINGS}"):
        for path in root.glob(pattern):
            try:
                yield path, path.stat().st_mtime
            except OSError:
                continue


@lru_cache(maxsize=4 * MOST_EARLIER)
def _read(path: str, changed: float) -> Earlier | None:
    """One earlier run as it was at the time ``changed``; ``None`` where it does not tell."""
    del changed  # it is the key under which this was read
    try:
        settings = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
        with Path(path).with_name(METRICS).open(encoding="utf-8", newline="") as file:
            cells = [row.get("epoch_seconds") for row in csv.DictReader(file)]
        size = int(settings["batch_size"])
        times = [float(cell) for cell in cells if cell]
    except (OSError, yaml.YAMLError, RecursionError):
        return None
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError):  # of no value
        return None
    return Earlier(alike(settings), size, median(times)) if times and size > 0 else None
