"""Marks between a panel and its x axis: what happened to the runs, and where.

What happened to several runs at the same place is one mark.  Words keep apart, in a few rows; a
mark that finds no room for its words stands on the foot of the panel and says them when it is
pointed at.  The stars of the runs' best epochs stand on the axis itself, without words where they
are many: a note tells what they are, and of how many runs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dashboard.charts.axes.canvas import Canvas
from dashboard.charts.axes.event_words import best_together, sentence, short_of
from dashboard.charts.data.best_epoch import best_epochs
from dashboard.charts.data.line import Line
from dashboard.charts.data.run_events import Event, EventKind, events_of
from dashboard.charts.style.theme import PLAIN_CHARACTER_PX
from dashboard.model.run import LogBook
from dashboard.model.table import Split
from dashboard.text.sentences import Sentences

MOST_ROWS = 3
FEWER_ROWS = 2  # under one of several panels, which is low
MOST_MARKS = 60  # of a panel, those of most runs
SAME_PX = 5.0
"""Events of one kind that are drawn nearer to each other than this are one."""

ROW = 1.5  # height of a row, relative to the type
SIGN_PX = 8.0
GAP_PX = 4.0
APART_PX = 12.0

STARS_PX = 7.0  # that stars on the axis keep it further off

MOST_STARS = 2
"""Best epochs of a panel that are said in words; of more, each would say the same again."""

MOST_GUESSED = 3
"""Lines of a figure for which early stopping is tried with a patience that they did not ask for."""


@dataclass(frozen=True, slots=True)
class EventMark:
    """One mark: the events it stands for say the same at the same place."""

    kind: EventKind
    x: float
    px: float  # from the left of the plane
    keys: tuple[str, ...]  # of the lines it happened to
    color: str  # of the run that it happened to, "" where they are several
    short: str
    in_full: str


@dataclass(frozen=True, slots=True, eq=False)
class _Drawn:
    """An event that lies within the panel, px from its left."""

    px: float
    line: Line
    event: Event


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark in its row; ``is_left`` puts its words before it; no words where none fit."""

    mark: EventMark
    row: int
    has_words: bool
    is_left: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """All marks of a panel, with the height that they need under it."""

    placed: tuple[Placed, ...]
    wordless: int  # marks that found no room for their words
    height: float
    left_out: int = 0  # marks that are not drawn
    starred: int = 0  # runs whose best epoch is told
    runs: int = 0  # of the panel
    star: str = ""  # what a star is, where it has no words by itself

    def sentences(self) -> list[str]:
        """What the marks with words say, from left to right."""
        told = sorted((one for one in self.placed if one.has_words), key=lambda one: one.mark.px)
        return [f"{one.mark.in_full}." for one in told]


EMPTY = Lane((), 0, 0.0)


def on_axis(
    book: LogBook,
    lines: Sequence[Line],
    canvas: Canvas,
    words: Sentences,
    *,
    is_shown: bool,
    split: Split,
    is_low: bool = False,
) -> Lane:
    """The lane of what happened to the runs of ``lines``; an empty one unless it ``is_shown``.

    ``split`` is the part of the data that the panel shows; it ``is_low`` if it is one of several.
    """
    if not is_shown:
        return EMPTY
    events = happened(book, lines, canvas, split)
    return lane_of(events, lines, canvas, words, is_low=is_low)


def happened(
    book: LogBook, lines: Sequence[Line], canvas: Canvas, shown: Split | None
) -> list[Event]:
    """All that happened to the runs of ``lines``, and where those in front were best.

    ``shown`` is the part of the data that the panel shows, ``None`` where it shows several.
    """
    found = [line.trace for line in lines if not line.is_ghost]
    return [
        *events_of(book, found, canvas.metric, guess=len(found) <= MOST_GUESSED),
        *best_epochs(book, lines, canvas.metric, shown, canvas.x_axis),
    ]


