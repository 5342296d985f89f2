"""The tree of experiments: every setting once, in time, each from an earlier one or from none.

Time is that of the logs where all of them tell it, else the order of the set.  A setting whose
lineage is logged never stands before the one it came from, whatever its clock said; where lineages
lead in a circle, as files of other programs may, the circle is cut.
"""

import math
from collections.abc import Mapping, Sequence
from functools import partial

from dashboard.diagnosis.followed import Followed, followed
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.trials.ends import Ends
from dashboard.diagnosis.trials.grouping import Group, groups_of
from dashboard.diagnosis.trials.settings_apart import Settings
from dashboard.diagnosis.trials.trial import Basis, Trial
from dashboard.model.run import LogBook


def trials_of(book: LogBook, report: Report) -> tuple[Trial, ...]:
    """The settings of ``book`` that were tried, the earliest first."""
    ends = Ends(book, report)
    groups = groups_of(book, report, ends.first)
    led = _led(groups, report)
    parents = {row: one[0] for row, one in led.items() if one[0] is not None}
    order = in_time([group.at for group in groups], parents)
    place_of = {row: place for place, row in enumerate(order)}
    settings = Settings([book.by_id[group.shown] for group in groups])
    make = partial(_trial, groups=groups, led=led, place_of=place_of, settings=settings, ends=ends)
    return tuple(make(row, order) for row in order)


def in_time(times: Sequence[float], parents: Mapping[int, int]) -> list[int]:
    """The rows of ``times`` from first to last, none before its parent where there is no circle.

    Args:
        times: seconds since 1970, NaN where unknown; then the order of the rows stands.
        parents: the row of the parent of some rows.
    """
    are_known = all(map(math.isfinite, times))
    rows = range(len(times))
    wanted = sorted(rows, key=lambda row: (times[row], row)) if are_known else list(rows)
    found: dict[int, None] = {}
    for row in wanted:
        way: list[int] = []
        step: int | None = row
        while step is not None and step not in found and step not in way:
            way.append(step)
            step = parents.get(step)
        found.update(dict.fromkeys(reversed(way)))
    return list(found)


def _led(groups: Sequence[Group], report: Report) -> dict[int, tuple[int | None, Followed]]:
    """The rows whose lineage is logged: the row they came from where that is open, the advice."""
    row_of = {run_id: row for row, group in enumerate(groups) for run_id in group.run_ids}
    found: dict[int, tuple[int | None, Followed]] = {}
    for one in followed(report):
        row = row_of.get(one.child.run_id)
        parent = row_of.get(one.parent.run_id) if one.parent is not None else None
        if row is None or parent == row:
            continue
        if row not in found or (found[row][0] is None and parent is not None):
            found[row] = parent, one
    return found


def _trial(
    row: int,
    order: Sequence[int],
    *,
    groups: Sequence[Group],
    led: Mapping[int, tuple[int | None, Followed]],
    place_of: Mapping[int, int],
    settings: Settings,
    ends: Ends,
) -> Trial:
    place, group = place_of[row], groups[row]
    parent, advice = led.get(row, (None, None))
    basis = Basis.LOGGED
    if parent is not None and place_of[parent] >= place:
        parent = advice = None  # the circle is cut here
    if parent is None and advice is not None:
        basis = Basis.ELSEWHERE
    elif parent is None:
        parent = settings.nearest(row, order[:place])
        basis = Basis.GUESSED if parent is not None else Basis.FIRST
    came_of = None
    if parent is not None:
        seen = advice.lineage.observed if advice is not None else None
        before = _shown_first(groups[parent])
        came_of = ends.came_of(before, _shown_first(group), seen)
    metric, split, end = ends.own(group.run_ids)
    return Trial(
        place,
        group.run_ids,
        group.shown,
        group.at,
        None if parent is None else place_of[parent],
        basis,
        settings.changed(row, parent) if parent is not None else (),
        came_of,
        metric,
        split,
        end,
        ends.has_diverged(group.run_ids),
        advice,
    )


def _shown_first(group: Group) -> list[str]:
    """The runs of a setting, the one that speaks for them first."""
    return [group.shown, *(one for one in group.run_ids if one != group.shown)]
