"""The drawing of each term of the glossary, in strokes; what it shows is said by the sentence."""

import itertools
import math
from collections.abc import Callable, Mapping
from functools import partial

from dashboard.views.guide_page.sketch import Sketch, falling, parabola, rough

Draws = Callable[[Sketch], None]


def _loss(pace: float = 5, floor: float = 0.1) -> Draws:
    def draws(pen: Sketch) -> None:
        pen.axes()
        pen.curve(lambda x: falling(x, pace=pace, floor=floor), pen.ink.train)

    return draws


def _run(pen: Sketch) -> None:
    _loss()(pen)
    pen.dot(0, falling(0), pen.ink.train)
    pen.dot(1, falling(1), pen.ink.train)


def _log(pen: Sketch) -> None:
    pen.box(0.28, 0, 0.44, 1, pen.ink.paper, pen.ink.grey)
    for row in range(6):
        y = 0.86 - row * 0.14
        pen.path(((0.34, y), (0.44, y)), pen.ink.grey)
        pen.path(((0.5, y), (0.66 - 0.02 * row, y)), pen.ink.train)


def _blocks(pen: Sketch, marked: int, count: int = 8) -> None:
    for number in range(count):
        fill = pen.ink.train if number < marked else pen.ink.grid
        pen.box(number / count + 0.01, 0.3, 1 / count - 0.03, 0.4, fill)


def _epoch(pen: Sketch) -> None:
    _blocks(pen, 8)
    pen.arrow((0, 0.12), (1, 0.12), pen.ink.text)


def _step(pen: Sketch) -> None:
    pen.curve(parabola, pen.ink.grey, wide=1.5)
    pen.walk(((0.06, parabola(0.06)), (0.24, parabola(0.24))), pen.ink.test)


def _batch(pen: Sketch) -> None:
    _blocks(pen, 2)


def _batch_size(pen: Sketch) -> None:
    _blocks(pen, 3)
    pen.path(((0.01, 0.14), (0.01, 0.22), (0.355, 0.22), (0.355, 0.14)), pen.ink.text, wide=1.2)


def _minibatch(pen: Sketch) -> None:
    _blocks(pen, 2, 16)


def _slope(pen: Sketch, x: float, reach: float) -> None:
    slope = 6.8 * (x - 0.5)
    y = parabola(x)
    pen.path(
        ((x - reach, y - slope * reach), (x + reach, y + slope * reach)), pen.ink.grey, wide=1.2
    )


def _learning_rate(pen: Sketch) -> None:
    for start, ends, y in ((0.05, (0.12, 0.19, 0.26), 0.72), (0.05, (0.42, 0.79), 0.28)):
        colour = pen.ink.train if y > 0.5 else pen.ink.test
        pen.walk([(x, y) for x in (start, *ends)], colour)
        pen.says(0.97, y - 0.05, "η", colour=colour)


def _step_size(pen: Sketch) -> None:
    pen.curve(parabola, pen.ink.grey, wide=1.5)
    pen.dot(0.08, parabola(0.08), pen.ink.test)
    pen.dot(0.3, parabola(0.3), pen.ink.test)
    pen.path(((0.08, 0.02), (0.3, 0.02)), pen.ink.test)
    for x in (0.08, 0.3):
        pen.path(((x, 0.02), (x, parabola(x))), pen.ink.grey, wide=1, dash="2 3")


def _accuracy(pen: Sketch) -> None:
    pen.axes()
    pen.curve(lambda x: 1 - falling(x, floor=0.05), pen.ink.train)


def _pair(pen: Sketch, train: Callable[[float], float], test: Callable[[float], float]) -> None:
    pen.axes()
    pen.curve(train, pen.ink.train)
    pen.curve(test, pen.ink.test, dash="5 3")


def _validation(pen: Sketch) -> None:
    _pair(pen, falling, lambda x: falling(x, floor=0.2))


def _split(pen: Sketch, first: str, second: str) -> None:
    pen.box(0.02, 0.3, 0.72, 0.4, first)
    pen.box(0.78, 0.3, 0.2, 0.4, second)


