"""The changes between two polls of followed logs: new runs, new points, other lamps, ended runs.

Codes and numbers first, then one short sentence each, the most important first.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from dashboard.diagnosis.headline import ORDER
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import Lamp, LampName, Stability
from dashboard.logs.follow.pace import Pace
from dashboard.model.curve import HELD_OUT
from dashboard.model.run import LogBook, XUnit
from dashboard.model.table import Series, Split
from dashboard.text.escape import plain
from dashboard.text.sentences import Sentences


class Kind(IntEnum):
    """Kinds of change, the most important first."""

    DIVERGED = 0
    LAMP = 1
    STALLED = 2
    FINISHED = 3
    BETTER = 4  # a lamp that raises no alarm any more
    NEW_RUN = 5
    GONE_RUN = 6
    POINTS = 7


@dataclass(frozen=True, slots=True)
class News:
    """One thing that happened to one run."""

    kind: Kind
    run_id: str
    title: str = ""  # of a run that is gone
    lamp: Lamp | None = None
    before: Lamp | None = None

    @property
    def rank(self) -> tuple[int, int]:
        """Its place among what happened, the worst first; lamps as a run's headline ranks them."""
        gravest = [state for state, _ in ORDER]
        has_rank = self.lamp is not None and self.lamp.state in gravest
        return self.kind, gravest.index(self.lamp.state) if self.lamp and has_rank else len(ORDER)


@dataclass(frozen=True, slots=True)
class Seen:
    """What was known at one poll."""

    book: LogBook
    report: Report
    paces: Mapping[str, Pace]  # of the runs that are being written, by run id


def between(before: Seen, now: Seen) -> tuple[News, ...]:
    """The changes between two polls, one per run and lamp; new points only without other news.

    Lamps of runs that are not being written are left out: they change with their siblings.
    """
    found = list(_between(before, now))
    return tuple(sorted(found, key=lambda news: news.rank))


def _between(before: Seen, now: Seen) -> Iterator[News]:
    for run_id, run in before.book.by_id.items():
        if run_id not in now.book.by_id:
            yield News(Kind.GONE_RUN, run_id, title=run.label)
    for run_id, run in now.book.by_id.items():
        if run_id not in before.book.by_id:
            yield News(Kind.NEW_RUN, run_id)
            continue
        if run_id not in now.paces:
            continue
        changed = list(_lamps(before, now, run_id))
        was_finished = before.paces[run_id].is_finished if run_id in before.paces else run.finished
        if now.paces[run_id].is_finished and not was_finished:
            changed.append(News(Kind.FINISHED, run_id))
        if not changed and _points(before.book, run_id) != _points(now.book, run_id):
            changed = [News(Kind.POINTS, run_id)]
        yield from changed


def _lamps(before: Seen, now: Seen, run_id: str) -> Iterator[News]:
    """The lamps whose state changed; a change to unknown is no news."""
    old, new = before.report.by_id[run_id].lamps, now.report.by_id[run_id].lamps
    for name in LampName:
        if name in old and name in new and old[name].state != new[name].state != "unknown":
            yield of_lamp(run_id, old[name], new[name])


def of_lamp(run_id: str, before: Lamp, now: Lamp) -> News:
    """A lamp's other state."""
    kind = Kind.LAMP if any(now.state is state for state, _ in ORDER) else Kind.BETTER
    return News(
        Kind.DIVERGED if now.state is Stability.DIVERGED else kind, run_id, lamp=now, before=before
    )


def _points(book: LogBook, run_id: str) -> int:
    return sum(len(one) for one in book.series.get(run_id, ()))


_BY_PLACE = {Kind.DIVERGED: "news-diverged", Kind.FINISHED: "news-finished"}


def say(news: News, seen: Seen, words: Sentences, now: float) -> str:
    """One short sentence; ``now`` in seconds since 1970.  Names of logs are not escaped."""
    if news.run_id not in seen.book.by_id:
        return words.say("news-gone-run", title=plain(news.title or news.run_id))
    title = title_of(seen.book, news.run_id, words)
    pace = seen.paces.get(news.run_id)
    if news.kind is Kind.NEW_RUN or pace is None:
        return words.say("news-new-run", title=title)
    where = place(pace, words)
    if news.kind in _BY_PLACE:
        return words.say(_BY_PLACE[news.kind], title=title, place=where)
    if news.lamp is not None and news.before is not None:
        return words.say(
            "news-lamp",
            title=title,
            place=where,
            lamp=words.lamp(news.lamp.name),
            **{"from": words.state(news.before), "to": words.state(news.lamp)},
        )
    if news.kind is Kind.STALLED:
        since = words.texts.ago(now - pace.last_at)
        return words.say("news-stalled", title=title, place=where, ago=since)
    return _points_sentence(title, where, seen.book.series.get(news.run_id, ()), words)


def _points_sentence(title: str, where: str, many: Sequence[Series], words: Sentences) -> str:
    loss = _loss(many)
    if loss is None:
        return words.say("news-points", title=title, place=where)
    metric = words.metric_title(loss.metric, loss.split.value)
    return words.say(
        "news-points-loss",
        title=title,
        place=where,
        metric=metric[0].lower() + metric[1:],
        value=float(loss.value[-1]),
    )


def title_of(book: LogBook, run_id: str, words: Sentences) -> str:
    """A run's title among those of its log book, escaped for one line."""
    return plain(words.run_titles(book.runs)[run_id])


def place(pace: Pace, words: Sentences) -> str:
    """How far a run is, as its log counts: época 12 de 60, or época 12 de 0 a 59."""
    message = "live-epoch" if pace.unit is XUnit.EPOCH else "live-step"
    done = float(int(pace.done)) if pace.unit is XUnit.EPOCH else pace.done
    if pace.is_from_zero and pace.total is not None:
        return words.say("live-epoch-from-zero", done=done, last=pace.total - 1)
    return words.say(message, done=done, total=pace.total)


def _loss(many: Sequence[Series]) -> Series | None:
    """The loss to report: held-out before training."""
    losses = {one.split: one for one in many if one.metric == "loss" and len(one)}
    return next(
        (losses[one] for one in (*HELD_OUT, Split.TRAIN, Split.NONE) if one in losses), None
    )
