"""What colours and dashes stand for, in a line each: a crowd has no labels that would say it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from dashboard.charts.data.line import SOLID
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
class Item:
    """One value: its swatch and its words, px from the left, and the line that it stands in."""

    left: float
    row: int
    text: str
    colour: str
    dash: tuple[float, ...]


def key(encoding: Encoding, look: Look, words: Sentences, width: float) -> alt.LayerChart | None:
    """The view of the lines; ``None`` where neither colour nor dash says anything."""
    scales = [scale for scale in (encoding.colour, encoding.dash) if scale is not None]
    if not scales:
        return None
    names = [words.setting_name(scale.setting) for scale in scales]
    first = max(map(len, names)) * CHARACTER_PX * look.small + BETWEEN_PX
    items = [
        item
        for row, scale in enumerate(scales)
        for item in _items(scale, row, first, encoding.grey, look, words)
        if item.left < width
    ]
    tops = [(row + 0.5) * ROW * look.small for row in range(len(scales))]
    titles = pd.DataFrame({"left": [0.0] * len(names), "top": tops, "text": names})
    return Layered(
        [_swatches(items, tops, look), _texts(items, tops, look), _titles(titles, look)],
        name="facets_key",
        width=width,
        height=ROW * look.small * len(scales),
        resolve=alt.Resolve(
            scale=alt.ScaleResolveMap(color="independent", strokeDash="independent")
        ),
    )


def _items(
    scale: Scale, row: int, left: float, grey: str, look: Look, words: Sentences
) -> Iterator[Item]:
    told = list(zip(scale.values, scale.strokes, strict=True))
    for value, stroke in (told[number] for number in _told(len(told))):
        text = words.setting_value(value)
        is_colour = row == 0
        yield Item(
            left,
            row,
            text,
            stroke.color if is_colour else grey,
            SOLID if is_colour else stroke.dash,
        )
        left += SWATCH_PX + GAP_PX + len(text) * PLAIN_CHARACTER_PX * look.small + BETWEEN_PX


def _told(count: int) -> Sequence[int]:
    """The numbers of the values that are told, the first and the last among them."""
    if count <= MOST_VALUES:
        return range(count)
    return [round(place * (count - 1) / (MOST_VALUES - 1)) for place in range(MOST_VALUES)]


def _swatches(items: Sequence[Item], tops: Sequence[float], look: Look) -> alt.Chart:
    names = [f"k{number}" for number in range(len(items))]
    table = pd.DataFrame(
        {
            "key": names,
            "left": [item.left for item in items],
            "right": [item.left + SWATCH_PX for item in items],
            "top": [tops[item.row] for item in items],
        }
    )
    dashes = alt.Scale(domain=names, range=[list(item.dash) for item in items])
    colours = alt.Scale(domain=names, range=[item.colour for item in items])
    layer: alt.Chart = (
        alt.Chart(table, name="facets_key_swatches")
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


def _texts(items: Sequence[Item], tops: Sequence[float], look: Look) -> alt.Chart:
    table = pd.DataFrame(
        {
            "left": [item.left + SWATCH_PX + GAP_PX for item in items],
            "top": [tops[item.row] for item in items],
            "text": [item.text for item in items],
        }
    )
    return _words("values", table, look.small, look.text)


def _titles(table: pd.DataFrame, look: Look) -> alt.Chart:
    return _words("titles", table, look.small, look.grey)


def _words(kind: str, table: pd.DataFrame, size: float, ink: str) -> alt.Chart:
    layer: alt.Chart = (
        alt.Chart(table, name=f"facets_key_{kind}")
        .mark_text(align="left", baseline="middle", fontSize=size, color=ink)
        .encode(
            x=alt.X("left:Q", scale=None, axis=None),
            y=alt.Y("top:Q", scale=None, axis=None),
            text=alt.Text("text:N"),
        )
    )
    return layer
