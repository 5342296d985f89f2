"""What figures of curves share: the steps to their curves, their y axes, how they are composed."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Any

import altair as alt

from dashboard.charts.axes import opening, picking
from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.overflow import NONE, Overflows, overflows
from dashboard.charts.axes.y_domain import extent, height_seen
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.line import Line, Span
from dashboard.charts.data.panel_curves import CurveSteps, PanelCurves
from dashboard.charts.data.smoothing import Smoothing
from dashboard.charts.data.x_values import XAxis, usual
from dashboard.charts.figures import panel
from dashboard.charts.figures.alt_text import alt_text
from dashboard.charts.marks import end_labels
from dashboard.charts.options import FigureOptions
from dashboard.charts.panel_data import FigureInput, PanelData
from dashboard.charts.style import theme
from dashboard.charts.style.ensemble import Ensemble, ensemble_of
from dashboard.charts.style.run_style import spans_of
from dashboard.charts.vega.compose import AnyChart, Beside, Stacked
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences

ONE_COLUMN_PX = 560.0
"""A figure narrower than this has one panel a row: half of it would be no plane to read."""


def is_narrow(options: FigureOptions) -> bool:
    """Whether a figure has room for one panel a row only."""
    return options.width is not None and options.width < ONE_COLUMN_PX


def axis_of(book: LogBook, options: FigureOptions) -> XAxis:
    """The x axis that is drawn: steps in the place of epochs where not every log knows these."""
    return usual(book) if options.x_axis == XAxis.EPOCH else XAxis(options.x_axis)


def steps_of(options: FigureOptions, axis: XAxis) -> CurveSteps:
    """What the options do to the points of every panel."""
    return CurveSteps(
        axis=axis,
        smoothing=options.smoothing,
        kind=Smoothing(options.smoothing_kind),
        log_x=options.log_x,
        log_y=options.log_y,
        window=options.focus.window,
    )


def everyone(given: FigureInput, book: LogBook | None = None) -> Ensemble:
    """Who is drawn of ``book``, by default of the whole."""
    options = given.options
    return ensemble_of(
        given.book if book is None else book,
        given.report,
        given.words,
        options.palette,
        options.theme,
        options.grouping,
        options.focus.run_id,
    )


def y_extent(many: Sequence[PanelCurves], metric: str, options: FigureOptions) -> Extent:
    """One y axis for the curves of panels of ``metric``: what matters, or all that is looked at."""
    every = [trace for curves in many for trace in curves.extent_traces]
    if options.focus.window and not options.whole:
        return height_seen(every, log=options.log_y)
    return extent(every, metric, log=options.log_y, whole=options.whole)


def bands_of(
    many: Sequence[PanelCurves], up: Extent, plane_px: float, options: FigureOptions
) -> Overflows:
    """The bands beyond a plane of ``plane_px`` that shows ``up`` of the curves of its panels.

    An axis that shows everything needs none, and a logarithmic one does.
    """
    if options.whole or options.log_y:
        return NONE
    return overflows([trace for curves in many for trace in curves.extent_traces], up, plane_px)


def band_note(canvas: Canvas, words: Sentences) -> list[str]:
    """What the bands of a canvas are, in a few words; nothing where it has none."""
    return [words.say("chart-compressed")] if canvas.has_bands else []


def scale_notes(canvases: Iterable[Canvas], words: Sentences) -> list[list[str]]:
    """What is not to scale on each of the canvases of a figure, said where it comes first."""
    found, said = [], set[str]()
    for canvas in canvases:
        notes = band_note(canvas, words)
        notes += [words.say("chart-logarithmic")] if canvas.log_y else []
        found.append([one for one in notes if one not in said])
        said.update(notes)
    return found


def rows_of(panels: Sequence[PanelData], name: str) -> list[alt.HConcatChart]:
    """The panels of each row beside each other; the rows' views are named ``name`` and a number."""
    return [
        Beside(
            [panel.view(one) for one in row],
            name=f"{name}_{number}",
            spacing=panels[0].gap,
            bounds="flush",
        )
        for number, row in ((number, list(row)) for number, row in groupby(panels, _row))
    ]


def _row(one: PanelData) -> int:
    return one.row


def alone(name: str, panels: Sequence[PanelData], describe: Callable[[PanelData], str]) -> AnyChart:
    """The figure of a single panel, ``describe``d for those who cannot see it."""
    (one,) = panels
    return compose(name, [panel.view(one)], panels, description=describe(one))


def opening_runs(
    name: str,
    panels: Sequence[PanelData],
    describe: Callable[[PanelData], str],
    layer: str,
    *,
    can_drag: bool = False,
) -> AnyChart:
    """The figure of a single panel whose ``layer`` opens its runs where a page takes clicks."""
    chart = alone(name, panels, describe)
    (one,) = panels
    if not one.input.options.focus.can_pick or one.nothing:
        return chart
    return opening.answering(
        chart, [f"{one.canvas.name}_{layer}"], one.input.look, can_drag=can_drag
    )


def spans(given: FigureInput, curves: PanelCurves, ensemble: Ensemble) -> list[Span]:
    """The findings to shade on these curves, where they are asked for."""
    if not given.options.show_findings:
        return []
    return spans_of(curves.shown, curves.metric, ensemble.styles, given.words)


def plane_px(
    given: FigureInput,
    width: float,
    labelled: Iterable[tuple[Sequence[Line], Extent, str]],
    narrowest: float,
) -> int:
    """The px of a plane in ``width``, besides the numbers of its axis and the labels of its lines.

    ``labelled`` are the lines of each panel that has this plane, its y axis and its metric.
    """
    small = given.look.small
    beside = max(
        end_labels.label_width(lines, up, metric, given.words, small)
        for lines, up, metric in labelled
    )
    return round(max(width - (theme.AXIS_WIDTH * small + beside), narrowest))


def compose(
    name: str,
    views: Sequence[alt.LayerChart | alt.HConcatChart],
    panels: Sequence[PanelData],
    *,
    can_pick: bool = True,
    description: str = "",
    **properties: Any,
) -> AnyChart:
    """The figure of ``views`` under each other, with all that its ``panels`` have in common."""
    given = panels[0].input
    chart = Stacked(
        views,
        name=name,
        description=description or alt_text(panels),
        config=theme.config(given.look, given.words.lang),
        **properties,
    )
    return picking.answering(chart, panels[0].canvas.x_extent, given.look, can_pick=can_pick)
