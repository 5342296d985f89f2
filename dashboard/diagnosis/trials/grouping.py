"""The settings of a set of logs: runs that differ in their seed alone are one."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.diagnosis.report import Report
from dashboard.diagnosis.siblings.seeds import seed_groups
from dashboard.model.run import LogBook, Run


@dataclass(frozen=True, slots=True)
class Group:
    """The runs of one setting.

    Attributes:
        run_ids: at least one, in the order of the book.
        shown: of those with the verdict that most have, the one that ends in the middle.
        at: when the first of them began, seconds since 1970; NaN where no log says.
    """

    run_ids: tuple[str, ...]
    shown: str
    at: float


def groups_of(book: LogBook, report: Report, ends: Mapping[str, float]) -> list[Group]:
    """The settings of ``book`` in the order of their first runs; ``ends`` are by run id."""
    alike = {ids[0]: ids for ids in seed_groups(book.runs)}
    folded = {run_id for ids in alike.values() for run_id in ids[1:]}
    found = []
    for run in book.runs:
        if run.run_id not in folded:
            ids = alike.get(run.run_id, (run.run_id,))
            at = min((begun(book.by_id[one], book) for one in ids), key=_known_first)
            found.append(Group(ids, _shown(ids, report, ends), at))
    return found


def begun(run: Run, book: LogBook) -> float:
    """When a run began: as its log says, or at its first point; NaN where neither is known."""
    times = [float(one.wall_time[0]) for one in book.series.get(run.run_id, ()) if len(one)]
    if run.started_at is not None:
        times.append(run.started_at)
    return min((time for time in times if np.isfinite(time)), default=math.nan)


def _known_first(at: float) -> tuple[bool, float]:
    return math.isnan(at), at


def _shown(ids: Sequence[str], report: Report, ends: Mapping[str, float]) -> str:
    states = {one: report.by_id[one].headline.state if one in report.by_id else "" for one in ids}
    usual = Counter(states.values()).most_common(1)[0][0]
    agreed = [one for one in ids if states[one] == usual]
    known = sorted((end, one) for one in agreed if math.isfinite(end := ends.get(one, math.nan)))
    return known[(len(known) - 1) // 2][1] if known else agreed[0]
