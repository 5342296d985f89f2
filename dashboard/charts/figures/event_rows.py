"""What happened to the runs of the book's figure, marked once a column, under its lowest panel.

Of a run without a curve there it is what happened on its curve in a panel above.  From each mark
that has words a thin line goes up through all panels of its column.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import altair as alt

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.data.traces import traces
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures.ensemble import Ensemble
from dashboard.charts.figures.panel_grid import Cell, Grid
from dashboard.charts.marks import event_layers
from dashboard.charts.marks import event_signs as event_marks
from dashboard.charts.marks.event_signs import EMPTY, Lane, happened, lane_of
from dashboard.charts.marks.lines import Line
from dashboard.charts.style.run_style import lines
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """The marks of one column, and the lines that they are of."""

    lane: Lane
    lines: Sequence[Line]

    def marks(self, canvas: Canvas, words: Sentences, *, is_lowest: bool) -> list[alt.Chart]:
        """The layers of one panel: signs and words of the lowest, thin lines of the others."""
        if is_lowest:
            return event_layers.layers(self.lane, self.lines, canvas, words)
        return event_layers.through(self.lane, self.lines, canvas)

    def notes(self, words: Sentences, *, is_lowest: bool) -> list[str]:
        """What is said above one panel of the marks; of all but the lowest nothing."""
        return event_marks.notes([self.lane], words) if is_lowest else []


def columns_of(
    book: LogBook,
    grid: Grid,
    canvases: Sequence[Canvas],
    ensemble: Ensemble,
    words: Sentences,
    length: int | None,
    *,
    is_shown: bool,
) -> list[Column]:
    """The marks of every column of a whole ``grid``, with the ``canvases`` of its lowest row.

    ``length`` is that of :func:`dashboard.charts.figures.panel_grid.grid_of`; lanes side by side
    are as high.
    """
    if not is_shown:
        return [Column(EMPTY, ()) for _ in canvases]
    columns = []
    for place, canvas in enumerate(canvases):
        cells = [row[place] for row in reversed(grid)]
        drawn: dict[str, Line] = {}
        for cell in cells:
            for line in lines(cell.traces, ensemble.roles):
                drawn.setdefault(line.trace.run.run_id, line)
        lane = _lane(book, cells, drawn, canvas, ensemble, words, length)
        columns.append(Column(lane, list(drawn.values())))
    height = max(column.lane.height for column in columns)
    return [replace(one, lane=replace(one.lane, height=height)) for one in columns]


def _lane(
    book: LogBook,
    cells: Sequence[Cell],
    drawn: dict[str, Line],
    canvas: Canvas,
    ensemble: Ensemble,
    words: Sentences,
    length: int | None,
) -> Lane:
    """The lane under a column; where only the last epochs are shown, in the place it has there."""
    whole = drawn if length is None else _whole(book, cells, drawn, ensemble, canvas.x_axis)
    events = happened(book, list(whole.values()), canvas, None)
    if length is not None:
        starts = {one: max(float(line.trace.x[-1]) - length, 0.0) for one, line in whole.items()}
        events = [replace(event, x=event.x - starts[event.run_id]) for event in events]
    return lane_of(events, list(drawn.values()), canvas, words, is_low=True)


def _whole(
    book: LogBook,
    cells: Sequence[Cell],
    drawn: dict[str, Line],
    ensemble: Ensemble,
    axis: XAxis,
) -> dict[str, Line]:
    """The lines with their curves from the first epoch on, for what happened before is no event."""
    whole: dict[str, Line] = {}
    for cell in cells:
        for trace in ensemble.gather(traces(book, cell.metric, cell.splits, axis)).traces:
            one = trace.run.run_id
            if one in drawn and one not in whole:
                whole[one] = replace(drawn[one], trace=trace)
    return whole
