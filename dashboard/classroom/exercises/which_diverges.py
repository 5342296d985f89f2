"""Which of these rates diverges?  The only one above 2/λ."""

from dashboard.classroom.exercise import Answer, Checked, Exercise, Variant
from dashboard.descent.regimes import factor, regime

CASES = (
    (4.0, (0.05, 0.25, 0.45, 0.6)),
    (0.5, (3.0, 5.0, 1.0, 3.9)),
    (10.0, (0.19, 0.02, 0.21, 0.1)),
    (1.0, (1.9, 1.0, 0.3, 2.2)),
)
"""A curvature, and four rates of which one is above 2/λ."""


def wrong(variant: Variant, answer: Answer) -> Checked:
    """Why a rate does not diverge: what a step leaves of the distance."""
    curvature, rate = float(variant.values["curvature"]), float(answer)
    values = {
        "rate": rate,
        "product": rate * curvature,
        "share": abs(factor(rate, curvature)),
        "threshold": 2 / curvature,
    }
    return Checked(is_right=False, why=str(regime(rate, curvature)), values=values)


def _variant(curvature: float, rates: tuple[float, ...]) -> Variant:
    (divergent,) = (rate for rate in rates if rate * curvature > 2)
    return Variant(
        {"curvature": curvature, "half": curvature / 2},
        f"{divergent:g}",
        tuple(f"{rate:g}" for rate in rates),
        {"rate": divergent, "threshold": 2 / curvature, "product": divergent * curvature},
    )


EXERCISE = Exercise("which-diverges", 6, [_variant(*case) for case in CASES], wrong)
