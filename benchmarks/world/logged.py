"""One run as many people would have logged it: what is kept, how often, and how it is written.

A form is drawn at random; what a form leaves out or blurs is what real logs lack (per epoch
or per n updates, running means, single minibatches, with or without an evaluation before training,
one part or one measure alone, rounded, smoothed, in per cent, in another unit).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.random import Generator

from dashboard.model.curve import Curve, RunCurves
from dashboard.model.run import Run, Setting, XUnit
from dashboard.model.table import FloatArray, IntArray, Split

TOGETHER = (1, 1, 1, 2, 4, 8, 16)
FEWEST_POINTS = 8  # of a run whose epochs are put together
KEPT = ("all", "all", "all", "all", "all", "losses", "losses", "train", "held_out", "mixed")
SPLITS = {"train": Split.TRAIN, "held_out": Split.VAL}
NAN = float("nan")


@dataclass(frozen=True, slots=True)
class Form:
    """How a run is logged."""

    has_start: bool  # an evaluation before the first update
    counts_from_zero: bool  # the first trained epoch is called 0, as Keras does
    is_running_mean: bool  # the training loss is that of the epoch's minibatches
    by_updates: bool  # training losses of single minibatches, by update
    kept: str  # one of KEPT
    digits: int  # of every value; 0 keeps them
    smoothing: float  # exponential, of every curve; 0 is none
    in_per_cent: bool
    factor: float  # of every loss, as of a sum in place of a mean
    together: int  # epochs that are logged as one, as if the data were so many times larger

    @classmethod
    def drawn(cls, chance: Generator, *, is_once: bool) -> "Form":
        """A form, as frequent as such logs are about; runs of one pass are mostly by updates."""
        return cls(
            has_start=chance.random() < 0.3,
            counts_from_zero=chance.random() < 0.35,
            is_running_mean=chance.random() < 0.65,
            by_updates=chance.random() < (0.75 if is_once else 0.12),
            kept=str(chance.choice(KEPT)),
            digits=int(chance.choice([0, 0, 0, 4, 4, 3])),
            smoothing=float(chance.choice([0.0] * 12 + [0.6])),
            in_per_cent=chance.random() < 0.2,
            factor=float(chance.choice([1.0] * 9 + [64.0])),
            together=int(chance.choice(TOGETHER)),
        )


PLAIN = Form(True, False, False, False, "all", 0, 0.0, False, 1.0, 1)
"""Everything as measured, from the start."""


def logged(row: Any, form: Form, epoch: int, *, with_settings: bool = True) -> RunCurves:
    """The run of one row of the world up to an epoch, as the engine sees its log.

    Args:
        row: of :func:`benchmarks.world.store.world`.
        form: how it is logged.
        epoch: the last that is logged.
        with_settings: whether the log says how it was trained.
    """
    told = json.loads(row.settings)
    is_accuracy = not _is_of_values(told)
    last = min(epoch, len(row.test_loss) - 1)
    first = 0 if form.has_start else 1
    size = form.together if last >= FEWEST_POINTS * form.together else 1
    epochs: IntArray = np.arange(first, last // size + 1) * size
    per_epoch = float(row.steps[-1]) / max(len(row.test_loss) - 1, 1)
    is_step = form.by_updates
    shown: FloatArray = epochs / size - (
        1.0 if form.counts_from_zero and not form.has_start else 0.0
    )
    x: FloatArray = np.asarray(epochs * per_epoch if is_step else shown, np.float64)
    curves: dict[tuple[str, Split], Curve] = {}

    def add(metric: str, split: Split, at: FloatArray, values: FloatArray) -> None:
        if len(values):
            curves[metric, split] = Curve(metric, split, at, _written(values, metric, form))

    losses = {"train": row.train_loss, "held_out": row.test_loss}
    measures = {"train": row.train_metric, "held_out": row.test_metric}
    for part, split in SPLITS.items():
        if form.kept in ("train", "held_out") and form.kept != part:
            continue
        values = np.asarray(losses[part], float)[epochs]
        if part == "train" and form.by_updates:
            steps = np.asarray(row.steps, float)
            seen = steps <= last * per_epoch
            add("loss", split, steps[seen], np.asarray(row.step_loss, float)[seen])
        elif part == "train" and form.is_running_mean:
            add("loss", split, x, _running(row, epochs, size))
        elif not (form.kept == "mixed" and part == "held_out"):
            add("loss", split, x, values)
        if form.kept == "losses" or (form.kept == "mixed" and part == "train"):
            continue
        metric = np.asarray(measures[part], float)[epochs]
        if is_accuracy and np.isfinite(metric).any():
            add("accuracy", split, x, metric * (100 if form.in_per_cent else 1))
    run = Run(
        f"{row.problem}/{row.variation}/{row.lr}/{row.seed}",
        "run",
        row.problem,
        "world",
        XUnit.STEP if is_step else XUnit.EPOCH,
        settings_of(told, size) if with_settings else {},
    )
    unit = XUnit.STEP if is_step else XUnit.EPOCH
    return RunCurves(run, unit, curves, last * per_epoch, NAN if is_step else last / size)


def _running(row: Any, epochs: IntArray, size: int) -> FloatArray:
    """The mean minibatch loss of each of ``epochs``, of ``size`` each; 0 is before training."""
    sums = np.concatenate([[0.0], np.cumsum(np.asarray(row.running_loss, float))])
    means = (sums[epochs] - sums[np.maximum(epochs - size, 0)]) / size
    return np.where(epochs == 0, float(row.train_loss[0]), means)


def settings_of(told: Mapping[str, Any], size: int = 1) -> dict[str, Setting]:
    """What a settings file would hold of a run whose data seem ``size`` times as large."""
    return {
        "lr": float(told.get("lr", 0.1)),
        "batch_size": int(told.get("batch_size", 64)),
        "optimizer": str(told.get("optimizer", "sgd")),
        "momentum": float(told.get("momentum", 0.0)),
        "weight_decay": float(told.get("weight_decay", 0.0)),
        "dropout": float(told.get("dropout", 0.0)),
        "hidden": tuple(told.get("hidden", ())),
        "epochs": int(told.get("epochs", 20)) // size,
        "schedule": str(told.get("decay", "none")),
        "train_examples": size * int(told["examples"]),
    }


def _is_of_values(told: Mapping[str, Any]) -> bool:
    of_values = ("diabetes", "friedman", "teacher_student")
    return told.get("dataset") in of_values or told.get("model") == "autoencoder"


def _written(values: FloatArray, metric: str, form: Form) -> FloatArray:
    if metric == "loss":
        values = values * form.factor
    if form.smoothing:
        smooth = values.copy()
        for i in range(1, len(values)):
            smooth[i] = form.smoothing * smooth[i - 1] + (1 - form.smoothing) * values[i]
        values = smooth
    if form.digits:
        values = np.round(values, form.digits - (2 if form.in_per_cent and metric != "loss" else 0))
    return values
