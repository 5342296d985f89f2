"""Labelled learning curves of public studies, as the engine sees them.

The folders are not part of the project: their path is given on the command line.  Each holds
``labels.csv`` (run_id, label, …) and ``curves*.csv.gz`` (run_id, epoch, split, metric, value).
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.model.curve import Curve, RunCurves
from dashboard.model.run import Run, Setting, XUnit
from dashboard.model.table import Split

STEPS = {"algoperf_nan"}  # sources whose "epoch" column counts optimizer updates
RENAMED = {"lr": ("learning_rate", Split.NONE)}  # logged names that are not the engine's
LEFT_OUT = {"loss_as_logged", "minibatch_loss_std", "minibatch_loss_mean"}
"""Metrics that repeat another one in a different unit, or that few logs have."""


PUBLISHED = (
    "overfitguard_simulated",
    "deepobs",
    "deeplearningbugs",
    "deepfd_cov",
    "koitu_large_batch",
    "algoperf_nan",
)
"""Folders of the published studies."""

OWN = ("grids", "trainer_grids")
"""Folders of our own grids, beside this file."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One run of a study with the study's label."""

    source: str  # folder of the study
    problem: str  # unit that is left out, or drawn, as a whole
    label: str
    row: Mapping[str, object]  # the whole line of labels.csv
    curves: RunCurves


def own(*sources: str) -> list[Labelled]:
    """The runs of our own grids of learning rates; ``sources`` are some of :data:`OWN`."""
    return [run for name in sources for run in load(Path(__file__).parent, name)]


def load(data: Path, source: str) -> list[Labelled]:
    """Every labelled run of one study.

    Raises:
        FileNotFoundError: if the folder is not there.
    """
    folder = data / source
    labels = pd.read_csv(folder / "labels.csv").set_index("run_id")
    runs: list[Labelled] = []
    for path in sorted(folder.glob("curves*.csv.gz")):
        table = pd.read_csv(path)
        table = table[~table["metric"].isin(LEFT_OUT)]
        table = table.sort_values(["run_id", "metric", "split", "epoch"], kind="stable")
        for run_id, rows in table.groupby("run_id", sort=False):
            row = {str(name): value for name, value in labels.loc[str(run_id)].items()}
            curves = _run_curves(source, str(run_id), rows, row)
            runs.append(
                Labelled(source, _problem(source, str(run_id), row), str(row["label"]), row, curves)
            )
    return runs


def _run_curves(
    source: str, run_id: str, rows: pd.DataFrame, row: Mapping[str, object]
) -> RunCurves:
    unit = XUnit.STEP if source in STEPS else XUnit.EPOCH
    run = Run(run_id, run_id, source, "published", unit, _config(row))
    curves = {(curve.metric, curve.split): curve for curve in _curves(rows)}
    last = float(rows["epoch"].max())
    nan = float("nan")
    is_epoch = unit is XUnit.EPOCH
    return RunCurves(run, unit, curves, nan if is_epoch else last, last if is_epoch else nan)


def _curves(rows: pd.DataFrame) -> Iterator[Curve]:
    for (metric, split), points in rows.groupby(["metric", "split"], sort=False):
        name, part = RENAMED.get(str(metric), (str(metric), Split(str(split))))
        x = points["epoch"].to_numpy(dtype=np.float64)
        yield Curve(name, part, x, points["value"].to_numpy(dtype=np.float64))


def _config(row: Mapping[str, object]) -> dict[str, Setting]:
    config: dict[str, Setting] = {}
    for ours, theirs in (("lr", "lr"), ("lr", "peak_lr"), ("batch_size", "batch_size")):
        value = row.get(theirs)
        if isinstance(value, int | float) and not math.isnan(value):
            config[ours] = value
    if isinstance(row.get("optimizer"), str):
        config["optimizer"] = str(row["optimizer"])
    return config


def _problem(source: str, run_id: str, row: Mapping[str, object]) -> str:
    """What belongs together when a part is left out or drawn: a task, a model, a seeded module."""
    if source == "overfitguard_simulated":  # training_log_<data set>_model<n>_<run>
        return run_id.rpartition("_model")[0]
    if source in {"deeplearningbugs", "deepfd_cov"}:  # <study>/<module>/<run>
        return run_id.rpartition("/")[0]
    return str(row.get("problem", row.get("workload", row.get("group", source))))
