"""What to change in a run: the first thing to try first, with the value to try."""

from collections.abc import Sequence

from dashboard.diagnosis.case import Case
from dashboard.diagnosis.curve import RunCurves
from dashboard.diagnosis.verdict import Comparison, Recommendation

__all__ = ["recommend"]


def recommend(
    case: Case,
    comparisons: Sequence[Comparison],
    siblings: Sequence[RunCurves],
) -> tuple[Recommendation, ...]:
    """Advice for one run, in the order in which to try it; empty for a healthy run."""
    if not case.lamps:
        return ()
    return ()
