"""How far a verdict is from the next one, by single readings on the curve.

Settings are not moved: a run with another rate has another curve, which nobody has seen.
"""

from collections.abc import Sequence

from dashboard.diagnosis.explained.overfitting_margin import overfitting_margin
from dashboard.diagnosis.explained.run_alone import RunAlone, is_same_side
from dashboard.diagnosis.reasons.chances import Answers
from dashboard.diagnosis.reasons.groups import BY_NAME
from dashboard.diagnosis.reasons.ordinary import ordinary
from dashboard.diagnosis.reasons.reason import Margin, Reason
from dashboard.diagnosis.reasons.turning import Moved, edge_of
from dashboard.diagnosis.reasons.units import as_read
from dashboard.diagnosis.verdict import Fit, Lamp

MOST = 2  # of the strongest reasons, those whose reading is moved


def margins_of(run: RunAlone, lamp: Lamp, strongest: Sequence[Reason]) -> tuple[Margin, ...]:
    """Where single readings, those of the strongest reasons on the curve, turn the verdict."""
    if lamp.state is Fit.OVERFITTING:
        margin = overfitting_margin(run, lamp)
        return () if margin is None else (margin,)
    moved = [
        one
        for one in strongest
        if one.read.name
        and not one.read.name.startswith("fact.")
        and not BY_NAME[one.group].is_of_settings
    ]
    found = (_margin(run, lamp, one) for one in moved[:MOST])
    return tuple(one for one in found if one is not None)


def _margin(run: RunAlone, lamp: Lamp, reason: Reason) -> Margin | None:
    """Where the reading of a reason turns the verdict; ``None`` where it does not.

    What speaks for the verdict is moved towards what is usual and beyond, what speaks against it
    further away from there.
    """
    name = reason.read.name
    here, occurs = run.value(name), ordinary()[name]
    is_up = (occurs.usual > here) is (reason.moves > 0)
    edge = edge_of(run.net, name, occurs, is_up=is_up)
    if edge == here or (edge > here) is not is_up:
        return None  # it lies beyond what occurs already
    turn = moved(run, lamp, name).turn(edge)
    if turn is None:
        return None
    at, kept_at = as_read(name, turn.at), as_read(name, turn.kept_at)
    return Margin(reason.read, at, kept_at, turn.lamp.state, turn.lamp.reason)


def moved(run: RunAlone, lamp: Lamp, reading: str) -> Moved:
    """The run with one reading to be moved, judged by the rule of one lamp."""

    def judge(value: float, told: Answers, untold: Answers) -> Lamp:
        return run.supposing(reading, value).judge(lamp.name, told, untold)

    def is_same(other: Lamp) -> bool:
        return is_same_side(other.state, lamp.state)

    return Moved(run.net, run.row, reading, judge, is_same)
