"""A run's line as a small picture for a table: its colour, its dashes, the edge of a pale one."""

from functools import cache
from urllib.parse import quote

from dashboard.charts.data.line import Stroke

WIDTH_PX = 44
HEIGHT_PX = 24
MARGIN_PX = 4
LINE_PX = 3.5
CASING_PX = 5.5


@cache
def swatch(stroke: Stroke, dash: tuple[float, ...] | None = None) -> str:
    """An SVG of the stroke as a ``data:`` address; ``dash`` stands in the place of its own.

    It holds nothing but our own numbers.
    """
    dashes = " ".join(f"{length:g}" for length in dash or stroke.dash)
    line = f"M{MARGIN_PX} {HEIGHT_PX / 2:g}H{WIDTH_PX - MARGIN_PX}"
    lines = [(stroke.casing, CASING_PX)] if stroke.casing else []
    lines.append((stroke.color, LINE_PX))
    drawn = "".join(
        f'<path d="{line}" stroke="{colour}" stroke-width="{width:g}" stroke-dasharray="{dashes}"/>'
        for colour, width in lines
    )
    return "data:image/svg+xml," + quote(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH_PX}" height="{HEIGHT_PX}"'
        f' viewBox="0 0 {WIDTH_PX} {HEIGHT_PX}">{drawn}</svg>'
    )
