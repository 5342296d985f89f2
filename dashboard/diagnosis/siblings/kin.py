"""Which runs of a set can be siblings: same model, same data, same task, as far as anything tells.

Settings tell first: all but those of the descent are equal.  Then what remains of the names
(:mod:`dashboard.diagnosis.siblings.name_parts`) and what the curves say of the task
(:mod:`dashboard.diagnosis.siblings.task`).  A word under which several settings were tried names a
family.  Words of which each stands over one setting may name the runs themselves: in doubt the runs
are compared, and the doubt is said.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from dashboard.diagnosis.siblings.name_parts import Rest, rest_of
from dashboard.diagnosis.siblings.recipe import (
    Recipe,
    describes_task,
    family_key,
    is_defined,
    is_described,
    recipe_of,
)
from dashboard.diagnosis.siblings.task import Task, Unlike, by_scale, task_of, unlike
from dashboard.model.contained import Failure, Stage, contained
from dashboard.model.curve import RunCurves
from dashboard.model.memo import Memo
from dashboard.model.table import Split

NAMES = "names"
"""Why runs are kept apart, where it is for their names; else one of ``Unlike``."""

MOST_RUNS = 0.5  # of the runs with words: so many at least share them with another setting

BY_LOT = 3  # runs: so many at least that one made-up name is no chance; trackers draw from 10⁴


@dataclass(frozen=True, slots=True, eq=False)
class Kin:
    """Runs that can be compared; ``assumed`` are the names that may mean that they cannot."""

    runs: tuple[RunCurves, ...]
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Apart:
    """Two groups of runs that only ``reason`` keeps from being compared."""

    reason: str
    one: Kin
    other: Kin
    name: str  # what tells the one: a word, or a metric; "" where nothing short does
    other_name: str


@dataclass(frozen=True, slots=True, eq=False)
class _Traits:
    """All that a run is grouped by."""

    curves: RunCurves
    key: Hashable  # what the settings share; None for a run of which nothing is known
    rest: Rest
    task: Task
    tried: Hashable  # what was tried: rate, batch size, optimizer, schedule
    is_defined: bool  # the settings say what is trained on what
    has_data: bool  # the settings say on which data


def kin_of(
    runs: Iterable[RunCurves], memo: Memo | None = None, *, apart: bool = False
) -> tuple[list[Kin], list[Apart]]:
    """The groups of runs that can be compared, and what keeps others of equal settings apart.

    Runs whose settings tell neither what is trained nor at which rate or batch are in no group.
    With ``apart`` names tell families apart wherever they differ.
    """
    known = memo or Memo()
    by_key: dict[object, list[_Traits]] = defaultdict(list)
    for run in runs:
        make = partial(known.of, "traits", [run], partial(_traits, run))
        traits = contained(Stage.COMPARE, "family", make, lambda _: None, run.run.run_id)
        if traits is not None and traits.key is not None:
            by_key[traits.key].append(traits)
    groups: list[Kin] = []
    partings: list[Apart] = []
    for alike in by_key.values():
        divide = partial(_divided, alike, apart=apart)
        found, between = contained(Stage.COMPARE, "family", divide, _undivided)
        groups += found
        partings += between
    return groups, partings


def _undivided(_: Failure) -> tuple[list[Kin], list[Apart]]:
    """Runs that cannot be told apart are compared with none."""
    return [], []


def _traits(curves: RunCurves) -> _Traits:
    run = curves.run
    recipe, rest = recipe_of(run), rest_of(run)
    return _Traits(
        curves,
        _key(curves, recipe),
        rest,
        task_of(curves, recipe.batch_size),
        (replace(recipe, seed=""), rest.descent),
        is_defined(run),
        describes_task(run),
    )


def _key(curves: RunCurves, recipe: Recipe) -> Hashable:
    """What a run shares with its siblings by its settings.

    Where only the curves tell its rate or its batch size, its names must be its siblings' too.
    """
    key = family_key(curves.run)
    if is_described(curves.run, recipe):
        return key
    logged = curves.schedule() or curves.get("batch_size", Split.NONE)
    return (key, replace(rest_of(curves.run), descent=())) if logged is not None else None


def _divided(alike: Sequence[_Traits], *, apart: bool) -> tuple[list[Kin], list[Apart]]:
    """Runs of equal settings by their names, then by their tasks."""
    if len(alike) < 2:
        return [Kin(tuple(one.curves for one in alike))], []
    named = _grouped(alike, lambda one: one.rest.known)
    if not alike[0].is_defined:
        named = [
            group
            for some in named
            for group in (_by_words(some) if apart or _names_families(some) else [some])
        ]
    groups = [group for some in named for group in _by_task(some)]
    kin = [Kin(tuple(one.curves for one in group), _assumed(group)) for group in groups]
    return kin, _partings(groups, kin)


def _grouped(some: Sequence[_Traits], key: Callable[[_Traits], Hashable]) -> list[list[_Traits]]:
    groups: dict[Hashable, list[_Traits]] = defaultdict(list)
    for one in some:
        groups[key(one)].append(one)
    return list(groups.values())


def _by_words(some: Sequence[_Traits]) -> list[list[_Traits]]:
    return _grouped(some, lambda one: one.rest.words)


def _names_families(some: Sequence[_Traits]) -> bool:
    """Whether the words differ, and most runs with any share them with a run of other settings."""
    groups = _by_words(some)
    named = [group for group in groups if group[0].rest.words]
    shared = sum(len(group) for group in named if _is_of_several(group))
    return len(groups) > 1 and shared > 0 and shared >= MOST_RUNS * sum(map(len, named))


def _is_of_several(group: Sequence[_Traits]) -> bool:
    """Whether a word stands over several settings; of words drawn by lot two may meet by chance."""
    by_chance = len(group) < BY_LOT and all(one.rest.is_random for one in group)
    return not by_chance and len({one.tried for one in group}) > 1


def _assumed(group: Sequence[_Traits]) -> tuple[str, ...]:
    """The names that differ in a group that nothing but the settings of the descent defines."""
    if group[0].is_defined or all(one.rest.is_random or not one.rest.words for one in group):
        return ()
    names = sorted({" ".join(one.rest.words) for one in group})
    tried = {one.tried for one in group}
    return tuple(names) if len(names) > 1 and len(tried) > 1 else ()


def _by_task(some: Sequence[_Traits]) -> list[list[_Traits]]:
    """The runs by their tasks: each beside the first run that learns the same, then by scale."""
    groups: list[list[_Traits]] = []
    order = sorted(some, key=lambda one: (-len(one.task.metrics), one.curves.run.run_id))
    for one in order:
        group = next((group for group in groups if not _unlike(group[0], one)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return [part for group in groups for part in _by_scale(group)]


def _unlike(one: _Traits, other: _Traits) -> Unlike:
    """How two runs of equal settings differ in their task; settings go before guesses."""
    found = unlike(one.task, other.task)
    return Unlike.NOT if found is Unlike.CLASSES and one.has_data else found


def _by_scale(some: Sequence[_Traits]) -> list[list[_Traits]]:
    if any(one.has_data for one in some):
        return [list(some)]
    parts = by_scale([one.task for one in some])
    return [[some[at] for at in part] for part in parts]


def _partings(groups: Sequence[Sequence[_Traits]], kin: Sequence[Kin]) -> list[Apart]:
    """Why each group but the largest is not compared with the largest."""
    if len(groups) < 2:
        return []
    by_size = sorted(range(len(groups)), key=lambda at: (-len(groups[at]), _first_id(kin[at])))
    largest, *others = by_size
    return [_parting(groups[largest], groups[at], kin[largest], kin[at]) for at in others]


def _first_id(kin: Kin) -> str:
    return min(run.run.run_id for run in kin.runs)


def _parting(one: Sequence[_Traits], other: Sequence[_Traits], kin: Kin, other_kin: Kin) -> Apart:
    mine, theirs = one[0], other[0]
    if mine.rest.known != theirs.rest.known:
        return Apart(NAMES, kin, other_kin, _known(mine.rest), _known(theirs.rest))
    found = _unlike(mine, theirs)
    if found is Unlike.NOT and len(_by_scale([*one, *other])) > 1:
        found = Unlike.SCALE
    if found is Unlike.NOT:
        words = " ".join(mine.rest.words), " ".join(theirs.rest.words)
        return Apart(NAMES, kin, other_kin, *words)
    return Apart(found.value, kin, other_kin, *_told(found, mine.task, theirs.task))


def _known(rest: Rest) -> str:
    return " ".join(word for _, word in rest.known)


def _told(found: Unlike, one: Task, other: Task) -> tuple[str, str]:
    """What tells two tasks apart: a metric that only one has, a number of classes, a loss."""
    if found is Unlike.METRICS:
        return min(one.metrics - other.metrics), min(other.metrics - one.metrics)
    if found is Unlike.CLASSES:
        return str(one.classes), str(other.classes)
    return "", ""


def run_groups(runs: Iterable[RunCurves], *, apart: bool = False) -> dict[str, int]:
    """The number of the group of each run, by its id; runs of no group are left out."""
    groups, _ = kin_of(runs, apart=apart)
    return {run.run.run_id: at for at, group in enumerate(groups) for run in group.runs}
