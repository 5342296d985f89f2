"""What a browser writes on the axes of a figure, and where: read from Vega's own scene."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import vl_convert

from dashboard.text import numerals


@dataclass(frozen=True)
class Label:
    """A label of an axis: what it reads and its place along the axis in px."""

    text: str
    pixel: float


def drawn(spec: dict[str, Any], orient: str = "bottom") -> list[list[Label]]:
    """The labels of each axis at one side of its plane, from the first panel on."""
    scene = vl_convert.vegalite_to_scenegraph(spec)
    along = "x" if orient in {"bottom", "top"} else "y"
    every = [
        [Label(str(one.get("text", "")), float(one.get(along, 0.0))) for one in _labels(axis)]
        for axis in _axes(scene)
        if axis["orient"] == orient
    ]
    return [labels for labels in every if labels]


def says(text: str, value: float, lang: str) -> bool:
    """Whether a label reads as ``value``: to half a unit of its last decimal."""
    read = numerals.read(text, lang)
    if read is None:
        return False
    if not text.endswith("%"):
        return abs(read - value) <= 0.5001e-2 * abs(value)
    decimals = text.rstrip("%").partition("," if lang == "pt-BR" else ".")[2]
    return abs(read - value) <= 0.5001 * 10.0 ** -(2 + len(decimals))


def _axes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if node.get("role") == "axis":
            for item in node.get("items", ()):
                yield {"orient": item.get("orient"), "items": item.get("items", ())}
            return
        for inner in node.values():
            yield from _axes(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _axes(inner)


def _labels(axis: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for mark in axis["items"]:
        if mark.get("role") == "axis-label":
            yield from mark.get("items", ())
