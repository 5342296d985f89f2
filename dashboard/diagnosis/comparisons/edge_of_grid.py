"""The best rate is the last one that was tried: the true best may lie outside.

What it measures: among runs that differ in the rate alone, whether the best lies at an end; and
whether the end is still better than its neighbour by more than noise.
Why it matters: a sweep whose best is at the edge has not found the best.
When it does not apply: with one rate; where the neighbour diverged, which says nothing of the rates
on the other side; where the curve of scores is flat at the edge.
False alarms: a lead that seeds make at the edge.
References: Google's Deep Learning Tuning Playbook, "is the best point near the edge".
"""

from collections.abc import Iterable

from dashboard.diagnosis.comparisons import ComparisonRule
from dashboard.diagnosis.rule import Threshold
from dashboard.diagnosis.siblings.cell import Cell, same_length
from dashboard.diagnosis.siblings.evidence import ended, ids, optimizer, scale, settings
from dashboard.diagnosis.siblings.family import Family
from dashboard.diagnosis.siblings.rate_fit.noise import is_chance
from dashboard.diagnosis.siblings.rounding import round_rate
from dashboard.diagnosis.verdict import Comparison, LampName

STEEP = Threshold(
    "steep", 0.005, "of normalized regret", "a quarter of what a good rate may lack (2%)"
)
WIDER = 3.0  # times; the usual step of a sweep (Tuning Playbook), about half a decade


def find(family: Family) -> Iterable[Comparison]:
    """One finding per slice whose best rate is an end of what was tried."""
    for cells in family.slices.values():
        best = next((cell for cell in cells if cell in family.contenders), None)
        if best is None:
            continue
        by_rate = sorted(same_length(cells, best), key=lambda cell: cell.lr)
        neighbour = _neighbour(by_rate, best)
        if neighbour is None or neighbour.diverged:
            continue
        worse_by = family.regret(neighbour.score, best.score)
        if worse_by < STEEP.value or is_chance(family, best, neighbour):
            continue
        top = best.lr > neighbour.lr
        evidence = scale(family) | settings(best) | {"score": ended(family, best)}
        evidence |= optimizer(family, best)
        evidence |= {
            "side": "top" if top else "bottom",
            "lr_to_try": round_rate(best.lr * WIDER if top else best.lr / WIDER),
        }
        yield Comparison("edge-of-grid", ids(best, neighbour), evidence)


def _neighbour(by_rate: list[Cell], best: Cell) -> Cell | None:
    """The next rate inwards when ``best`` is at an end, else ``None``."""
    others = [cell for cell in by_rate if cell.lr != best.lr]
    if not others:
        return None
    if best.lr > others[-1].lr:
        return others[-1]
    return others[0] if best.lr < others[0].lr else None


COMPARISON = ComparisonRule(
    "edge-of-grid",
    rank=60,
    find=find,
    lamps=frozenset({LampName.LEARNING_RATE}),
    answers=frozenset({LampName.LEARNING_RATE}),
    thresholds=(STEEP,),
)
