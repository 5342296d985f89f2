"""The drawing of each thing that the courses teach, in strokes."""

import math
from collections.abc import Callable, Mapping

from dashboard.views.guide_page.sketch import Sketch, falling, parabola, rough
from dashboard.views.guide_page.term_sketches import SKETCHES
from dashboard.views.state.page import Screen

Draws = Callable[[Sketch, Screen], None]


def _loss_by_weight(pen: Sketch, _: Screen) -> None:
    for left, start, factor, colour in (
        (0.0, 0.1, 0.72, pen.ink.train),
        (0.53, 0.12, -0.93, pen.ink.test),
    ):
        scale = 0.47
        pen.curve(parabola, pen.ink.grey, left=left, share=scale, wide=1.5)
        places = [0.5 + (start - 0.5) * factor**step for step in range(5)]
        pen.walk([(left + scale * x, parabola(x)) for x in places], colour)


def _walker(pen: Sketch, _: Screen) -> None:
    def ground(x: float) -> float:
        return 0.42 + 0.42 * math.cos(4.2 * x) + 0.07 * math.sin(15 * x)

    pen.curve(ground, pen.ink.grey)
    pen.walk([(x, ground(x) + 0.06) for x in (0.1, 0.22, 0.36, 0.5, 0.62)], pen.ink.test)


def _update(pen: Sketch, screen: Screen) -> None:
    pen.curve(lambda x: ((x - 0.6) / 0.6) ** 2 * 0.9 + 0.02, pen.ink.grey, wide=1.5)
    places = [0.0, 0.6, 1.08]
    pen.walk([(w / 5, ((w / 5 - 0.6) / 0.6) ** 2 * 0.9 + 0.02) for w in places], pen.ink.test)
    for weight, loss in ((0.0, 9.0), (0.6, 5.76), (1.08, 3.6864)):
        x = weight / 5
        y = ((x - 0.6) / 0.6) ** 2 * 0.9
        pen.says(x + 0.05, y + 0.02, screen.say("idea-loss-value", loss=loss), at="start")


def _loop(pen: Sketch, screen: Screen) -> None:
    places = {
        "forward": (0.04, 0.62),
        "loss": (0.6, 0.62),
        "backward": (0.6, 0.08),
        "update": (0.04, 0.08),
    }
    for code, (x, y) in places.items():
        pen.box(x, y, 0.36, 0.32, pen.ink.paper, pen.ink.train)
        pen.says(x + 0.18, y + 0.11, screen.say(f"idea-loop-{code}"), colour=pen.ink.text)
    pen.arrow((0.42, 0.78), (0.58, 0.78), pen.ink.test)
    pen.arrow((0.78, 0.6), (0.78, 0.42), pen.ink.test)
    pen.arrow((0.58, 0.24), (0.42, 0.24), pen.ink.test)
    pen.arrow((0.22, 0.42), (0.22, 0.6), pen.ink.test)


def _batches(pen: Sketch, screen: Screen) -> None:
    for size, colour, word, y in (
        (0.0, pen.ink.train, "full", 0.9),
        (0.06, pen.ink.good, "mini", 0.55),
        (0.16, pen.ink.test, "one", 0.2),
    ):
        points = [
            (n / 40 * 0.66, y - 0.08 + (rough(n / 40, size) if 0 < n < 40 else 0))
            for n in range(41)
        ]
        pen.path(points, colour, wide=1.6)
        pen.dot(0.66, y - 0.08, pen.ink.text)
        pen.says(0.71, y - 0.12, screen.say(f"idea-batches-{word}"), colour=colour, at="start")


def _rates(pen: Sketch, screen: Screen) -> None:
    pen.box(0.375, 0.36, 0.375, 0.28, pen.ink.shade)
    pen.path(((0, 0.5), (1, 0.5)), pen.ink.grey, wide=1.5)
    for number, rate in enumerate((1e-4, 1e-3, 1e-2, 1e-1, 1.0)):
        x = number / 4
        is_usual = rate in {1e-2, 1e-1}
        pen.path(((x, 0.42), (x, 0.58)), pen.ink.text if is_usual else pen.ink.grey)
        at = "start" if number == 0 else "end" if number == 4 else "middle"
        pen.says(
            x,
            0.16,
            screen.texts.number(rate),
            colour=pen.ink.text if is_usual else "",
            at=at,
        )


def _exercise(pen: Sketch, screen: Screen) -> None:
    for y, rate, steps in ((0.72, 0.1, 81), (0.4, 1.0, 6), (0.08, 1.6, 1)):
        pen.says(0.12, y + 0.04, screen.texts.number(rate), at="end", colour=pen.ink.text)
        pen.box(0.16, y, 0.68 * steps / 81, 0.2, pen.ink.train)
        pen.says(0.19 + 0.68 * steps / 81, y + 0.04, str(steps), at="start", colour=pen.ink.text)


def _carry_over(pen: Sketch, _: Screen) -> None:
    for left, curvature, start in ((0.0, 1.0, 0.06), (0.54, 4.0, 0.42)):
        scale = 0.46

        def loss(x: float, steep: float = curvature) -> float:
            return 0.06 + min(3.4 * steep * (x - 0.5) ** 2, 0.9)

        wide = 0.5 / curvature**0.5
        pen.curve(
            loss,
            pen.ink.grey,
            start=0.5 - wide,
            end=0.5 + wide,
            left=left,
            share=scale,
            wide=1.5,
        )
        factor = 1 - 0.55 * curvature
        places = [0.5 + (start - 0.5) * factor**step for step in range(4)]
        colour = pen.ink.good if curvature == 1 else pen.ink.bad
        pen.walk([(left + scale * x, loss(x)) for x in places], colour)


