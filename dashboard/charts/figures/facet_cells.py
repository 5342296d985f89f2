"""The panels of small multiples before they have a size: who is in each, and how it is drawn.

What a panel's title says is left out of its labels; colour and dash say other settings.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dashboard.charts.axes.zoom import Focus
from dashboard.charts.data import axis_notes
from dashboard.charts.data import point_budget as budget
from dashboard.charts.data.aggregation import Gathered, Grouping
from dashboard.charts.data.log_axis_values import fitting, positive
from dashboard.charts.data.setting_values import key_of, titled
from dashboard.charts.data.smoothing import Smoothing
from dashboard.charts.data.traces import Trace, smoothed, traces
from dashboard.charts.data.x_values import XAxis, logged_of
from dashboard.charts.figures import window
from dashboard.charts.figures.ensemble import Ensemble, ensemble_of
from dashboard.charts.marks.lines import Line
from dashboard.charts.style.encoding import Encoding
from dashboard.charts.style.palette import SOLID, Palette
from dashboard.charts.style.run_style import Role, lines, stepped_back
from dashboard.charts.style.theme import Theme
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook, Run, Setting
from dashboard.model.table import Split
from dashboard.text.sentences import Sentences

TWO_COLUMNS = frozenset({1, 2, 4})
"""Panels that stand in two columns at most: their labels have room for more than the shortest."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What all panels have in common."""

    setting: str  # that divides the figure, "" for none
    metric: str
    split: Split
    axis: XAxis
    weight: float  # of the past in the moving average
    kind: Smoothing
    log_x: bool
    log_y: bool
    palette: Palette
    theme: Theme
    grouping: Grouping | None
    encoding: Encoding
    focus: Focus
    keys: Mapping[str, str]  # of the lines, one for all panels, by the id of a run or its group


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One panel before it has a size."""

    title: str
    ensemble: Ensemble
    gathered: Gathered
    shown: list[Trace]  # within the window that is looked at
    marked: list[Line]  # the same curves from end to end
    drawn: list[Line]
    ghosts: list[Line]
    notes: list[str]

    @property
    def lines(self) -> list[Line]:
        """All that is drawn, from the back to the front."""
        return [*self.ghosts, *self.drawn]

    @property
    def traces(self) -> list[Trace]:
        """All whose values must fit on the axes."""
        return [*self.shown, *(trace for _, trace in self.gathered.members)]


def cells_of(
    book: LogBook, report: Report, words: Sentences, plan: Plan, values: Sequence[Setting]
) -> list[Cell]:
    """A panel for each of ``values``; a single one of all runs where there are none."""
    parts = [
        (_part(book, plan.setting, value), titled(plan.setting, value, words)) for value in values
    ] or [(book, "")]
    if not any(plan.focus.run_id in part.by_id for part, _ in parts):
        plan = replace(plan, focus=replace(plan.focus, run_id=None))  # nobody steps back for it
    return [_cell(part, report, words, plan, title, len(parts)) for part, title in parts]


def _part(book: LogBook, setting: str, value: Setting) -> LogBook:
    key = key_of(value)
    return book.only({run.run_id for run in book.runs if key_of(run.config.get(setting)) == key})


def _cell(
    part: LogBook, report: Report, words: Sentences, plan: Plan, title: str, panels: int
) -> Cell:
    logs = {"log_x": plan.log_x, "log_y": plan.log_y}
    ensemble = _encoded(part, report, words, plan)
    logged = logged_of(part, plan.axis)
    own = traces(part, plan.metric, (plan.split,), plan.axis, logged=logged)
    gathered = ensemble.gather(own)
    entire, dropped = positive(smoothed(gathered.traces, plan.weight, plan.kind), **logs)
    shown = window.cut(entire, plan.focus.window)
    gathered = window.cut_gathered(gathered, plan.focus.window)
    ghosts, few = budget.thinned(fitting(ensemble.ghosts(gathered, words), **logs), panels)
    brief = lines(shown, ensemble.roles, is_brief=panels not in TWO_COLUMNS)
    drawn, more = budget.thinned([replace(line, note="") for line in brief], panels)
    count = words.say("chart-count", count=len(own), verdict="none")
    return Cell(
        words.say("metric-title", metric=title, split=count) if title else count,
        ensemble,
        gathered,
        shown,
        lines(entire, ensemble.roles),
        drawn,
        ghosts,
        [
            *([words.say("chart-not-positive", points=dropped)] if dropped else []),
            *axis_notes.notes(_absent(part, plan, own), plan.axis, words),
            *ensemble.notes(gathered, words),
            *budget.notes(few + more, words),
        ],
    )


def _absent(part: LogBook, plan: Plan, own: Sequence[Trace]) -> LogBook:
    """The runs that log the metric and have no place on the axis."""
    logged = {run_id for run_id, _ in part.each(plan.metric, plan.split)}
    return part.only(logged - {trace.run.run_id for trace in own})


def _encoded(part: LogBook, report: Report, words: Sentences, plan: Plan) -> Ensemble:
    """Who is drawn: labels without the panel's setting, strokes that say other ones."""
    bare = replace(part, runs=tuple(_without(run, plan.setting) for run in part.runs))
    ensemble = ensemble_of(
        bare, report, words, plan.palette, plan.theme, plan.grouping, plan.focus.run_id
    )
    drawn = ensemble.leads.book.by_id if ensemble.leads is not None else bare.by_id
    titles = words.run_titles(part.runs) if ensemble.leads is None else {}
    return replace(
        ensemble,
        roles={
            one: _styled(role, plan, drawn[one], titles.get(one, role.title))
            for one, role in ensemble.roles.items()
        },
    )


def _without(run: Run, setting: str) -> Run:
    return replace(run, config={name: own for name, own in run.config.items() if name != setting})


def _styled(role: Role, plan: Plan, run: Run, title: str) -> Role:
    stroke = plan.encoding.stroke(run, role.stroke)
    role = replace(role, key=plan.keys[run.run_id], title=title, stroke=stroke)
    picked = plan.focus.run_id
    if picked is not None and role.key != plan.keys[picked]:
        return stepped_back(role, plan.theme)  # in the panels without the picked run too
    return replace(role, stroke=replace(stroke, dash=SOLID)) if role.is_muted else role
