"""Name the regime of a walk that is drawn: slow, one step, zigzag, endless, divergent."""

from dashboard.classroom.exercise import Answer, Checked, Exercise, Picture, Variant
from dashboard.descent.regimes import Regime, regime

CURVATURE, MINIMUM, START, STEPS = 2.0, 3.0, 0.0, 8
RATES = (0.85, 0.1, 1.06, 1.0, 0.5)


def wrong(variant: Variant, answer: Answer) -> Checked:
    """Why a walk is not of the regime that was named: what is seen of the one that it is of."""
    del answer
    return Checked(is_right=False, why=str(variant.answer), values=variant.told)


def _variant(rate: float) -> Variant:
    return Variant(
        {},
        str(regime(rate, CURVATURE)),
        tuple(Regime),
        {"product": rate * CURVATURE},
        Picture(CURVATURE, MINIMUM, START, rate, STEPS),
    )


EXERCISE = Exercise("regime-of-walk", 7, [_variant(rate) for rate in RATES], wrong)
