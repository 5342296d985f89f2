"""The evidence of a setting, drawn large: the curves of the run that speaks for it.

The figure fits under the verdict on a projector of 1920 by 1080, which the style sheet enlarges.
"""

from dataclasses import replace

from dashboard.charts.figures import run_detail
from dashboard.charts.options import FigureOptions
from dashboard.charts.style.run_findings import MINOR
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook
from dashboard.report.setting_groups import SettingGroup
from dashboard.views.frame.part import kept_part
from dashboard.views.one_run import figure_height
from dashboard.views.state.drawn_figures import drawn
from dashboard.views.state.page import Screen
from dashboard.views.state.shared_memo import memo_of
from dashboard.views.widgets import figure

WIDTH = 780
"""Pixels of the figure on the grid of 1184."""

ROOM, UNDER_LONG = 520.0, 480.0
"""Pixels under a verdict of two lines, and of three."""

LONG = 140
"""Characters of a verdict that takes three lines."""


@kept_part("run-figure")
def draw(screen: Screen, group: SettingGroup, *, is_blind: bool = False) -> None:
    """Draw the curves with their findings; where ``is_blind`` without any."""
    report = screen.logs.report
    if is_blind:
        bare = tuple(replace(one, symptoms=()) for one in report.diagnoses)
        report = replace(report, diagnoses=bare)
    alone = memo_of(screen.logs.report).of(
        f"meeting-evidence {is_blind} {group.shown}",
        (screen.logs.book,),
        lambda: _told(screen.logs.book.only((group.shown,)), report),
    )
    options = FigureOptions(
        run_id=group.shown,
        theme=screen.theme,
        palette=screen.palette,
        width=screen.fits(WIDTH),
    )
    options = _height(screen, alone, report, options)
    key = "meeting-blind-figure" if is_blind else "meeting-figure"
    figure.draw(drawn(run_detail.CHART, alone, report, screen.words, options), key=key)


def _told(alone: LogBook, report: Report) -> LogBook:
    """The run without a gradient's norm on which nothing was found, which decides nothing."""
    (run,) = alone.runs
    diagnosis = report.by_id.get(run.run_id)
    found = {one.metric for one in diagnosis.findings} if diagnosis is not None else set()
    left = [
        one
        for one in alone.series.get(run.run_id, ())
        if one.metric not in MINOR[1:] or one.metric in found
    ]
    return replace(alone, series={run.run_id: left})


def _height(
    screen: Screen, alone: LogBook, report: Report, options: FigureOptions
) -> FigureOptions:
    """The options with which the whole figure is seen under its verdict."""
    panels = run_detail.CHART.panels(alone, report, screen.words, options)
    said = screen.words.headline(report.by_id[options.run_id])
    room = UNDER_LONG if len(said) > LONG else ROOM
    return replace(options, height=figure_height.fitting(panels, room))
