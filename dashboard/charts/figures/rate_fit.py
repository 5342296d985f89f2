"""The smooth curve of how runs ended over their rate, a panel an optimizer, batch and schedule.

A point is the mean of a rate's seeds, its whisker goes from the worst to the best of them.  The
line is the middle of the curves that the results leave possible, eight of ten lie in its band, and
eight of ten have their best rate in the shaded stretch.
"""

from collections.abc import Sequence

import numpy as np

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.rate_axis import rate_extent, rate_ticks
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.x_values import XAxis
from dashboard.charts.figures import common
from dashboard.charts.figures.chart_kind import ChartKind
from dashboard.charts.panel_data import FigureInput, PanelData, PanelKind
from dashboard.charts.rate_fit_panel import RateFitPanel
from dashboard.charts.style.palette import in_order
from dashboard.charts.style.theme import AXIS_WIDTH
from dashboard.charts.vega.compose import AnyChart
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.siblings.families import families_of
from dashboard.diagnosis.siblings.family import Family
from dashboard.diagnosis.siblings.rate_fit.rate_curve import RateCurve, rate_curves
from dashboard.diagnosis.siblings.rounding import round_rate
from dashboard.diagnosis.siblings.score import ACCURACY
from dashboard.diagnosis.verdict import LampName, Stability
from dashboard.model.curve import curves_of
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences

WIDTH_PX, HEIGHT_PX = 760.0, 220.0
NARROWEST_PX = 160.0
MOST_PANELS = 6
COLUMNS = 2
GAP_PX = 40.0
ABOVE, BELOW = 0.2, 0.08  # of what is shown, beyond the best and the worst


def prepare(given: FigureInput) -> list[PanelData]:
    """A panel a curve, that of the best run first; one that says so where there is none."""
    words, options, look = given.words, given.options, given.look
    found = fits_of(given.book, given.report)
    shown = found[:MOST_PANELS]
    columns = 1 if common.is_narrow(options) else min(COLUMNS, max(1, len(shown)))
    width = (options.width or WIDTH_PX) - (columns - 1) * GAP_PX
    plane = round(max(width / columns - AXIS_WIDTH * look.small - 8, NARROWEST_PX))
    (stroke,) = in_order(1, options.palette, options.theme)
    panels: list[PanelData] = []
    for number, (family, curve) in enumerate(shown or [(None, None)]):
        rates = sorted({cell.lr for cell in curve.cells}) if curve is not None else []
        across = rate_extent(rates)
        metric = family.measure.metric if family is not None else ""
        best = [curve.cells[curve.best].lr] if curve is not None else []
        panels.append(
            RateFitPanel(
                input=given,
                kind=PanelKind.RATE_FIT,
                title=_title(family, curve, [one for _, one in shown], words),
                canvas=Canvas(
                    f"rate_fit_{number}",
                    plane,
                    HEIGHT_PX,
                    XAxis.RELATIVE,
                    across,
                    _height(shown, family),
                    metric,
                    look,
                    words.say("map-x"),
                    log_x=True,
                    x_ticks=rate_ticks(rates, best, across, plane, look.small, words),
                ),
                curve=curve,
                stroke=stroke,
                sign=1.0 if metric == ACCURACY else -1.0,
                row=number // columns,
                gap=GAP_PX,
                panels=max(1, len(shown)),
                nothing="" if curve is not None else words.say("fit-nothing"),
            )
        )
    return panels


def fits_of(book: LogBook, report: Report) -> list[tuple[Family, RateCurve]]:
    """Every curve with its family; in the family of the best run first, then by their best."""
    diverged = {
        one.run_id: (lamp := one.lamps.get(LampName.STABILITY)) is not None
        and lamp.state is Stability.DIVERGED
        for one in report.diagnoses
    }
    families = families_of(curves_of(book), diverged, apart=report.apart)
    best = report.best.run_id if report.best is not None else ""
    families.sort(key=lambda family: best not in {one.run_id for one in family.members})
    return [
        (family, curve)
        for family in families
        for curve in sorted(rate_curves(family), key=lambda one: -one.scores.max())
    ]


def arrange(panels: Sequence[PanelData]) -> AnyChart:
    """The panels in rows."""
    return common.compose(
        "rate_fit",
        common.rows_of(panels, "rate_fit_row"),
        panels,
        can_pick=False,
        description=" ".join(filter(None, map(_alt, panels))),
    )


def _title(
    family: Family | None, curve: RateCurve | None, every: Sequence[RateCurve], words: Sentences
) -> str:
    """What tells the curve from the others: its optimizer, batch and schedule; else the measure."""
    if family is None or curve is None:
        return ""
    member = curve.cells[0].first
    firsts = [one.cells[0].first for one in every]
    parts = []
    if len({one.recipe.optimizer for one in firsts}) > 1 and member.recipe.optimizer:
        parts.append(member.recipe.optimizer)
    if len({one.batch_size for one in firsts}) > 1 and member.batch_size:
        parts.append(words.say("label-batch", value=words.texts.number(member.batch_size)))
    if len({one.recipe.schedule for one in firsts}) > 1:
        parts += [words.setting_value(str(value).strip("'")) for _, value in member.recipe.schedule]
    return " · ".join([words.metric_title(family.measure.metric, family.split.value), *parts])


def _height(shown: Sequence[tuple[Family, RateCurve]], family: Family | None) -> Extent:
    """One y axis for the curves of a family; what ended far from its best stands at the edge."""
    if family is None:
        return Extent(0.0, 1.0)
    curves = [curve for one, curve in shown if one is family]
    near = np.concatenate([curve.scores[curve.is_near] for curve in curves])
    best = max(float(curve.path.high.max()) for curve in curves)
    span = best - float(near.min()) or abs(best) or 1.0
    low, high = best - (1 + BELOW) * span, best + ABOVE * span
    return Extent(low, high) if family.measure.metric == ACCURACY else Extent(-high, -low)


def _alt(panel: PanelData) -> str:
    """Where the best rate lies, for those who cannot see the curve."""
    if not isinstance(panel, RateFitPanel) or panel.curve is None:
        return panel.nothing
    path = panel.curve.path
    return panel.words.say(
        "fit-alt",
        title=panel.title,
        rates=len({cell.lr for cell in panel.curve.cells}),
        low=round_rate(path.best_from),
        high=round_rate(path.best_to),
    )


CHART = ChartKind("rate_fit", prepare, arrange)
draw = CHART.draw
