"""What logarithmic axes can show: points that have a logarithm, and the count of the others."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dashboard.charts.data.line import Line
from dashboard.charts.data.traces import Trace


def positive(found: Sequence[Trace], *, log_x: bool, log_y: bool) -> tuple[list[Trace], int]:
    """The traces without what a logarithm does not know, and how many points that took."""
    if not (log_x or log_y):
        return list(found), 0
    kept, dropped = [], 0
    for trace in found:
        fits = np.ones(len(trace), dtype=bool)
        if log_x:
            fits &= trace.x > 0
        if log_y:
            fits &= ~(trace.y <= 0) & ~(trace.raw <= 0)  # NaN stays: it is marked
        dropped += int(np.sum(~fits))
        if fits.any():
            kept.append(trace.at(fits))
    return kept, dropped


def fitting(ghosts: Sequence[Line], *, log_x: bool, log_y: bool) -> list[Line]:
    """The ghosts with the points that the axes can show."""
    kept = (
        replace(ghost, trace=one)
        for ghost in ghosts
        for one in positive([ghost.trace], log_x=log_x, log_y=log_y)[0]
    )
    return list(kept)
