"""The entries of a lab book in time: trials, decisions and what people wrote."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dashboard.charts.data.trials.trial_titles import trial_titles
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.trials.tree import trials_of
from dashboard.diagnosis.trials.trial import Basis, Trial
from dashboard.meetings.decision import Decision, KnownRun, Meeting
from dashboard.meetings.identity import Identity, identity_of, match
from dashboard.meetings.lab_entry import About, LabEntry
from dashboard.model.run import LogBook
from dashboard.report.meetings.seen_runs import now_called
from dashboard.text.sentences import Sentences

NOON = 12
"""Hour at which an entry of a day stands that tells no hour."""


class Kind(StrEnum):
    """What an entry tells."""

    TRIAL = "trial"
    DECISION = "decision"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class MeetingSaid:
    """A meeting with the runs that it saw and what it decided."""

    meeting: Meeting
    runs: Sequence[KnownRun]
    decisions: Sequence[Decision]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with its meeting, and the places of the trials that it is about."""

    meeting: Meeting
    decision: Decision
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry.

    Attributes:
        kind: what it tells.
        at: when, seconds since 1970; NaN where the logs do not say.
        trial: of an entry on a trial.
        decided: of a decision; of a trial all decisions on it.
        written: what people wrote of the trial; of one's own entry that entry.
        followed_by: places of the trials that the trainer logged as following its advice.
        went_on: places of the trials that are guessed to come from it.
    """

    kind: Kind
    at: float
    trial: Trial | None = None
    decided: tuple[Decided, ...] = ()
    written: tuple[LabEntry, ...] = ()
    followed_by: tuple[int, ...] = ()
    went_on: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A lab book: its entries in time, and the titles of its trials by their places."""

    entries: tuple[Entry, ...]
    trials: tuple[Trial, ...]
    titles: tuple[str, ...]


def made(
    book: LogBook,
    report: Report,
    words: Sentences,
    meetings: Iterable[MeetingSaid] = (),
    written: Iterable[LabEntry] = (),
    trials: Sequence[Trial] | None = None,
) -> Book:
    """The lab book of a set.

    Args:
        book: the runs.
        report: what the engine says of them.
        words: of the language in which settings have their titles.
        meetings: those that saw some of the runs.
        written: what people wrote of some of the runs.
        trials: of the set, where they are known.
    """
    trials = trials_of(book, report) if trials is None else tuple(trials)
    place_of = {run_id: one.place for one in trials for run_id in one.run_ids}
    decided = [one for each in meetings for one in _decided(each, book, place_of)]
    on_trial, own = _placed(written, book, place_of)
    entries = [_of_trial(one, trials, decided, on_trial.get(one.place, [])) for one in trials]
    others = [Entry(Kind.DECISION, one.decision.changed_at, decided=(one,)) for one in decided]
    others += [Entry(Kind.OWN, _time_of(one), written=(one,)) for one in own]
    titles = trial_titles(trials, book, report, words)
    return Book(tuple(_in_time(entries, others)), trials, titles)


def identities(book: LogBook) -> dict[str, Identity]:
    """What each run is known by; those without a point are left out."""
    found = {run.run_id: identity_of(book.series.get(run.run_id, ())) for run in book.runs}
    return {run_id: one for run_id, one in found.items() if one is not None}


def known_runs(ids: Iterable[str], book: LogBook, words: Sentences) -> list[KnownRun]:
    """The runs that an entry is known again by; ``words`` call them as the pages do."""
    titles, known = words.run_titles(book.runs), identities(book)
    return [KnownRun(titles[one], "", known[one]) for one in ids if one in known]


def _decided(said: MeetingSaid, book: LogBook, place_of: Mapping[str, int]) -> Iterable[Decided]:
    called = now_called(said.runs, book)
    for decision in said.decisions:
        mine = [
            place_of[run_id]
            for place, run_id in called.items()
            if said.runs[place].setting == decision.setting
        ]
        if mine and not decision.is_open:
            yield Decided(said.meeting, decision, tuple(sorted(set(mine))))


def _placed(
    written: Iterable[LabEntry], book: LogBook, place_of: Mapping[str, int]
) -> tuple[dict[int, list[LabEntry]], list[LabEntry]]:
    """What was written of each trial, by its place, and the entries that are of none."""
    runs = list(identities(book).items())
    on_trial: dict[int, list[LabEntry]] = defaultdict(list)
    own = []
    for one in written:
        places: Counter[int] = Counter()
        if one.about is About.SETTING:
            known = [(str(at), run.identity) for at, run in enumerate(one.runs)]
            alike = match(known, runs)
            places.update(place_of[run_id] for ids in alike.values() for run_id in ids)
        if places:
            on_trial[places.most_common(1)[0][0]].append(one)
        else:
            own.append(one)
    return on_trial, own


def _of_trial(
    one: Trial, trials: Sequence[Trial], decided: Iterable[Decided], written: Sequence[LabEntry]
) -> Entry:
    came = [other for other in trials if other.parent == one.place]
    return Entry(
        Kind.TRIAL,
        one.at,
        one,
        tuple(each for each in decided if one.place in each.places),
        tuple(written),
        tuple(other.place for other in came if other.basis is Basis.LOGGED),
        tuple(other.place for other in came if other.basis is Basis.GUESSED),
    )


def _time_of(one: LabEntry) -> float:
    """When one's own entry stands: on its day, or when it was written."""
    day = one.content.day
    if day is None:
        return one.changed_at
    try:
        return datetime(day.year, day.month, day.day, NOON).timestamp()
    except (OverflowError, OSError, ValueError):  # a day that this system's clock has not
        return one.changed_at


def _in_time(trials: Sequence[Entry], others: Sequence[Entry]) -> list[Entry]:
    """Trials in their order, the others between them by time; behind them where none is known."""
    latest = -math.inf
    keyed: list[tuple[float, int, Entry]] = []
    are_known = all(math.isfinite(one.at) for one in trials)
    for one in trials:
        latest = max(latest, one.at) if are_known else -math.inf
        keyed.append((latest, 0, one))
    keyed += [(one.at, 1, one) for one in others]
    return [one for *_, one in sorted(keyed, key=lambda each: each[:2])]
