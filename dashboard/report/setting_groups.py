"""The runs of a set by their settings: those that differ in their seed alone are one.

A group says what holds for most of its runs, how far their ends lie apart, and which of them came
out differently.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.charts.data.representative import representatives_of, words_for
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.siblings.recipe import recipe_of
from dashboard.diagnosis.siblings.seeds import seed_groups
from dashboard.diagnosis.standings import levels
from dashboard.model.run import LogBook
from dashboard.model.table import Split
from dashboard.report.opening import worst_first
from dashboard.text.sentences import Sentences


@dataclass(frozen=True, slots=True)
class SettingGroup:
    """One setting.

    Attributes:
        run_ids: Its runs, at least one, in the order of the report.
        shown: The run that speaks for them: one with the verdict that most have; of these the one
            whose end is in the middle.
        others: The runs with another verdict than that.
        low, high: The lowest and the highest end of its runs; NaN where none is known.
    """

    run_ids: tuple[str, ...]
    shown: str
    others: tuple[str, ...]
    low: float
    high: float

    @property
    def more(self) -> int:
        """How many runs stand behind the one that is shown."""
        return len(self.run_ids) - 1


def setting_groups(book: LogBook, report: Report) -> tuple[SettingGroup, ...]:
    """The settings of ``book``, the one that needs most attention first."""
    metric, split = measured_by(report)
    ends = (
        dict(zip(book.by_id, levels(book, metric, split).tolist(), strict=True)) if metric else {}
    )
    alike = seed_groups(book.runs)
    folded = {run_id for group in alike for run_id in group}
    alone = [(run.run_id,) for run in book.runs if run.run_id not in folded]
    groups = [_group(ids, report, ends) for ids in (*alike, *alone)]
    place = {one.run_id: number for number, one in enumerate(worst_first(report))}
    return tuple(sorted(groups, key=lambda group: place[group.shown]))


def setting_titles(
    groups: Sequence[SettingGroup], book: LogBook, report: Report, words: Sentences
) -> Mapping[str, str]:
    """The titles of the settings, without a seed where it was folded, by the run that is shown."""
    leads = representatives_of(book, report, [one.run_ids for one in groups if one.more])
    named = words_for(leads, words).run_titles(leads.book.runs)
    return {one.shown: named[leads.of[one.shown].run_id] for one in groups}


def measured_by(report: Report) -> tuple[str, Split]:
    """The metric by which the runs are ranked, and its part of the data; ``""`` where none is."""
    best = report.best
    return (best.metric, best.split) if best is not None else ("", Split.NONE)


def chosen_cards(
    groups: Sequence[SettingGroup], report: Report, most: int
) -> tuple[SettingGroup, ...]:
    """The first ``most`` of the groups, the best one in front of them."""
    best = report.best
    first = [one for one in groups if best is not None and best.run_id in one.run_ids]
    rest = [one for one in groups if one not in first]
    return (*first, *rest)[:most]


def seed_of(book: LogBook, run_id: str) -> str:
    """The seed of a run as its log has it."""
    return str(recipe_of(book.by_id[run_id]).seed)


def _group(ids: Sequence[str], report: Report, ends: dict[str, float]) -> SettingGroup:
    states = {run_id: report.by_id[run_id].headline.state for run_id in ids}
    usual = Counter(states.values()).most_common(1)[0][0]
    agreed = [run_id for run_id in ids if states[run_id] == usual]
    known = sorted(
        (end, run_id) for run_id in agreed if math.isfinite(end := ends.get(run_id, math.nan))
    )
    reached = [end for run_id in ids if math.isfinite(end := ends.get(run_id, math.nan))]
    return SettingGroup(
        tuple(ids),
        known[(len(known) - 1) // 2][1] if known else agreed[0],
        tuple(run_id for run_id in ids if states[run_id] != usual),
        min(reached, default=math.nan),
        max(reached, default=math.nan),
    )