def _neuron(pen: Sketch, inputs: str, bias: str) -> None:
    for y in (0.85, 0.15):
        pen.arrow((0.1, y), (0.52, 0.5), inputs)
    pen.arrow((0.6, 0.95), (0.6, 0.64), bias)
    pen.dot(0.6, 0.5, pen.ink.text, size=8)
    pen.arrow((0.66, 0.5), (0.95, 0.5), pen.ink.grey)


def _network(pen: Sketch, colour: str, *, back: bool = False, off: bool = False) -> None:
    layers = ((0.1, (0.25, 0.75)), (0.5, (0.1, 0.5, 0.9)), (0.9, (0.5,)))
    for (x, nodes), (next_x, next_nodes) in itertools.pairwise(layers):
        for y in nodes:
            for next_y in next_nodes:
                is_off = off and 0.9 in (y, next_y)
                ends = ((next_x, next_y), (x, y)) if back else ((x, y), (next_x, next_y))
                pen.path(ends, pen.ink.grid if is_off else colour, wide=1.4)
    for x, nodes in layers:
        for y in nodes:
            pen.dot(x, y, pen.ink.grid if off and y == 0.9 else pen.ink.text, size=5)
    start, end = ((0.85, 0.03), (0.15, 0.03)) if back else ((0.15, 0.03), (0.85, 0.03))
    if not off:
        pen.arrow(start, end, colour)


def _sliders(pen: Sketch) -> None:
    for y, x in ((0.85, 0.3), (0.5, 0.7), (0.15, 0.45)):
        pen.path(((0.1, y), (0.9, y)), pen.ink.grey, wide=1.5)
        pen.dot(x, y, pen.ink.train, size=6)


def _gradient(pen: Sketch) -> None:
    pen.curve(parabola, pen.ink.grey, wide=1.5)
    _slope(pen, 0.2, 0.12)
    pen.dot(0.2, parabola(0.2), pen.ink.test)
    pen.arrow((0.2, parabola(0.2)), (0.06, parabola(0.2) + 0.29), pen.ink.test)


def _gradient_descent(pen: Sketch) -> None:
    pen.curve(parabola, pen.ink.grey, wide=1.5)
    pen.walk([(x, parabola(x)) for x in (0.05, 0.2, 0.31, 0.39, 0.45)], pen.ink.test)


def _minimum(pen: Sketch) -> None:
    pen.curve(parabola, pen.ink.grey, wide=1.5)
    pen.dot(0.5, parabola(0.5), pen.ink.good, size=5)


def _level(pen: Sketch) -> None:
    pen.axes()
    pen.curve(lambda x: falling(x, floor=0.3) + rough(x), pen.ink.train, wide=1.5)
    pen.path(((0.55, 0.33), (1, 0.33)), pen.ink.text, dash="4 3")


def _noise(pen: Sketch) -> None:
    pen.axes()
    pen.curve(lambda x: falling(x, floor=0.25) + rough(x, 0.09), pen.ink.train, wide=1.4)
    pen.curve(lambda x: falling(x, floor=0.25), pen.ink.text, wide=1, dash="4 3")


def _oscillation(pen: Sketch) -> None:
    pen.axes()
    points = [(n / 22, falling(n / 22, floor=0.35) + 0.15 * (-1) ** n) for n in range(23)]
    pen.path(points, pen.ink.train, wide=1.6)


def _spike(pen: Sketch) -> None:
    pen.axes()
    pen.curve(lambda x: falling(x) + 0.6 * math.exp(-(((x - 0.62) / 0.02) ** 2)), pen.ink.train)


def _plateau(pen: Sketch) -> None:
    pen.axes()
    pen.curve(lambda x: falling(x, pace=9, floor=0.55), pen.ink.train)


def _divergence(pen: Sketch) -> None:
    pen.axes()
    pen.curve(
        lambda x: falling(x, pace=7) + 0.85 * max(x - 0.35, 0) ** 1.5 * 2, pen.ink.bad, end=0.95
    )


def _settle(pen: Sketch) -> None:
    _loss(8)(pen)
    pen.box(0.6, 0.02, 0.4, 0.22, "none", pen.ink.good)


def _overfitting(pen: Sketch) -> None:
    _pair(pen, lambda x: falling(x, floor=0.03), lambda x: falling(x, pace=7, floor=0.2) + x**2 / 2)


def _underfitting(pen: Sketch) -> None:
    _pair(
        pen,
        lambda x: falling(x, pace=8, floor=0.62),
        lambda x: falling(x, pace=8, floor=0.7),
    )


