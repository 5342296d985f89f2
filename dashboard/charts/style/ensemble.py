"""The runs of a figure, each by itself, or one line for those of one group."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.charts.data.aggregation import Grouping
from dashboard.charts.data.line import SOLID, Line
from dashboard.charts.data.log_axis_values import fitting
from dashboard.charts.data.panel_curves import CurveSteps, PanelCurves, panel_curves
from dashboard.charts.data.point_budget import thinned
from dashboard.charts.data.representative import Representatives, representatives_of, words_for
from dashboard.charts.data.traces import Trace
from dashboard.charts.style import run_style
from dashboard.charts.style.palette import Palette
from dashboard.charts.style.run_style import BRIEF_ROOM, RunStyles, lines
from dashboard.charts.style.theme import Theme
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook
from dashboard.model.table import Split
from dashboard.text.sentences import Sentences


class Labels(StrEnum):
    """What stands at the ends of a panel's lines."""

    FULL = "full"  # the settings and the verdict
    SETTINGS = "settings"
    BRIEF = "brief"  # the settings as shortly as can be
    NONE = "none"


@dataclass(frozen=True, slots=True, eq=False)
class DrawnCurves:
    """The curves of one panel with their strokes."""

    curves: PanelCurves
    lines: list[Line]  # from the back to the front
    named: list[Line]  # without the runs of groups
    whole: list[Line]  # the same curves from end to end, whatever the window
    traces: list[Trace]  # of every line, also of those left out
    left_out: int = 0  # lines of the background that are too many to draw


NOTHING_DRAWN = DrawnCurves(PanelCurves("", (), [], [], []), [], [], [], [])


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Who is drawn: the styles by run id, or by the id of a group's first run."""

    styles: RunStyles
    leads: Representatives | None = None
    grouping: Grouping | None = None

    def curves(
        self, book: LogBook, metric: str, splits: Sequence[Split], steps: CurveSteps
    ) -> PanelCurves:
        """The curves of a panel, those of a group drawn together."""
        return panel_curves(book, metric, splits, steps, self.leads, self.grouping)

    def lines(
        self,
        curves: PanelCurves,
        words: Sentences,
        steps: CurveSteps,
        panels: int,
        *,
        labels: Labels = Labels.FULL,
        room: int = BRIEF_ROOM,
    ) -> DrawnCurves:
        """The lines of one of so many ``panels``; of too many in the background some are left out.

        The runs of groups stand behind their lines.  ``room`` are the characters that a row of
        brief labels has.
        """
        is_brief = labels is Labels.BRIEF
        shown = lines(curves.shown, self.styles, is_brief=is_brief, room=room)
        drawn, left_out = thinned(_labelled(shown, labels), panels)
        ghosts = fitting(self.ghosts(curves, words), log_x=steps.log_x, log_y=steps.log_y)
        behind, more = thinned(ghosts, panels)
        return DrawnCurves(
            curves,
            [*behind, *drawn],
            drawn,
            lines(curves.whole, self.styles),
            [*curves.shown, *(ghost.trace for ghost in ghosts)],
            left_out + more,
        )

    def ghosts(self, curves: PanelCurves, words: Sentences) -> list[Line]:
        """The runs of the groups, thin, where they are asked for or their group has no line."""
        if self.grouping is None or not curves.members:
            return []
        has_line = {trace.run.run_id for trace in curves.shown}
        drawn = [
            (number, lead, trace)
            for number, (lead, trace) in enumerate(curves.members)
            if self.grouping.has_members or lead not in has_line
        ]
        titles = words.run_titles([trace.run for _, _, trace in drawn])
        return [
            Line(
                f"{self.styles[lead].key}m{number}",
                trace,
                replace(self.styles[lead].stroke, dash=SOLID),
                titles[trace.run.run_id],
                is_muted=True,
                is_ghost=lead in has_line,
            )
            for number, lead, trace in drawn
        ]

    def title(self, title: str, words: Sentences) -> str:
        """The title of a panel, with what its lines and bands are."""
        if self.grouping is None:
            return title
        return words.say(
            "chart-summarised",
            title=title,
            summary=words.say(f"summary-{self.grouping.summary.value}"),
        )

    def notes(self, curves: PanelCurves, words: Sentences) -> list[str]:
        """What the lines of the groups leave out."""
        counts = (
            ("chart-group-cut", curves.cut_groups),
            ("chart-group-apart", curves.parted_groups),
        )
        return [words.say(name, groups=count) for name, count in counts if count]


def _labelled(drawn: Sequence[Line], labels: Labels) -> Sequence[Line]:
    """The lines with no more at their ends than ``labels`` says."""
    if labels is Labels.SETTINGS:
        return [replace(line, note="") for line in drawn]
    if labels is Labels.NONE:
        return [replace(line, label="", note="") for line in drawn]
    return drawn


def ensemble_of(
    book: LogBook,
    report: Report,
    words: Sentences,
    palette: Palette,
    theme: Theme,
    grouping: Grouping | None,
    chosen: str | None = None,
) -> Ensemble:
    """The styles of all runs of ``book``, or of their groups where there are any to draw.

    The run with the id ``chosen``, or the group that it is in, stands out; all others step back.
    """
    leads = representatives_of(book, report, grouping.groups) if grouping is not None else None
    if leads is None or all(len(runs) == 1 for runs in leads.members.values()):
        return Ensemble(run_style.run_styles(book, report, words, palette, theme, chosen))
    styles = {}
    standing_in = leads.of.get(chosen) if chosen is not None else None
    group = standing_in.run_id if standing_in is not None else None
    told = {run.run_id: run for run in report.runs}
    is_changed = any(told.get(run.run_id, run) != run for run in book.runs)
    named = words_for(leads, words, among_shown=is_changed)
    for lead, style in run_style.run_styles(
        leads.book, leads.report, named, palette, theme, group
    ).items():
        runs = leads.members[lead]
        if len(runs) > 1:
            verdicts = {
                words.short(found) for run in runs if (found := report.by_id.get(run.run_id))
            }
            agreed = verdicts.pop() if len(verdicts) == 1 else ""
            count = words.say("chart-count", count=len(runs), verdict=agreed or "none")
            style = replace(style, verdict="" if style.is_muted else count, diagnosis=None)  # noqa: PLW2901
        styles[lead] = style
    return Ensemble(styles, leads, grouping)
