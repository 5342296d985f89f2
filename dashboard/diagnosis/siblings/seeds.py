"""Runs that differ in the seed only: one setting, trained several times.

They share every setting but the seed; settings that only keep books say nothing, as for a family
(:mod:`dashboard.diagnosis.siblings.recipe`).  A run that names no seed is in no group, and a second
run of one seed is a copy: it says nothing of chance.
"""

from collections.abc import Iterable

from dashboard.diagnosis.siblings.recipe import (
    CHANCE,
    is_bookkeeping,
    is_defining,
    place_of,
    recipe_of,
)
from dashboard.logs.run import Run

DERIVED = frozenset({"steps"})
"""Counts that follow from the epochs and from when a run was stopped."""


def seed_groups(runs: Iterable[Run]) -> tuple[tuple[str, ...], ...]:
    """The ids of the runs that differ in the seed only, group by group, at least two in each.

    Groups and members stand in the order in which their first runs come; of runs of one seed the
    first counts.
    """
    groups: dict[object, dict[str, str]] = {}
    for run in runs:
        seed = recipe_of(run).seed
        if seed:
            groups.setdefault(_all_but_the_seed(run), {}).setdefault(seed, run.run_id)
    return tuple(tuple(ids.values()) for ids in groups.values() if len(ids) > 1)


def _all_but_the_seed(run: Run) -> object:
    """What the runs of one group share; where the settings name no model, their folder too."""
    shared = tuple(
        (name, repr(value))
        for name, value in sorted(run.config.items())
        if value is not None and name not in CHANCE | DERIVED and not is_bookkeeping(name)
    )
    is_defined = any(is_defining(name) for name in run.config)
    return run.x_unit, shared, "" if is_defined else place_of(run)
