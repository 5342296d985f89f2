"""Stretches of an axis in words: epochs 12 to 20."""

from math import isfinite
from zoneinfo import ZoneInfo

import streamlit as st

from dashboard.charts.data.extent import Extent
from dashboard.charts.data.x_values import XAxis
from dashboard.model.moment import moment
from dashboard.views.state.page import Screen

DAY_MS = 86_400_000.0
LAST = "last"
"""What the unit of the textbook's figure begins with where it shows only the last epochs."""


def seen(screen: Screen, unit: str, window: Extent | None) -> str:
    """Which stretch of a figure is seen; empty where it is the whole axis."""
    if window is None:
        return ""
    return screen.say("zoom-seen", stretch=said(screen, unit, window.low, window.high))


def said(screen: Screen, unit: str, start: float, end: float) -> str:
    """The stretch from ``start`` to ``end`` of the axis that counts ``unit``; empty for none.

    What was found in settings, or in what a log lacks, lies nowhere on an axis.
    """
    if not (isfinite(start) and isfinite(end)):
        return ""
    if unit == XAxis.WALL:
        zone = ZoneInfo(st.context.timezone or "UTC")  # the axis keeps the browser's time
        form = "%H:%M:%S" if end - start < DAY_MS else "%d/%m %H:%M"
        first, last = (moment(ms).astimezone(zone).strftime(form) for ms in (start, end))
        return screen.say("span-wall", start=first, end=last)
    name = "epoch-last" if unit.startswith(LAST) else unit
    if unit in {XAxis.STEP, XAxis.SAMPLES}:
        start, end = round(start), round(end)
    return screen.say(f"span-{name}", start=start, end=end)
