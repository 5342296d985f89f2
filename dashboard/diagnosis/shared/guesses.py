"""What a model knows that gives one answer for every input: an accuracy of 1/n, a loss of ln(n)."""

import math

import numpy as np

from dashboard.diagnosis.features import Features
from dashboard.diagnosis.features.shape import Shape
from dashboard.diagnosis.rule import Threshold

NEAR = Threshold("distance to 1/n", 0.02, "accuracy", "noise of guesses on a few thousand items")
GUESS_LOSS = Threshold("distance to ln(n)", 0.02, "ratio", "a uniform guess, and 2% of luck")
ABOUT = Threshold("loss that names n", 0.1, "ratio", "first losses fluctuate about ln(n)")
NEAR_RELATIVE = 0.15  # share of 1/n that the distance may be, for many classes
MOST_CLASSES = 1000
OTHERS = 3  # numbers of classes on either side of the nearest one
SETTINGS = ("classes", "num_classes", "n_classes")


def guess_of(accuracy: float, near: float = NEAR.value, known: int | None = None) -> int | None:
    """The number of classes whose guess is within ``near`` of ``accuracy``, or ``None``."""
    if accuracy <= 0 or accuracy > 1:
        return None
    if 2 * accuracy * MOST_CLASSES < 1:
        return None  # nearer to none at all than to a guess among the most
    classes = known or round(1 / accuracy)
    if not 2 <= classes <= MOST_CLASSES:
        return None
    limit = min(near, NEAR_RELATIVE / classes)
    return classes if abs(accuracy - 1 / classes) <= limit else None


def guesses_of(
    accuracy: float, near: float = NEAR.value, known: int | None = None
) -> tuple[int, ...]:
    """All numbers of classes whose guess may be this accuracy, the nearest first.

    An accuracy of 0.092 is nearest to a guess among 11 classes, and may well be one among 10.
    """
    nearest = guess_of(accuracy, near, known)
    if nearest is None or known is not None:
        return () if nearest is None else (nearest,)
    few = range(max(2, nearest - OTHERS), nearest + OTHERS + 1)
    found = (n for n in few if guess_of(accuracy, near, n) is not None)
    return tuple(sorted(found, key=lambda n: abs(accuracy - 1 / n)))


def known_classes(features: Features) -> int | None:
    """The number of classes among the settings, ``None`` where none is given."""
    given = (features.curves.setting(name) for name in SETTINGS)
    return next((int(n) for n in given if n is not None and 2 <= n < math.inf), None)


def nameable(features: Features, classes: int) -> int:
    """``classes`` where more than the accuracy supports that number, else 0.

    That is a setting, or a loss that begins or ends about where a guess among so many would be.
    """
    if known_classes(features) is not None:
        return classes
    guess = float(np.log(classes))
    shapes = [shape for shape in (features.train, features.held_out) if shape is not None]
    values = [value for shape in shapes for value in (shape.first, shape.end)]
    agree = any(abs(value - guess) <= ABOUT.value * guess for value in values)
    return classes if agree else 0


def is_guess(shape: Shape, classes: int) -> bool:
    """A loss that ends where a uniform guess among ``classes`` is."""
    guess = float(np.log(classes))
    return abs(shape.end - guess) <= GUESS_LOSS.value * guess
