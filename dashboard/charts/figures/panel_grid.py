"""The panels of the textbook's figure: a row a part of the data, a column a metric."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dashboard.charts.axes.y_domain import extent, height_seen, is_explosion
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.panel_curves import CurveSteps, PanelCurves
from dashboard.charts.style.ensemble import DrawnCurves, Ensemble
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
    curves: PanelCurves

    @property
    def is_log(self) -> bool:
        """Whether its y axis is logarithmic, because no run of it came down."""
        return is_explosion(self.curves.extent_traces, self.curves.metric)

    def title(self, words: Sentences) -> str:
        """What the panel shows, in words."""
        seen = self.curves.seen_splits
        if len(seen) > 1:
            return words.say("chart-held-out", metric=words.metric(self.curves.metric))
        return words.metric_title(self.curves.metric, seen.pop())


Grid: TypeAlias = list[list[Cell]]  # row by row
Extents: TypeAlias = list[list[Extent]]  # column by column


def metrics_of(book: LogBook, first: str = "") -> list[str]:
    """The metrics of the columns, told from the book alone; see :func:`grid_of`."""
    if first:
        others = [name for name in METRICS if name != first and _is_logged(book, name, OTHERS)]
        return [first, *others][:MOST_OTHERS]
    every = [split for splits in ROWS.values() for split in splits]
    found = [name for name in METRICS if _is_logged(book, name, every)]
    return found or [name for name, _ in book.points_by_metric().most_common(MOST_OTHERS)]


def _parts(book: LogBook, metric: str) -> list[Sequence[Split]]:
    """The panels of a metric that counts: the training beside held-out data where it has both."""
    both = [splits for splits in ROWS.values() if _is_logged(book, metric, splits)]
    return [*both] if len(both) > 1 else [OTHERS]


def _is_logged(book: LogBook, metric: str, splits: Sequence[Split]) -> bool:
    return any(True for split in splits for _ in book.each(metric, split))


def grid_of(book: LogBook, steps: CurveSteps, ensemble: Ensemble, first: str = "") -> Grid:
    """The panels, row by row; rows and columns without any curve are left out.

    ``first`` is the metric that counts where neither loss nor accuracy does: its panel comes first.
    """

    def cell(name: str, metric: str, splits: Sequence[Split]) -> Cell:
        return Cell(name, ensemble.curves(book, metric, splits, steps))

    if first:
        others = [name for name in METRICS if name != first]
        parts = _parts(book, first)
        panels = [cell(f"metric_{at}", first, splits) for at, splits in enumerate(parts)]
        panels += [cell(f"metric_{at}", name, OTHERS) for at, name in enumerate(others, len(parts))]
        return [
            [one for one in panels if one.curves.whole or one.curves.metric == first][:MOST_OTHERS]
        ]
    rows = [
        [cell(f"{metric}_{row}", metric, splits) for metric in METRICS]
        for row, splits in ROWS.items()
    ]
    rows = [cells for cells in rows if any(one.curves.whole for one in cells)]
    columns = [i for i in range(len(METRICS)) if any(cells[i].curves.whole for cells in rows)]
    if columns:
        return [[cells[i] for i in columns] for cells in rows]
    most = book.points_by_metric().most_common(MOST_OTHERS)
    names = [name for name, _ in most] or [METRICS[0]]
    return [[cell(f"metric_{number}", name, OTHERS) for number, name in enumerate(names)]]


def one_column(
    grid: Grid, extents: Extents, drawn: Sequence[Sequence[DrawnCurves]]
) -> tuple[Grid, Extents, list[list[DrawnCurves]]]:
    """The same panels under each other, those of one metric together, with their axes and curves.

    What stood beside each other in a row has a row each.
    """
    places = [(row, place) for place in range(len(grid[0])) for row in range(len(grid))]
    return (
        [[grid[row][place]] for row, place in places],
        [[extents[place][row] for row, place in places]],
        [[drawn[row][place]] for row, place in places],
    )


def extents_of(grid: Grid, *, window: Extent | None, whole: bool = False) -> Extents:
    """The y axes, column by column: one for all rows of a metric if their scales are alike.

    With ``whole`` no point lies beyond them.  In a ``window`` each panel has the axis of what is
    seen there.
    """
    columns = [[row[place] for row in grid] for place in range(len(grid[0]))]
    if window is not None:
        return [
            [height_seen(cell.curves.extent_traces, log=cell.is_log) for cell in column]
            for column in columns
        ]
    return [_shared(column, whole=whole) for column in columns]


def _shared(column: Sequence[Cell], *, whole: bool) -> list[Extent]:
    found = [
        extent(cell.curves.extent_traces, cell.curves.metric, log=cell.is_log, whole=whole)
        for cell in column
    ]
    shown = [
        (one, cell.is_log) for one, cell in zip(found, column, strict=True) if cell.curves.shown
    ]
    drawn = [one for one, _ in shown]
    spans = [one.high - one.low for one in drawn]
    if not spans or max(spans) > SAME_SCALE * min(spans) or len({log for _, log in shown}) > 1:
        return found
    shared = Extent(min(one.low for one in drawn), max(one.high for one in drawn))
    return [shared] * len(column)
