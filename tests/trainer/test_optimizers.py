"""Every optimizer against its formula in NumPy and against torch's own class."""

import numpy as np
import pytest
import torch

from trainer.forms.optimizer import make_optimizer
from trainer.parts import names, part
from trainer.settings import Settings

RATE, DECAY, MOMENTUM, UPDATES = 0.05, 0.01, 0.9, 7
EPSILON = 1e-8
SCALES = np.array([1.0, -2.0, 0.5])
START = np.array([1.0, -1.5, 0.25])


def gradient(w):
    """Of the sum of `SCALES**2 * w**2 / 2`, a valley."""
    return SCALES**2 * w


def sgd(momentum=0.0, nesterov=False):
    w, speed = START.copy(), np.zeros(3)
    for _ in range(UPDATES):
        g = gradient(w) + DECAY * w
        speed = momentum * speed + g
        w = w - RATE * (g + momentum * speed if nesterov else speed)
    return w


def rmsprop():
    w, square = START.copy(), np.zeros(3)
    for _ in range(UPDATES):
        g = gradient(w) + DECAY * w
        square = 0.99 * square + 0.01 * g**2
        w = w - RATE * g / (np.sqrt(square) + EPSILON)
    return w


def adam(decoupled):
    w, mean, square = START.copy(), np.zeros(3), np.zeros(3)
    for t in range(1, UPDATES + 1):
        g = gradient(w) + (0 if decoupled else DECAY * w)
        if decoupled:
            w = w - RATE * DECAY * w
        mean = 0.9 * mean + 0.1 * g
        square = 0.999 * square + 0.001 * g**2
        w = w - RATE * (mean / (1 - 0.9**t)) / (np.sqrt(square / (1 - 0.999**t)) + EPSILON)
    return w


DECAYED = {"weight_decay": DECAY}
CASES = {
    "sgd": (sgd(MOMENTUM), lambda w: torch.optim.SGD(w, RATE, momentum=MOMENTUM, **DECAYED)),
    "nesterov": (
        sgd(MOMENTUM, nesterov=True),
        lambda w: torch.optim.SGD(w, RATE, momentum=MOMENTUM, nesterov=True, **DECAYED),
    ),
    "rmsprop": (rmsprop(), lambda w: torch.optim.RMSprop(w, RATE, **DECAYED)),
    "adam": (adam(decoupled=False), lambda w: torch.optim.Adam(w, RATE, **DECAYED)),
    "adamw": (adam(decoupled=True), lambda w: torch.optim.AdamW(w, RATE, **DECAYED)),
}


def settings_of(name: str, **more) -> Settings:
    momentum = MOMENTUM if name in ("sgd", "nesterov") else 0.0
    return Settings(optimizer=name, lr=RATE, weight_decay=DECAY, momentum=momentum, **more)


def walked(make):
    w = torch.nn.Parameter(torch.from_numpy(START.copy()))
    optimizer = make([w])
    scales = torch.from_numpy(SCALES)
    for _ in range(UPDATES):
        optimizer.zero_grad()
        ((scales * w) ** 2 / 2).sum().backward()
        optimizer.step()
    return w.detach().numpy()


def test_every_optimizer_has_a_case():
    assert set(CASES) == set(names("optimizers"))


@pytest.mark.parametrize("name", CASES)
def test_an_optimizer_walks_as_its_formula_and_as_torchs_own(name):
    formula, torchs = CASES[name]
    ours = walked(lambda w: make_optimizer(settings_of(name), w))
    assert ours == pytest.approx(formula, rel=1e-9)
    assert ours == pytest.approx(walked(torchs), rel=1e-9)  # ours are fused: the last bits differ


@pytest.mark.parametrize("name", names("optimizers"))
def test_an_optimizer_names_a_usual_rate_that_a_setting_may_be(name):
    found = part("optimizers", name)
    assert found.name == name
    assert 1e-4 <= found.usual_lr <= 0.1
