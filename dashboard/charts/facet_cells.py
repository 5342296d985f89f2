"""The panels of small multiples before they have a size: who is in each, and how it is drawn.

What a panel's title says is left out of its labels; colour and dash say other settings.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.charts import axis_notes, budget
from dashboard.charts.cast import Role, lines
from dashboard.charts.encoding import Encoding
from dashboard.charts.ensemble import Ensemble, ensemble_of
from dashboard.charts.groups import Gathered, Grouping
from dashboard.charts.lines import Line
from dashboard.charts.palette import SOLID, Palette
from dashboard.charts.positive import fitting, positive
from dashboard.charts.setting_values import key_of, titled
from dashboard.charts.smooth import Smoothing
from dashboard.charts.theme import Theme
from dashboard.charts.traces import Trace, smoothed, traces
from dashboard.charts.x_axis import XAxis, logged_of
from dashboard.diagnosis.report import Report
from dashboard.logs.run import LogBook, Run, Setting
from dashboard.logs.table import Split
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


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One panel before it has a size."""

    title: str
    ensemble: Ensemble
    gathered: Gathered
    shown: list[Trace]
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
    if not values:
        return [_cell(book, report, words, plan, "", 1)]
    return [
        _cell(
            _part(book, plan.setting, value),
            report,
            words,
            plan,
            titled(plan.setting, value, words),
            len(values),
        )
        for value in values
    ]


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
    shown, dropped = positive(smoothed(gathered.traces, plan.weight, plan.kind), **logs)
    ghosts, few = budget.thinned(fitting(ensemble.ghosts(gathered, words), **logs), panels)
    brief = lines(shown, ensemble.roles, is_brief=panels not in TWO_COLUMNS)
    drawn, more = budget.thinned([replace(line, note="") for line in brief], panels)
    count = words.say("chart-count", count=len(own), verdict="none")
    return Cell(
        words.say("metric-title", metric=title, split=count) if title else count,
        ensemble,
        gathered,
        shown,
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
    ensemble = ensemble_of(bare, report, words, plan.palette, plan.theme, plan.grouping)
    drawn = ensemble.leads.book.by_id if ensemble.leads is not None else bare.by_id
    titles = words.run_titles(part.runs) if ensemble.leads is None else {}
    return replace(
        ensemble,
        roles={
            one: _styled(role, plan.encoding, drawn[one], titles.get(one, role.title))
            for one, role in ensemble.roles.items()
        },
    )


def _without(run: Run, setting: str) -> Run:
    return replace(run, config={name: own for name, own in run.config.items() if name != setting})


def _styled(role: Role, encoding: Encoding, run: Run, title: str) -> Role:
    stroke = encoding.stroke(run, role.stroke)
    return replace(
        role, title=title, stroke=replace(stroke, dash=SOLID) if role.is_muted else stroke
    )
