"""How large a difference between two settings chance alone could make.

With several seeds it is their spread; with one each it follows from the number of held-out
examples.
"""

import numpy as np

from dashboard.diagnosis.rule import Threshold
from dashboard.diagnosis.siblings.cell import Cell, Rival
from dashboard.diagnosis.siblings.family import Family
from dashboard.diagnosis.siblings.score import ACCURACY

TELLS = Threshold("tells", 2.0, "standard errors of the difference", "95% of normal differences")
NOTHING = Threshold("next to nothing", 0.001, "ratio", "of the score; three digits do not show it")
TEST_SIZES = ("test_examples", "val_examples", "test_size", "n_test")
SEEDS, EXAMPLES = "seeds", "examples"
"""What a standard error comes from."""


def error_of_difference(family: Family, best: Cell, second: Cell) -> tuple[str, float]:
    """What the standard error of the difference of two scores comes from, and the error.

    It is the pooled deviation between seeds, or sqrt(p (1 - p) / n) for an accuracy p on n
    examples; NaN where neither is known.
    """
    if np.isfinite(family.seed_noise):
        counts = 1 / len(best.seeds) + 1 / len(second.seeds)
        return SEEDS, float(family.seed_noise * np.sqrt(counts))
    sizes = [n for name in TEST_SIZES if (n := best.first.curves.setting(name)) and n >= 1]
    if family.measure.metric != ACCURACY or not family.measure.held_out or not sizes:
        return EXAMPLES, float("nan")
    variances = (p * (1 - p) / sizes[0] for p in (best.score, second.score))
    return EXAMPLES, float(np.sqrt(sum(variances)))


def is_chance(family: Family, best: Cell, second: Cell) -> bool:
    """Whether chance could make the lead of ``best``.

    Where the size of chance is unknown, only a negligible lead counts as chance.
    """
    error = error_of_difference(family, best, second)[1]
    could = TELLS.value * error if np.isfinite(error) else NOTHING.value * abs(best.score)
    return bool(best.score - second.score <= could)


def is_seed_noise(family: Family, own: Cell, rival: Rival) -> bool:
    """Whether seeds alone could make the lead of ``rival`` over a run of the cell ``own``.

    False where no setting was run with a second seed.
    """
    noise = family.seed_noise
    if not np.isfinite(noise) or not np.isfinite(rival.mine):
        return False
    error = noise * np.sqrt(1 / len(own.members) + 1 / len(rival.cell.members))
    return bool(rival.score - rival.mine <= TELLS.value * error)
