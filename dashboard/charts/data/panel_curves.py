"""The curves of one panel, before they have strokes and axes: grouped, smoothed, cut to a window.

The order matters.  Runs are put together as logged; smoothing sees all points; what a logarithm
does not know goes after it; the window comes last, so that looking closely changes no line.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.charts.data.aggregation import Gathered, Grouping, gather
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.log_axis_values import positive
from dashboard.charts.data.representative import Representatives
from dashboard.charts.data.smoothing import Smoothing
from dashboard.charts.data.traces import Trace, last, smoothed, traces
from dashboard.charts.data.window import cut, cut_gathered
from dashboard.charts.data.x_values import XAxis, logged_of
from dashboard.model.run import LogBook
from dashboard.model.table import Split


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveSteps:
    """What is done to the points of a panel on their way to its curves."""

    axis: XAxis
    last: int | None = None  # only so many units of x before the end of every run
    smoothing: float = 0.0  # weight of the past
    kind: Smoothing = Smoothing.EMA
    log_x: bool = False
    log_y: bool = False
    window: Extent | None = None


@dataclass(frozen=True, slots=True, eq=False)
class PanelCurves:
    """The curves of one metric on the first of ``splits`` that a run has."""

    metric: str
    splits: tuple[Split, ...]
    logged: list[Trace]  # a trace a run that has a place on the axis
    whole: list[Trace]  # what is drawn, from end to end
    shown: list[Trace]  # what is drawn within the window
    members: list[tuple[str, Trace]] = field(default_factory=list)
    """The runs of groups, each with the id of what stands for its group."""

    cut_groups: int = 0  # that end before the last of their runs does
    parted_groups: int = 0  # without any x in common
    dropped: int = 0  # points that a logarithm does not know

    @property
    def extent_traces(self) -> list[Trace]:
        """All whose values must fit on the y axis."""
        return [*self.shown, *(trace for _, trace in self.members)]

    @property
    def seen_splits(self) -> set[str]:
        """The parts of the data that are drawn; the preferred one where nothing is."""
        return {trace.split for trace in self.shown} or {self.splits[0].value}

    def absent(self, book: LogBook) -> LogBook:
        """The runs of ``book`` that log the metric and have no place on the axis."""
        logs_it = {run_id for split in self.splits for run_id, _ in book.each(self.metric, split)}
        placed = {trace.run.run_id for trace in self.logged}
        return book.only((logs_it & set(book.by_id)) - placed)


def panel_curves(
    book: LogBook,
    metric: str,
    splits: Sequence[Split],
    steps: CurveSteps,
    leads: Representatives | None = None,
    grouping: Grouping | None = None,
) -> PanelCurves:
    """The curves of ``metric``; the runs that ``leads`` gives one representative are one line."""
    found = traces(book, metric, splits, steps.axis, logged=logged_of(book, steps.axis))
    if steps.last is not None:
        found = [end for one in found if (end := last(one, steps.last)) is not None]
    if leads is None or grouping is None:
        gathered = Gathered(found, [])
    else:
        gathered = gather(found, leads.of, grouping.summary)
    whole, dropped = positive(
        smoothed(gathered.traces, steps.smoothing, steps.kind),
        log_x=steps.log_x,
        log_y=steps.log_y,
    )
    seen = cut_gathered(gathered, steps.window)
    return PanelCurves(
        metric,
        tuple(splits),
        found,
        whole,
        cut(whole, steps.window),
        seen.members,
        gathered.cut,
        gathered.apart,
        dropped,
    )
