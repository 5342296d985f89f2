"""How large a difference between two settings chance alone could make.

With several seeds it is their spread, pooled over the settings that end near the best of their
kind: on the brink of divergence seeds differ far more.  With few seeds or one it is also guessed,
from how much the curves still move about their own ends and from the number of held-out examples.
On 80 grids of short runs with five seeds each, the guess was mostly right within a factor of two.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from dashboard.diagnosis.rule import Threshold
from dashboard.diagnosis.siblings.cell import Cell
from dashboard.diagnosis.siblings.family import Family
from dashboard.diagnosis.siblings.held_out_size import (
    size_of_values,
    told_size,
    variance_of_share,
)
from dashboard.diagnosis.siblings.member import Member
from dashboard.diagnosis.siblings.rate_fit.smooth import normal
from dashboard.diagnosis.siblings.score import ACCURACY

TELLS = Threshold("tells", 2.0, "standard errors of the difference", "95% of normal differences")
NOTHING = Threshold("next to nothing", 0.001, "ratio", "of the score; three digits do not show it")
SEEDS, EXAMPLES = "seeds", "examples"
"""What a standard error comes from."""

NEAR_TOP = 0.10  # of regret: settings whose seeds and curve ends tell how large chance is there
END_POINTS = 6  # last values whose scatter is taken
BEND, BEND_SQUARES = 3, 20.0  # third differences cancel a parabola; their weights squared, summed
NORMAL = 1.4826  # deviation over median distance of a normal spread; one last jump counts little
SEEDS_OVER_ENDS = 1.5  # seeds differ by more than a curve still moves: measured on short runs
SAME_EXAMPLES = 0.7  # of the binomial error: runs are tested on the same examples, √½ as measured
GUESS_COUNTS = 2.0  # as so many further seeds: two that happen to agree are no proof of no chance
UNKNOWN_ACCURACY, UNKNOWN_LOSS = 0.005, 0.02
"""The noise of results without a curve: half a point; a share of the loss.  A choice: of our short
runs most seeds differ by as much."""
LEAST = 0.0005  # of the gain: no setting is known better


@dataclass(frozen=True, slots=True)
class _Seeds:
    """The spread between seeds, pooled: variance and degrees of freedom."""

    variance: float
    freedom: int


_SEEDS: WeakKeyDictionary[Family, _Seeds] = WeakKeyDictionary()
_SIZES: WeakKeyDictionary[Family, float] = WeakKeyDictionary()


def run_noise(family: Family, cells: Sequence[Cell]) -> float:
    """Standard deviation of a run's score about that of its setting, near the best of ``cells``."""
    top = _near_top(family, cells)
    if not top:
        return float("nan")
    best = max(cell.score for cell in top)
    guess = max(_guess(family, top, best), LEAST * abs(best - family.floor))
    seeds = _pooled(family)
    total = seeds.variance * seeds.freedom + guess**2 * GUESS_COUNTS
    return float(np.sqrt(total / (seeds.freedom + GUESS_COUNTS)))


def held_out_size(family: Family) -> float:
    """The number of held-out examples that an accuracy of the family is taken on, else NaN."""
    if family.measure.metric != ACCURACY or not family.measure.held_out:
        return float("nan")
    if family not in _SIZES:
        told = told_size([member.curves for member in family.members])
        _SIZES[family] = told if np.isfinite(told) else size_of_values(_values(family))
    return _SIZES[family]


def error_of_difference(family: Family, best: Cell, second: Cell) -> tuple[str, float]:
    """What the standard error of the difference of two scores comes from, and the error.

    It is the pooled deviation between seeds, or sqrt(p (1 - p) / n) for an accuracy p on n
    examples; NaN where neither is known.
    """
    if _pooled(family).freedom:
        counts = 1 / len(best.seeds) + 1 / len(second.seeds)
        return SEEDS, float(run_noise(family, family.cells) * np.sqrt(counts))
    size = held_out_size(family)
    variances = (variance_of_share(one.score, size) for one in (best, second))
    return EXAMPLES, float(np.sqrt(sum(variances)))


def is_chance(family: Family, best: Cell, second: Cell) -> bool:
    """Whether chance could make the lead of ``best``.

    Where neither seeds nor the number of examples tell the size of chance, the ends of the curves
    do, and a negligible lead is always chance.
    """
    error = error_of_difference(family, best, second)[1]
    if not np.isfinite(error):
        error = np.nan_to_num(np.sqrt(2) * run_noise(family, (best, second)))
    could = max(TELLS.value * error, NOTHING.value * abs(best.score))
    return bool(best.score - second.score <= could)


def chance_of_more(lead: float, error: float, than: float) -> float:
    """The probability that a difference measured as ``lead`` is truly more ``than`` so much.

    ``error`` is its standard error, and the difference is normal.
    """
    if not np.isfinite(lead):
        return float(lead > 0)
    return float(normal(np.array((lead - than) / max(error, 1e-12))))


def _pooled(family: Family) -> _Seeds:
    if family not in _SEEDS:
        tops = [_near_top(family, cells) for cells in family.slices.values()]
        groups = [np.array(c.seeds) for cells in tops for c in cells if len(c.seeds) > 1]
        freedom = sum(len(group) - 1 for group in groups)
        squares = sum(float(((group - group.mean()) ** 2).sum()) for group in groups)
        _SEEDS[family] = _Seeds(squares / freedom if freedom else 0.0, freedom)
    return _SEEDS[family]


def _near_top(family: Family, cells: Sequence[Cell]) -> list[Cell]:
    """The cells all of whose runs ended and that end nearly as well as the best of them."""
    sound = [cell for cell in cells if np.isfinite(cell.seeds).all() and len(cell.seeds)]
    best = max((cell.score for cell in sound), default=np.nan)
    return [c for c in sound if c is not None and family.regret(c.score, best) <= NEAR_TOP]


def _guess(family: Family, top: Sequence[Cell], best: float) -> float:
    members = [member for cell in top for member in cell.members]
    if not any(_tells_scatter(member) for member in members):
        return UNKNOWN_ACCURACY if family.measure.metric == ACCURACY else UNKNOWN_LOSS * abs(best)
    ends = SEEDS_OVER_ENDS * float(np.median([_end_scatter(member) for member in members]))
    size = held_out_size(family)
    share = (best * size + 1) / (size + 2)  # of five right of five, one in seven may be wrong
    variance = variance_of_share(share, size)
    return float(np.hypot(ends, SAME_EXAMPLES * np.sqrt(variance))) if variance >= 0 else ends


def _tells_scatter(member: Member) -> bool:
    return member.quality is not None and len(member.quality.finite) > BEND


def _end_scatter(member: Member) -> float:
    """Deviation of the last values about a smooth bend, by third differences; 0 for too few."""
    values = member.quality.finite.y[-END_POINTS:] if member.quality is not None else np.empty(0)
    if len(values) <= BEND:
        return 0.0
    return float(NORMAL * np.median(np.abs(np.diff(values, BEND))) / np.sqrt(BEND_SQUARES))


def _values(family: Family) -> np.ndarray:
    curves = [member.quality.finite.y for member in family.members if member.quality is not None]
    return np.concatenate(curves) if curves else np.empty(0)
