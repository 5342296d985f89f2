"""By which setting a figure of many runs is divided, and which of its values are shown."""

from collections.abc import Sequence

from dashboard.charts.data.setting_values import key_of, settings_of, values_of
from dashboard.charts.style.encoding import COLOUR_FIRST, DASH_FIRST
from dashboard.diagnosis.siblings.recipe import DURATION
from dashboard.model.run import Run, Setting

MOST = 6
"""Panels side by side that can still be read; further values are named and can be chosen."""

MOST_SETTINGS = 3
"""Settings that are shown at once: by colour, by dash, by panel."""


def settings_for(runs: Sequence[Run], *, with_chance: bool = True) -> tuple[str, ...]:
    """The settings that can divide a figure of ``runs``: a panel must hold more than one run.

    Those of which the runs have no more than ``MOST`` values always can.
    """
    return tuple(
        name
        for name in settings_of(runs, with_chance=with_chance)
        if 1 < len(values_of(runs, name)) <= max(MOST, len(runs) // 2)
    )


def unasked(runs: Sequence[Run]) -> str:
    """The setting that divides the figure where nobody asked: a third one besides rate and batch.

    "" where fewer than three settings vary, or where a panel would hold a single run.
    """
    names = [name for name in settings_of(runs) if name not in DURATION]
    others = [name for name in names if name not in {COLOUR_FIRST, DASH_FIRST}]
    if len(names) < MOST_SETTINGS:
        return ""
    clear = ((name, len(values_of(runs, name))) for name in others if _is_clear(runs, name))
    return min(clear, key=lambda one: (one[0] != "optimizer", one[1]), default=("", 0))[0]


def _is_clear(runs: Sequence[Run], name: str) -> bool:
    """Whether every value has a panel, and every panel more than one run."""
    keys = [key_of(run.config.get(name)) for run in runs]
    return len(set(keys)) <= MOST and min(map(keys.count, set(keys))) > 1


def shown(runs: Sequence[Run], name: str, chosen: Sequence[str] = ()) -> list[Setting]:
    """The values that have a panel, in order: those of which the key is ``chosen``, else the first.

    None is shown of a setting that no run has.
    """
    values = values_of(runs, name)
    asked = [value for value in values if key_of(value) in chosen]
    return (asked or values)[:MOST]