def _seeded(shift: float, x: float) -> float:
    return falling(x, floor=0.1 + shift) + rough(x + shift, 0.02)


def _seed(pen: Sketch) -> None:
    pen.axes()
    for shift, colour in ((0.0, pen.ink.train), (0.07, pen.ink.test), (0.14, pen.ink.good)):
        pen.curve(partial(_seeded, shift), colour, wide=1.5)


def _optimizer(pen: Sketch) -> None:
    zigzag = ((0.04, 0.9), (0.14, 0.2), (0.26, 0.75), (0.38, 0.3), (0.5, 0.6), (0.62, 0.45))
    pen.walk(zigzag, pen.ink.train)
    pen.walk(((0.04, 0.9), (0.35, 0.62), (0.68, 0.5), (0.95, 0.47)), pen.ink.test)


def _momentum(pen: Sketch) -> None:
    pen.curve(parabola, pen.ink.grey, wide=1.5)
    pen.walk([(x, parabola(x)) for x in (0.05, 0.12, 0.24, 0.4)], pen.ink.test)


def _schedule(pen: Sketch) -> None:
    pen.axes()
    pen.path(
        ((0, 0.9), (0.34, 0.9), (0.34, 0.5), (0.67, 0.5), (0.67, 0.22), (1, 0.22)), pen.ink.train
    )


def _warm_up(pen: Sketch) -> None:
    pen.axes()
    pen.path(((0, 0.08), (0.25, 0.85), (1, 0.85)), pen.ink.train)


def _early_stopping(pen: Sketch) -> None:
    _overfitting(pen)
    pen.path(((0.36, 0), (0.36, 1)), pen.ink.good, dash="4 3")


def _weights(pen: Sketch, heights: tuple[float, ...], colour: str) -> None:
    pen.path(((0, 0.05), (1, 0.05)), pen.ink.grey, wide=1)
    for number, height in enumerate(heights):
        pen.box(0.06 + number * 0.15, 0.05, 0.09, max(height, 0.015), colour)


def _augmentation(pen: Sketch) -> None:
    for left, turn in ((0.02, 0.0), (0.38, 0.35), (0.74, -0.35)):
        pen.box(left, 0.2, 0.24, 0.6, pen.ink.paper, pen.ink.grey)
        middle = left + 0.12
        pen.path(((middle - 0.06 * turn, 0.3), (middle + 0.06 * turn, 0.7)), pen.ink.train, wide=4)


def _hill(pen: Sketch, middle: float, wide: float, colour: str, dash: str = "") -> None:
    pen.curve(lambda x: 0.05 + 0.8 * math.exp(-(((x - middle) / wide) ** 2)), colour, dash=dash)


def _batch_norm(pen: Sketch) -> None:
    pen.path(((0, 0.05), (1, 0.05)), pen.ink.grey, wide=1)
    _hill(pen, 0.74, 0.16, pen.ink.test, "5 3")
    _hill(pen, 0.42, 0.1, pen.ink.train)


def _epsilon(pen: Sketch) -> None:
    pen.says(0.5, 0.62, "x − μ", colour=pen.ink.text)
    pen.path(((0.28, 0.52), (0.72, 0.52)), pen.ink.text, wide=1.2)
    pen.says(0.5, 0.28, "√(σ² + ε)", colour=pen.ink.train)


def _initialization(pen: Sketch) -> None:
    pen.axes()
    pen.curve(falling, pen.ink.grid)
    pen.dot(0, falling(0), pen.ink.test, size=6)


def _capacity(pen: Sketch) -> None:
    for number in range(9):
        x = 0.06 + number * 0.11
        pen.dot(x, 0.5 + 0.36 * math.sin(6.2 * x), pen.ink.grey, size=2.5)
    pen.curve(lambda x: 0.5 + 0.36 * math.sin(6.2 * x), pen.ink.train)
    pen.path(((0, 0.75), (1, 0.25)), pen.ink.test, dash="5 3")


def _mse(pen: Sketch) -> None:
    pen.axes()
    pen.curve(lambda x: 3.6 * (x - 0.5) ** 2, pen.ink.train)


