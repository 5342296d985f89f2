"""Labelled grids of learning rates, each run with the settings that its study gives."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from benchmarks.published import Labelled, load, own
from dashboard.model.run import Setting

LEVELS = {"too_low": -2, "slightly_low": -1, "good": 0, "slightly_high": 1} | dict.fromkeys(
    ("too_high", "too_high_no_learning", "diverged", "diverged_nan"), 2
)
"""How far the rate of a run with this label is off; 0 for a good one, below it for a low one."""

OUTCOME_SEED = 42  # the seed that the whole grid of DeepOBS was run with


def deepobs(data: Path) -> list[Labelled]:
    """The grids of DeepOBS in ``data`` whose labels can be relied on."""
    return [set_up(run, _deepobs(run.row)) for run in load(data, "deepobs") if is_reliable(run)]


def own_grids() -> list[Labelled]:
    """The grids that our own trainer made."""
    return [set_up(run, _own(run.row)) for run in own("trainer_grids")]


def is_reliable(run: Labelled) -> bool:
    """One seed of each DeepOBS cell, and only groups whose grid brackets its best rate."""
    return run.row.get("seed") == OUTCOME_SEED and run.row.get("group_reliable") == "yes"


def set_up(run: Labelled, settings: dict[str, Setting]) -> Labelled:
    """The run with these settings."""
    described = replace(run.curves.run, config=settings)
    return replace(run, curves=replace(run.curves, run=described))


def grid_of(run: Labelled) -> tuple[object, ...]:
    """What the runs of one grid of rates share."""
    return (run.problem, run.row["optimizer"], run.row["batch_size"])


def number(row: Mapping[str, object], name: str) -> float:
    """A number among what is told of a run."""
    return float(str(row[name]))


def _deepobs(row: Mapping[str, object]) -> dict[str, Setting]:
    return {
        "problem": str(row["problem"]),
        "optimizer": str(row["optimizer"]).lower(),
        "lr": number(row, "lr"),
        "batch_size": int(number(row, "batch_size")),
        "seed": int(number(row, "seed")),
    }


def _own(row: Mapping[str, object]) -> dict[str, Setting]:
    name = str(row["optimizer"])
    return {
        "problem": str(row["problem"]),
        "optimizer": "adam" if name == "adam" else "sgd",
        "momentum": 0.9 if name == "momentum" else 0.0,
        "lr": number(row, "lr"),
        "batch_size": int(number(row, "batch_size")),
    }
