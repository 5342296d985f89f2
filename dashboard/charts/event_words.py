"""An event on a run's way in words: a few under the axis, a sentence where it is pointed at."""

from datetime import UTC, datetime

from dashboard.charts.canvas import SHARES, Canvas
from dashboard.charts.events import Event, EventKind
from dashboard.charts.x_axis import XAxis
from dashboard.text.sentences import Sentences


def short_of(event: Event, words: Sentences) -> str:
    """An event in two to four words."""
    return words.say(f"event-{event.kind.value}", **_told(event))


def sentence(event: Event, canvas: Canvas, words: Sentences) -> str:
    """An event with its place and its numbers."""
    told = _told(event)
    if "best" in told:
        write = words.texts.percent if canvas.metric in SHARES else words.texts.number
        told["best"] = write(float(event.told["best"]))
    if canvas.x_axis is XAxis.WALL:
        place = f"{datetime.fromtimestamp(event.x / 1000, UTC):%Y-%m-%d %H:%M}"
    else:
        place = words.texts.number(event.x)
    axis = words.say(f"axis-{canvas.x_axis.value}")
    return words.say(f"event-{event.kind.value}-told", axis=axis, place=place, **told)


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
