"""One note on all changes since the last poll: their number, and the worst in a sentence.

However many runs a folder has, a poll gives one note, short enough to be read while it is shown.
"""

from collections.abc import Iterable, Sequence

from dashboard.diagnosis.verdict import LampName
from dashboard.report.news import Kind, News, Seen, of_lamp, say
from dashboard.text.sentences import Sentences


def worth_noting(happened: Iterable[News], *, with_points: bool) -> tuple[News, ...]:
    """The changes to report of all that ``happened``, the worst first.

    New points are reported only if nothing else happened.
    """
    changes = sorted(_folded(happened), key=lambda news: news.rank)
    points = [one for one in changes if one.kind is Kind.POINTS]
    telling = tuple(one for one in changes if one.kind is not Kind.POINTS)
    return telling or (tuple(points[:1]) if with_points else ())


def _folded(happened: Iterable[News]) -> list[News]:
    """The changes with all of one lamp as one, from its first state to its last."""
    lamps: dict[tuple[str, LampName], News] = {}
    others = []
    for one in happened:
        if one.lamp is None or one.before is None:
            others.append(one)
            continue
        key = one.run_id, one.lamp.name
        first = lamps[key].before if key in lamps else None
        lamps[key] = of_lamp(one.run_id, first or one.before, one.lamp)
    changed = [
        one
        for one in lamps.values()
        if one.lamp is not None and one.before is not None and one.lamp.state != one.before.state
    ]
    return [*changed, *dict.fromkeys(others)]


def in_one_note(chosen: Sequence[News], seen: Seen, words: Sentences, now: float) -> str:
    """``chosen``, at least one and the worst first, as one note; names are not escaped."""
    first = say(chosen[0], seen, words, now)
    if len(chosen) == 1:
        return first
    runs = len({one.run_id for one in chosen})
    return words.say("news-many", count=len(chosen), runs=runs, first=first)
