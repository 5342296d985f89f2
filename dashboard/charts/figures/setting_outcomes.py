"""How runs ended over one setting: an axis of what varies, a point a run, a stroke at the middle.

Numbers keep their distances, batch sizes and rates on a log scale; names stand side by side.  Runs
that diverged stand at the edge.  Where no setting varies the axis has the runs themselves.
"""

from collections.abc import Sequence

from dashboard.charts.axes import opening
from dashboard.charts.axes.canvas import Canvas, Ticks
from dashboard.charts.axes.rate_axis import spaced_ticks, value_extent
from dashboard.charts.axes.setting_axes import setting_names
from dashboard.charts.data.outcomes import Outcomes, outcomes_of
from dashboard.charts.data.settings.setting_columns import Column, Columns, setting_columns
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import common
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.outcome_panels import ColumnsPanel
from dashboard.charts.panel_data import FigureInput, PanelData, PanelKind
from dashboard.charts.style import theme
from dashboard.charts.style.palette import in_order
from dashboard.charts.style.theme import CHARACTER_PX
from dashboard.charts.vega.compose import AnyChart
from dashboard.text.sentences import Sentences

WIDTH_PX, HEIGHT_PX = 760.0, 300.0
NARROWEST_PX = 160.0
RIGHT_PX = 12.0
MOST_TOLD = 12
"""Values that the alternative text tells one by one."""


def prepare(given: FigureInput) -> list[PanelData]:
    """The one panel: the setting of the options, else the first that varies, else the runs."""
    words, options, look = given.words, given.options, given.look
    outcomes = outcomes_of(given.book, given.report, options.statistic)
    names = setting_names([one.run for one in outcomes.many])
    name = options.setting if options.setting in names else next(iter(names), "")
    plane = (options.width or WIDTH_PX) - theme.AXIS_WIDTH * look.small - RIGHT_PX
    plane = max(plane, NARROWEST_PX)
    columns = setting_columns(outcomes, name, words, plane / (CHARACTER_PX * look.small))
    called = words.setting_name(name) if name else words.say("map-setting-names")
    called = called[0].lower() + called[1:]
    heading = words.say("setting-heading", measure=outcomes.title(words), setting=called)
    (stroke,) = in_order(1, options.palette, options.theme)
    return [
        ColumnsPanel(
            input=given,
            kind=PanelKind.COLUMNS,
            title=outcomes.headed(heading, words),
            canvas=Canvas(
                "setting_panel",
                round(plane),
                HEIGHT_PX,
                XAxis.RELATIVE,
                columns.extent,
                value_extent(outcomes),
                outcomes.metric,
                look,
                called,
                log_x=columns.is_log,
                x_ticks=_ticks(columns, plane, look.small),
            ),
            outcomes=outcomes,
            setting=name,
            columns=columns,
            stroke=stroke,
            notes=_notes(name, columns, outcomes, words),
            nothing="" if columns.many else words.say("setting-nothing"),
            footnote_px=plane,
        )
    ]


def arrange(panels: Sequence[PanelData]) -> AnyChart:
    """The panel alone."""
    return common.opening_runs("setting_outcomes", panels, _alt, opening.POINTS)


def _ticks(columns: Columns, plane: float, type_px: float) -> Ticks:
    """Every name; of numbers those that keep apart, the ends before all others."""
    ticks = tuple((column.at, column.text) for column in columns.many)
    if not columns.is_numeric:
        return ticks
    return spaced_ticks(ticks, columns.extent, plane, type_px, is_log=columns.is_log)


def _notes(name: str, columns: Columns, outcomes: Outcomes, words: Sentences) -> list[str]:
    notes = []
    if any(len(column.runs) > 1 for column in columns.many):
        notes.append(words.say("setting-middle"))
    if columns.left_out and name:
        notes.append(words.say("setting-not-all", runs=columns.left_out))
    elif columns.left_out:
        shown, every = len(columns.many), len(outcomes.many)
        notes.append(words.say("setting-best-shown", shown=shown, runs=every))
    return notes + outcomes.notes(words)


def _alt(panel: PanelData) -> str:
    """What the runs of each value reached, for those who cannot see the points."""
    if not isinstance(panel, ColumnsPanel) or not panel.columns.many:
        return panel.nothing
    outcomes, words = panel.outcomes, panel.words
    sentences = [
        words.say(
            "setting-alt",
            measure=outcomes.title(words),
            runs=sum(len(column.runs) for column in panel.columns.many),
            setting=panel.canvas.x_title,
        )
    ]
    sentences += [
        words.say("setting-alt-value", value=column.text, end=reached(column, outcomes, words))
        for column in panel.columns.many[:MOST_TOLD]
    ]
    return " ".join(sentences)


def reached(column: Column, outcomes: Outcomes, words: Sentences) -> str:
    """What the middle run of a value reached; that they diverged where none has a value."""
    return outcomes.said(outcomes.middle(column.runs), words)


CHART = ChartKind("setting_outcomes", prepare, arrange)
draw = CHART.draw
