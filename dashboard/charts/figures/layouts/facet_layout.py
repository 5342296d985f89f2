"""The planes of small multiples: how many stand side by side, how large, on which axes."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.overflow import Overflows
from dashboard.charts.axes.x_domain import x_extent
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import common
from dashboard.charts.marks import end_labels
from dashboard.charts.panel_data import FigureInput
from dashboard.charts.style import theme
from dashboard.charts.style.ensemble import DrawnCurves, Ensemble

WIDTH_PX = 1150.0
COLUMNS = {1: 1, 2: 2, 4: 2}
MOST_COLUMNS = 3
ASPECT = 0.66  # height of a plane over its width
HEIGHTS_PX = (150.0, 300.0)
LOWEST_PX = 110.0
OVER_PX, BETWEEN_PX = 76.0, 60.0
"""px of what stands over all rows; of a row's title, its events and the numbers of its axis."""

NARROWEST_PX = 110.0
MOST_FOR_LABELS = 0.3  # of a column, beside its plane: longer names are said shortly
MOST_BESIDE = 0.42  # of a column, with the values that stand behind some names


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One panel before it has a size."""

    title: str
    ensemble: Ensemble
    drawn: DrawnCurves
    notes: list[str]


@dataclass(frozen=True, slots=True)
class Layout:
    """Sizes in px: the planes are all alike, and so are their axes."""

    columns: int
    plane_width: float
    plane_height: float
    gap: float
    x: Extent
    y: Extent
    bands: Overflows


def label_room(panels: int, given: FigureInput) -> int:
    """The characters of a row of labels beside each of so many panels."""
    small = given.look.small * theme.CHARACTER_PX
    most = _most_for_labels(_columns(panels, given), given)
    return max(int((most - end_labels.EDGES_PX) / small), 1)


def layout_of(cells: Sequence[Cell], given: FigureInput) -> Layout:
    """The sizes of the planes of ``cells``."""
    options, look = given.options, given.look
    width = options.width or WIDTH_PX
    columns = _columns(len(cells), given)
    y = common.y_extent([cell.drawn.curves for cell in cells], options.metric, options)
    axis_width = theme.AXIS_WIDTH * look.small
    beside = max(
        end_labels.label_width(cell.drawn.named, y, options.metric, given.words, look.small)
        for cell in cells
    )
    beside = min(beside, width if columns == 1 else MOST_BESIDE * width / columns)
    plane = round(max((width - columns * (axis_width + beside)) / columns, NARROWEST_PX))
    height = round(min(max(plane * ASPECT, HEIGHTS_PX[0]), HEIGHTS_PX[1]))
    if options.height is not None:  # of all rows, with what is over them and between them
        rows = math.ceil(len(cells) / columns)
        each = (options.height - OVER_PX) / rows - BETWEEN_PX
        height = round(min(max(each, LOWEST_PX), plane))
    every = [trace for cell in cells for trace in cell.drawn.curves.extent_traces]
    x = options.focus.window or x_extent(every, log=options.log_x)
    bands = common.bands_of([cell.drawn.curves for cell in cells], y, height, options)
    return Layout(columns, plane, height, round(beside + axis_width), x, y, bands)


def _columns(panels: int, given: FigureInput) -> int:
    return 1 if common.is_narrow(given.options) else COLUMNS.get(panels, MOST_COLUMNS)


def _most_for_labels(columns: int, given: FigureInput) -> float:
    """The px that labels may take beside a plane."""
    width = given.options.width or WIDTH_PX
    return width if columns == 1 else MOST_FOR_LABELS * width / columns


def canvases_of(
    cells: Sequence[Cell], layout: Layout, given: FigureInput, axis: XAxis
) -> list[Canvas]:
    """The plane of every panel; only the lowest of a column says what its x axis counts."""
    options = given.options
    canvases = []
    for number in range(len(cells)):
        is_lowest = number + layout.columns >= len(cells)
        canvas = Canvas(
            f"facet_{number}",
            layout.plane_width,
            layout.plane_height,
            axis,
            layout.x,
            layout.y,
            options.metric,
            given.look,
            given.words.say(f"axis-{axis.value}") if is_lowest else "",
            options.log_x,
            options.log_y,
            has_x_labels=is_lowest,
            can_pick=options.focus.can_pick,
        )
        canvases.append(canvas.with_bands(layout.bands))
    return canvases
