"""The planes of small multiples: how many stand side by side, how large, on which axes."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.y_domain import Extent, extent, x_extent
from dashboard.charts.figures import window
from dashboard.charts.figures.facet_cells import Cell, Plan
from dashboard.charts.marks import end_labels as ends
from dashboard.charts.style import theme as looks
from dashboard.charts.style.theme import Look
from dashboard.text.sentences import Sentences

COLUMNS = {1: 1, 2: 2, 4: 2}
MOST_COLUMNS = 3
ASPECT = 0.66  # height of a plane over its width
HEIGHTS_PX = (150.0, 300.0)
NARROWEST_PX = 110.0
MOST_ROOM = 0.3  # of a column, for the labels beside its plane


@dataclass(frozen=True, slots=True)
class Layout:
    """Sizes in px; the planes are all alike, and so are their axes."""

    columns: int
    plane_width: float
    plane_height: float
    gap: float
    x: Extent
    y: Extent

    @property
    def whole(self) -> float:
        """From the left edge of the first plane to the right edge of the last."""
        return self.columns * self.plane_width + (self.columns - 1) * self.gap


def layout_of(
    cells: Sequence[Cell],
    plan: Plan,
    look: Look,
    words: Sentences,
    width: float,
    *,
    whole: bool,
) -> Layout:
    """The sizes for ``width`` px in all; with ``whole`` no point lies beyond an axis."""
    columns = COLUMNS.get(len(cells), MOST_COLUMNS)
    every = [trace for cell in cells for trace in cell.traces]
    stretch = plan.focus.window
    if stretch and not whole:
        y = window.height(every, log=plan.log_y)
    else:
        y = extent(every, plan.metric, log=plan.log_y, whole=whole)
    axis_room = looks.AXIS_ROOM * look.small
    rooms = [ends.room(cell.drawn, y, plan.metric, words, look.small) for cell in cells]
    most = width if columns == 1 else MOST_ROOM * width / columns
    room = min(max(rooms), most)
    plane = round(max((width - columns * (axis_room + room)) / columns, NARROWEST_PX))
    height = round(min(max(plane * ASPECT, HEIGHTS_PX[0]), HEIGHTS_PX[1]))
    return Layout(
        columns,
        plane,
        height,
        round(room + axis_room),
        stretch or x_extent(every, log=plan.log_x),
        y,
    )


def canvases_of(
    cells: Sequence[Cell], plan: Plan, layout: Layout, look: Look, words: Sentences
) -> list[Canvas]:
    """The plane of every panel; only the lowest of a column says what its x axis counts."""
    canvases = []
    for number in range(len(cells)):
        is_lowest = number + layout.columns >= len(cells)
        canvas = Canvas(
            f"facet_{number}",
            layout.plane_width,
            layout.plane_height,
            plan.axis,
            layout.x,
            layout.y,
            plan.metric,
            look,
            words.say(f"axis-{plan.axis.value}") if is_lowest else "",
            plan.log_x,
            plan.log_y,
            has_x_labels=is_lowest,
            can_pick=plan.focus.can_pick,
        )
        canvases.append(canvas)
    return canvases