def lane_of(
    events: Sequence[Event],
    lines: Sequence[Line],
    canvas: Canvas,
    words: Sentences,
    *,
    is_low: bool = False,
) -> Lane:
    """The marks of what happened to ``lines``; an empty lane has no height.

    Under a panel that ``is_low`` words have fewer rows, and stars none, for the next panel says the
    same of its own.
    """
    marks = _marks(events, lines, canvas, words)
    stars = [mark for mark in marks if mark.kind is EventKind.BEST]
    are_bare = len(stars) > (0 if is_low else MOST_STARS)
    if are_bare:
        marks = [replace(mark, short="") if mark in stars else mark for mark in marks]
    placed = _placed(marks[:MOST_MARKS], canvas, FEWER_ROWS if is_low else MOST_ROWS)
    rows = 1 + max((one.row for one in placed if one.has_words), default=-1)
    height = rows * ROW * canvas.look.small + GAP_PX + STARS_PX * are_bare if placed else 0.0
    return Lane(
        tuple(placed),
        sum(not one.has_words and bool(one.mark.short) for one in placed),
        height,
        max(len(marks) - MOST_MARKS, 0),
        sum(event.kind is EventKind.BEST for event in events),
        sum(not line.is_ghost for line in lines),
        _star_of(events, words) if are_bare else "",
    )


def _star_of(events: Sequence[Event], words: Sentences) -> str:
    """What a star is, in two words."""
    return next(short_of(one, words) for one in events if one.kind is EventKind.BEST)


def _marks(
    events: Sequence[Event], lines: Sequence[Line], canvas: Canvas, words: Sentences
) -> list[EventMark]:
    """The events gathered, those of most runs first, the best epochs last."""
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
    marks.sort(
        key=lambda mark: (
            mark.kind is EventKind.BEST,
            -len(mark.keys),
            order.index(mark.kind),
            mark.px,
        )
    )
    return marks


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
) -> EventMark:
    """The mark of events that happened to some of so many ``drawn`` lines."""
    first = near[0]
    keys = tuple(dict.fromkeys(one.line.key for one in near))
    runs = len(keys)
    told = sentence(first.event, canvas, words)
    if runs == 1:
        in_full = words.say("event-of-run", run=first.line.title, event=told)
    elif kind is EventKind.BEST:
        in_full = best_together([one.event for one in near], runs, canvas, words)
    else:
        in_full = words.say("event-of-runs", runs=runs, event=told)
    is_of_some = 1 < runs < drawn
    text = words.say("event-of-runs", runs=runs, event=short) if is_of_some else short
    color = first.line.stroke.edge if runs == 1 else ""
    return EventMark(kind, first.event.x, first.px, keys, color, text, in_full)


def _placed(marks: Sequence[EventMark], canvas: Canvas, most_rows: int) -> list[Placed]:
    taken: list[list[tuple[float, float]]] = [[] for _ in range(most_rows)]
    placed = []
    for mark in marks:
        if not mark.short:
            placed.append(Placed(mark, 0, has_words=False, is_left=False))
            continue
        width = len(mark.short) * PLAIN_CHARACTER_PX * canvas.look.small
        right = (mark.px - SIGN_PX / 2, mark.px + SIGN_PX + GAP_PX + width + APART_PX)
        left = (mark.px - SIGN_PX - GAP_PX - width - APART_PX, mark.px + SIGN_PX / 2)
        options = [
            (row, span, span is left)
            for row in range(most_rows)
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


def notes(lanes: Sequence[Lane], words: Sentences) -> list[str]:
    """What the stars are, and how many marks have no room for words, or none at all."""
    counts = (
        ("event-wordless", sum(lane.wordless for lane in lanes)),
        ("events-left-out", sum(lane.left_out for lane in lanes)),
    )
    counted = [words.say(name, marks=count) for name, count in counts if count]
    names = [lane.star for lane in lanes if lane.star]
    return [_legend(names[0], lanes, words), *counted] if names else counted


def _legend(star: str, lanes: Sequence[Lane], words: Sentences) -> str:
    """What a star is, and how many runs have one; where all have, that goes without saying."""
    starred, runs = sum(lane.starred for lane in lanes), sum(lane.runs for lane in lanes)
    which = "all" if starred == runs else "some"
    return words.say("events-best", which=which, name=star, runs=starred, of=runs)
