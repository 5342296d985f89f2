"""Small multiples: one metric, a panel for each value of a setting, all on the same axes.

Colour says one of the other settings and dash a second, so that three can be seen at once.
"""

from collections.abc import Sequence
from dataclasses import replace

import altair as alt

from dashboard.charts.axes.canvas import SETTINGS, Canvas
from dashboard.charts.axes.zoom import EVERYTHING, Focus, keys_of
from dashboard.charts.data import point_budget as budget
from dashboard.charts.data.aggregation import Grouping
from dashboard.charts.data.downsampling import buckets_for
from dashboard.charts.data.setting_values import titled, values_of
from dashboard.charts.data.smoothing import Smoothing
from dashboard.charts.data.x_values import XAxis, usual
from dashboard.charts.figures import facet_choice, panel
from dashboard.charts.figures.alt_text import alt_text
from dashboard.charts.figures.facet_cells import Cell, Plan, cells_of
from dashboard.charts.figures.facet_layout import Layout, canvases_of, layout_of
from dashboard.charts.marks import changes as changed
from dashboard.charts.marks import encoding_key, event_layers, hidden_spikes, picking
from dashboard.charts.marks import event_signs as event_marks
from dashboard.charts.marks.event_signs import Lane
from dashboard.charts.marks.fallback import kept_figure
from dashboard.charts.registry import AnyChart, ChartKind
from dashboard.charts.style import theme as looks
from dashboard.charts.style.encoding import encoding_of
from dashboard.charts.style.palette import Palette
from dashboard.charts.style.run_style import MOST_SPANS, spans_of
from dashboard.charts.style.theme import Look, Theme
from dashboard.charts.vega.compose import Beside, Stacked
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook, Setting
from dashboard.model.table import Split
from dashboard.text.sentences import Sentences

ROW_GAP_PX = 18.0

MOST_NAMED = 12
"""Values without a panel that are named."""


@kept_figure("facets")
def draw(  # noqa: PLR0913 (keywords that a page sets one by one)
    book: LogBook,
    report: Report,
    words: Sentences,
    *,
    metric: str,
    split: Split | str,
    by: str | None = None,
    values: Sequence[str] = (),
    x_axis: XAxis | str = XAxis.EPOCH,
    log_x: bool = False,
    log_y: bool = False,
    theme: Theme = "light",
    palette: Palette = "accessible",
    smoothing: float = 0.0,
    smoothing_kind: Smoothing | str = Smoothing.EMA,
    grouping: Grouping | None = None,
    width: float = 1150,
    show_findings: bool = True,
    show_events: bool = True,
    whole: bool = False,
    big: bool = False,
    focus: Focus = EVERYTHING,
) -> AnyChart:
    """``metric`` on ``split`` with a panel for each value of the setting ``by``.

    ``None`` takes the setting that tells most
    (:func:`dashboard.charts.figures.facet_choice.unasked`).
    ``values`` are the keys (:func:`dashboard.charts.data.setting_values.key_of`) of those that are
    shown, the first few where none is given; the others are named.  With ``whole`` no point lies
    beyond an axis.  ``width`` in px is that of the whole figure.  The window of ``focus`` is in the
    unit of the axis that is drawn, for all panels; the run picked in one steps forward in all.
    """
    setting = facet_choice.unasked(book.runs) if by is None else by
    look = looks.look(theme, big=big)
    plan = Plan(
        setting,
        metric,
        Split(split),
        usual(book) if x_axis == XAxis.EPOCH else XAxis(x_axis),
        0.0 if metric in SETTINGS else smoothing,
        Smoothing(smoothing_kind),
        log_x,
        log_y,
        palette,
        theme,
        grouping,
        encoding_of(book.runs, setting, palette, theme),
        focus,
        keys_of(book, grouping.groups if grouping is not None else ()),
    )
    parts = facet_choice.shown(book.runs, setting, values)
    cells = cells_of(book, report, words, plan, parts)
    layout = layout_of(cells, plan, look, words, width, whole=whole)
    canvases = canvases_of(cells, plan, layout, look, words)
    lanes = [
        event_marks.on_axis(
            book,
            cell.marked,
            canvas,
            words,
            is_shown=show_events,
            split=plan.split,
            is_low=True,
        )
        for cell, canvas in zip(cells, canvases, strict=True)
    ]
    panels = _panels(book, cells, plan, layout, canvases, lanes, words, show_findings=show_findings)
    key = encoding_key.key(plan.encoding, look, words, layout.whole)
    title = cells[0].ensemble.title(words.metric_title(metric, plan.split.value), words)
    chart = Stacked(
        [*([key] if key is not None else []), *_rows(panels, layout)],
        name="facets",
        spacing=ROW_GAP_PX,
        title=_title(
            title,
            [*_rest(book, setting, parts, words), *event_marks.notes(lanes, words)],
            look,
        ),
        description=" ".join(
            dict.fromkeys(
                [
                    alt_text(book, report, words),
                    *(said for lane in lanes for said in lane.sentences()),
                ]
            )
        ),
        config=looks.config(look, words.lang),
    )
    return picking.answering(chart, layout.x, look)


