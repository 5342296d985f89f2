"""Train every run of one problem; what was measured of each becomes one row of a table."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import torch

from benchmarks.world.problem import Problem
from trainer.data import Data, prepare, read
from trainer.row import Row, Steps
from trainer.settings import Settings, as_mapping
from trainer.stacked.training import key_of, train_stacked
from trainer.train import train

MEASURED = 400  # examples of each part that are measured after an epoch
KEPT_STEPS = 240  # minibatch losses kept of a run, evenly over its updates
BEFORE = 8  # epochs on other data before a run that begins with trained weights
Floats = npt.NDArray[np.float16]


def trained(problem: Problem, data_dir: Path | None = None) -> pd.DataFrame:
    """One row for each run of the problem.

    Columns: ``problem``, ``family``, ``variation``, ``lr``, ``seed``, ``settings`` (JSON, of the
    variation), and lists of numbers: by epoch, the first before any update, ``train_loss``,
    ``test_loss``, ``train_metric``, ``test_metric`` (accuracy, mean absolute error of values, NaN
    where neither is defined); by epoch ``running_loss``, the mean of its minibatch losses; and
    ``steps`` with ``step_loss``, single minibatch losses.
    """
    rows: list[dict[str, Any]] = []
    for variation in ("base", *problem.variations):
        runs = {key: one for key, one in problem.runs().items() if key[0] == variation}
        settings = [replace(one, train_eval_examples=MEASURED) for one in runs.values()]
        source = read(settings[0], data_dir)
        data = {one.seed: _shortened(prepare(one, source)) for one in settings}
        of_runs = [data[one.seed] for one in settings]
        before = _trained_before(settings[0], data_dir) if problem.is_tuned_elsewhere else None
        measured, steps = _stacked(settings, of_runs, before)
        for i, (_, lr, seed) in enumerate(runs):
            rows.append(
                {
                    "problem": problem.name,
                    "family": problem.family,
                    "variation": variation,
                    "lr": lr,
                    "seed": seed,
                    "settings": json.dumps(_told(settings[i], of_runs[i])),
                    **_columns(measured[i], steps[i]),
                }
            )
    return pd.DataFrame(rows)


def _stacked(
    settings: Sequence[Settings], data: Sequence[Data], start: Any
) -> tuple[dict[int, list[Row]], dict[int, list[Steps]]]:
    """The rows and the minibatch losses of each run; what draws within the network trains alone."""
    rows: dict[int, list[Row]] = defaultdict(list)
    steps: dict[int, list[Steps]] = defaultdict(list)
    if key_of(settings[0]) is None and start is None:
        for i, (one, of_run) in enumerate(zip(settings, data, strict=True)):
            train(one, of_run, rows[i].append, steps[i].append)
        return rows, steps
    train_stacked(
        settings,
        data,
        lambda run, row: rows[run].append(row),
        lambda run, some: steps[run].append(some),
        start=start,
    )
    return rows, steps


def _trained_before(settings: Settings, data_dir: Path | None) -> dict[str, Any]:
    """Weights of the same network trained a while on data that are turned round.

    Made data come from another seed; of those that are there the classes change their places.
    """
    one = replace(
        settings,
        optimizer="adam",
        momentum=0.0,
        lr=3e-3,
        decay="none",
        warmup_epochs=0.0,
        epochs=BEFORE,
        data_seed=settings.data_seed + 1,
        seed=settings.seed + 100,
        log_every=0,
    )
    data = prepare(one, read(one, data_dir))
    if data.train_y.dtype == torch.int64:
        data = replace(data, train_y=(data.train_y + 1) % data.shape.outputs)
    states: list[dict[str, Any]] = []
    train(one, data, lambda _: None, keep=states.append)
    weights: dict[str, Any] = states[-1]["model"]
    return weights


def _shortened(data: Data) -> Data:
    """With a test part that is quick to measure."""
    return replace(data, test_x=data.test_x[:MEASURED], test_y=data.test_y[:MEASURED])


def _told(settings: Settings, data: Data) -> dict[str, Any]:
    """The settings that differ from the usual ones, and the sizes of the data."""
    usual = as_mapping(Settings())
    found = {name: v for name, v in as_mapping(settings).items() if v != usual[name]}
    return found | {"examples": len(data.train_x), "tested": len(data.test_x)}


def _columns(rows: Sequence[Row], steps: Sequence[Steps]) -> dict[str, Floats]:
    losses = [loss for some in steps for loss in some.losses]
    places = np.unique(np.linspace(0, len(losses) - 1, min(KEPT_STEPS, len(losses))).astype(int))
    return {
        "train_loss": _floats([row.train_loss for row in rows]),
        "test_loss": _floats([row.test_loss for row in rows]),
        "train_metric": _floats([_metric(row.train_accuracy, row.train_mae) for row in rows]),
        "test_metric": _floats([_metric(row.test_accuracy, row.test_mae) for row in rows]),
        "running_loss": _floats([float(np.mean(some.losses)) for some in steps]),
        "steps": (places + 1).astype(np.int32),
        "step_loss": _floats([losses[i] for i in places]),
    }


def _metric(accuracy: float | None, mae: float | None) -> float:
    return float("nan") if accuracy is None and mae is None else (accuracy or mae or 0.0)


def _floats(values: Sequence[float]) -> Any:
    """As 32-bit numbers of four digits, which compress."""
    array = np.array(values, np.float64)
    with np.errstate(all="ignore"):
        scale = 10.0 ** (4 - np.ceil(np.log10(np.abs(array))))
        rounded = np.where(
            np.isfinite(scale) & (array != 0), np.round(array * scale) / scale, array
        )
        return rounded.astype(np.float32)
