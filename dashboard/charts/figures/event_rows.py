"""What happened to the runs of the textbook's figure, marked once a column, under its lowest panel.

Of a run without a curve there it is what happened on its curve in a panel above.  From each mark
that has words a thin line goes up through all panels of its column.
"""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.event_lane import EMPTY, Lane, happened, lane_of
from dashboard.charts.data.line import Line
from dashboard.charts.data.panel_curves import CurveSteps
from dashboard.charts.figures.panel_grid import Cell, Grid
from dashboard.charts.panel_data import FigureInput
from dashboard.charts.style.ensemble import Ensemble
from dashboard.charts.style.run_style import lines


def lanes_of(
    given: FigureInput,
    grid: Grid,
    canvases: Sequence[Canvas],
    ensemble: Ensemble,
    last: int | None,
) -> list[Lane]:
    """The marks of every column of ``grid``, with the ``canvases`` of its lowest row.

    ``last`` is the number of last epochs that are drawn; lanes side by side are as high.
    """
    if not given.options.show_events:
        return [EMPTY for _ in canvases]
    found = [
        _lane(given, [row[place] for row in reversed(grid)], canvas, ensemble, last)
        for place, canvas in enumerate(canvases)
    ]
    height = max(lane.height for lane in found)
    return [replace(lane, height=height) for lane in found]


def _lane(
    given: FigureInput,
    column: Sequence[Cell],
    canvas: Canvas,
    ensemble: Ensemble,
    last: int | None,
) -> Lane:
    """The lane under a column; where only the last epochs are shown, in the place it has there."""
    drawn: dict[str, Line] = {}
    for cell in column:
        for line in lines(cell.curves.whole, ensemble.styles):
            drawn.setdefault(line.trace.run.run_id, line)
    whole = drawn if last is None else _whole(given, column, drawn, ensemble, canvas)
    events = happened(given.book, list(whole.values()), canvas, None)
    if last is not None:
        starts = {one: max(float(line.trace.x[-1]) - last, 0.0) for one, line in whole.items()}
        events = [replace(event, x=event.x - starts[event.run_id]) for event in events]
    return lane_of(events, list(drawn.values()), canvas, given.words, is_low=True)


def _whole(
    given: FigureInput,
    column: Sequence[Cell],
    drawn: dict[str, Line],
    ensemble: Ensemble,
    canvas: Canvas,
) -> dict[str, Line]:
    """The lines with their curves from the first epoch on, for what happened before is no event."""
    whole: dict[str, Line] = {}
    steps = CurveSteps(axis=canvas.x_axis)
    for cell in column:
        curves = ensemble.curves(given.book, cell.curves.metric, cell.curves.splits, steps)
        for trace in curves.whole:
            one = trace.run.run_id
            if one in drawn and one not in whole:
                whole[one] = replace(drawn[one], trace=trace)
    return whole
