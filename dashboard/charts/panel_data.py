"""A panel as a value: its curves, ready to be drawn, and all that is drawn or written of them.

Marks, tooltips, the alternative text and the table of a figure read the same panel, so that none of
them can differ from the picture.  It knows no mark and no figure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.event_lane import EMPTY, Lane
from dashboard.charts.data.line import Line, Span
from dashboard.charts.data.line_points import LinePoints, line_points
from dashboard.charts.data.traces import Trace
from dashboard.charts.options import FigureOptions
from dashboard.charts.style.ensemble import NOTHING_DRAWN, DrawnCurves, Ensemble
from dashboard.charts.style.theme import Look, look
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences


class PanelKind(StrEnum):
    """The kinds of panels, by what they are for; a mark names those that it is drawn on."""

    MAIN = "main"  # one metric of all runs
    GRID = "grid"  # of the figure in the style of the textbook
    FACET = "facet"  # one of small multiples
    STRIP = "strip"  # a further metric under the main panel
    RUN = "run"  # all parts of the data of one run
    PAIR = "pair"  # two runs
    RATES = "rates"  # how runs ended over their learning rate
    MAP = "map"  # how they ended for each learning rate and batch size
    SETTINGS = "settings"  # an axis for each setting that varies
    COLUMNS = "columns"  # how they ended over one setting
    SHARES = "shares"  # how much of how they ended goes with each setting
    RANGE_TEST = "range_test"  # the loss of a range test over its learning rate
    RATE_FIT = "rate_fit"  # the smooth curve through how runs ended over their learning rate
    TREE = "tree"  # which setting came from which, and how it ended beside it


OUTCOMES = frozenset(
    {PanelKind.RATES, PanelKind.MAP, PanelKind.SETTINGS, PanelKind.RATE_FIT}
    | {PanelKind.COLUMNS, PanelKind.SHARES, PanelKind.TREE}
)
"""Panels of how runs ended (:mod:`dashboard.charts.outcome_panels`)."""

CURVES = frozenset(PanelKind) - OUTCOMES - {PanelKind.RANGE_TEST}
"""Panels of curves over time."""

NO_STYLES = Ensemble({})


@dataclass(frozen=True, slots=True, eq=False)
class FigureInput:
    """What a figure is made from; ``words`` are the sentences of one language."""

    book: LogBook
    report: Report
    words: Sentences
    options: FigureOptions

    @property
    def look(self) -> Look:
        """The colours and sizes of the figure."""
        return look(self.options.theme, big=self.options.big)


@dataclass(frozen=True, slots=True, eq=False)
class OtherMetric:
    """A metric of another panel that is read off at the same point: its traces by run id."""

    title: str
    metric: str
    traces: Mapping[str, Trace]


@dataclass(frozen=True, eq=False, kw_only=True)
class PanelData:
    """One panel.

    Attributes:
        input: The book, the report, the words and the options of the figure.
        canvas: The plane: its size and its axes.
        drawn: The curves with their strokes, and the numbers of all of them.
        ensemble: Who is drawn: the style of each run, and the groups.
        spans: Findings that are shaded, on the lines with their keys.
        listed: Findings that are named under the plane.
        lane: What happened to the runs, between the plane and its x axis.
        is_lane_below: Whether the lane stands under a lower panel of the same column.
        notes: Short sentences above the plane.
        others: Metrics of other panels, read off where a curve is pointed at.
        row: The row of the figure that it stands in, from the top.
        gap: px between its plane and the next one of its row.
        buckets: Into how many buckets a curve is reduced
            (:func:`dashboard.charts.data.downsampling.buckets_for`).
        panels: How many panels the figure has, for the share of points that can be pointed at.
        nothing: What stands on a panel that has nothing to show.
        independent: Channels of which each layer has its own scale.
    """

    input: FigureInput
    kind: PanelKind
    title: str
    canvas: Canvas
    drawn: DrawnCurves = NOTHING_DRAWN
    ensemble: Ensemble = NO_STYLES
    spans: Sequence[Span] = ()
    listed: Sequence[Span] = ()
    lane: Lane = EMPTY
    is_lane_below: bool = False
    notes: Sequence[str] = ()
    others: Sequence[OtherMetric] = ()
    row: int = 0
    gap: float = 0.0
    buckets: int = 1
    panels: int = 1
    nothing: str = ""
    independent: tuple[str, ...] = ("color", "strokeDash", "shape")

    @property
    def words(self) -> Sentences:
        """The sentences of the figure's language."""
        return self.input.words

    @property
    def lines(self) -> list[Line]:
        """The curves that are drawn, from the back to the front."""
        return self.drawn.lines

    @cached_property
    def points(self) -> LinePoints:
        """The points of the lines, reduced to what can be seen."""
        is_told = self.canvas.can_pick and not self.input.options.focus.is_read
        return line_points(self.lines, self.buckets, titled=is_told)

    @property
    def front(self) -> list[Line]:
        """The lines that do not step back."""
        return [line for line in self.lines if not line.is_muted]
