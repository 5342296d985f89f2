"""Further metrics under a panel: low strips on its x axis, each run in its colour.

What was set, such as the learning rate, stands under what came of it.  Pointing at a curve reads
the same run on every panel, and a line through all of them shows where.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import altair as alt
import numpy as np

from dashboard.charts.axes.canvas import SETTINGS, Canvas
from dashboard.charts.axes.y_domain import Extent, extent
from dashboard.charts.data import point_budget as budget
from dashboard.charts.data.log_axis_values import fitting, positive
from dashboard.charts.data.smoothing import Smoothing
from dashboard.charts.data.traces import Trace, smoothed, traces
from dashboard.charts.data.x_values import XAxis, logged_of
from dashboard.charts.figures import panel, window
from dashboard.charts.figures.ensemble import Ensemble
from dashboard.charts.marks.hover import Also
from dashboard.charts.marks.lines import Line
from dashboard.charts.style.run_style import lines
from dashboard.model.run import LogBook
from dashboard.model.table import Split
from dashboard.text.sentences import Sentences

HEIGHT_PX = 84.0

MOST = 5
"""Strips under one panel; with more, none could be read."""

OF_MANY_POWERS = frozenset({"learning_rate", "grad_norm", "batch_size"})
MANY_POWERS = 30.0
"""Largest over smallest value from which on such a strip is logarithmic: else the small ones lie
in one line on its floor."""

HOVER = "hover_at"
"""The parameter that knows the x of the point that is pointed at."""


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """One further metric before it has a size."""

    metric: str
    split: Split
    shown: list[Trace]
    ghosts: list[Line]
    drawn: list[Line]
    dropped: int  # points that the logarithm of the x axis does not know
    absent: int  # runs of the figure that do not log it
    left_out: int  # curves of the background that are too many to draw
    log_y: bool

    @property
    def lines(self) -> list[Line]:
        """All that it draws, from the back to the front."""
        return [*self.ghosts, *self.drawn]


def strips_of(  # noqa: PLR0913 (what the figure above is drawn with)
    book: LogBook,
    metrics: Sequence[tuple[str, str]],
    axis: XAxis,
    ensemble: Ensemble,
    words: Sentences,
    *,
    smoothing: float,
    kind: Smoothing,
    log_x: bool,
    stretch: Extent | None = None,
) -> list[Strip]:
    """The strips of ``metrics``, pairs of a metric and a split; one without points is left out.

    They are cut to the ``stretch`` of the x axis, if there is one.
    """
    logged = logged_of(book, axis)
    found = []
    for metric, split in metrics[:MOST]:
        own = traces(book, metric, (Split(split),), axis, logged=logged)
        if not own:
            continue
        gathered = ensemble.gather(own)
        calm = gathered.traces if metric in SETTINGS else smoothed(gathered.traces, smoothing, kind)
        log_y = metric in OF_MANY_POWERS and _spans_powers(own)
        entire, dropped = positive(calm, log_x=log_x, log_y=log_y)
        shown = window.cut(entire, stretch)
        gathered = window.cut_gathered(gathered, stretch)
        ghosts = fitting(ensemble.ghosts(gathered, words), log_x=log_x, log_y=log_y)
        plain = [replace(line, label="", note="") for line in lines(shown, ensemble.roles)]
        panels = 1 + min(len(metrics), MOST)
        ghosts, few = budget.thinned(ghosts, panels)
        drawn, more = budget.thinned(plain, panels)
        found.append(
            Strip(
                metric,
                Split(split),
                shown,
                ghosts,
                drawn,
                dropped,
                absent=len(book.runs) - len(own),
                left_out=few + more,
                log_y=log_y,
            )
        )
    return found


def _spans_powers(found: Sequence[Trace]) -> bool:
    """Whether the values, all of them positive, reach over ``MANY_POWERS``."""
    finite = [trace.raw[np.isfinite(trace.raw)] for trace in found]
    values = np.concatenate(finite)
    if not len(values) or values.min() <= 0:
        return False
    return bool(values.max() / MANY_POWERS >= values.min())


def also_at(strips: Sequence[Strip], words: Sentences) -> list[Also]:
    """What the strips show, to be read off at a point of another panel."""
    return [
        Also(
            words.metric_title(strip.metric, strip.split.value),
            strip.metric,
            {trace.run.run_id: trace for trace in strip.shown},
        )
        for strip in strips
    ]


def views(
    strips: Sequence[Strip],
    above: Canvas,
    main: Also,
    words: Sentences,
    buckets: int,
    *,
    whole: bool = False,
) -> list[alt.LayerChart]:
    """The strips under the panel ``above``, whose values are ``main``; the last has the axis."""
    also = also_at(strips, words)
    drawn = []
    for number, strip in enumerate(strips):
        is_last = number == len(strips) - 1
        canvas = replace(
            above,
            name=f"strip_{number}",
            height=HEIGHT_PX,
            extent=extent(strip.shown, strip.metric, log=strip.log_y, whole=whole),
            metric=strip.metric,
            x_title=words.say(f"axis-{above.x_axis.value}") if is_last else "",
            log_y=strip.log_y,
            has_x_labels=is_last,
            x_offset=0.0,
        )
        title = words.metric_title(strip.metric, strip.split.value)
        drawn.append(
            panel.draw(
                words.say("strip-log", title=title) if strip.log_y else title,
                strip.lines,
                canvas,
                words,
                buckets=buckets,
                panels=1 + len(strips),
                more=[cross(canvas)],
                notes=_notes(strip, words),
                also=[main, *also[:number], *also[number + 1 :]],
            )
        )
    return drawn


def _notes(strip: Strip, words: Sentences) -> list[str]:
    counts = (
        ("strip-absent", {"runs": strip.absent}),
        ("chart-not-positive", {"points": strip.dropped}),
        ("chart-left-out", {"curves": strip.left_out}),
    )
    return [words.say(name, **count) for name, count in counts if any(count.values())]


def cross(canvas: Canvas) -> alt.Chart:
    """A line through a panel at the x of the point that is pointed at, on whichever panel."""
    layer: alt.Chart = (
        canvas.layer("cross", [{"one": 1}])
        .mark_rule(strokeWidth=1, color=canvas.look.grey)
        .encode(
            x=alt.XDatum(
                alt.expr(f"isDefined({HOVER}.x) ? {HOVER}.x[0] : {canvas.x_extent.low}"),
                type="temporal" if canvas.x_axis is XAxis.WALL else "quantitative",
                scale=canvas.x_scale(),
            ),
            opacity=alt.value(alt.expr(f"isDefined({HOVER}.x) ? 0.5 : 0")),
        )
    )
    return layer


def pointing(panels: Sequence[alt.LayerChart]) -> list[alt.TopLevelSelectionParameter]:
    """The parameter for panels that stand under each other; none for one that stands alone."""
    points = [
        str(layer.name)
        for view in panels
        for layer in view.layer
        if str(layer.name) == f"{view.name}_hover"
    ]
    if len(panels) < 2 or not points:
        return []
    select = alt.PointSelectionConfig(
        type="point", fields=["x"], on="pointerover", clear="pointerout"
    )
    return [alt.TopLevelSelectionParameter(name=HOVER, select=select, views=points)]
