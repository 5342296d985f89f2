"""The ticks of an axis that bends, or that spans many powers of ten.

One that bends has even ones on its plane, and a few round numbers in each band.

Vega places ticks by the two ends of an axis alone and would write a plane that ends at 1.2 in steps
of its band, which ends at a hundred.
"""

import json
import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from dashboard.charts.axes.bent_scale import along, bends
from dashboard.charts.axes.overflow import Overflow, Overflows
from dashboard.charts.data.extent import Extent

APART = 1.05
"""Least distance of two ticks' numbers, relative to their type."""

STEPS = ((math.sqrt(50), 10.0), (math.sqrt(10), 5.0), (math.sqrt(2), 2.0))
"""From which multiple of a power of ten on a step is which, as d3-array's ``tickIncrement``."""

FIRST_DIGITS = (1.0, 5.0, 2.0)
"""Of numbers that are round, the roundest first."""

SMALLEST = 1e-3
"""Numbers nearer to zero than this share of the plane's height look like zero in a band."""

WRITTEN_OUT = 1e4
"""Powers of ten from here on are written as such."""

MANY_DECADES = 3.0
"""Powers of ten from which on a logarithmic axis has ticks at these alone."""

TINY = 1e-4
"""Powers of ten up to here are written as such too: zeros after a comma are hard to count."""

_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def even(extent: Extent, count: int) -> list[float]:
    """About ``count`` multiples of 1, 2 or 5 times a power of ten within ``extent``."""
    rough = (extent.high - extent.low) / max(count, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = power * next((factor for least, factor in STEPS if rough / power >= least), 1.0)
    first, last = math.ceil(extent.low / step - 1e-9), math.floor(extent.high / step + 1e-9)
    return [float(f"{number * step:.12g}") for number in range(first, last + 1)] or [extent.low]


def of_band(band: Overflow) -> list[float]:
    """Round numbers within a band, in the order in which they are wanted: powers of ten first."""
    low, high = sorted((band.edge, band.far))
    largest = max(abs(low), abs(high))
    powers = range(
        math.floor(math.log10(SMALLEST * band.span)), math.floor(math.log10(largest)) + 1
    )
    found: list[float] = []
    for digit in FIRST_DIGITS:
        round_ones = [
            sign * digit * 10.0**power for power in reversed(powers) for sign in (1.0, -1.0)
        ]
        found += sorted(
            (one for one in round_ones if low <= one <= high), key=lambda one: -abs(one - band.edge)
        )
    return [*found, 0.0] if low <= 0 <= high else found


def in_plane(value: float, chosen: Sequence[float], *, is_share: bool) -> str:
    """The Vega expression that writes a tick of the plane, with the digits that its step needs."""
    if is_share:
        return f"format({value!r}, '~%')"
    step = chosen[1] - chosen[0] if len(chosen) > 1 else abs(value) or 1.0
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    return f"format({value!r}, ',.{decimals}f')"


def in_band(value: float, *, is_share: bool) -> str:
    """The Vega expression that writes a tick of a band."""
    if is_share:
        return f"format({value!r}, '.3~%')"
    size = abs(value)
    if size < WRITTEN_OUT:
        return f"format({value!r}, ',.3~r')"
    power = round(math.log10(size))
    if not np.isclose(size, 10.0**power, rtol=1e-9):
        return f"format({value!r}, '.1~e')"
    sign = "\N{MINUS SIGN}" if value < 0 else ""
    return json.dumps(f"{sign}10{str(power).translate(_SUPERSCRIPT)}", ensure_ascii=False)


@lru_cache(maxsize=64)
def of_decades(extent: Extent, count: int) -> dict[str, Any]:
    """The options of a logarithmic axis: about ``count`` powers of ten, evenly spread.

    None where it spans so few of them that numbers between two tell more.
    """
    low, high = math.log10(extent.low), math.log10(extent.high)
    if high - low < MANY_DECADES:
        return {}
    steps = range(math.ceil((high - low) / max(count, 1)), 0, -1)
    spread = (
        range(math.ceil(low / step - 1e-9) * step, math.floor(high + 1e-9) + 1, step)
        for step in steps
    )
    chosen = next(powers for powers in spread if len(powers) > 1)  # one tells no scale
    return axis_options([(10.0**power, _power(power)) for power in chosen])


def _power(power: int) -> str:
    """The Vega expression that writes a power of ten."""
    value = 10.0**power
    if TINY < value < WRITTEN_OUT:
        return f"format({value!r}, ',.3~r')"
    return json.dumps(f"10{str(power).translate(_SUPERSCRIPT)}", ensure_ascii=False)


@lru_cache(maxsize=64)
def with_bands(
    extent: Extent,
    bands: Overflows,
    plane: tuple[float, float],
    *,
    count: int,
    apart: float,
    is_share: bool,
) -> dict[str, Any]:
    """The options of an axis: about ``count`` ticks on its plane, and what has room in its bands.

    Numbers stand at least ``apart`` px from each other.  Every layer of a panel asks for them.
    """
    known = bends(extent, bands, plane)
    chosen = even(extent, count)
    written = {one: in_plane(one, chosen, is_share=is_share) for one in chosen}
    for band in (bands.above, bands.below):
        for one in of_band(band) if band is not None else ():
            at = along(one, *known)
            if all(abs(at - along(other, *known)) >= apart for other in written):
                written[one] = in_band(one, is_share=is_share)
    return axis_options(sorted(written.items()))


def axis_options(written: Sequence[tuple[float, str]]) -> dict[str, Any]:
    """The options of an axis that has just these ticks, in order, each written by its expression.

    A tick knows its text by its number, for its value may lose its last bit on its way to the axis.
    None of them may go missing: Vega takes out those beyond the axis, and every second one while
    there are more than ``tickCount``, whatever their values.
    """
    places, expressions = zip(*written, strict=True)
    return {
        "values": list(places),
        "tickCount": len(places),
        "labelExpr": f"[{', '.join(expressions)}][round(datum.index * {len(places) - 1})]",
        "labelOverlap": False,
    }
