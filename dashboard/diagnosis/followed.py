"""Runs that followed advice, beside the run that was advised; how often each kind was right.

A lineage names its parent by the folder.  Of several runs of that name the one is meant that lies
nearest and whose setting is what the advice started from.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from dashboard.diagnosis.report import Report
from dashboard.model.lineage import Lineage
from dashboard.model.run import Run

HEALTHY = "healthy"


@dataclass(frozen=True, slots=True)
class Followed:
    """A run that was trained as advised; ``parent`` is ``None`` where it is not open."""

    child: Run
    parent: Run | None
    lineage: Lineage
    is_healthy: bool  # by its own headline


@dataclass(frozen=True, slots=True)
class HitRate:
    """What came of one kind of advice; runs not yet observed are left out."""

    advice: str  # the kind
    followed: int
    improved: int
    came_true: int  # the forecast
    healthy: int  # afterwards


def followed(report: Report) -> tuple[Followed, ...]:
    """Every run of the report that has a lineage, in their order."""
    return tuple(
        Followed(run, _parent(run, run.lineage, report.runs), run.lineage, _is_healthy(report, run))
        for run in report.runs
        if run.lineage is not None
    )


def hit_rates(many: Iterable[Followed]) -> tuple[HitRate, ...]:
    """The share of right advice by its kind, the most followed kind first."""
    by_advice: dict[str, list[Followed]] = {}
    for one in many:
        if one.lineage.observed is not None:
            by_advice.setdefault(one.lineage.kind, []).append(one)
    rates = (_rate(advice, several) for advice, several in by_advice.items())
    return tuple(sorted(rates, key=lambda rate: (-rate.followed, rate.advice)))


def _rate(advice: str, several: Sequence[Followed]) -> HitRate:
    seen = [one.lineage.observed for one in several if one.lineage.observed is not None]
    return HitRate(
        advice,
        followed=len(several),
        improved=sum(one.improved == "yes" for one in seen),
        came_true=sum(one.came_true for one in seen),
        healthy=sum(one.is_healthy for one in several),
    )


def _is_healthy(report: Report, run: Run) -> bool:
    return report.by_id[run.run_id].headline.state == HEALTHY


def _parent(child: Run, lineage: Lineage, runs: Sequence[Run]) -> Run | None:
    called = [run for run in runs if run is not child and _name(run) == lineage.parent]
    fitting = [run for run in called if _starts_there(run, lineage)] or called
    return max(fitting, key=lambda run: _shared(run, child), default=None)


def _name(run: Run) -> str:
    return PurePosixPath(run.run_id).name


def _starts_there(run: Run, lineage: Lineage) -> bool:
    value = run.config.get(lineage.parameter)
    return value is not None and value == lineage.start


def _shared(one: Run, other: Run) -> int:
    """How many folders two runs have in common from the top."""
    return sum(1 for _ in _common(one, other))


def _common(one: Run, other: Run) -> Iterator[str]:
    pairs = zip(PurePosixPath(one.run_id).parts, PurePosixPath(other.run_id).parts, strict=False)
    for mine, others in pairs:
        if mine != others:
            return
        yield mine
