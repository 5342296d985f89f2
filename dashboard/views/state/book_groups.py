"""The settings of the open book with their seeds, worked out once for all who see the book."""

from dashboard.diagnosis.report import Report
from dashboard.diagnosis.siblings import seeds
from dashboard.model.run import LogBook
from dashboard.report import setting_groups
from dashboard.report.setting_groups import SettingGroup
from dashboard.views.state.shared_memo import memo_of


def seed_groups(book: LogBook) -> tuple[tuple[str, ...], ...]:
    """The ids of the runs that differ in the seed only, group by group."""
    return memo_of(book).get("seed-groups", lambda: seeds.seed_groups(book.runs))


def settings_of(book: LogBook, report: Report) -> tuple[SettingGroup, ...]:
    """The settings of ``book``, the one that needs most attention first."""
    return memo_of(report).of(
        "setting-groups", [book], lambda: setting_groups.setting_groups(book, report)
    )