def _panels(
    book: LogBook,
    cells: Sequence[Cell],
    plan: Plan,
    layout: Layout,
    canvases: Sequence[Canvas],
    lanes: Sequence[Lane],
    words: Sentences,
    *,
    show_findings: bool,
) -> list[alt.LayerChart]:
    spans = MOST_SPANS * show_findings
    curves = sum(budget.drawings(cell.lines, spans) for cell in cells)
    panels = []
    for number, (cell, plane, lane) in enumerate(zip(cells, canvases, lanes, strict=True)):
        first = number // layout.columns * layout.columns
        beside = lanes[first : first + layout.columns]  # axes of one row stand at one height
        canvas = replace(plane, x_offset=max(one.height for one in beside))
        roles = cell.ensemble.roles
        found = spans_of(cell.shown, plan.metric, roles, words) if show_findings else []
        panels.append(
            panel.draw(
                cell.title,
                cell.lines,
                canvas,
                words,
                found=found,
                buckets=buckets_for(canvas.width, curves),
                panels=len(cells),
                more=hidden_spikes.layers(cell.marked, canvas, words),
                marks=[
                    *changed.layers(book.changes, cell.lines, canvas, words),
                    *event_layers.layers(lane, cell.marked, canvas, words),
                ],
                notes=cell.notes,
            )
        )
    return panels


def _rows(panels: Sequence[alt.LayerChart], layout: Layout) -> list[alt.HConcatChart]:
    return [
        Beside(
            list(panels[start : start + layout.columns]),
            name=f"facets_row_{start // layout.columns}",
            spacing=layout.gap,
            bounds="flush",
        )
        for start in range(0, len(panels), layout.columns)
    ]


def _title(text: str, notes: Sequence[str], look: Look) -> alt.TitleParams:
    return alt.TitleParams(
        text=text,
        subtitle=" · ".join(notes) or alt.Undefined,
        anchor="start",
        offset=10,
        fontSize=look.font_size + panel.TITLE_LARGER_PX,
        fontWeight=600,
        color=look.text,
        subtitleColor=look.grey,
        subtitleFontSize=look.small,
        subtitlePadding=4,
    )


def _rest(book: LogBook, setting: str, parts: Sequence[Setting], words: Sentences) -> list[str]:
    """One note of the values that have no panel, by name; none where all have one."""
    others = [value for value in values_of(book.runs, setting) if value not in parts]
    if not others:
        return []
    names = [
        words.setting_value(value) if value is not None else titled(setting, value, words)
        for value in others[:MOST_NAMED]
    ]
    said = words.say(
        "facet-rest",
        setting=words.setting_name(setting),
        values=", ".join(names),
        count=len(others),
        more=max(len(others) - MOST_NAMED, 0),
    )
    return [said]


CHART = ChartKind("facets", draw, needs=("metric", "split"))
