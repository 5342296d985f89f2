"""Grids: the product of the values that settings are to take, and the names of its runs.

A run is called after the settings that differ, in their order, as in `lr0.01_batch64`; a later seed
adds its number, as in `lr0.01_batch64_seed1`, so that more seeds can be added to a finished grid.
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import product
from math import prod
from typing import Any

from trainer.errors import TrainerError
from trainer.settings import Settings

MOST_RUNS = 10_000  # of one command; a comma or a zero too many is likelier than more
MOST_SEEDS = 1_000
LONGEST = 100  # characters of a name: a folder's may have 255, and a path on Windows 260 in all
LISTS = ("hidden", "augment")  # settings that are lists themselves: another value, another flag
SHORT = {"batch_size": "batch"}  # settings whose word in a name is shorter than they are


def split(name: str, given: Sequence[str]) -> list[str]:
    """The values that a flag gives its setting: between commas, or one for each time it stands.

    >>> split("lr", ["0.01,0.1"]), split("hidden", ["256,256", "64"])
    (['0.01', '0.1'], ['256,256', '64'])
    """
    if name in LISTS:
        return list(given)
    return [value.strip() for words in given for value in words.split(",")]


def check_axes(axes: Mapping[str, Any], seeds: Any) -> None:
    """Raise `TrainerError` where an axis is no list of values, or where the runs are too many."""
    for name, values in axes.items():
        if not isinstance(values, list) or not values:
            raise TrainerError("no-list", setting=name, value=values)
    if not isinstance(seeds, int) or isinstance(seeds, bool):
        raise TrainerError("bad-value", setting="seeds", value=seeds, kind="int")
    if not 1 <= seeds <= MOST_SEEDS:
        raise TrainerError("out-of-range", setting="seeds", value=seeds, low=1, high=MOST_SEEDS)
    if seeds > 1 and "seed" in axes:
        raise TrainerError("seed-and-seeds")
    count = seeds * prod(len(values) for values in axes.values())
    if count > MOST_RUNS:
        raise TrainerError("too-many-runs", count=count, most=MOST_RUNS)


def cells(axes: Mapping[str, Sequence[Any]]) -> Iterator[dict[str, Any]]:
    """Every combination of one value from each axis; the last axis changes first."""
    for values in product(*axes.values()):
        yield dict(zip(axes, values, strict=True))


def label(settings: Settings, names: Sequence[str]) -> str:
    """A name made of the settings called `names`, safe as a folder's on any system.

    >>> label(Settings(lr=0.01, hidden=(256, 64)), ["lr", "hidden", "optimizer"])
    'lr0.01_hidden256-64_optimizer-sgd'
    """
    words = (f"{SHORT.get(name, name)}{_value(getattr(settings, name))}" for name in names)
    return shortened("_".join(words))


def shortened(name: str) -> str:
    """`name`, its end replaced by a digest of all of it where it would be too long."""
    if len(name) <= LONGEST:
        return name
    return f"{name[: LONGEST - 9]}-{sha256(name.encode()).hexdigest()[:8]}"


def _value(value: Any) -> str:
    if isinstance(value, tuple):
        words = "-".join(map(str, value)) or "none"
        return words if words[0].isdigit() else f"-{words}"
    if isinstance(value, bool):
        return f"-{str(value).lower()}"
    if isinstance(value, str):
        return f"-{value or 'none'}"
    return f"{value:.12g}".replace("+", "")  # 1e+16 holds a sign that no name may have
