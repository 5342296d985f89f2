"""Runs of equal settings of which one ends far worse: a difference that is not in the log.

What it measures: among runs of one rate, batch size, optimizer and schedule without logged seeds,
the shortfall of the worst against the best. It is a share of the largest gain over an untrained
model.
Why it matters: such a run is no setting's fault; looking for a better rate would cost days.
When it does not apply: to runs with logged seeds, which differ by chance; to runs of different
lengths; to a diverged run.
False alarms: training so unstable that chance alone decides; more seeds would show it.
References: shuffled labels, a frozen layer or another data file leave the settings as they are.
"""

from collections.abc import Iterable

from dashboard.diagnosis.comparisons import ComparisonRule
from dashboard.diagnosis.rule import Threshold
from dashboard.diagnosis.siblings.cell import Cell, same_length
from dashboard.diagnosis.siblings.evidence import Facts, ended, ids, scale, settings
from dashboard.diagnosis.siblings.family import UNSAID, Family
from dashboard.diagnosis.verdict import Comparison


def find(family: Family) -> Iterable[Comparison]:
    """One finding per setting, the best run of it beside the worst."""
    for cells in family.by_rate.values():
        for best, worst in _extremes(cells):
            if not family.falls_short(worst.score, best.score, UNSAID):
                continue
            evidence: Facts = scale(family) | settings(best)
            evidence |= {
                "first": best.first.run_id,
                "second": worst.first.run_id,
                "score": ended(family, best),
                "other_score": ended(family, worst),
            }
            yield Comparison("unlike-repeats", ids(worst, best), evidence)


def _extremes(cells: tuple[Cell, ...]) -> Iterable[tuple[Cell, Cell]]:
    """The best and the worst of the cells of each rate that were trained as long as the best."""
    for lr in dict.fromkeys(cell.lr for cell in cells):
        alike = [cell for cell in cells if cell.lr == lr and not cell.diverged]
        best = max(alike, key=lambda cell: cell.score, default=None)
        if best is None or len(alike) < 2:
            continue
        yield best, min(same_length(alike, best), key=lambda cell: cell.score)


COMPARISON = ComparisonRule(
    "unlike-repeats",
    rank=45,
    find=find,
    thresholds=(
        Threshold("unsaid", UNSAID, "of the largest gain", "far beyond what seeds change"),
    ),
)