def _mae(pen: Sketch) -> None:
    pen.axes()
    pen.path(((0, 0.9), (0.5, 0), (1, 0.9)), pen.ink.train)


def _cross_entropy(pen: Sketch) -> None:
    pen.axes()
    pen.curve(lambda p: -math.log(p) / 4, pen.ink.train, start=0.03)


def _control(pen: Sketch) -> None:
    pen.axes()
    pen.curve(lambda x: 1 - falling(x, pace=4, floor=0.25), pen.ink.grey, dash="5 3")
    pen.curve(
        lambda x: 1 - falling(x, pace=4, floor=0.25) + 0.14 * (1 - math.exp(-12 * (x - 0.5))),
        pen.ink.train,
        start=0.5,
    )


def _comparable(pen: Sketch) -> None:
    pen.axes()
    for pace, colour in ((2.0, pen.ink.train), (7.0, pen.ink.test)):
        pen.curve(partial(falling, pace=pace), colour)


def _nan(pen: Sketch) -> None:
    pen.axes()
    pen.curve(falling, pen.ink.train, end=0.5)
    pen.dot(0.5, falling(0.5), pen.ink.bad, size=5)
    pen.says(0.62, 0.2, "NaN", colour=pen.ink.bad, at="start")


def _tau(pen: Sketch) -> None:
    pen.axes()
    for number in range(9):
        high = 0.85 * math.exp(-number / 5)
        pen.box(0.02 + number * 0.11, 0, 0.09, high, pen.ink.train)


def _points(pen: Sketch) -> None:
    pen.path(((0.1, 0.12), (0.9, 0.12)), pen.ink.grey, wide=1)
    pen.box(0.2, 0.12, 0.2, 0.64, pen.ink.grey)
    pen.box(0.6, 0.12, 0.2, 0.8, pen.ink.train)
    pen.says(0.3, 0.8, "96%")
    pen.says(0.7, 0.62, "98%", colour=pen.ink.paper)


SKETCHES: Mapping[str, Draws] = {
    "run": _run,
    "log": _log,
    "epoch": _epoch,
    "step": _step,
    "batch": _batch,
    "batch-size": _batch_size,
    "minibatch": _minibatch,
    "learning-rate": _learning_rate,
    "step-size": _step_size,
    "loss": _loss(),
    "accuracy": _accuracy,
    "validation": _validation,
    "training-set": lambda pen: _split(pen, pen.ink.train, pen.ink.grid),
    "test-set": lambda pen: _split(pen, pen.ink.grid, pen.ink.test),
    "weight": lambda pen: _neuron(pen, pen.ink.train, pen.ink.grid),
    "bias": lambda pen: _neuron(pen, pen.ink.grid, pen.ink.train),
    "parameter": lambda pen: _network(pen, pen.ink.train),
    "hyperparameter": _sliders,
    "gradient": _gradient,
    "gradient-descent": _gradient_descent,
    "forward": lambda pen: _network(pen, pen.ink.train),
    "backward": lambda pen: _network(pen, pen.ink.test, back=True),
    "minimum": _minimum,
    "level": _level,
    "noise": _noise,
    "oscillation": _oscillation,
    "spike": _spike,
    "plateau": _plateau,
    "divergence": _divergence,
    "settle": _settle,
    "overfitting": _overfitting,
    "underfitting": _underfitting,
    "seed": _seed,
    "optimizer": _optimizer,
    "momentum": _momentum,
    "schedule": _schedule,
    "warm-up": _warm_up,
    "early-stopping": _early_stopping,
    "weight-decay": lambda pen: _weights(pen, (0.4, 0.3, 0.5, 0.25, 0.35, 0.3), pen.ink.train),
    "l1": lambda pen: _weights(pen, (0.7, 0.0, 0.0, 0.55, 0.0, 0.0), pen.ink.train),
    "dropout": lambda pen: _network(pen, pen.ink.train, off=True),
    "augmentation": _augmentation,
    "batch-norm": _batch_norm,
    "epsilon": _epsilon,
    "initialization": _initialization,
    "capacity": _capacity,
    "mse": _mse,
    "mae": _mae,
    "cross-entropy": _cross_entropy,
    "control-run": _control,
    "comparable-run": _comparable,
    "nan": _nan,
    "tau": _tau,
    "percentage-point": _points,
}
"""The drawing of each term, by its code."""
