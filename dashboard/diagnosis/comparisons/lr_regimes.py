"""The regimes of the learning rate that a sweep went through: low, good, high, diverged.

What it measures: for runs that differ in the rate alone, the best rate, the nearest rate below and
above it that ends clearly worse, and the lowest that diverges.
Why it matters: it is the figure of every course on training, with one's own numbers.
When it does not apply: with fewer than three rates, or when no run learned anything.
False alarms: none known; a rate counts as worse by its outcome only.
References: four regimes, Stanford CS231n; regret as in the labelled DeepOBS sweeps.
"""

from collections.abc import Iterable, Sequence

from dashboard.diagnosis.comparisons import ComparisonRule
from dashboard.diagnosis.rule import Threshold
from dashboard.diagnosis.siblings.cell import Cell, same_length
from dashboard.diagnosis.siblings.evidence import Facts, ended, ids, optimizer, scale, settings
from dashboard.diagnosis.siblings.family import GOOD, SLIGHTLY, Family
from dashboard.diagnosis.siblings.rate import judge_rate
from dashboard.diagnosis.verdict import Comparison, LampName, LearningRate

RATES = Threshold("rates", 3, "learning rates", "two rates make a comparison, three a picture")


def find(family: Family) -> Iterable[Comparison]:
    """One finding per slice with enough rates, that of the family's best run first."""
    slices = family.slices.values()
    for ranked in sorted(slices, key=lambda cells: (family.best not in cells, -_rates(cells))):
        best = next((cell for cell in ranked if cell in family.contenders), None)
        cells = same_length(ranked, best) if best is not None else ()
        if best is None or _rates(cells) < RATES.value:
            continue
        evidence = scale(family) | settings(best) | {"score": ended(family, best)}
        evidence |= optimizer(family, best)
        yield Comparison("lr-regimes", ids(*cells), evidence | _sides(family, cells, best))


def _sides(family: Family, cells: Sequence[Cell], best: Cell) -> Facts:
    """``low_lr``, ``high_lr`` with their scores, and ``diverged_lr``; ``none`` where not seen."""
    facts: Facts = {"rates": _rates(cells)}
    worse = [cell for cell in cells if not cell.diverged and _is_worse(family, cell)]
    low = [cell for cell in worse if cell.lr < best.lr]
    high = [cell for cell in worse if cell.lr > best.lr]
    diverged = [cell for cell in cells if cell.lr > best.lr and cell.diverged]
    nearest_low = max(low, key=lambda cell: cell.lr, default=None)
    nearest_high = min(high, key=lambda cell: cell.lr, default=None)
    for name, cell in (("low", nearest_low), ("high", nearest_high)):
        facts[f"{name}_lr"] = cell.lr if cell is not None else "none"
        facts[f"{name}_score"] = ended(family, cell) if cell is not None else "none"
    facts["diverged_lr"] = min((cell.lr for cell in diverged), default="none")
    return facts


def _is_worse(family: Family, cell: Cell) -> bool:
    verdict = judge_rate(family, cell.first)
    return verdict is not None and verdict.state is not LearningRate.GOOD


def _rates(cells: Sequence[Cell]) -> int:
    return len({cell.lr for cell in cells})


COMPARISON = ComparisonRule(
    "lr-regimes",
    rank=15,
    find=find,
    lamps=frozenset({LampName.LEARNING_RATE}),
    answers=frozenset({LampName.LEARNING_RATE}),
    thresholds=(
        RATES,
        Threshold("good", GOOD, "of normalized regret", "the labelled DeepOBS sweeps"),
        Threshold("slightly", SLIGHTLY, "of normalized regret", "the labelled DeepOBS sweeps"),
    ),
)
