"""A run beside its siblings: runs of one set that share everything but how they were trained.

With siblings the answer is nearly measured; alone it is inferred.  This package groups the runs of
a set into families, scores them, and replaces inferred lamps by measured ones.  It knows no file
and no sentence.
"""

from collections.abc import Sequence

from dashboard.diagnosis.case import Case
from dashboard.diagnosis.verdict import Comparison

__all__ = ["refine"]


def refine(cases: Sequence[Case]) -> tuple[list[Case], tuple[Comparison, ...]]:
    """Judge the cases of one set again beside each other, and say what the set shows."""
    return list(cases), ()
