"""What changed since the last meeting on the same runs, and what came of what it decided.

All of it is codes, names and numbers.  A run counts as a trial of a decision where the trainer's
lineage says so, or where it is new and its settings are those of the decided run but for the one
that was advised.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.diagnosis.followed import followed
from dashboard.diagnosis.forecast import UP, outcome
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.siblings.recipe import CHANCE, DURATION, is_bookkeeping
from dashboard.diagnosis.siblings.score import ACCURACY
from dashboard.meetings.decision import Decision, KnownRun
from dashboard.model.run import LogBook, Run
from dashboard.report.meetings.seen_runs import lamp_of, now_called, open_settings
from dashboard.report.setting_groups import SettingGroup

BETTER, SAME, WORSE = "better", "same", "worse"

ALIKE = 0.005
"""Share of a value by which two ends may differ and be called the same: they read alike."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict as codes: the lamp behind it, empty for none, and its state."""

    lamp: str
    state: str


@dataclass(frozen=True, slots=True)
class Turned:
    """A setting whose verdict is another now."""

    setting: str
    before: Verdict
    now: Verdict


@dataclass(frozen=True, slots=True)
class BestMoved:
    """The best value then and now, by one metric; ``way`` is better, same or worse."""

    metric: str
    split: str
    before: float
    now: float
    way: str


@dataclass(frozen=True, slots=True)
class CameOf:
    """What came of a decision.

    Attributes:
        decision: what was decided.
        is_open: whether its runs are open now.
        tried: the ids of the runs that tried it; none where nobody did, or they are not open.
        metric, split: what the ends are of.
        before, after: the end then, and that of what tried it, else its own now; NaN for unknown.
        expected: what was forecast; NaN where only the direction was.
        way: better, same or worse; empty where one end is unknown.
        came_true: whether the forecast did; ``None`` where nothing tried it or none was made.
        now: the verdict on what tried it, else on the setting itself; ``None`` where none is open.
    """

    decision: Decision
    is_open: bool
    tried: tuple[str, ...]
    metric: str
    split: str
    before: float
    after: float
    expected: float
    way: str
    came_true: bool | None
    now: Verdict | None


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed; ``new`` are ids of open runs, ``gone`` names of runs of then."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    turned: tuple[Turned, ...]
    best: BestMoved | None
    came_of: tuple[CameOf, ...]


def changes(
    known: Sequence[KnownRun],
    decisions: Iterable[Decision],
    best: object,
    book: LogBook,
    report: Report,
) -> Changes:
    """What changed since a meeting that saw the runs ``known`` and this ``best``."""
    called = now_called(known, book)
    same = set(called.values())
    settings = open_settings(known, book, report)
    new = tuple(run.run_id for run in book.runs if run.run_id not in same)
    gone = tuple(one.name for place, one in enumerate(known) if place not in called)
    return Changes(
        new,
        gone,
        tuple(_turned(known, settings, report)),
        _best_moved(best, report),
        tuple(
            _came_of(one, settings.get(one.setting), new, book, report)
            for one in decisions
            if not one.is_open
        ),
    )


def verdict_of(kept: Mapping[str, Any]) -> Verdict:
    """The verdict in a snapshot that was kept; of a damaged one, that nothing is known."""
    return Verdict(str(kept.get("lamp", ""))[:40], str(kept.get("state", "unknown"))[:40])


def verdict_now(run_id: str, report: Report) -> Verdict:
    """The verdict on a run as codes."""
    diagnosis = report.by_id[run_id]
    return Verdict(lamp_of(diagnosis), diagnosis.headline.state)


def way_of(before: float, after: float, *, is_upward: bool) -> str:
    """Whether a value became better; empty where one of them is unknown."""
    if not (math.isfinite(before) and math.isfinite(after)):
        return ""
    if abs(after - before) <= ALIKE * max(abs(before), abs(after)):
        return SAME
    return BETTER if (after > before) is is_upward else WORSE


