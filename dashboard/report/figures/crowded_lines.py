"""The same SVG with its crowds of lines as images, for the program that turns it into pixels.

What is replaced is one group at a time, where it stands, so that all else keeps its place above it
or below.  Only a group of plain lines is: each a path of straight pieces that never goes back in x,
with a stroke of one colour and no dashes.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import numpy as np

from dashboard.model.table import FloatArray
from dashboard.report.figures.flatter import CLIP, GROUP, PATH, SHARED, SVG
from dashboard.report.figures.line_image import Line, painted

Place = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""

LINK = "{http://www.w3.org/1999/xlink}href"
IMAGE, RECTANGLE = f"{{{SVG}}}image", f"{{{SVG}}}rect"

CROWD = 24
"""Lines of a group from which an image is quicker."""

MOVED = re.compile(r"translate\((-?[\d.]+),(-?[\d.]+)\)")
STRAIGHT = re.compile(r"M[-\d.e]+,[-\d.e]+(?:L[-\d.e]+,[-\d.e]+)+")
SIZES = {"x", "y", "width", "height"}  # of a rectangle with straight corners, not turned
SOLID = {None, "none", "1,0"}
INK = re.compile("#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})")


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A path as it stands in its group: points of shape (n, 2), width in the group's units."""

    points: FloatArray
    width: float
    colour: tuple[int, int, int]
    opacity: float


def crowds_as_images(root: ET.Element, scale: float) -> None:
    """Replace the crowds of lines in ``root``, which will be painted ``scale`` times as large."""
    clips = {f"url(#{clip.get('id')})": _box(clip) for clip in root.iter(CLIP)}
    _walk(root, (0.0, 0.0), "", clips, scale)


def _box(clip: ET.Element) -> Box | None:
    """The rectangle that a clip leaves; ``None`` where it is none."""
    if len(clip) != 1 or clip[0].tag != RECTANGLE or clip[0].attrib.keys() - SIZES:
        return None
    x, y, width, height = (float(clip[0].get(name, 0)) for name in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def _walk(
    part: ET.Element, moved: Place, fill: str, clips: dict[str, Box | None], scale: float
) -> None:
    """Replace the crowds in ``part``, which stands at ``moved`` and fills with ``fill``."""
    for inner in part:
        own = _move(inner)
        if inner.tag != GROUP or own is None:
            continue
        at = (moved[0] + own[0], moved[1] + own[1])
        filled = inner.get("fill", fill)
        box = clips.get(inner.get(SHARED, ""))
        strokes = _crowd(inner) if box is not None and filled == "none" else None
        if box is None or strokes is None:
            _walk(inner, at, filled, clips, scale)
            continue
        edges = [(edge + by) * scale for edge, by in zip(box, (*at, *at), strict=True)]
        inner[:] = [_image(strokes, at, edges, scale)]
        if all(edge == round(edge) for edge in edges):
            del inner.attrib[SHARED]  # the image ends where the clip did


def _crowd(group: ET.Element) -> list[_Stroke] | None:
    """The lines of a group that holds many of them and nothing else; ``None`` of another."""
    found: list[_Stroke] = []
    for one in _strokes(group):
        if one is None:
            return None
        found.append(one)
    return found if len(found) >= CROWD else None


def _move(part: ET.Element) -> tuple[float, float] | None:
    """How far a part is moved; ``None`` where it is turned or made larger as well."""
    told = part.get("transform")
    if told is None:
        return 0.0, 0.0
    found = MOVED.fullmatch(told)
    return (float(found[1]), float(found[2])) if found else None


def _strokes(group: ET.Element) -> Iterator[_Stroke | None]:
    """The lines of a group, ``None`` for whatever is none; what paints nothing is passed over."""
    for part in group:
        if part.tag == GROUP and part.attrib.keys() & {"opacity", "clip-path", "stroke", "fill"}:
            yield None
        elif part.tag == GROUP and _move(part) == (0.0, 0.0):
            yield from _strokes(part)
        elif part.tag == PATH:
            if part.get("stroke") is not None or part.get("fill") is not None:
                yield from _lines(part)
        else:
            yield None


def _lines(path: ET.Element) -> Iterator[_Stroke | None]:
    """The lines of a path: one, or more where values are missing between them."""
    ink = INK.fullmatch(path.get("stroke", ""))
    is_plain = (
        ink is not None
        and path.get("stroke-linejoin") == "round"
        and path.get("fill") in {None, "none"}
        and path.get("stroke-dasharray") in SOLID
        and path.get("opacity") is None
        and _move(path) == (0.0, 0.0)
    )
    pieces = path.get("d", "").split("M")
    for piece in pieces[1:]:
        if ink is None or not is_plain or pieces[0] or not STRAIGHT.fullmatch(f"M{piece}"):
            yield None
            continue
        points = np.array(piece.replace("L", ",").split(","), dtype=np.float64).reshape(-1, 2)
        red, green, blue = (int(part, 16) for part in ink.groups())
        width, opacity = (float(path.get(name, "1")) for name in ("stroke-width", "stroke-opacity"))
        along = points[:, 0]
        is_line = (np.diff(along) >= 0).all() and along[-1] - along[0] >= width
        yield _Stroke(points, width, (red, green, blue), opacity) if is_line else None


def _image(
    strokes: Sequence[_Stroke], moved: Place, edges: Sequence[float], scale: float
) -> ET.Element:
    """What is seen of the lines within ``edges``, as an image with the pixels of the picture.

    ``edges`` are left, top, right and bottom in pixels of the picture.
    """
    left, top = map(math.floor, edges[:2])
    right, bottom = map(math.ceil, edges[2:])
    lines = (
        Line(
            (one.points[:, 0] + moved[0]) * scale - left,
            (one.points[:, 1] + moved[1]) * scale - top,
            one.width * scale,
            one.colour,
            one.opacity,
        )
        for one in strokes
    )
    sizes = {"x": left / scale - moved[0], "y": top / scale - moved[1]}
    sizes |= {"width": (right - left) / scale, "height": (bottom - top) / scale}
    told = {name: f"{size:.9g}" for name, size in sizes.items()}
    told["image-rendering"] = "optimizeSpeed"  # not drawn between its own pixels
    return ET.Element(IMAGE, told | {LINK: painted(lines, right - left, bottom - top)})
