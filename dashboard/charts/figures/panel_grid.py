"""The panels of the book's figure: rows of the data's parts, columns of metrics, their y axes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dashboard.charts.axes.y_domain import Extent, extent
from dashboard.charts.data.aggregation import Gathered
from dashboard.charts.data.smoothing import Smoothing
from dashboard.charts.data.traces import Trace, last, smoothed, traces
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures.ensemble import Ensemble
from dashboard.model.run import LogBook
from dashboard.model.table import Split
from dashboard.text.sentences import Sentences

METRICS = ("loss", "accuracy")
ROWS = {"train": (Split.TRAIN,), "held_out": (Split.TEST, Split.VAL)}
"""The splits of each row, the preferred one first."""

OTHERS = (Split.NONE, Split.TRAIN, Split.VAL, Split.TEST)
MOST_OTHERS = 2
"""Columns of a figure without loss and accuracy."""

SAME_SCALE = 3.0
"""Rows of one metric share their y axis unless one spans this many times the other."""


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One panel before it has a size; ``name`` is its view's in the specification."""

    name: str
    metric: str
    splits: tuple[Split, ...]
    traces: list[Trace]
    gathered: Gathered

    def title(self, words: Sentences) -> str:
        """What the panel shows, in words."""
        seen = {trace.split for trace in self.traces} or {self.splits[0].value}
        if len(seen) > 1:
            return words.say("chart-held-out", metric=words.metric(self.metric))
        return words.metric_title(self.metric, seen.pop())


Grid: TypeAlias = list[list[Cell]]  # row by row
Extents: TypeAlias = list[list[Extent]]  # column by column


def grid_of(
    book: LogBook,
    axis: XAxis,
    length: int | None,
    ensemble: Ensemble,
    smoothing: float,
    kind: Smoothing,
    first: str = "",
) -> Grid:
    """The panels, row by row; rows and columns without any curve are left out.

    ``length`` cuts every curve to its last so many units of x; ``None`` leaves it whole.  ``first``
    is the metric that counts where neither loss nor accuracy does: its panel comes first.
    """

    def cell(name: str, metric: str, splits: Sequence[Split]) -> Cell:
        found = traces(book, metric, splits, axis)
        if length is not None:
            found = [end for one in found if (end := last(one, length)) is not None]
        gathered = ensemble.gather(found)
        return Cell(
            name, metric, tuple(splits), smoothed(gathered.traces, smoothing, kind), gathered
        )

    if first:
        others = [name for name in METRICS if name != first]
        panels = [cell(f"metric_{at}", name, OTHERS) for at, name in enumerate([first, *others])]
        return [[one for one in panels if one.traces or one.metric == first][:MOST_OTHERS]]
    rows = [
        [cell(f"{metric}_{row}", metric, splits) for metric in METRICS]
        for row, splits in ROWS.items()
    ]
    rows = [cells for cells in rows if any(one.traces for one in cells)]
    columns = [i for i in range(len(METRICS)) if any(cells[i].traces for cells in rows)]
    if columns:
        return [[cells[i] for i in columns] for cells in rows]
    most = book.points_by_metric().most_common(MOST_OTHERS)
    names = [name for name, _ in most] or [METRICS[0]]
    return [[cell(f"metric_{number}", name, OTHERS) for number, name in enumerate(names)]]


def extents_of(grid: Grid, *, whole: bool = False) -> Extents:
    """The y axes, column by column: one for all rows of a metric if their scales are alike.

    With ``whole`` no point lies beyond them.
    """
    columns = range(len(grid[0]))
    return [_shared([cells[column] for cells in grid], whole=whole) for column in columns]


def _shared(cells: Sequence[Cell], *, whole: bool) -> list[Extent]:
    found = [
        extent(
            [*cell.traces, *(trace for _, trace in cell.gathered.members)],
            cell.metric,
            whole=whole,
        )
        for cell in cells
    ]
    drawn = [one for one, cell in zip(found, cells, strict=True) if cell.traces]
    spans = [one.high - one.low for one in drawn]
    if not spans or max(spans) > SAME_SCALE * min(spans):
        return found
    shared = Extent(min(one.low for one in drawn), max(one.high for one in drawn))
    return [shared] * len(cells)
