"""Is the lead of the best setting more than chance?

What it measures: the lead of the best over the second setting against the spread between seeds
where there are any; else against the sampling error of the test set where its size is known.
Why it matters: a ranking within the noise changes with the next seed.
When it does not apply: with one setting; with one seed each and a test set that is large enough
or of unknown size.
False alarms: runs tested on the same examples differ less by chance than the sampling error says;
so the sentence only says that the order is uncertain.
References: binomial standard error sqrt(p (1 - p) / n); variance between seeds, Bouthillier et al.
2021 (2103.03098).
"""

from collections.abc import Iterable

import numpy as np

from dashboard.diagnosis.comparisons import ComparisonRule
from dashboard.diagnosis.siblings.cell import same_length
from dashboard.diagnosis.siblings.evidence import Facts, ids, scale, settings
from dashboard.diagnosis.siblings.family import Family
from dashboard.diagnosis.siblings.rate_fit.noise import EXAMPLES, TELLS, error_of_difference
from dashboard.diagnosis.verdict import Comparison


def find(family: Family) -> Iterable[Comparison]:
    """One finding at most: whether the first two settings differ by more than chance."""
    sound, best = family.contenders, family.best
    if best is None:
        return
    others = (cell for cell in same_length(sound[1:], best) if not cell.diverged)
    second = next((cell for cell in others if settings(cell) != settings(best)), None)
    if second is None:
        return
    basis, error = error_of_difference(family, best, second)
    if not np.isfinite(error):
        return
    lead = best.score - second.score
    tells = lead > TELLS.value * error
    if basis == EXAMPLES and tells:
        return
    evidence: Facts = scale(family) | settings(best) | settings(second, "second_")
    evidence |= {
        "lead": abs(best.ended_at() - second.ended_at()),
        "noise": error,
        "basis": basis,
        "tells": "yes" if tells else "no",
        "seeds": len(best.seeds),
    }
    yield Comparison("seed-noise", ids(best, second), evidence)


COMPARISON = ComparisonRule("seed-noise", rank=55, find=find, thresholds=(TELLS,))
