"""What colours and dashes stand for, in a line each: a crowd has no labels that would say it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from dashboard.charts.data.line import SOLID, Stroke
from dashboard.charts.style.encoding import Encoding, Scale
from dashboard.charts.style.theme import CHARACTER_PX, PLAIN_CHARACTER_PX, Look
from dashboard.charts.vega.compose import Layered
from dashboard.text.sentences import Sentences

MOST_VALUES = 8
"""Values of one setting that are told; of more, some between the lowest and the highest."""

ROW = 1.7  # height of a line, relative to the type
SWATCH_PX = 26.0
GAP_PX = 6.0
BETWEEN_PX = 18.0


@dataclass(frozen=True, slots=True)
class Told:
    """What one swatch stands for."""

    text: str
    colour: str
    dash: tuple[float, ...]


Rows = Sequence[tuple[str, Sequence[Told]]]
"""What is told, row by row, each with its title: a setting, "" for none."""


@dataclass(frozen=True, slots=True)
class Item:
    """One swatch in its place: px from the left, and the line that it stands in."""

    left: float
    row: int
    told: Told


def key(
    encoding: Encoding, name: str, look: Look, words: Sentences, width: float
) -> alt.LayerChart | None:
    """The view of what an encoding says; ``None`` where neither colour nor dash says anything."""
    rows = []
    if encoding.colour is not None:
        colours = _told_by(encoding.colour, words)
        told = [Told(text, stroke.color, SOLID) for text, stroke in colours]
        rows.append((words.setting_name(encoding.colour.setting), told))
    if encoding.dash is not None:
        dashes = _told_by(encoding.dash, words)
        told = [Told(text, encoding.grey, stroke.dash) for text, stroke in dashes]
        rows.append((words.setting_name(encoding.dash.setting), told))
    return view(rows, name, look, width)


def view(rows: Rows, name: str, look: Look, width: float) -> alt.LayerChart | None:
    """The view of ``rows`` in ``width`` px, in a figure called ``name``; ``None`` without rows."""
    if not rows:
        return None
    small = look.small
    longest = max(len(title) for title, _ in rows)
    first = longest * CHARACTER_PX * small + BETWEEN_PX if longest else 0.0
    items, starts, line = [], [], 0
    for _, told in rows:
        starts.append(line)
        left = first
        for one in told:
            needed = SWATCH_PX + GAP_PX + len(one.text) * PLAIN_CHARACTER_PX * small + BETWEEN_PX
            if left > first and left + needed - BETWEEN_PX > width:
                left, line = first, line + 1
            items.append(Item(left, line, one))
            left += needed
        line += 1
    tops = [(row + 0.5) * ROW * small for row in range(line)]
    titles = pd.DataFrame(
        {
            "left": [0.0] * len(rows),
            "top": [tops[start] for start in starts],
            "text": [title for title, _ in rows],
        }
    )
    swatches = _swatches(items, tops, look, name)
    texts = pd.DataFrame(
        {
            "left": [item.left + SWATCH_PX + GAP_PX for item in items],
            "top": [tops[item.row] for item in items],
            "text": [item.told.text for item in items],
        }
    )
    return Layered(
        [
            swatches,
            _words(f"{name}_key_values", texts, small, look.text),
            _words(f"{name}_key_titles", titles, small, look.grey),
        ],
        name=f"{name}_key",
        width=width,
        height=ROW * small * line,
        resolve=alt.Resolve(
            scale=alt.ScaleResolveMap(color="independent", strokeDash="independent")
        ),
    )


def _told_by(scale: Scale, words: Sentences) -> Iterator[tuple[str, Stroke]]:
    """The values of a scale that are told, in words, each with its stroke."""
    every = list(zip(scale.values, scale.strokes, strict=True))
    for value, stroke in (every[number] for number in _told(len(every))):
        yield words.setting_value(value), stroke


def _told(count: int) -> Sequence[int]:
    """The numbers of the values that are told, the first and the last among them."""
    if count <= MOST_VALUES:
        return range(count)
    return [round(place * (count - 1) / (MOST_VALUES - 1)) for place in range(MOST_VALUES)]


def _swatches(items: Sequence[Item], tops: Sequence[float], look: Look, name: str) -> alt.Chart:
    names = [f"k{number}" for number in range(len(items))]
    table = pd.DataFrame(
        {
            "key": names,
            "left": [item.left for item in items],
            "right": [item.left + SWATCH_PX for item in items],
            "top": [tops[item.row] for item in items],
        }
    )
    dashes = alt.Scale(domain=names, range=[list(item.told.dash) for item in items])
    colours = alt.Scale(domain=names, range=[item.told.colour for item in items])
    layer: alt.Chart = (
        alt.Chart(table, name=f"{name}_key_swatches")
        .mark_rule(strokeWidth=look.line + 0.6)
        .encode(
            x=alt.X("left:Q", scale=None, axis=None),
            x2=alt.X2("right"),
            y=alt.Y("top:Q", scale=None, axis=None),
            color=alt.Color("key:N", scale=colours, legend=None),
            strokeDash=alt.StrokeDash("key:N", scale=dashes, legend=None),
        )
    )
    return layer


def _words(name: str, table: pd.DataFrame, size: float, ink: str) -> alt.Chart:
    layer: alt.Chart = (
        alt.Chart(table, name=name)
        .mark_text(align="left", baseline="middle", fontSize=size, color=ink)
        .encode(
            x=alt.X("left:Q", scale=None, axis=None),
            y=alt.Y("top:Q", scale=None, axis=None),
            text=alt.Text("text:N"),
        )
    )
    return layer
