"""From which rate on does it diverge?  From 2/λ on."""

import math

from dashboard.classroom.exercise import NEAR, Answer, Checked, Exercise, Variant

CURVATURES = (2.0, 0.5, 8.0, 0.625)


def wrong(variant: Variant, answer: Answer) -> Checked:
    """Why a wrong threshold is wrong."""
    curvature = float(variant.values["curvature"])
    known = {"one-step": 1 / curvature, "upside-down": curvature / 2, "curvature": curvature}
    why = "other"
    for name, value in known.items():
        if not isinstance(answer, str) and math.isclose(answer, value, rel_tol=NEAR):
            why = name
            break
    return Checked(is_right=False, why=why, values=variant.told)


EXERCISE = Exercise(
    "threshold",
    4,
    [
        Variant({"curvature": one, "half": one / 2}, 2 / one, told={"curvature": one})
        for one in CURVATURES
    ],
    wrong,
)
