"""A chart with its caption as SVG, PNG or PDF, written without a browser and without a network.

The caption is part of the specification, so that whoever writes the file measures its lines too:
a long name makes the picture wider, and is never cut.
"""

import json
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dashboard.charts.figures.failure_note import is_note
from dashboard.charts.style.theme import AXIS_WIDTH, CHARACTER_PX, LIGHT, PLAIN_CHARACTER_PX, Look
from dashboard.charts.vega import to_spec
from dashboard.charts.vega.compose import AnyChart
from dashboard.charts.vega.line_shapes import shaped
from dashboard.report.figures.render import rendered
from dashboard.text.numerals import NBSP

Render = Callable[[str, str], bytes]
"""What draws a specification, written as JSON, in the form of that name."""

OUTER = ("$schema", "config", "params", "datasets")
"""What belongs to the whole of a specification, not to the chart that stands in the middle."""

MARGIN_PX = 18.0
TITLE_LARGER_PX = 6.0
"""Than the figure's own type; sentence and foot have the figure's type."""

SAYS_LARGER_PX = 1.0
NARROWEST_CHARACTERS = 40
MOST_LINES = 6
"""Lines of a title or a sentence; what is longer ends in an ellipsis."""

LINE = 1.35  # height of a line, relative to its type
GAP_PX = 16.0  # between caption and chart, and between chart and foot


class Format(StrEnum):
    """What a picture can be written as; the value is the ending of the file's name."""

    PDF = "pdf"
    SVG = "svg"
    PNG = "png"


@dataclass(frozen=True, slots=True)
class Caption:
    """What stands around a picture: what is shown, what is said of it, what it rests on."""

    title: str
    says: str = ""
    foot: str = ""


class PictureError(Exception):
    """The picture could not be written; the cause is attached."""


def write(
    chart: AnyChart,
    caption: Caption,
    form: Format,
    *,
    width: float,
    look: Look = LIGHT,
    render: Render = rendered,
) -> bytes:
    """The file of ``chart``; ``width`` in px is that of the chart.

    ``look`` is the one that the chart was drawn in.

    Raises:
        PictureError: the specification could not be drawn, or the chart only says that it could
            not be.
    """
    if is_note(chart):
        raise PictureError(str(chart.description))
    try:
        return render(json.dumps(specification(chart, caption, width=width, look=look)), form.value)
    except Exception as error:  # whatever a renderer raises is one thing to a person
        raise PictureError(str(error)) from error


def bare(chart: AnyChart, form: Format = Format.PDF, *, render: Render = rendered) -> bytes:
    """The file of ``chart`` without a caption; empty where it cannot be drawn."""
    if is_note(chart):
        return b""
    try:
        return render(bare_specification(chart), form.value)
    except (ValueError, RuntimeError):  # as is said of whatever cannot be drawn, here or apart
        return b""


def bare_specification(chart: AnyChart) -> str:
    """The chart as JSON without a caption, its data inside."""
    return json.dumps(to_spec.write_text(shaped(chart)) | {"padding": 2})


def specification(
    chart: AnyChart, caption: Caption, *, width: float, look: Look = LIGHT
) -> dict[str, Any]:
    """The chart as Vega-Lite with its caption over it and its foot under it, the data inside."""
    spec = to_spec.write_text(shaped(chart))
    outer = {key: spec.pop(key) for key in OUTER if key in spec}
    views = [spec]
    if caption.foot:
        views.append(_foot(caption.foot, width, look))
    return outer | {
        "title": _title(caption, width, look),
        "vconcat": views,
        "spacing": GAP_PX,
        "bounds": "full",
        "padding": MARGIN_PX,
    }


def _title(caption: Caption, width: float, look: Look) -> dict[str, Any]:
    """What is shown in large type, what is said of it under it."""
    size = look.font_size + TITLE_LARGER_PX
    said = look.font_size + SAYS_LARGER_PX
    return {
        "text": _lines(caption.title, width, size * CHARACTER_PX),
        "subtitle": _lines(caption.says, width, said * PLAIN_CHARACTER_PX),
        "anchor": "start",
        "frame": "bounds",
        "fontSize": size,
        "fontWeight": 600,
        "color": look.text,
        "lineHeight": size * LINE,
        "subtitleFontSize": said,
        "subtitleColor": look.text,
        "subtitleLineHeight": said * LINE,
        "subtitlePadding": 6,
        "offset": GAP_PX,
    }


def _foot(text: str, width: float, look: Look) -> dict[str, Any]:
    """What the picture rests on, small and grey, from the left edge of the chart's numbers."""
    lines = _lines(text, width, look.small * PLAIN_CHARACTER_PX)
    height = look.small * LINE
    return {
        "name": "foot",
        "width": 1,
        "height": round(len(lines) * height),
        "view": {"stroke": None, "fill": None},
        "data": {"values": [{"text": line, "y": n * height} for n, line in enumerate(lines)]},
        "mark": {
            "type": "text",
            "align": "left",
            "baseline": "top",
            "fontSize": look.small,
            "color": look.grey,
        },
        "encoding": {
            "x": {"value": 4 - AXIS_WIDTH * look.small},
            "y": {"field": "y", "type": "quantitative", "scale": None, "axis": None},
            "text": {"field": "text", "type": "nominal"},
        },
    }


def _lines(text: str, width: float, character_px: float) -> list[str]:
    """``text`` in lines of ``width`` px, about."""
    most = max(NARROWEST_CHARACTERS, int(width / character_px))
    together = text.replace(" · ", f"{NBSP}· ")  # no line begins with a dot
    return textwrap.wrap(together, most, max_lines=MOST_LINES, placeholder=" …")
