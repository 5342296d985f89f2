"""The order of runs in a table: the best of the report first, by the report's statistic."""

from collections.abc import Mapping

from dashboard.diagnosis.best import Setting
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.siblings.unfit import is_lost
from dashboard.diagnosis.standings import Standings


def run_order(found: Standings, report: Report) -> list[str]:
    """The run ids, those first that were ranked together with the best run, in that ranking.

    Runs of one setting are next to each other, for a setting is ranked by its middle run, which
    comes first.  The others follow by their end, those that came to nothing last.  On another
    metric than the best run's all runs stand by their ends.
    """
    ids = found.run_ids
    by_end = [ids[place] for place in found.order()]
    lost = {one for one in ids if one in report.by_id and is_lost(report.by_id[one].lamps)}
    by_end = [*(one for one in by_end if one not in lost), *(one for one in by_end if one in lost)]
    best = report.best
    if best is None or (best.metric, best.split) != (found.metric, found.split):
        return by_end
    place = {run_id: at for at, run_id in enumerate(by_end)}
    ranked = [run_id for setting in best.ranked for run_id in _of_setting(setting, place)]
    placed = set(ranked)
    return [*ranked, *(one for one in by_end if one not in placed)]


def _of_setting(setting: Setting, place: Mapping[str, int]) -> list[str]:
    """The runs of a setting that are shown: the one in the middle first, then by their ends."""
    shown = [one for one in setting.runs if one in place]
    return sorted(shown, key=lambda one: (one != setting.run_id, place[one]))
