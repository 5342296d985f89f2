"""Log books and curves from formulas: the shapes that the run-alone engine must distinguish."""

import numpy as np

from dashboard.diagnosis.engine import examine
from dashboard.diagnosis.headline import headline
from dashboard.diagnosis.verdict import LampName
from dashboard.model.curve import curves_of
from dashboard.model.run import LogBook, Run, XUnit
from dashboard.model.table import Series, Split

CLASSES = 10
START = np.log(CLASSES)


def noise(n, size, seed=0):
    """Reproducible scatter with standard deviation ``size``."""
    return np.random.default_rng(seed).normal(0, size, n)


def book(config=None, x=None, unit=XUnit.EPOCH, run_id="run", **curves):
    """A log book of one run, with curves ``train_loss``, ``val_accuracy``, ``none_reward`` …"""
    series = []
    for name, values in curves.items():
        split, _, metric = name.partition("_")
        y = np.asarray(values, dtype=float)
        axis = np.arange(len(y)) if x is None else np.asarray(x)
        epoch = axis if unit is XUnit.EPOCH else None
        series.append(Series.of(name, metric, Split(split), axis, y, epoch))
    run = Run(run_id, run_id, run_id, "made up", unit, config or {})
    return LogBook((run,), {run_id: series})


def case(*args, **kwargs):
    """The judged case of a log book of one run."""
    (curves,) = curves_of(book(*args, **kwargs))
    return examine(curves)


def codes(judged):
    """The codes of the facts seen."""
    return {symptom.code for symptom in judged.symptoms}


def states(judged):
    """The four states, by the lamps' short names."""
    return {name: judged.lamps[LampName(name)].state.value for name in LampName}


def verdict(judged):
    """Lamp and state of the headline, joined."""
    said = headline(judged)
    return f"{said.lamp}/{said.state}" if said.lamp else said.state


def healthy(n=30, end=0.06, seed=0, **changes):
    """Ten classes, cross-entropy and accuracy: falls fast and settles, a little noisy."""
    t = np.arange(n + 1) * 30 / n
    fall = 0.8 * np.exp(-t / 1.5) + 0.2 * np.exp(-t / 5)
    values = {
        "train_loss": end / 2 + (START - end / 2) * fall * np.exp(noise(n + 1, 0.01, seed)),
        "val_loss": end + (START - end) * fall * np.exp(noise(n + 1, 0.01, seed + 1)),
        "train_accuracy": 0.99 - 0.89 * fall,
        "val_accuracy": 0.98 - 0.88 * fall + noise(n + 1, 0.001, seed + 2),
    }
    return values | changes


def overfitting(n=40, turn=10, rise=0.04):
    """Held-out loss turns at ``turn`` and rises by ``rise`` an epoch, accuracy loses two points."""
    t = np.arange(n + 1)
    after = np.maximum(t - turn, 0)
    train = START * np.exp(-t / 6) + 0.005
    val = 0.5 + (START - 0.5) * np.exp(-t / 3) + rise * after
    return {
        "train_loss": train,
        "val_loss": val,
        "train_accuracy": 1 - 0.9 * np.exp(-t / 6),
        "val_accuracy": 0.85 - 0.75 * np.exp(-t / 3) - 0.001 * after,
    }


def slow(n=30, tau=60.0):
    """A descent so slow that the end of the run is still its beginning."""
    t = np.arange(n + 1)
    fall = np.exp(-t / tau)
    return {
        "train_loss": START * fall,
        "val_loss": START * fall * 1.01,
        "train_accuracy": 1 - 0.9 * fall,
        "val_accuracy": 1 - 0.9 * fall,
    }


def collapsing(n=20, turn=6):
    """Falls, then diverges to a finite level and stays there; no NaN anywhere."""
    t = np.arange(n + 1)
    loss = np.where(t <= turn, START * np.exp(-t / 3), 1.6)
    accuracy = np.where(t <= turn, 0.9 - 0.8 * np.exp(-t / 3), 0.29)
    return {
        "train_loss": loss,
        "test_loss": loss * 1.1,
        "train_accuracy": accuracy,
        "test_accuracy": accuracy,
    }
