"""Many lines over each other as one image, for the program that turns an SVG into pixels.

Its way of filling outlines takes five milliseconds for a noisy line of a hundred points.  A curve
never goes back in x, so that what its stroke covers of a column is one stretch: the highest and the
lowest point of a disc that goes along the line.  All columns of a line are worked out at once.
"""

import base64
import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from dashboard.model.table import FloatArray, IntArray

SAMPLES = 4
"""Places across a pixel at which its coverage is worked out; down it is exact."""

CHUNK = struct.Struct(">I")
QUICK = 1  # zlib's least effort: the image lives until it is painted


@dataclass(frozen=True, slots=True)
class Line:
    """A line in pixels of an image: ``x`` and ``y`` have shape (n,), and ``x`` does not fall.

    ``colour`` is red, green and blue from 0 to 255, ``opacity`` in [0, 1], ``width`` in pixels.
    """

    x: FloatArray
    y: FloatArray
    width: float
    colour: tuple[int, int, int]
    opacity: float


def painted(lines: Iterable[Line], width: int, height: int) -> str:
    """The lines in their order on nothing, as the address of a PNG of ``width`` × ``height`` px."""
    under = np.zeros((width * height, 4), dtype=np.float32)  # colour times opacity, opacity
    for line in lines:
        at, covered = _covered(line, width, height)
        ink = (covered * line.opacity).astype(np.float32)[:, None]
        colour = np.array([*(part / 255 for part in line.colour), 1.0], dtype=np.float32)
        under[at] = under[at] * (1 - ink) + colour * ink
    return f"data:image/png;base64,{base64.b64encode(_png(under, width, height)).decode()}"


def _covered(line: Line, width: int, height: int) -> tuple[IntArray, FloatArray]:
    """The pixels that a line touches, as row × width + column, and the share it covers of each."""
    column, low, high = _stretches(line, width)
    low, high = np.clip(low, 0, height), np.clip(high, 0, height)
    top = np.minimum(low.astype(np.int64), height - 1)
    rows = np.maximum(np.ceil(high).astype(np.int64) - top, 1)
    begins = np.flatnonzero(np.diff(column, prepend=-1))  # the first sample of each column
    tops = np.minimum.reduceat(top, begins) if len(begins) else top
    tall = np.maximum.reduceat(top + rows, begins) - tops if len(begins) else rows
    starts = np.cumsum(tall) - tall
    pixel_row = _counted(tall) + np.repeat(tops, tall)
    pixel = pixel_row * width + np.repeat(column[begins], tall)

    samples = np.diff(begins, append=len(column))
    offset = np.repeat(starts - tops, samples)  # from a row to the place of its pixel
    row = _counted(rows) + np.repeat(top, rows)
    share = np.minimum(np.repeat(high, rows), row + 1) - np.maximum(np.repeat(low, rows), row)
    place = row + np.repeat(offset, rows)
    summed = np.bincount(place, np.maximum(share, 0.0), minlength=len(pixel)) / SAMPLES
    return pixel, np.minimum(summed, 1.0)


def _counted(lengths: IntArray) -> IntArray:
    """0, 1, … of each length, after each other."""
    return np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)


def _stretches(line: Line, width: int) -> tuple[IntArray, FloatArray, FloatArray]:
    """Of each sample on the line its column, and from where to where the stroke covers it."""
    radius = line.width / 2
    first = max(int(np.ceil((line.x[0] - radius) * SAMPLES - 0.5)), 0)
    last = min(int(np.floor((line.x[-1] + radius) * SAMPLES - 0.5)), width * SAMPLES - 1)
    count = max(last - first + 1, 0)
    reach = int(np.ceil(radius * SAMPLES))
    samples = np.arange(first - reach, first + count + reach)
    x = (samples + 0.5) / SAMPLES
    y = np.interp(x, line.x, line.y, left=np.nan, right=np.nan)
    low, high = np.full(count, np.inf), np.full(count, -np.inf)
    for away in range(-reach, reach + 1):
        tall = _half_chord(np.array(away / SAMPLES), radius)
        near = y[reach + away : reach + away + count]
        low, high = np.fmin(low, near - tall), np.fmax(high, near + tall)
    inner = slice(reach, reach + count)
    if count:
        _reach_corners(line, x[inner], low, high)
        _cut_ends(line, x[inner], low, high)
    return samples[inner] // SAMPLES, low, high


def _cut_ends(line: Line, x: FloatArray, low: FloatArray, high: FloatArray) -> None:
    """Cut the stretches beyond the ends of the line square to it, as SVG's butt caps do."""
    for end, inner, beyond in ((0, 1, x < line.x[0]), (-1, -2, x > line.x[-1])):
        along, down = line.x[inner] - line.x[end], line.y[inner] - line.y[end]
        if down == 0:
            low[beyond], high[beyond] = np.inf, -np.inf
            continue
        edge = line.y[end] - (x[beyond] - line.x[end]) * along / down
        if down > 0:
            low[beyond] = np.maximum(low[beyond], edge)
        else:
            high[beyond] = np.minimum(high[beyond], edge)


def _reach_corners(line: Line, x: FloatArray, low: FloatArray, high: FloatArray) -> None:
    """Widen the stretches at ``x`` to the line's own points, which lie between the samples."""
    radius = line.width / 2
    near = int(np.ceil(radius * SAMPLES)) + 1
    centre = np.floor((line.x - x[0]) * SAMPLES).astype(np.int64)
    for away in range(-near, near + 1):
        place = centre + away
        inside = (place >= 0) & (place < len(x))
        place, at = place[inside], line.x[inside]
        tall = _half_chord(x[place] - at, radius)
        hit = ~np.isnan(tall)
        np.minimum.at(low, place[hit], line.y[inside][hit] - tall[hit])
        np.maximum.at(high, place[hit], line.y[inside][hit] + tall[hit])


def _half_chord(away: FloatArray, radius: float) -> FloatArray:
    """How far a disc reaches up and down, ``away`` from its centre; NaN beyond it."""
    with np.errstate(invalid="ignore"):
        return np.sqrt(radius**2 - away**2)


def _png(under: "np.ndarray[Any, np.dtype[np.float32]]", width: int, height: int) -> bytes:
    """An image with its opacity as PNG (ISO/IEC 15948), no row of it filtered."""
    opacity = under[:, 3:]
    colour = under[:, :3] / np.maximum(opacity, np.float32(1e-6))
    pixels = np.hstack([colour, opacity]) * 255 + 0.5
    rows = np.zeros((height, 1 + 4 * width), dtype=np.uint8)
    rows[:, 1:] = pixels.clip(0, 255).astype(np.uint8).reshape(height, 4 * width)
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)  # 8 bits of each of RGBA
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows.tobytes(), QUICK)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return CHUNK.pack(len(data)) + name + data + CHUNK.pack(zlib.crc32(name + data))
