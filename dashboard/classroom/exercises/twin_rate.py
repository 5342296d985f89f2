"""Which other rate gives the very same losses?  2/λ − η, whose weight jumps from side to side."""

import math

from dashboard.classroom.exercise import NEAR, Answer, Checked, Exercise, Variant
from dashboard.descent.regimes import twin_rate

CASES = ((2.0, 0.02), (2.0, 0.3), (4.0, 0.1), (0.5, 1.0))
"""A curvature and a rate below 1/λ."""


def wrong(variant: Variant, answer: Answer) -> Checked:
    """Why another rate gives other losses: the size of its factor, beside the one of the rate."""
    if isinstance(answer, str):
        raise TypeError("a rate is a number")
    curvature, rate = variant.values["curvature"], variant.values["rate"]
    why = "itself" if math.isclose(answer, rate, rel_tol=NEAR) else "other"
    values = {"share": abs(1 - answer * curvature), "wanted": 1 - rate * curvature}
    return Checked(is_right=False, why=why, values={**variant.told, **values})


def _variant(curvature: float, rate: float) -> Variant:
    other = twin_rate(rate, curvature)
    if other is None:
        raise ValueError(f"{rate} has no twin at {curvature}")
    return Variant(
        {"curvature": curvature, "half": curvature / 2, "rate": rate},
        other,
        told={"rate": rate, "twin": other},
    )


EXERCISE = Exercise("twin-rate", 8, [_variant(*case) for case in CASES], wrong)
