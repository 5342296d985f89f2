"""Is the lead of the best setting more than chance?

What it measures: the lead of the best over the second setting against the spread between seeds
where there are any, else against the sampling error of the test set where its size is known.
Why it matters: a ranking within the noise changes with the next seed.
When it does not apply: with one setting; with one seed each and a test set that is large enough
or of unknown size.
False alarms: runs tested on the same examples differ less by chance than the sampling error says;
so the sentence only says that one cannot tell.
References: binomial standard error sqrt(p (1 - p) / n); variance between seeds, Bouthillier et al.
2021 (2103.03098).
"""

from collections.abc import Iterable

import numpy as np

from dashboard.diagnosis.comparisons import ComparisonRule
from dashboard.diagnosis.rule import Threshold
from dashboard.diagnosis.siblings.cell import Cell, same_length
from dashboard.diagnosis.siblings.evidence import Facts, ids, scale, settings
from dashboard.diagnosis.siblings.family import Family
from dashboard.diagnosis.siblings.score import ACCURACY
from dashboard.diagnosis.verdict import Comparison

TELLS = Threshold("tells", 2.0, "standard errors of the difference", "95% of normal differences")
TEST_SIZES = ("test_examples", "val_examples", "test_size", "n_test")


def find(family: Family) -> Iterable[Comparison]:
    """One finding at most: whether the first two settings can be told apart."""
    ranked = family.ranked
    sound = [cell for cell in ranked if np.isfinite(cell.score)]
    best = sound[0] if sound else None
    if best is None:
        return
    others = (cell for cell in same_length(sound[1:], best) if not cell.diverged)
    second = next((cell for cell in others if settings(cell) != settings(best)), None)
    if second is None:
        return
    basis, error = _error(family, best, second)
    if not np.isfinite(error):
        return
    lead = best.score - second.score
    tells = lead > TELLS.value * error
    if basis == "examples" and tells:
        return
    evidence: Facts = scale(family) | settings(best) | settings(second, "second_")
    evidence |= {
        "lead": lead,
        "noise": error,
        "basis": basis,
        "tells": "yes" if tells else "no",
        "seeds": len(best.seeds),
    }
    yield Comparison("seed-noise", ids(best, second), evidence)


def _error(family: Family, best: Cell, second: Cell) -> tuple[str, float]:
    """Standard error of the difference, and whether it comes from seeds or from test examples."""
    if np.isfinite(family.seed_noise):
        counts = 1 / len(best.seeds) + 1 / len(second.seeds)
        return "seeds", float(family.seed_noise * np.sqrt(counts))
    sizes = [n for name in TEST_SIZES if (n := best.first.curves.setting(name)) and n >= 1]
    if family.measure.metric != ACCURACY or not family.measure.held_out or not sizes:
        return "examples", float("nan")
    variances = (p * (1 - p) / sizes[0] for p in (best.score, second.score))
    return "examples", float(np.sqrt(sum(variances)))


COMPARISON = ComparisonRule("seed-noise", rank=55, find=find, thresholds=(TELLS,))
