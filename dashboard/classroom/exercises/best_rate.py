"""With which rate is the minimum reached in one step?  With 1/λ."""

import math

from dashboard.classroom.exercise import NEAR, Answer, Checked, Exercise, Variant

CURVATURES = (4.0, 0.25, 2.0, 10.0)


def wrong(variant: Variant, answer: Answer) -> Checked:
    """Why a wrong rate is wrong."""
    curvature = float(variant.values["curvature"])
    why = "other"
    if not isinstance(answer, str):
        if math.isclose(answer, 2 / curvature, rel_tol=NEAR):
            why = "threshold"
        elif math.isclose(answer, curvature, rel_tol=NEAR):
            why = "curvature"
        elif 0 < answer < 1 / curvature:
            why = "low"
        elif answer > 1 / curvature:
            why = "high"
    share = abs(1 - answer * curvature) if not isinstance(answer, str) else math.nan
    return Checked(is_right=False, why=why, values={**variant.told, "share": share})


EXERCISE = Exercise(
    "best-rate",
    5,
    [
        Variant(
            {"curvature": one, "half": one / 2, "start": start, "minimum": start + 2},
            1 / one,
            told={"curvature": one},
        )
        for one, start in zip(CURVATURES, (0.0, 1.0, -1.0, 3.0), strict=True)
    ],
    wrong,
)
