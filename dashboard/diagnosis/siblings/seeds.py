"""Runs that differ in the seed or the fold only: one setting, trained several times.

They share every setting but these, and what remains of their names; bookkeeping settings are
ignored, as for a family (:mod:`dashboard.diagnosis.siblings.recipe`).  A run that names no seed is
in no group, and a second run of one seed is a copy: it is no evidence on chance.
"""

from collections.abc import Iterable

from dashboard.diagnosis.siblings.name_parts import rest_of
from dashboard.diagnosis.siblings.recipe import CHANCE, is_bookkeeping, is_defined, recipe_of
from dashboard.model.run import Run

DERIVED = frozenset({"steps"})
"""Counts that follow from the epochs and from when a run was stopped."""


def seed_groups(runs: Iterable[Run]) -> tuple[tuple[str, ...], ...]:
    """The ids of the runs that differ in the seed only, group by group, at least two in each.

    Groups and members are in the order of their first runs; of runs of one seed the first counts.
    """
    groups: dict[object, dict[str, str]] = {}
    for run in runs:
        seed = recipe_of(run).seed
        if seed:
            groups.setdefault(_all_but_the_seed(run), {}).setdefault(seed, run.run_id)
    return tuple(tuple(ids.values()) for ids in groups.values() if len(ids) > 1)


def _all_but_the_seed(run: Run) -> object:
    """What the runs of one group share; where the settings name no model, their names too."""
    shared = tuple(
        (name, repr(value))
        for name, value in sorted(run.config.items())
        if value is not None and name not in CHANCE | DERIVED and not is_bookkeeping(name)
    )
    rest = rest_of(run)
    is_told = is_defined(run) or rest.is_random
    return run.x_unit, shared, rest.known, rest.descent, () if is_told else rest.words
