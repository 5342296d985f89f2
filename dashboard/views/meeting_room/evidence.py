"""The evidence of a setting, drawn large: the curves of the run that speaks for it."""

from dataclasses import replace

from dashboard.charts.figures import run_detail
from dashboard.charts.options import FigureOptions
from dashboard.report.setting_groups import SettingGroup
from dashboard.views.frame.part import kept_part
from dashboard.views.state.drawn_figures import drawn
from dashboard.views.state.page import Screen
from dashboard.views.widgets import figure

WIDTH = 780
"""Pixels of the figure on the grid of 1184."""


@kept_part("run-figure")
def draw(screen: Screen, group: SettingGroup, *, is_blind: bool = False) -> None:
    """Draw the curves with their findings; where ``is_blind`` without any."""
    report = screen.logs.report
    if is_blind:
        bare = tuple(replace(one, symptoms=()) for one in report.diagnoses)
        report = replace(report, diagnoses=bare)
    options = FigureOptions(
        run_id=group.shown,
        theme=screen.theme,
        palette=screen.palette,
        width=screen.fits(WIDTH),
    )
    alone = screen.logs.book.only((group.shown,))
    key = "meeting-blind-figure" if is_blind else "meeting-figure"
    figure.draw(drawn(run_detail.CHART, alone, report, screen.words, options), key=key)
