"""How many steps to the minimum: the public exercise that the lesson on the learning rate names."""

import math

from dashboard.classroom.exercise import NEVER, Answer, Checked, Exercise, Picture, Variant
from dashboard.descent.losses import Parabola
from dashboard.descent.presets import LEFT, preset_of
from dashboard.descent.regimes import factor, steps_until

PRESET = preset_of("exercise")
STEPS_SHOWN = 12


def exercise(code: str, order: int, rate: float) -> Exercise:
    """The exercise that asks how many steps a ``rate`` takes on the loss of the public exercise."""
    loss = PRESET.loss
    if not isinstance(loss, Parabola):
        raise TypeError(f"no steps are counted on {loss!r}")
    steps = steps_until(LEFT, rate, loss.curvature)
    left = abs(factor(rate, loss.curvature))
    variant = Variant(
        {"rate": rate, "left": LEFT},
        NEVER if steps is None else float(steps),
        told={"rate": rate, "share": left, "product": rate * loss.curvature},
        picture=Picture(loss.curvature, loss.minimum, PRESET.start, rate, STEPS_SHOWN),
    )
    return Exercise(code, order, (variant,), wrong, is_count=True)


def wrong(variant: Variant, answer: Answer) -> Checked:
    """Why a wrong number of steps is wrong."""
    return Checked(is_right=False, why=_why(variant.answer, answer), values=variant.told)


def _why(wanted: Answer, answer: Answer) -> str:
    if isinstance(wanted, str) or isinstance(answer, str):
        raise TypeError("a number of steps is a number")
    if wanted == NEVER:
        return "arrives"
    if answer == NEVER:
        return "never"
    if math.isclose(answer, wanted, abs_tol=1):
        return "off-by-one"
    return "fewer" if answer < wanted else "more"
