"""Which rates to try next, and whether any is worth a run.

What it measures: through the scores of the runs that differ in the rate alone goes a smooth curve
with its uncertainty, one for each batch size and schedule; where its best probably lies, and which
rates between and beyond those that were tried are expected to gain most on the best of all.
Why it matters: the best of many runs is partly luck, and one more run is worth most where the curve
is high and little known.
When it does not apply: with fewer than three rates that ended; to runs of several lengths; across
optimizers, which are never put in one order.
False alarms: none known; it is a proposal.  A curve with two tops is rare, and takes more rates.
References: expected improvement, Jones, Schonlau & Welch 1998.
"""

from collections import defaultdict
from collections.abc import Iterable

from dashboard.diagnosis.comparisons import ComparisonRule
from dashboard.diagnosis.siblings.evidence import NONE, ids, optimizer, scale
from dashboard.diagnosis.siblings.family import Family
from dashboard.diagnosis.siblings.rate_fit.budget import MOST
from dashboard.diagnosis.siblings.rate_fit.next_rates import WORTH, next_rates
from dashboard.diagnosis.siblings.rate_fit.rate_curve import RateCurve, rate_curves
from dashboard.diagnosis.siblings.rounding import round_rate
from dashboard.diagnosis.verdict import Comparison


def find(family: Family) -> Iterable[Comparison]:
    """One finding per optimizer, the one that ends best first."""
    by_optimizer: dict[str, list[RateCurve]] = defaultdict(list)
    for curve in rate_curves(family):
        by_optimizer[curve.cells[0].first.recipe.optimizer].append(curve)
    groups = sorted(by_optimizer.values(), key=lambda some: -max(c.scores.max() for c in some))
    for curves in groups:
        top = max(curves, key=lambda curve: curve.draws[:, curve.best].mean())
        best = top.cells[top.best]
        proposed = next_rates(curves, MOST)
        several = len({_batch(curve) for curve in curves}) > 1
        evidence = scale(family) | optimizer(family, best) | {"lr": best.lr}
        evidence |= {"batch_size": _batch(top), "rates": len({cell.lr for cell in top.cells})}
        evidence |= {"best_from": round_rate(top.path.best_from)}
        evidence |= {"best_to": round_rate(top.path.best_to), "runs": len(proposed)}
        for place in range(MOST):
            one = proposed[place] if place < len(proposed) else None
            evidence |= {
                f"lr_{place + 1}": one.lr if one is not None else NONE,
                f"batch_size_{place + 1}": _batch(one.curve)
                if one is not None and several
                else NONE,
            }
        yield Comparison("next-rates", ids(*top.cells), evidence)


def _batch(curve: RateCurve) -> int | str:
    size = curve.cells[0].first.batch_size
    return int(size) if size is not None else NONE


COMPARISON = ComparisonRule("next-rates", rank=58, find=find, thresholds=(WORTH,))
"""The finding, with the gain below which no run is proposed."""
