"""Channels that no data sets: a place in px or a colour, the same for every row.

``alt.value`` means the same, but Altair then searches all of its schema for the channel's class,
ten milliseconds for each.
"""

import altair as alt

AS_GIVEN = False
"""The ``order`` of a line whose rows stand in the order of x: a browser need not sort them."""


def x(px: float) -> alt.XValue:
    """So many px from the left of the plane."""
    return alt.XValue(px)  # type: ignore[no-untyped-call]


def x2(px: float) -> alt.X2Value:
    """The other end, so many px from the left."""
    return alt.X2Value(px)  # type: ignore[no-untyped-call]


def y(px: float) -> alt.YValue:
    """So many px from the top of the plane."""
    return alt.YValue(px)  # type: ignore[no-untyped-call]


def y2(px: float) -> alt.Y2Value:
    """The other end, so many px from the top."""
    return alt.Y2Value(px)  # type: ignore[no-untyped-call]


def color(hex_color: str) -> alt.ColorValue:
    """One colour."""
    return alt.ColorValue(hex_color)


def fill(hex_color: str) -> alt.FillValue:
    """One colour for the inside."""
    return alt.FillValue(hex_color)
