"""The score of runs as a smooth curve over their learning rate, and what it leaves open.

The best of many settings is partly the luckiest.  So the cells of a slice that trained equally long
(one optimizer, batch size, schedule) are taken for noisy points of one smooth curve over log10 of
the rate.  It is fitted to

    z = -log(c + share of the best's gain that is missing)

which runs nearly as a parabola does from the lowest rate to the highest that trains; c is what a
good rate may lack or twice the noise.  Where most of the gain is missing, the rate is wrong by any
noise; such a cell only says that the curve is low there, not how steep the cliff is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from dashboard.diagnosis.siblings.cell import Cell, same_length
from dashboard.diagnosis.siblings.family import GOOD, Family
from dashboard.diagnosis.siblings.rate_fit.noise import run_noise
from dashboard.diagnosis.siblings.rate_fit.smooth import Smooth
from dashboard.model.table import FloatArray

FEWEST = 3  # rates that ended: two make a difference, three a curve
MOST = 200  # rates; of more, those that end worst are left out
PATH_POINTS = 61  # rates at which a curve is drawn and its best is looked for
OUTSIDE = 0.10  # share of the draws below a band, and above it
FAR = 0.30  # of regret: from here on a cell is wrong whatever the noise
FAR_NOISE = 1.0  # standard deviation of z there: the curve may be as steep as it likes


@dataclass(frozen=True, eq=False)
class Path:
    """A curve at many rates, (n,): its middle, and the band in which eight of ten draws lie.

    ``best_from`` to ``best_to`` is where eight of ten draws have their best rate.
    """

    lr: FloatArray
    low: FloatArray
    middle: FloatArray
    high: FloatArray
    best_from: float
    best: float
    best_to: float


@dataclass(frozen=True, eq=False)
class RateCurve:
    """Cells of one slice and length that ended, of increasing rates."""

    cells: tuple[Cell, ...]
    floor: float  # the score of an untrained model
    noise: float  # standard deviation of a run's score about its setting's
    fence: float = np.inf  # the lowest rate above all of them that diverged

    @cached_property
    def x(self) -> FloatArray:
        """The rates in decades."""
        return np.log10([cell.lr for cell in self.cells])

    @cached_property
    def scores(self) -> FloatArray:
        """The mean score of each cell, as measured."""
        return np.array([cell.mean for cell in self.cells])

    @cached_property
    def errors(self) -> FloatArray:
        """Standard error of each score."""
        return self.noise / np.sqrt([max(1, len(cell.seeds)) for cell in self.cells])

    @cached_property
    def span(self) -> float:
        """What the best cell gained over an untrained model."""
        return float(self.scores.max() - self.floor)

    @cached_property
    def draws(self) -> FloatArray:
        """Possible scores of the tried rates without noise, (draws, n)."""
        return self.read(self.x)

    def read(self, at: FloatArray) -> FloatArray:
        """The same of the rates 10 ** ``at``, jointly."""
        return self._score(self._smooth.draws(at))

    @cached_property
    def regrets(self) -> FloatArray:
        """Normalised regret of each tried rate in every draw, (draws, n)."""
        best = self.draws.max(axis=1, keepdims=True)
        drawn = (best - self.draws) / (best - self.floor)
        return np.clip(np.where(self.is_near, drawn, self._missing), 0.0, 1.0)

    @cached_property
    def best(self) -> int:
        """The number of the cell with the least expected regret."""
        return int(np.argmin(self.regrets.mean(axis=0)))

    @cached_property
    def path(self) -> "Path":
        """The curve from the lowest tried rate that is not far from the best to the highest."""
        near = self.x[self.is_near]
        x = np.linspace(near[0], near[-1], PATH_POINTS)
        shares = np.array([OUTSIDE, 0.5, 1 - OUTSIDE])
        low, middle, high = self._score(self._smooth.quantiles(x, shares))
        best = 10.0 ** x[self.read(x).argmax(axis=1)]
        return Path(10.0**x, low, middle, high, *np.quantile(best, shares))

    def chance_of(self, cell: int, more_than: float, up_to: float = np.inf) -> float:
        """The probability that the regret of a tried rate lies in a range."""
        regret = self.regrets[:, cell]
        return float(((regret > more_than) & (regret <= up_to)).mean())

    @cached_property
    def is_near(self) -> NDArray[np.bool_]:
        """Of each cell, whether it ended so near the best that the curve tells its height."""
        return self._missing <= FAR

    @cached_property
    def _missing(self) -> FloatArray:
        """The regret of each cell as measured."""
        missing: FloatArray = (self.scores.max() - self.scores) / self.span
        return missing

    def _score(self, z: FloatArray) -> FloatArray:
        """The score that a value of the smooth curve stands for; it rises with it."""
        missing: FloatArray = self.span * np.exp(-z) - self._offset
        return float(self.scores.max()) - missing

    @cached_property
    def _offset(self) -> float:
        return max(GOOD * self.span, 2 * float(self.errors.max()))

    @cached_property
    def _smooth(self) -> Smooth:
        offset = self._offset / self.span
        away = np.minimum(self._missing, FAR) + offset
        noise = np.where(self.is_near, self.errors / self.span / away, FAR_NOISE)
        return Smooth(self.x, -np.log(away), noise)


_CURVES: WeakKeyDictionary[Family, dict[object, Mapping[Cell, RateCurve]]] = WeakKeyDictionary()
"""The curves of the families in use: lamps, comparisons and figures need the same."""


def curves_of_slice(family: Family, key: object) -> Mapping[Cell, RateCurve]:
    """The curve that each cell of a slice lies on; cells that lie on none are left out."""
    known = _CURVES.setdefault(family, {})
    if key not in known:
        known[key] = _curves(family, family.by_rate.get(key, ()))
    return known[key]


def rate_curves(family: Family) -> list[RateCurve]:
    """Every curve of a family, each once, in the order of its slices."""
    every = (curve for key in family.slices for curve in curves_of_slice(family, key).values())
    return list(dict.fromkeys(every))


def _curves(family: Family, cells: Sequence[Cell]) -> Mapping[Cell, RateCurve]:
    found: dict[Cell, RateCurve] = {}
    for cell in cells:
        if cell in found or cell.diverged or not np.isfinite(cell.mean):
            continue
        alike = same_length((one for one in cells if one not in found), cell)
        curve = _curve(family, alike)
        found |= dict.fromkeys(curve.cells, curve) if curve is not None else {}
    return found


def _curve(family: Family, alike: Sequence[Cell]) -> RateCurve | None:
    """The curve through cells of one length; ``None`` through too few, or where nobody learned."""
    sound = [cell for cell in alike if not cell.diverged and np.isfinite(cell.mean)]
    top = max((cell.mean for cell in sound if family.has_learned(cell)), default=np.nan)
    ended = sorted((cell for cell in sound if cell.mean <= top), key=lambda cell: -cell.mean)
    ended = sorted(ended[:MOST], key=lambda cell: cell.lr)
    noise = run_noise(family, ended)
    if len({cell.lr for cell in ended}) < FEWEST or not np.isfinite(noise):
        return None
    highest = ended[-1].lr
    fence = min((c.lr for c in alike if c.diverged and c.lr > highest), default=np.inf)
    return RateCurve(tuple(ended), family.floor, noise, fence)