def _metric(pen: Sketch, screen: Screen) -> None:
    pen.axes()
    pen.curve(lambda x: falling(x, pace=9, floor=0.2) + 0.3 * x**2, pen.ink.test, end=0.72)
    pen.curve(lambda x: 0.9 - 0.8 * math.exp(-4 * x), pen.ink.good, end=0.72, dash="5 3")
    pen.says(0.75, 0.3, screen.say("idea-metric-loss"), colour=pen.ink.test, at="start")
    pen.says(0.75, 0.8, screen.say("idea-metric-accuracy"), colour=pen.ink.good, at="start")


def _control(pen: Sketch, screen: Screen) -> None:
    pen.axes()
    pen.curve(lambda x: 0.62 - 0.6 * math.exp(-7 * x), pen.ink.grey, end=0.7, dash="5 3")
    pen.curve(
        lambda x: 0.62 - 0.6 * math.exp(-7 * x) + 0.26 * (1 - math.exp(-20 * (x - 0.36))),
        pen.ink.train,
        start=0.36,
        end=0.7,
    )
    pen.says(0.73, 0.84, screen.say("idea-control-switched"), colour=pen.ink.train, at="start")
    pen.says(0.73, 0.54, screen.say("idea-control-control"), at="start")


def _harder(pen: Sketch, screen: Screen) -> None:
    for number, (high, fill) in enumerate(
        ((0.85, pen.ink.good), (0.4, pen.ink.grey), (0.62, pen.ink.train))
    ):
        x = 0.08 + number * 0.32
        pen.box(x, 0.16, 0.2, high - 0.1, fill)
        name = ("64", "1024", f"1024 · {screen.say('idea-harder-rate')}")[number]
        pen.says(x + 0.1, -0.02, name, colour=pen.ink.text)
    pen.path(((0, 0.16), (1, 0.16)), pen.ink.grey, wide=1)


def _schedule(pen: Sketch, screen: Screen) -> None:
    pen.axes()
    for code, formula, colour, dash, y in (
        ("constant", lambda _: 0.9, pen.ink.grey, "2 3", 0.87),
        ("linear", lambda x: 0.9 - 0.95 * x, pen.ink.test, "5 3", 0.46),
        ("exponential", lambda x: 0.9 * math.exp(-4.5 * x), pen.ink.train, "", 0.04),
    ):
        pen.curve(formula, colour, end=0.6, dash=dash)
        pen.says(0.63, y, screen.say(f"idea-schedule-{code}"), colour=colour, at="start")


def _losses(pen: Sketch, _: Screen) -> None:
    pen.axes()
    pen.curve(lambda x: 3.6 * (x - 0.5) ** 2, pen.ink.train)
    pen.path(((0.05, 0.75), (0.5, 0), (0.95, 0.75)), pen.ink.test, dash="5 3")
    pen.says(0.93, 0.92, "MSE", colour=pen.ink.train, at="end")
    pen.says(0.99, 0.5, "MAE", colour=pen.ink.test, at="end")


def _overfit(pen: Sketch, screen: Screen) -> None:
    pen.axes()
    pen.curve(
        lambda x: falling(x, pace=8, floor=0.2) + 0.95 * x**2, pen.ink.test, end=0.75, dash="5 3"
    )
    pen.curve(lambda x: falling(x, pace=6, floor=0.22), pen.ink.good, end=0.75)
    pen.says(0.78, 0.72, screen.say("idea-overfit-without"), colour=pen.ink.test, at="start")
    pen.says(0.78, 0.2, screen.say("idea-overfit-with"), colour=pen.ink.good, at="start")


def _underfit(pen: Sketch, _: Screen) -> None:
    pen.axes()
    for number in range(10):
        x = 0.05 + number * 0.1
        pen.dot(x, 0.9 - 3.2 * (x - 0.5) ** 2 + rough(x, 0.03), pen.ink.grey, size=3)
    pen.path(((0.02, 0.62), (0.98, 0.62)), pen.ink.test)


def _flat(pen: Sketch, _: Screen) -> None:
    pen.axes()
    pen.curve(lambda x: 0.72 + rough(x, 0.015), pen.ink.train)


def _pipeline(pen: Sketch, screen: Screen) -> None:
    for number, code in enumerate(("labels", "shuffling", "loss", "scale")):
        y = 0.84 - number * 0.27
        pen.path(((0.03, y + 0.06), (0.07, y), (0.14, y + 0.16)), pen.ink.good)
        pen.says(0.2, y, screen.say(f"idea-pipeline-{code}"), colour=pen.ink.text, at="start")


def _of_term(code: str) -> Draws:
    return lambda pen, _: SKETCHES[code](pen)


SHOWN: Mapping[str, Draws] = {
    "loss-by-weight": _loss_by_weight,
    "walker": _walker,
    "gradient": _of_term("gradient"),
    "update": _update,
    "loop": _loop,
    "batches": _batches,
    "rates": _rates,
    "exercise": _exercise,
    "carry-over": _carry_over,
    "monitor": _of_term("validation"),
    "metric": _metric,
    "control": _control,
    "harder": _harder,
    "schedule": _schedule,
    "losses": _losses,
    "overfit": _overfit,
    "underfit": _underfit,
    "batch-norm": _of_term("batch-norm"),
    "flat": _flat,
    "pipeline": _pipeline,
}
"""The drawing of each, by its code."""
