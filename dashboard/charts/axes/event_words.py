"""An event on a run's way in words: a few under the axis, a sentence where it is pointed at."""

from collections.abc import Sequence

from dashboard.charts.axes.canvas import SHARES, Canvas
from dashboard.charts.data.run_events import Event, EventKind
from dashboard.charts.data.x_values import XAxis
from dashboard.model.moment import moment
from dashboard.text.sentences import Sentences


def short_of(event: Event, words: Sentences) -> str:
    """An event in two to four words."""
    return words.say(f"event-{event.kind.value}", **_told(event))


def sentence(event: Event, canvas: Canvas, words: Sentences) -> str:
    """An event with its place and its numbers."""
    told = _told(event)
    if "best" in told:
        told["best"] = _written(float(event.told["best"]), canvas, words)
    if "split" in told:
        told["part"] = words.metric_title(canvas.metric, str(event.told["split"]))
    place = _place(event.x, canvas, words)
    axis = words.say(f"axis-{canvas.x_axis.value}")
    return words.say(f"event-{event.kind.value}-told", axis=axis, place=place, **told)


def best_together(events: Sequence[Event], runs: int, canvas: Canvas, words: Sentences) -> str:
    """Where so many runs were best at about the same place, with their lowest and highest value."""
    values = [float(event.told["best"]) for event in events]
    first, last = (_place(end([e.x for e in events]), canvas, words) for end in (min, max))
    return words.say(
        "event-best-together",
        runs=runs,
        axis=words.say(f"axis-{canvas.x_axis.value}"),
        span="one" if first == last else "many",
        first=first,
        last=last,
        low=_written(min(values), canvas, words),
        high=_written(max(values), canvas, words),
        part=words.metric_title(canvas.metric, str(events[0].told["split"])),
    )


def _written(value: float, canvas: Canvas, words: Sentences) -> str:
    return words.texts.percent(value) if canvas.metric in SHARES else words.texts.number(value)


def _place(x: float, canvas: Canvas, words: Sentences) -> str:
    if canvas.x_axis is XAxis.WALL:
        return f"{moment(x):%Y-%m-%d %H:%M}"
    return words.texts.number(x)


def _told(event: Event) -> dict[str, object]:
    """The values of an event's sentence; of a change also how many times it is."""
    told: dict[str, object] = dict(event.told)
    if event.kind in {EventKind.RATE, EventKind.BATCH}:
        before, after = float(event.told["before"]), float(event.told["after"])
        is_ratio = before > 0 and after > 0
        ratio = max(before, after) / min(before, after) if is_ratio else 0.0
        told["way"] = "other" if not is_ratio else "up" if after > before else "down"
        told["times"] = float(f"{ratio:.3g}")
    return told
