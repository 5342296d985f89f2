"""The planes of the textbook's figure: their sizes, which are all alike, and their axes."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.overflow import NONE
from dashboard.charts.axes.x_domain import x_extent
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import common
from dashboard.charts.figures.panel_grid import Extents, Grid
from dashboard.charts.marks import end_labels
from dashboard.charts.panel_data import FigureInput
from dashboard.charts.style import theme
from dashboard.charts.style.ensemble import DrawnCurves

WIDTH_PX = 1150.0
ASPECT = 0.56  # height of a plane over its width
HEIGHTS_PX = (178.0, 250.0)
HEIGHTS_ALONE_PX = (300.0, 400.0)
"""The same of a figure with one row of planes, which has the height of two to itself."""

NARROWEST_PX = 120.0
LOWEST_PX = 80.0
BETWEEN_PX = 44.0
"""px between two rows: a title, and the numbers of an axis."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes in px: the planes are all alike."""

    plane_width: float
    plane_height: float
    column_gap: float


def sizes_of(
    given: FigureInput, grid: Grid, extents: Extents, drawn: Sequence[Sequence[DrawnCurves]]
) -> Sizes:
    """The sizes that leave each column the width of its labels."""
    columns, look = len(grid[0]), given.look
    axis_width = theme.AXIS_WIDTH * look.small
    beside = [
        max(
            end_labels.label_width(
                drawn[row][place].named,
                extents[place][row],
                grid[row][place].curves.metric,
                given.words,
                look.small,
            )
            for row in range(len(grid))
        )
        for place in range(columns)
    ]
    right = beside.pop()
    gap = max(beside, default=0.0) + axis_width
    width = (given.options.width or WIDTH_PX) - axis_width - right - (columns - 1) * gap
    plane = max(width / columns, NARROWEST_PX)
    least, most = HEIGHTS_PX if len(grid) > 1 else HEIGHTS_ALONE_PX
    height = min(max(plane * ASPECT, least), most)
    if given.options.height is not None and columns > 1:  # of all rows, with what is between them
        each = given.options.height / len(grid) - BETWEEN_PX
        height = min(max(each, LOWEST_PX), plane)
    return Sizes(round(plane), round(height), round(gap))


def canvases_of(
    given: FigureInput,
    grid: Grid,
    extents: Extents,
    sizes: Sizes,
    axis: XAxis,
    last: int | None,
) -> list[list[Canvas]]:
    """The planes, row by row; only the lowest say what their x axis counts."""
    words, focus = given.words, given.options.focus
    every = [trace for cell in chain(*grid) for trace in cell.curves.shown]
    across = Extent(0.0, float(last)) if last is not None else x_extent(every)
    x_title = (
        words.say(f"axis-{axis.value}")
        if last is None
        else words.say("axis-epoch-last", epochs=last)
    )
    bands = [
        [
            NONE
            if cell.is_log
            else common.bands_of(
                [cell.curves], extents[place][row], sizes.plane_height, given.options
            )
            for place, cell in enumerate(cells)
        ]
        for row, cells in enumerate(grid)
    ]
    return [
        [
            Canvas(
                cell.name,
                sizes.plane_width,
                sizes.plane_height,
                axis,
                focus.window or across,
                extents[place][row],
                cell.curves.metric,
                given.look,
                x_title if row == len(grid) - 1 else "",
                log_y=cell.is_log,
                can_pick=focus.can_pick,
            ).with_bands(bands[row][place], max(one.taken for one in bands[row]))
            for place, cell in enumerate(cells)
        ]
        for row, cells in enumerate(grid)
    ]
