"""Runs from formulas: what a training with these settings would log, if loss were a power of τ.

With τ the sum of learning rates over the updates, loss falls from ln 10 as a power of 1 + τ / τ0
and accuracy rises alike, so that batch, rate and epochs act through τ alone.  A rate
above ``STABLE`` blows the loss up.
"""

import math

import numpy as np

from dashboard.diagnosis.case import Case
from dashboard.diagnosis.verdict import BatchSize, Fit, Lamp, LampName, LearningRate, Stability
from dashboard.model.curve import Curve, RunCurves
from dashboard.model.run import Run, XUnit
from dashboard.model.table import Split

EXAMPLES = 60_000
CLASSES = 10
STABLE = 1.0  # rates above it diverge
TAU_0 = 0.24  # with POWER, near the MNIST numbers of two hidden layers of 1024
POWER = 0.5
TOP, BOTTOM = 0.99, 0.10  # accuracy at infinite τ and before training
HIGH_RATE_COST = 0.03  # accuracy lost per unit of rate: the noise floor of a constant rate


def settings(**changes):
    """The settings of a run, with some changed or, as ``None``, left out."""
    values = {
        "dataset": "mnist",
        "hidden": (1024, 1024),
        "optimizer": "sgd",
        "momentum": 0.0,
        "lr": 0.01,
        "batch_size": 64,
        "epochs": 30,
        "seed": 0,
        "train_examples": EXAMPLES,
        "classes": CLASSES,
    }
    return {name: value for name, value in (values | changes).items() if value is not None}


def run(run_id=None, *, phases=(), noise=0.0, **changes):
    """The curves of one run.

    ``phases`` are (first epoch of it, batch_size, lr); without any the settings hold throughout.
    ``noise`` shifts the held-out accuracy as a whole, as another seed would.
    """
    config = settings(**changes)
    lr, batch_size = config.get("lr", 0.01), config.get("batch_size", 64)
    length = int(config.get("epochs", 30))
    epochs = np.arange(length + 1, dtype=np.float64)
    rates = np.full(length + 1, lr)
    sizes = np.full(length + 1, float(batch_size))
    for start, size, rate in phases:
        rates[start:], sizes[start:] = rate, size
    steps_of = np.ceil(EXAMPLES / sizes[1:])
    tau = np.concatenate([[0.0], np.cumsum(rates[1:] * steps_of)])
    left = (1 + tau / TAU_0) ** -POWER
    loss = math.log(CLASSES) * left
    accuracy = TOP - (TOP - BOTTOM) * left**1.5 - HIGH_RATE_COST * rates
    accuracy[0] = BOTTOM
    if rates.max() > STABLE:
        loss = np.concatenate([loss[:1], np.full(length, np.nan)])
        accuracy[1:] = BOTTOM
    logged = [
        Curve("loss", Split.TRAIN, epochs, loss),
        Curve("loss", Split.TEST, epochs, loss * 1.02),
        Curve("accuracy", Split.TRAIN, epochs, accuracy),
        Curve("accuracy", Split.TEST, epochs, accuracy - 0.001 + noise),
        Curve("learning_rate", Split.NONE, epochs[1:], rates[1:]),
        Curve("batch_size", Split.NONE, epochs[1:], sizes[1:]),
    ]
    name = run_id or f"batch{batch_size}_lr{lr:g}"
    described = Run(name, name, name, "formula", XUnit.EPOCH, config)
    curves = {(curve.metric, curve.split): curve for curve in logged}
    return RunCurves(described, XUnit.EPOCH, curves, float(steps_of.sum()), float(length))


def case(curves, **states):
    """A case whose lamps know nothing but what ``states`` say, by the names of the lamps."""
    unknown = {
        "stability": Stability.UNKNOWN,
        "learning_rate": LearningRate.UNKNOWN,
        "batch_size": BatchSize.UNKNOWN,
        "fit": Fit.UNKNOWN,
    }
    lamps = {
        LampName(name): Lamp(LampName(name), state, 0.6, because=("seen-alone",))
        for name, state in (unknown | states).items()
    }
    return Case(curves, (), lamps)


def figure_1():
    """The three runs of the textbook's first figure: laranja, lilás, azul."""
    return [
        run("laranja", batch_size=64, lr=0.01),
        run("lilás", batch_size=1024, lr=0.01),
        run("azul", batch_size=1024, lr=0.1),
    ]


def figure_2():
    """The five runs of the textbook's second figure."""
    return [
        run("laranja", batch_size=64, lr=0.01),
        run("amarelo neon", batch_size=1024, lr=0.01, epochs=60),
        run("verde", batch_size=1024, lr=0.01, epochs=31, phases=[(2, 64, 0.01)]),
        run("amarelo escuro", batch_size=1024, lr=0.01, epochs=60, phases=[(31, 64, 0.01)]),
        run("lilás", batch_size=1024, lr=0.01, epochs=60, phases=[(31, 1024, 0.1)]),
    ]


def sweep(rates=(0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 3.0), **changes):
    """Runs that differ in nothing but the rate."""
    return [run(f"lr{rate:g}", lr=rate, **changes) for rate in rates]
