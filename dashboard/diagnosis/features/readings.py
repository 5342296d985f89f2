"""The inputs of the network: one number each, comparable between problems.

All are shares of a curve's own descent, logarithms of ratios or shares of the run, so that neither
the loss's unit nor the number of epochs matters.  NaN means that the log does not hold what the
reading needs; the network then judges without it.
"""

import math

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.shape import TINY, Shape

CURVES = ("loss", "held_out", "error")  # see readings()
FEWEST_POINTS = 4  # below it a shape gives no readings
FLOOR = 1e-4  # of the descent: keeps a ratio of two falls finite on a curve at rest


def readings(features: Features) -> dict[str, float]:
    """Every reading of a run, by ``<curve>.<reading>``.

    ``loss`` is the training loss (the held-out loss where there is none, or where the training
    points are of single minibatches), ``held_out`` the
    held-out loss, ``error`` the held-out error rate.
    """
    shapes = (features.steady, features.held_out, features.held_out_error)
    of_curves = {
        f"{name}.{reading}": value
        for name, shape in zip(CURVES, shapes, strict=True)
        if shape is not None and shape.points >= FEWEST_POINTS
        for reading, value in _of(shape, has_start=features.begins_untrained(shape)).items()
    }
    return of_curves | _of_both(features)


START = "start_share"
"""The reading that only logs with an evaluation before the first update have."""

MEANING = {
    "half_share": "share of the descent that falls to the second half of the run",
    "level": "log10 of the end over the first value",
    "best_at": "where in the run the best value lies, 0 to 1",
    "noise": "noise from point to point over the end level",
    "noise_share": "noise from point to point over the descent",
    "trend_noise": "fall of the last half over the noise from point to point",
    "done_first": "share of the descent done by the second point",
    "rise_share": "share of the descent lost again between the best point and the end",
    "up_share": "sum of all rises over the descent",
    "slowing": "fall of the last quarter over the path of the last half",
    "late_share": "share of the descent that falls to the last fifth of the run",
    "late_fall": "fall of the last fifth over the level before it",
    "falling": "share of the steps of the last half that go down",
    START: "share of the way from the start to the best that the first point after it has gone",
}
"""What each reading of a curve measures; its name carries the curve's before a dot."""


PAIR = {
    "gap": "log10 of the held-out loss over the training loss at the end",
    "error_gap": "held-out minus training error rate at the end",
    "error": "training error rate at the end, the held-out one where there is none",
}
"""What each reading of both parts of the data measures, by ``pair.<reading>``."""


def _of_both(features: Features) -> dict[str, float]:
    """How the two parts of the data stand to one another at the end; NaN where one is missing."""
    train, held_out = features.train, features.held_out
    errors = features.train_error, features.held_out_error
    nan = math.nan
    gap = error_gap = nan
    if train is not None and held_out is not None and min(train.end, held_out.end) > TINY:
        gap = math.log10(held_out.end / train.end)
    if errors[0] is not None and errors[1] is not None:
        error_gap = errors[1].end - errors[0].end
    known = errors[0] or errors[1]
    return {
        "pair.gap": gap,
        "pair.error_gap": error_gap,
        "pair.error": nan if known is None else known.end,
    }


def _of(shape: Shape, *, has_start: bool) -> dict[str, float]:
    """The readings of one shape, from its first point after an update.

    An evaluation before training would make all others depend on how much the first epoch does,
    which is a matter of how large the data set is.
    """
    x, y = (shape.x[1:], shape.y[1:]) if has_start else (shape.x, shape.y)
    first, before = float(y[0]), float(shape.y[0])
    descent = max(first - shape.best, TINY * max(1.0, abs(first)))
    own = max(first - shape.best, 0.0)
    of_own = shape.descent / own if own > TINY else float("nan")
    length = max(shape.last_x - float(x[0]), TINY)
    half, quarter = shape.at_50 - shape.end, shape.at_75 - shape.end
    floor = FLOOR * descent
    noise_share = shape.noise_share * of_own
    return {
        "half_share": half / descent,
        "level": math.log10(max(shape.end, TINY) / max(first, TINY))
        if shape.positive
        else float("nan"),
        "best_at": max(shape.best_x - float(x[0]), 0.0) / length,
        "noise": shape.noise,
        "noise_share": noise_share,
        "trend_noise": half / (noise_share * descent + floor),
        "done_first": (first - float(y[1])) / descent,
        "rise_share": shape.rise_share * of_own,
        "up_share": (shape.rises - max(first - before, 0.0)) / descent,
        "slowing": quarter / (abs(shape.at_50 - shape.at_75) + abs(quarter) + floor),
        "late_share": shape.late_share * of_own,
        "late_fall": shape.late_fall,
        "falling": shape.falling,
        START: (before - first) / max(before - shape.best, TINY) if has_start else math.nan,
    }
