"""Marks between a panel and its x axis: what happened to the runs, and where.

What happened to several runs at the same place is one mark.  Words keep apart, in a few rows; a
mark that finds no room for its words stands on the foot of the panel and says them when it is
pointed at.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from dashboard.charts import colour
from dashboard.charts.canvas import Canvas
from dashboard.charts.ends import PLAIN_CHARACTER_PX
from dashboard.charts.event_words import sentence, short_of
from dashboard.charts.events import Event, EventKind, events_of
from dashboard.charts.lines import Line
from dashboard.logs.run import LogBook
from dashboard.text.sentences import Sentences

MOST_ROWS = 3
MOST_MARKS = 60  # of a panel, those of most runs
SAME_PX = 5.0
"""Events of one kind that are drawn nearer to each other than this are one."""

ROW = 1.5  # height of a row, relative to the type
SIGN_PX = 8.0
GAP_PX = 4.0
APART_PX = 12.0
AREA_PX2 = 34.0

MOST_GUESSED = 3
"""Lines of a figure for which early stopping is tried with a patience that they did not ask for."""

SHAPES: Mapping[EventKind, str] = {
    EventKind.RESTART: "triangle-right",
    EventKind.DAMAGED: "cross",
    EventKind.BATCH: "square",
    EventKind.RATE: "diamond",
    EventKind.WARM_UP: "triangle-up",
    EventKind.STOPPED: "stroke",
    EventKind.PATIENCE: "circle",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: the events it stands for say the same at the same place."""

    kind: EventKind
    x: float
    px: float  # from the left of the plane
    keys: tuple[str, ...]  # of the lines it happened to
    short: str
    said: str


