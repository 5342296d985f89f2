"""What a figure answers to: clicks on lines and findings, drags over planes, double clicks.

The planes are :mod:`dashboard.charts.marks.plane`, the lines to click on
:mod:`dashboard.charts.marks.grips`.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

import altair as alt

from dashboard.charts.axes.zoom import BACK, FOUND, PICKED, SILENT, SPAN, STRETCH
from dashboard.charts.data.extent import Extent
from dashboard.charts.data.line import KEY, TITLE
from dashboard.charts.style.theme import Look
from dashboard.charts.vega.compose import AnyChart
from dashboard.text.sentences import Sentences

MOST_GRIPS = 40
"""Lines of one layer that have a wider one to click on.  More lie a few pixels apart, so that wider
ones would cover all the plane, and they would double what the browser has to hold."""

ANSWERS: dict[str, Any] = {"cursor": "pointer", "tooltip": SILENT}
"""What a mark needs to be clicked on."""

BRUSH_OPACITY = 0.14

PLANE = "_plane"
"""How the name of a plane ends, after that of its panel."""

FINDINGS = ("_found", "_bar_names")
"""How the names of the layers end that name findings: on a curve, and under it."""

SEEN = "seen"
"""Name under which a figure carries the ends of its x axis, for who reads what was dragged."""


def seen_in(chart: AnyChart) -> Extent:
    """The stretch of the x axis that a figure that can be clicked shows; its panels share it."""
    low, high = chart.usermeta[SEEN]
    return Extent(low, high)


def named(words: Sentences) -> alt.Tooltip:
    """What is said where a line is pointed at between its points: which run it is."""
    return alt.Tooltip(f"{TITLE}:N", title=words.say("chart-run"))


def is_crowd(lines: int) -> bool:
    """Whether so many lines answer to a click themselves, without a wider one over each."""
    return lines > MOST_GRIPS


def parameters(*, can_pick: bool) -> list[str]:
    """The names of what a click or a drag sets in a figure."""
    return [*([PICKED] if can_pick else []), SPAN, BACK, FOUND]


def answering(chart: AnyChart, seen: Extent, look: Look, *, can_pick: bool = True) -> AnyChart:
    """The figure with the parameters that a click or drag sets, if its panels have planes for it.

    ``seen`` is the stretch of x that its panels share; :func:`seen_in` tells it again.  Of a figure
    in which nothing can be picked, only drags and double clicks are taken.
    """
    planes = list(_named(chart, PLANE))
    if not planes:
        return chart
    findings = [name for ending in FINDINGS for name in _named(chart, ending)]
    selections = {
        PICKED: click_on_run(),
        SPAN: drag(["x"], look),
        BACK: alt.PointSelectionConfig(type="point", fields=["whole"], on="dblclick", clear=False),
        FOUND: alt.PointSelectionConfig(type="point", fields=[STRETCH], on="click", clear=False),
    }
    known = chart.params if isinstance(chart.params, list) else []
    chart.params = [
        *known,
        *(
            alt.TopLevelSelectionParameter(
                name=name,
                select=selections[name],
                views=findings or planes if name == FOUND else planes,
            )
            for name in parameters(can_pick=can_pick)
        ),
    ]
    chart.usermeta = {SEEN: [seen.low, seen.high]}
    return chart


def click_on_run() -> alt.PointSelectionConfig:
    """The selection of what was clicked on, by its key."""
    return alt.PointSelectionConfig(type="point", fields=[KEY], on="click", clear=False)


def drag(along: Sequence[Literal["x", "y"]], look: Look) -> alt.IntervalSelectionConfig:
    """The selection of what was dragged over, ``along`` the axes of these channels."""
    brush = alt.BrushConfig(
        fill=look.text, fillOpacity=BRUSH_OPACITY, stroke=look.grey, strokeOpacity=0.7
    )
    return alt.IntervalSelectionConfig(
        type="interval", encodings=along, translate=False, zoom=False, mark=brush
    )


def _named(view: Any, ending: str) -> Iterator[str]:
    """The names of all layers of a figure that end so."""
    for part in ("vconcat", "hconcat", "concat", "layer"):
        inner = getattr(view, part, alt.Undefined)
        for one in inner if isinstance(inner, list) else ():
            yield from [one.name] if str(one.name).endswith(ending) else _named(one, ending)
