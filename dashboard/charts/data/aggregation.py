"""Several runs as one line with a band: the mean or median of a group, and the spread around it.

The runs of a group are compared at the same x.  Where they logged at different ones, each is
interpolated linearly between its own points, and only where every run of the group has data: what
one run alone reached is nobody's mean.  Where one run is NaN or infinite the group has no value
either, so the line breaks there, and the break is marked like that of a run.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from dashboard.charts.data.traces import Band, Trace, is_same
from dashboard.model.run import Run
from dashboard.model.table import FloatArray


class Summary(StrEnum):
    """What the line and its band are."""

    MEAN_SD = "mean-sd"
    MEAN_SE = "mean-se"
    MEAN_CI = "mean-ci"
    MEAN_RANGE = "mean-range"
    MEDIAN_QUARTILES = "median-quartiles"
    MEDIAN_RANGE = "median-range"


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which runs are drawn as one, by their ids, and how."""

    groups: tuple[tuple[str, ...], ...]
    summary: Summary = Summary.MEAN_SD
    has_members: bool = False  # whether the runs themselves are drawn too, thin


QUARTILES = (0.25, 0.75)

T_OF_FEW = (12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281)
"""The 97.5% quantile of Student's t for 1 to 10 degrees of freedom (NIST handbook, §1.3.6.7.2)."""

Z = 1.959963984540054
"""The 97.5% quantile of the normal distribution."""


def t_quantile(freedom: int) -> float:
    """The 97.5% quantile of Student's t with ``freedom`` degrees of freedom, at least 1.

    Beyond the table the series t ≈ z + g₁/ν + g₂/ν² + g₃/ν³ + g₄/ν⁴ in the normal quantile z
    (Abramowitz & Stegun 26.7.5), which is right to four decimals there.
    """
    if freedom <= len(T_OF_FEW):
        return T_OF_FEW[freedom - 1]
    first = (Z**3 + Z) / 4
    second = (5 * Z**5 + 16 * Z**3 + 3 * Z) / 96
    third = (3 * Z**7 + 19 * Z**5 + 17 * Z**3 - 15 * Z) / 384
    fourth = (79 * Z**9 + 776 * Z**7 + 1482 * Z**5 - 1920 * Z**3 - 945 * Z) / 92160
    terms = (Z, first, second, third, fourth)
    return math.fsum(term / float(freedom) ** power for power, term in enumerate(terms))


def summarise(
    values: Sequence[FloatArray] | FloatArray, summary: Summary
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """The line and the lower and upper edge of its band, each of shape (points,).

    ``values`` are those of at least two runs, each of shape (points,).  With n runs, mean m and
    sample standard deviation s (divisor n − 1): m ± s, m ± s/√n, or m ± t·s/√n, where t is the
    97.5% quantile of Student's t with n − 1 degrees of freedom, for the 95% confidence interval of
    the mean.  Quartiles are interpolated linearly (definition 7 of Hyndman & Fan 1996).  A point at
    which a run has no finite value is NaN in all three.
    """
    runs = list(values)
    with np.errstate(all="ignore"):
        mean = _mean(runs)
    if not np.isfinite(mean).all():  # a sum is finite only where all that it is of is
        table = np.stack(runs)
        runs = list(np.where(np.isfinite(table).all(axis=0), table, np.nan))
        mean = _mean(runs)
    if summary is Summary.MEDIAN_QUARTILES:
        low, centre, high = np.quantile(np.stack(runs), (QUARTILES[0], 0.5, QUARTILES[1]), axis=0)
        return centre, low, high
    if summary in {Summary.MEAN_RANGE, Summary.MEDIAN_RANGE}:
        table = np.stack(runs)
        centre = mean if summary is Summary.MEAN_RANGE else np.median(table, axis=0)
        return centre, table.min(axis=0), table.max(axis=0)
    half = _half_width(runs, mean, summary)
    return mean, mean - half, mean + half


def _mean(runs: Sequence[FloatArray]) -> FloatArray:
    """Run by run: what is added stays near the processor, which a table of all would not."""
    total = np.array(runs[0], dtype=np.float64)
    for one in runs[1:]:
        total += one
    total /= len(runs)
    return total


def _half_width(runs: Sequence[FloatArray], mean: FloatArray, summary: Summary) -> FloatArray:
    squares, away = np.zeros_like(mean), np.empty_like(mean)
    for one in runs:
        np.subtract(one, mean, out=away)
        np.multiply(away, away, out=away)
        squares += away
    deviation = np.sqrt(squares / (len(runs) - 1))
    if summary is Summary.MEAN_SD:
        return deviation
    factor = t_quantile(len(runs) - 1) if summary is Summary.MEAN_CI else 1.0
    return deviation * (factor / math.sqrt(len(runs)))


def common_x(members: Sequence[Trace]) -> FloatArray:
    """Every x at which a member has a point and all of them have data around it; may be empty."""
    first = members[0].x
    if all(is_same(member.x, first) for member in members):
        return first
    start = max(float(member.x[0]) for member in members)
    stop = min(float(member.x[-1]) for member in members)
    every = np.unique(np.concatenate([member.x for member in members]))
    return every[(every >= start) & (every <= stop)]


def at_x(trace: Trace, x: FloatArray) -> FloatArray:
    """The logged values of ``trace`` at ``x``, within its range: its own, else interpolated.

    Beside a value that is not finite there is nothing to interpolate: NaN.
    """
    if is_same(trace.x, x):
        return trace.raw
    after = np.searchsorted(trace.x, x)
    own = trace.raw[after]
    finite = np.where(np.isfinite(trace.raw), trace.raw, np.nan)
    between = np.interp(x, trace.x, finite)
    return np.where(trace.x[after] == x, own, between)


def summarised(members: Sequence[Trace], lead: Run, summary: Summary) -> Trace | None:
    """The group of ``members`` as one trace in the name of ``lead``.

    One member is its own trace; ``None`` where the members have no x in common.
    """
    if len(members) == 1:
        return replace(members[0], run=lead)
    x = common_x(members)
    if not len(x):
        return None
    centre, low, high = summarise([at_x(member, x) for member in members], summary)
    first = members[0]
    return Trace(
        lead,
        first.split,
        x,
        np.interp(x, first.x, first.native),
        centre,
        centre,
        np.interp(x, first.x, first.step),
        Band(low, high, len(members)),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """The traces of one panel with groups drawn as one."""

    traces: list[Trace]
    members: list[tuple[str, Trace]]  # the id of the group's lead, and the trace of one of its runs
    cut: int = 0  # groups that end before the last of their runs does
    apart: int = 0  # groups without any x in common


def gather(found: Sequence[Trace], leads: Mapping[str, Run], summary: Summary) -> Gathered:
    """Draw together the traces of the runs that ``leads`` gives the same lead, by run id."""
    by_lead: dict[str, list[Trace]] = {}
    for trace in found:
        by_lead.setdefault(leads[trace.run.run_id].run_id, []).append(trace)
    drawn: list[Trace] = []
    members: list[tuple[str, Trace]] = []
    cut = apart = 0
    for lead_id, own in by_lead.items():
        one = summarised(own, leads[own[0].run.run_id], summary)
        if len(own) > 1:
            members += [(lead_id, trace) for trace in own]
        if one is None:
            apart += 1
            continue
        cut += max(float(trace.x[-1]) for trace in own) > one.x[-1]
        drawn.append(one)
    return Gathered(drawn, members, cut, apart)
