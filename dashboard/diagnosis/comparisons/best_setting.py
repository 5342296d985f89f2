"""Which setting ends best, and by how much.

What it measures: the median final score of every setting of the family; the lead of the first over
the second.
Why it matters: it is the answer that a sweep was run for.
When it does not apply: with a single setting, or when no run learned anything.
False alarms: none known; a lead that chance could make is not claimed (``seed-noise`` gives its
numbers), nor one next to nothing where chance is unknown. Where the two trained for different
lengths the sentence says so.
References: normalized regret as in the labelled DeepOBS sweeps (Schneider et al. 2019).
"""

from collections.abc import Iterable

import numpy as np

from dashboard.diagnosis.comparisons import ComparisonRule
from dashboard.diagnosis.siblings.cell import Cell
from dashboard.diagnosis.siblings.evidence import duration, ended, ids, optimizer, scale, settings
from dashboard.diagnosis.siblings.family import Family
from dashboard.diagnosis.siblings.member import common_x
from dashboard.diagnosis.siblings.rate_fit.noise import NOTHING, is_chance
from dashboard.diagnosis.verdict import Comparison, LampName


def find(family: Family) -> Iterable[Comparison]:
    """The best cell against the second best."""
    best = family.best
    tried = {
        (str(cell.lr), str(cell.batch_size), cell.first.recipe.optimizer) for cell in family.ranked
    }
    if best is None or len(tried) < 2:
        return
    second = next((c for c in family.contenders if settings(c) != settings(best)), None)
    evidence = scale(family) | settings(best) | {"score": ended(family, best)}
    evidence |= optimizer(family, best)
    evidence |= duration(best.first, np.inf) | {"settings": len(tried)}
    if second is not None:
        lead = best.ended_at() - second.ended_at()
        noisy = lead <= 0 or is_chance(family, best, second)
        alike = common_x(best.first, second.first) == np.inf
        evidence |= settings(second, "second_") | {"lead": lead}
        evidence |= {"second_optimizer": optimizer(family, second)["optimizer"]}
        evidence |= {"within_noise": "yes" if noisy else "no"}
        evidence |= {"lengths": "same" if alike else "different"}
        evidence |= {"second_length": duration(second.first, np.inf)["length"]}
    else:
        evidence |= {"second_lr": "none", "second_batch_size": "none", "lead": "none"}
        evidence |= {"second_optimizer": "none"}
        evidence |= {"within_noise": "no"}
        evidence |= {"lengths": "same", "second_length": "none"}
    yield Comparison("best-setting", ids(best, family.members), evidence)


def _setting(cell: Cell) -> tuple[float, float, str]:
    """The values by which the sentence names a setting."""
    return cell.lr, cell.first.batch_size or 0.0, cell.first.recipe.optimizer


COMPARISON = ComparisonRule(
    "best-setting",
    rank=40,
    find=find,
    lamps=frozenset({LampName.LEARNING_RATE, LampName.BATCH_SIZE}),
    thresholds=(NOTHING,),
)