def _turned(
    known: Sequence[KnownRun], settings: Mapping[str, SettingGroup], report: Report
) -> Iterable[Turned]:
    for name, group in settings.items():
        states = [verdict_of(one.seen) for one in known if one.setting == name]
        before = max(dict.fromkeys(states), key=states.count)  # what most of its seeds had
        now = verdict_now(group.shown, report)
        if before.state != now.state or before.lamp != now.lamp:
            yield Turned(name, before, now)


def _best_moved(kept: object, report: Report) -> BestMoved | None:
    best = report.best
    if best is None or not isinstance(kept, Mapping):
        return None
    before = _number(kept.get("end"))
    if kept.get("metric") != best.metric or kept.get("split") != best.split.value:
        return None
    way = way_of(before, best.end, is_upward=best.is_upward)
    return BestMoved(best.metric, best.split.value, before, best.end, way) if way else None


def _came_of(
    decision: Decision,
    group: SettingGroup | None,
    new: Sequence[str],
    book: LogBook,
    report: Report,
) -> CameOf:
    kept = decision.said
    before, metric = _number(kept.get("end")), str(kept.get("metric", "none"))
    tried = tuple(_tried(decision, group, new, book, report))
    shown = tried[0] if tried else group.shown if group is not None else ""
    ended = outcome(report.by_id[shown]) if shown else None
    is_alike = ended is not None and (ended.metric, ended.split) == (metric, kept.get("split"))
    after = _number(ended.value) if ended is not None and is_alike else math.nan
    told = kept.get("forecast")
    foretold: Mapping[str, Any] = told if isinstance(told, Mapping) else {}
    way = way_of(before, after, is_upward=metric == ACCURACY)
    return CameOf(
        decision,
        group is not None,
        tried,
        metric,
        str(kept.get("split", "none")),
        before,
        after,
        _number(foretold.get("expected")),
        way,
        _came_true(tried, foretold, metric, after, way, book) if tried else None,
        verdict_now(shown, report) if shown else None,
    )


def _tried(
    decision: Decision,
    group: SettingGroup | None,
    new: Sequence[str],
    book: LogBook,
    report: Report,
) -> list[str]:
    """The new runs that did what was advised: those with a lineage, else those so set."""
    if group is None:
        return []
    led = [
        one.child.run_id
        for one in followed(report)
        if one.parent is not None and one.parent.run_id in group.run_ids and one.child.run_id in new
    ]
    if led:
        return led
    advice = decision.said.get("advice")
    if not isinstance(advice, Mapping):
        return []
    parent = book.by_id[group.shown]
    return [one for one in new if _is_so_set(book.by_id[one], parent, advice)]


def _is_so_set(run: Run, parent: Run, advice: Mapping[str, Any]) -> bool:
    """Whether ``run`` is ``parent`` but for what was advised, its seed and its length."""
    parameter, to = advice.get("parameter"), advice.get("to")
    value = run.config.get(str(parameter))
    if not parameter or value is None or not _equal(value, to):
        return False
    names = {*run.config, *parent.config} - CHANCE - DURATION - {str(parameter)}
    return all(
        run.config.get(name) == parent.config.get(name)
        for name in names
        if not is_bookkeeping(name)
    )


def _came_true(
    tried: Sequence[str],
    foretold: Mapping[str, Any],
    metric: str,
    after: float,
    way: str,
    book: LogBook,
) -> bool | None:
    """Whether the forecast did: by the trainer's own account, else by its number or direction."""
    lineage = book.by_id[tried[0]].lineage
    if lineage is not None and lineage.observed is not None:
        return lineage.observed.came_true
    expected = _number(foretold.get("expected"))
    if foretold.get("metric") != metric or not way:
        return None
    if not math.isfinite(expected):
        return way == BETTER
    is_upward = foretold.get("direction") == UP
    return way_of(expected, after, is_upward=is_upward) in {BETTER, SAME}


def _equal(value: object, other: object) -> bool:
    if isinstance(value, int | float) and isinstance(other, int | float):
        return math.isclose(value, other, rel_tol=0.01)
    return str(value) == str(other)


def _number(value: object) -> float:
    """A finite number, else NaN."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return math.nan
    return float(value) if math.isfinite(value) else math.nan