@dataclass(frozen=True, slots=True, eq=False)
class _Drawn:
    """An event that lies within the panel, px from its left."""

    px: float
    line: Line
    event: Event


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark in its row; ``is_left`` puts its words before it; no words where none fit."""

    mark: Mark
    row: int
    has_words: bool
    is_left: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """All marks of a panel, with the height that they need under it."""

    placed: tuple[Placed, ...]
    wordless: int
    height: float

    def sentences(self) -> list[str]:
        """What the marks with words say, from left to right."""
        told = sorted((one for one in self.placed if one.has_words), key=lambda one: one.mark.px)
        return [f"{one.mark.said}." for one in told]


def on_axis(
    book: LogBook, lines: Sequence[Line], canvas: Canvas, words: Sentences, *, is_shown: bool
) -> Lane:
    """The lane of what happened to the runs of ``lines``; an empty one unless it ``is_shown``."""
    if not is_shown:
        return Lane((), 0, 0.0)
    found = [line.trace for line in lines if not line.is_ghost]
    events = events_of(book, found, canvas.metric, guess=len(found) <= MOST_GUESSED)
    return lane_of(events, lines, canvas, words)


def lane_of(
    events: Sequence[Event], lines: Sequence[Line], canvas: Canvas, words: Sentences
) -> Lane:
    """The marks of what happened to ``lines``; an empty lane has no height."""
    placed = _placed(_marks(events, lines, canvas, words), canvas)
    rows = 1 + max((one.row for one in placed), default=-1)
    height = rows * ROW * canvas.look.small + GAP_PX if rows else 0.0
    return Lane(tuple(placed), sum(not one.has_words for one in placed), height)


def _marks(
    events: Sequence[Event], lines: Sequence[Line], canvas: Canvas, words: Sentences
) -> list[Mark]:
    """The events gathered, those of most runs first."""
    by_run = {line.trace.run.run_id: line for line in lines if not line.is_ghost}
    groups: dict[tuple[EventKind, str], list[_Drawn]] = {}
    for event in events:
        line = by_run.get(event.run_id)
        if line is None or not canvas.x_extent.low <= event.x <= canvas.x_extent.high:
            continue
        px = canvas.x_share(event.x) * canvas.width
        key = (event.kind, short_of(event, words))
        groups.setdefault(key, []).append(_Drawn(px, line, event))
    marks = [
        _mark(kind, short, near, len(by_run), canvas, words)
        for (kind, short), own in groups.items()
        for near in _near(sorted(own, key=lambda one: one.px))
    ]
    order = list(EventKind)
    marks.sort(key=lambda mark: (-len(mark.keys), order.index(mark.kind), mark.px))
    return marks[:MOST_MARKS]


def _near(own: Sequence[_Drawn]) -> Iterator[list[_Drawn]]:
    """The events of one kind in groups that are drawn as one, from left to right."""
    start = 0
    for stop in range(1, len(own) + 1):
        if stop == len(own) or own[stop].px - own[start].px > SAME_PX:
            yield list(own[start:stop])
            start = stop


def _mark(
    kind: EventKind,
    short: str,
    near: Sequence[_Drawn],
    drawn: int,
    canvas: Canvas,
    words: Sentences,
) -> Mark:
    """The mark of events that happened to some of so many ``drawn`` lines."""
    first = near[0]
    keys = tuple(dict.fromkeys(one.line.key for one in near))
    runs = len(keys)
    told = sentence(first.event, canvas, words)
    if runs == 1:
        said = words.say("event-of-run", run=first.line.title, event=told)
    else:
        said = words.say("event-of-runs", runs=runs, event=told)
    is_of_some = 1 < runs < drawn
    text = words.say("event-of-runs", runs=runs, event=short) if is_of_some else short
    return Mark(kind, first.event.x, first.px, keys, text, said)


def _placed(marks: Sequence[Mark], canvas: Canvas) -> list[Placed]:
    taken: list[list[tuple[float, float]]] = [[] for _ in range(MOST_ROWS)]
    placed = []
    for mark in marks:
        width = len(mark.short) * PLAIN_CHARACTER_PX * canvas.look.small
        right = (mark.px - SIGN_PX / 2, mark.px + SIGN_PX + GAP_PX + width + APART_PX)
        left = (mark.px - SIGN_PX - GAP_PX - width - APART_PX, mark.px + SIGN_PX / 2)
        options = [
            (row, span, span is left)
            for row in range(MOST_ROWS)
            for span in (right, left)
            if span[0] >= -SIGN_PX and span[1] <= canvas.width + APART_PX
        ]
        free = (
            one
            for one in options
            if all(one[1][1] <= start or stop <= one[1][0] for start, stop in taken[one[0]])
        )
        chosen = next(free, None)
        if chosen is None:
            placed.append(Placed(mark, 0, has_words=False, is_left=False))
            continue
        row, span, is_left = chosen
        taken[row].append(span)
        placed.append(Placed(mark, row, has_words=True, is_left=is_left))
    return placed


def layers(lane: Lane, lines: Sequence[Line], canvas: Canvas, words: Sentences) -> list[alt.Chart]:
    """The signs, their words, and a thin line up through the panel from each that has words."""
    if not lane.placed:
        return []
    look = canvas.look
    inks = {line.key: line.stroke.edge for line in lines}
    size = ROW * look.small
    table = pd.DataFrame(
        [
            {
                "x": one.mark.x,
                "top": canvas.height + (GAP_PX + (one.row + 0.5) * size) * one.has_words,
                "text": one.mark.short if one.has_words else "",
                "said": one.mark.said,
                "shape": SHAPES[one.mark.kind],
                "color": inks[one.mark.keys[0]] if len(one.mark.keys) == 1 else look.grey,
                "is_left": one.is_left,
                "has_words": one.has_words,
            }
            for one in lane.placed
        ]
    )
    tooltip = alt.Tooltip("said:N", title=words.say("events-title"))
    table["ink"] = [colour.legible(one, look.panel) for one in table["color"]]
    return [
        *_lines(table[table["has_words"]], canvas),
        _signs(table, canvas, tooltip),
        *_words(table[table["has_words"] & ~table["is_left"]], canvas, "right", tooltip),
        *_words(table[table["has_words"] & table["is_left"]], canvas, "left", tooltip),
    ]


def _lines(table: pd.DataFrame, canvas: Canvas) -> list[alt.Chart]:
    if table.empty:
        return []
    layer: alt.Chart = (
        canvas.layer("event_lines", table[["x", "top", "color"]])
        .mark_rule(strokeWidth=1, strokeDash=[2, 3], opacity=0.45)
        .encode(
            x=canvas.x(),
            y=alt.Y("top:Q", scale=None, axis=None),
            y2=alt.value(0),
            color=alt.Color("color:N", scale=None),
        )
    )
    return [layer]


def _signs(table: pd.DataFrame, canvas: Canvas, tooltip: alt.Tooltip) -> alt.Chart:
    layer: alt.Chart = (
        canvas.layer("events", table[["x", "top", "color", "shape", "said"]])
        .mark_point(size=AREA_PX2, filled=True, opacity=1, strokeWidth=1.2)
        .encode(
            x=canvas.x(),
            y=alt.Y("top:Q", scale=None, axis=None),
            fill=alt.Fill("color:N", scale=None),
            stroke=alt.Stroke("color:N", scale=None),
            shape=alt.Shape("shape:N", scale=None),
            tooltip=tooltip,
        )
    )
    return layer


def _words(table: pd.DataFrame, canvas: Canvas, side: str, tooltip: alt.Tooltip) -> list[alt.Chart]:
    if table.empty:
        return []
    is_right = side == "right"
    layer: alt.Chart = (
        canvas.layer(f"event_words_{side}", table[["x", "top", "ink", "text", "said"]])
        .mark_text(
            align="left" if is_right else "right",
            baseline="middle",
            dx=(SIGN_PX / 2 + GAP_PX) * (1 if is_right else -1),
            fontSize=canvas.look.small,
        )
        .encode(
            x=canvas.x(),
            y=alt.Y("top:Q", scale=None, axis=None),
            text=alt.Text("text:N"),
            color=alt.Color("ink:N", scale=None),
            tooltip=tooltip,
        )
    )
    return [layer]


def notes(lane: Lane, words: Sentences) -> list[str]:
    """One note on how many marks have no room for words; none if all have."""
    return [words.say("event-wordless", marks=lane.wordless)] if lane.wordless else []
