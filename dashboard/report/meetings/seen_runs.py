"""What a meeting sees of the open runs, and which of the open runs it saw.

Settings have names here that stay with the meeting: the title of the setting when it began.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.diagnosis.forecast import forecast, outcome
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import RunDiagnosis, jsonable
from dashboard.logs.source_digests import SourceDigest
from dashboard.meetings.decision import KnownRun
from dashboard.meetings.identity import identity_of, match
from dashboard.model.run import LogBook
from dashboard.report.meetings import sources
from dashboard.report.meetings.agenda import MOST, Plan
from dashboard.report.meetings.sources import SOURCES
from dashboard.report.opening import HEALTHY, UNKNOWN
from dashboard.report.setting_groups import SettingGroup, setting_groups, setting_titles
from dashboard.text.sentences import Sentences

AGENDA, BEST = "agenda", "best"
"""Where a meeting keeps its plan, and the best run as it stood."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What is kept of a set when a meeting begins: its runs, and the rest as JSON."""

    runs: tuple[KnownRun, ...]
    seen: dict[str, Any]


def begun(
    book: LogBook,
    report: Report,
    words: Sentences,
    *,
    is_blind: bool = False,
    before: str = "",
    files: Sequence[SourceDigest] = (),
) -> Begun:
    """The runs of ``book`` as a meeting sees them, those of the worst setting first.

    A run without a point cannot be known again and is left out.  ``files`` are those that the book
    was read from.
    """
    groups = setting_groups(book, report)
    names = unique(setting_titles(groups, book, report, words), groups)
    titles = words.run_titles(book.runs)
    runs = []
    for group in groups:
        for run_id in group.run_ids:
            identity = identity_of(book.series.get(run_id, ()))
            if identity is not None:
                seen = snapshot(run_id, book, report)
                runs.append(KnownRun(titles[run_id], names[group.shown], identity, seen))
    known = {run.setting for run in runs}
    named = [(names[group.shown], group) for group in groups if names[group.shown] in known]
    best = report.best
    plan = Plan(
        tuple(name for name, group in named if needs_decision(group, report))[:MOST],
        next((n for n, one in named if best is not None and best.run_id in one.run_ids), ""),
        is_blind,
        before,
    )
    seen = {AGENDA: plan.to_json(), BEST: best_seen(report), SOURCES: sources.to_json(files)}
    return Begun(tuple(runs), seen)


def needs_decision(group: SettingGroup, report: Report) -> bool:
    """Whether something is wrong with a setting: with the run that speaks for it, or a seed."""
    states = {report.by_id[run_id].headline.state for run_id in group.run_ids}
    return bool(states - {HEALTHY, UNKNOWN})


def unique(titles: Mapping[str, str], groups: Sequence[SettingGroup]) -> dict[str, str]:
    """A name for each group by the run that is shown; a title that stands twice is numbered."""
    taken: set[str] = set()
    found = {}
    for group in groups:
        title = titles[group.shown] or "?"
        name, count = title, 1
        while name in taken:
            count += 1
            name = f"{title} ({count})"
        taken.add(name)
        found[group.shown] = name
    return found


def snapshot(run_id: str, book: LogBook, report: Report) -> dict[str, Any]:
    """What is so of a run now, as JSON: its states, its end, the points that were read."""
    diagnosis = report.by_id[run_id]
    ended = outcome(diagnosis)
    return {
        "run_id": run_id,
        "lamp": lamp_of(diagnosis),
        "state": diagnosis.headline.state,
        "severity": diagnosis.headline.severity.value,
        "states": {name.value: lamp.state.value for name, lamp in diagnosis.lamps.items()},
        "metric": ended.metric,
        "split": ended.split,
        "end": ended.value,
        "points": sum(len(one) for one in book.series.get(run_id, ())),
    }


def said(run_id: str, report: Report, words: Sentences) -> dict[str, Any]:
    """What the program says of a run, as JSON: kept with the first decision on it."""
    diagnosis = report.by_id[run_id]
    lamp = diagnosis.headline.lamp
    ended = outcome(diagnosis)
    sure = diagnosis.lamps[lamp].confidence if lamp is not None else None
    found: dict[str, Any] = {
        "run_id": run_id,
        "lamp": lamp_of(diagnosis),
        "state": diagnosis.headline.state,
        "confidence": None if sure is None else round(sure, 4),
        "verdict": words.headline(diagnosis),
        "metric": ended.metric,
        "split": ended.split,
        "end": ended.value,
    }
    for advice in diagnosis.recommendations[:1]:
        found["advice"] = {
            "action": advice.action,
            "parameter": advice.parameter,
            "from": jsonable(advice.from_value),
            "to": jsonable(advice.to_value),
        }
        found["forecast"] = forecast(diagnosis, advice).to_dict()
    return found


def best_seen(report: Report) -> dict[str, Any] | None:
    """The best run as it stands, as JSON."""
    best = report.best
    if best is None:
        return None
    return {
        "run_id": best.run_id,
        "metric": best.metric,
        "split": best.split.value,
        "is_upward": best.is_upward,
        "end": jsonable(best.end),
    }


def lamp_of(diagnosis: RunDiagnosis) -> str:
    """The lamp behind a verdict; empty where none is."""
    return diagnosis.headline.lamp.value if diagnosis.headline.lamp is not None else ""


def now_called(known: Sequence[KnownRun], book: LogBook) -> dict[int, str]:
    """Of which run of ``book`` each of the ``known`` ones is, by its place; others are left out.

    Of several that begin alike the one with the id of then is meant, else the first that is free.
    """
    identities = (
        (run.run_id, identity)
        for run in book.runs
        if (identity := identity_of(book.series.get(run.run_id, ()))) is not None
    )
    alike = match(((str(place), one.identity) for place, one in enumerate(known)), identities)
    found: dict[int, str] = {}
    taken: set[str] = set()
    for is_exact in (True, False):
        for place, one in enumerate(known):
            candidates = alike[str(place)]
            then = one.seen.get("run_id")
            if place in found or not candidates or (is_exact and then not in candidates):
                continue
            free = [run_id for run_id in candidates if run_id not in taken]
            found[place] = str(then) if is_exact else (free or candidates)[0]
            taken.add(found[place])
    return found


def open_settings(
    known: Sequence[KnownRun], book: LogBook, report: Report
) -> dict[str, SettingGroup]:
    """The settings of a meeting whose runs are open, by the names that the meeting gave them."""
    setting_of = {run_id: known[place].setting for place, run_id in now_called(known, book).items()}
    found: dict[str, SettingGroup] = {}
    for group in setting_groups(book, report):
        names = Counter(setting_of[one] for one in group.run_ids if one in setting_of)
        for name, _ in names.most_common(1):
            found.setdefault(name, group)
    return found
