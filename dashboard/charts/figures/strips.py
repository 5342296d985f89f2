"""Further metrics under a panel: low strips on its x axis, each run in its colour.

What was set, such as the learning rate, stands under what came of it.  Pointing at a curve reads
the same run on every panel, and a line through all of them shows where.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard.charts.axes.canvas import SETTINGS
from dashboard.charts.axes.y_domain import extent
from dashboard.charts.data.panel_curves import CurveSteps, PanelCurves
from dashboard.charts.data.traces import Trace
from dashboard.charts.panel_data import FigureInput, OtherMetric, PanelData, PanelKind
from dashboard.charts.style.ensemble import DrawnCurves, Ensemble, Labels
from dashboard.model.table import Split
from dashboard.text.sentences import Sentences

HEIGHT_PX = 84.0

MOST = 5
"""Strips under one panel; with more, none could be read."""

OF_MANY_POWERS = frozenset({"learning_rate", "grad_norm", "batch_size"})
MANY_POWERS = 30.0
"""Largest over smallest value from which on such a strip is logarithmic: else the small ones lie
in one line on its floor."""


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """One further metric before it has a size."""

    drawn: DrawnCurves
    absent: int  # runs of the figure that do not log it
    log_y: bool

    @property
    def curves(self) -> PanelCurves:
        """What it shows."""
        return self.drawn.curves

    def title(self, words: Sentences) -> str:
        """The metric in words."""
        return words.metric_title(self.curves.metric, self.curves.splits[0].value)

    def other(self, words: Sentences) -> OtherMetric:
        """What it shows, to be read off at a point of another panel."""
        traces = {trace.run.run_id: trace for trace in self.curves.shown}
        return OtherMetric(self.title(words), self.curves.metric, traces)

    def notes(self, words: Sentences) -> list[str]:
        """What the strip leaves out."""
        counts = (
            ("strip-absent", {"runs": self.absent}),
            ("chart-not-positive", {"points": self.curves.dropped}),
            ("chart-left-out", {"curves": self.drawn.left_out}),
        )
        return [words.say(name, **count) for name, count in counts if any(count.values())]


def strips_of(given: FigureInput, ensemble: Ensemble, steps: CurveSteps) -> list[Strip]:
    """The strips of the further metrics; one without points is left out."""
    found = []
    further = given.options.further
    panels = 1 + min(len(further), MOST)
    for metric, split in further[:MOST]:
        own = replace(steps, log_y=False, smoothing=0.0 if metric in SETTINGS else steps.smoothing)
        curves = ensemble.curves(given.book, metric, (Split(split),), own)
        if not curves.logged:
            continue
        if metric in OF_MANY_POWERS and _spans_powers(curves.logged):
            own = replace(own, log_y=True)
            curves = ensemble.curves(given.book, metric, (Split(split),), own)
        found.append(
            Strip(
                ensemble.lines(curves, given.words, own, panels, labels=Labels.NONE),
                absent=len(given.book.runs) - len(curves.logged),
                log_y=own.log_y,
            )
        )
    return found


def panels(strips: Sequence[Strip], main: PanelData, shown: OtherMetric) -> list[PanelData]:
    """The panels of strips under ``main``, which shows ``shown``; the last has the axis."""
    words, above = main.words, main.canvas
    drawn = []
    for number, strip in enumerate(strips):
        is_last = number == len(strips) - 1
        curves, title = strip.curves, strip.title(words)
        canvas = replace(
            above,
            name=f"strip_{number}",
            height=HEIGHT_PX,
            extent=extent(
                curves.shown, curves.metric, log=strip.log_y, whole=main.input.options.whole
            ),
            metric=curves.metric,
            x_title=words.say(f"axis-{above.x_axis.value}") if is_last else "",
            log_y=strip.log_y,
            has_x_labels=is_last,
            x_offset=0.0,
        )
        drawn.append(
            PanelData(
                input=main.input,
                kind=PanelKind.STRIP,
                title=words.say("strip-log", title=title) if strip.log_y else title,
                canvas=canvas,
                drawn=strip.drawn,
                ensemble=main.ensemble,
                notes=strip.notes(words),
                others=[shown, *main.others[:number], *main.others[number + 1 :]],
                buckets=main.buckets,
                panels=main.panels,
            )
        )
    return drawn


def _spans_powers(found: Sequence[Trace]) -> bool:
    """Whether the values, all of them positive, reach over ``MANY_POWERS``."""
    finite = [trace.raw[np.isfinite(trace.raw)] for trace in found]
    values = np.concatenate(finite)
    if not len(values) or values.min() <= 0:
        return False
    return bool(values.max() / MANY_POWERS >= values.min())
