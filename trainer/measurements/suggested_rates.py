"""Four learning rates that a range test suggests; rates (K,) rise geometrically, losses are (K,).

Before anything is measured, what is no number, the first tenth and the last five updates are left
out, as fastai does: the average has not settled yet, and the explosion is no part of the valley.

valley     the middle of the longest valley: of the longest falling subsequence of the smoothed
           losses, over the log of the rate (fastai, `fastai/callback/schedule.py`)
steepest   where the smoothed loss falls fastest over the log of the rate (fastai's `steep`,
           PyTorch Lightning's suggestion)
minimum/10 a tenth of the rate of the lowest smoothed loss (fastai's `minimum`)
ours       where `MOST` of the fall is done, on a smoothing that does not lag: the step is nearly as
           large as it can be while the loss still falls, with the rise still ahead

`MOST` and the width of that smoothing were chosen on 36 problems of digits, wine, Friedman's
function and moons. On 54 problems of six other data sets (`python -m benchmarks.find_lr`: three
models, three optimizers, two batch sizes) training at the suggested rate lost, of the fall of the
test loss that the best rate gives:

                mean (95%)            median    worst    more than 5%
    ours         2.2% ( 1.0 to  3.8)    0.9%    39.8%     3 of 54
    minimum/10   3.8% ( 1.0 to  7.1)    1.0%    44.0%    10 of 54
    valley       4.7% ( 1.4 to  8.9)    1.1%    53.0%    16 of 54
    steepest    20.4% (15.4 to 26.7)    2.5%    97.8%    23 of 54

The dashboard has the same formulas of its own, `dashboard/diagnosis/features/range_test.py`: the
two packages meet only on disk, and a test compares their numbers.
"""

from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SMOOTHING = 0.95  # share of the past in the mean: torch-lr-finder's smooth_f of 0.05
LEAD, TAIL = 0.1, 5  # share of the updates, and updates, left out at either end
MOST = 0.9  # of the whole fall
WIDTH = 0.2  # standard deviation of the smoothing that does not lag, in powers of ten of the rate
START = 0.1  # share of the updates whose median is the level before the fall
NOISE = 4.0  # times its standard error from which a fall is one: of 1,000 losses of pure noise 9
# fall as far in 30 points, 1 in 100, none in 200
LEAST = 1e-3  # of the level before it: a smaller fall is rounding, or nothing that a rate did
FEWEST = 20  # updates below which nothing is suggested


def suggested(rates: Floats, losses: Floats) -> dict[str, float]:
    """Each suggestion by its name; none where the loss does not fall by more than its scatter."""
    lost = np.flatnonzero(~np.isfinite(losses))
    if len(lost):
        rates, losses = rates[: lost[0]], losses[: lost[0]]
    if len(rates) < FEWEST:
        return {}
    ours = _most_of_the_fall(rates, losses)
    if ours is None:
        return {}
    kept = slice(int(LEAD * len(rates)), len(rates) - TAIL)
    rates, curve = rates[kept], smoothed(losses)[kept]
    start, length = _longest_fall(curve)
    slope = np.gradient(curve, np.log(rates))
    return {
        "valley": float(rates[start + length // 2]),
        "steepest": float(rates[int(np.argmin(slope))]),
        "minimum_10": float(rates[int(np.argmin(curve))]) / 10,
        "ours": ours,
    }


def smoothed(losses: Floats) -> Floats:
    """The exponential mean, corrected for its start (Kingma, Ba 2014, arXiv 1412.6980, section 3).

    m(k) = s m(k-1) + (1 - s) loss(k) from m(0) = 0, with s = `SMOOTHING`; m(k) / (1 - s^k).
    """
    mean = np.empty_like(losses)
    average = 0.0
    for k, loss in enumerate(losses):
        average = SMOOTHING * average + (1 - SMOOTHING) * float(loss)
        mean[k] = average / (1 - SMOOTHING ** (k + 1))
    return mean


def _longest_fall(curve: Floats) -> tuple[int, int]:
    """Where the longest falling subsequence begins, as fastai counts it, and its length.

    fastai takes the index of its last element less its length for its start, and the first of
    several that are as long. Patience sorting finds the lengths in K log K.
    """
    tops: list[float] = []  # of the falling subsequences of each length, the highest last value
    end = longest = 0
    for k, value in enumerate(curve):
        place = bisect_left(tops, -float(value))
        tops[place : place + 1] = [-float(value)]
        if place + 1 > longest:
            end, longest = k, place + 1
    return max(end - longest, 0), longest


def _most_of_the_fall(rates: Floats, losses: Floats) -> float | None:
    """The first rate with `MOST` of the fall done; None where the fall is within the scatter."""
    spacing = np.log10(rates[-1] / rates[0]) / (len(rates) - 1)
    width = max(WIDTH / spacing, 1.0)  # updates
    level = _without_lag(losses, float(width))
    first = max(FEWEST // 4, int(START * len(rates)))
    before, lowest = float(np.median(losses[:first])), int(np.argmin(level))
    fall = before - level[lowest]
    if lowest < first:  # the loss rises from its start
        return None
    # Half the mean square of the differences is the variance of one loss around its trend. A mean
    # over a Gaussian of that width has 1 / (2 sqrt(pi) width) of it, a median pi / (2 first).
    one = np.mean(np.diff(losses[:lowest]) ** 2) / 2
    scatter = np.sqrt(one * (1 / (2 * np.sqrt(np.pi) * width) + np.pi / (2 * first)))
    if not fall > max(NOISE * scatter, LEAST * abs(before)):
        return None
    done = np.flatnonzero(level[: lowest + 1] <= before - MOST * fall)
    return float(rates[done[0]])


def _without_lag(losses: Floats, width: float) -> Floats:
    """The mean over a Gaussian of standard deviation `width` updates, cut at five of them."""
    reach = min(int(5 * width) + 1, len(losses) - 1)
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / width) ** 2)
    middle = slice(reach, reach + len(losses))
    total = np.convolve(np.ones_like(losses), weights)[middle]
    return np.asarray(np.convolve(losses, weights)[middle] / total)
