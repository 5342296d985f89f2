"""What a constant rate does on a parabola: every step multiplies the distance by 1 − ηλ.

From w − w* = d the next distance is d − η λ d.  So the boundaries are at 1/λ (there in one step)
and 2/λ (for ever between two points); the loss, which grows with the square of the distance, is
multiplied by (1 − ηλ)².
"""

import math
from enum import StrEnum

SAME = 1e-9
"""How near ηλ has to be to 1 or 2, relatively, to be on the boundary: rates are typed as decimals,
and 1.6 · 0.625 is not 1 to the last bit."""


class Regime(StrEnum):
    """What becomes of the distance to the minimum."""

    SLOW = "slow"  # 0 < ηλ < 1: always on the same side, nearer with each step
    ONE_STEP = "one-step"  # ηλ = 1
    ZIGZAG = "zigzag"  # 1 < ηλ < 2: to the other side with each step, and nearer
    ENDLESS = "endless"  # ηλ = 2: to the other side, as far away as before
    DIVERGENT = "divergent"  # ηλ > 2: to the other side, and farther away


def factor(rate: float, curvature: float) -> float:
    """What a step multiplies the distance to the minimum by: 1 − ηλ."""
    return 1 - rate * curvature


def regime(rate: float, curvature: float) -> Regime:
    """The regime of a rate.

    Raises:
        ValueError: ``rate`` or ``curvature`` is not above 0.
    """
    if not (rate > 0 and curvature > 0):
        raise ValueError(f"rate and curvature are above 0, not {rate} and {curvature}")
    product = rate * curvature
    if abs(product - 1) <= SAME:
        return Regime.ONE_STEP
    if abs(product - 2) <= 2 * SAME:
        return Regime.ENDLESS
    if product < 1:
        return Regime.SLOW
    return Regime.ZIGZAG if product < 2 else Regime.DIVERGENT


def steps_until(share: float, rate: float, curvature: float) -> int | None:
    """Steps until less than ``share`` of the distance is left; ``None`` where that never comes.

    The smallest k with |1 − ηλ|ᵏ < share, for a ``share`` in (0, 1).
    """
    which = regime(rate, curvature)
    if which is Regime.ONE_STEP:
        return 1
    if which in {Regime.ENDLESS, Regime.DIVERGENT}:
        return None
    each = abs(factor(rate, curvature))
    return math.floor(math.log(share) / math.log(each)) + 1


def twin_rate(rate: float, curvature: float) -> float | None:
    """The other rate with the very same losses: 2/λ − η, ``None`` where it would not be above 0.

    Its factor is the same with the other sign, and the loss knows only the square.  So a rate just
    below 2/λ, whose weight jumps from side to side, and one near 0, whose weight creeps, cannot be
    told apart by their losses.
    """
    other = 2 / curvature - rate
    return other if other > SAME * rate else None
