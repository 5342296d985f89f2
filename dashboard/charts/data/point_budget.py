"""How the points that a browser can take are shared out among all curves of a figure."""

from collections.abc import Sequence

from dashboard.charts.data.downsampling import FEWEST_PER_CURVE, MOST_POINTS
from dashboard.charts.data.line import Line
from dashboard.text.sentences import Sentences

MOST_CURVES = MOST_POINTS // FEWEST_PER_CURVE
"""Curves of all panels of one figure; of a crowd that is larger some are left out, and counted."""


def drawings(lines: Sequence[Line], spans: int = 0) -> int:
    """How often points of a panel are drawn: lines, raw lines, edges of bands, casings, shades."""
    cased = sum(bool(line.stroke.casing) and not line.is_muted for line in lines)
    return sum(1 if line.is_muted else line.trace.layers for line in lines) + cased + spans


def thinned(lines: Sequence[Line], panels: int) -> tuple[list[Line], int]:
    """The lines of one of so many panels, and how many of the background were left out.

    Those that stay are spread evenly over the order of the runs; all of those in front stay.
    """
    muted = [line for line in lines if line.is_muted]
    front = [line for line in lines if not line.is_muted]
    most = max(MOST_CURVES // max(panels, 1) - sum(line.trace.layers + 1 for line in front), 1)
    if len(muted) <= most:
        return list(lines), 0
    chosen = [muted[number * len(muted) // most] for number in range(most)]
    return [*chosen, *front], len(muted) - most


def notes(left_out: int, words: Sentences) -> list[str]:
    """One note on how many curves were left out; none if none were."""
    return [words.say("chart-left-out", curves=left_out)] if left_out else []
