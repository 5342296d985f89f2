"""An entry in sentences: what was tried, what came of it, why next."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook
from dashboard.report.figures.caption import day
from dashboard.report.lab_book.book import Book, Decided, Entry, Kind
from dashboard.report.meetings.decision_words import facts, kind_words, moment
from dashboard.text import followed_sentences, trial_sentences
from dashboard.text.escape import plain, shorten
from dashboard.text.sentences import Sentences

MOST_NAMED = 6
"""Entries that a sentence names by their numbers; of more, the others are counted."""


@dataclass(frozen=True, slots=True)
class Told:
    """An entry in words.

    Attributes:
        title: the setting with its number, or what the entry is.
        when: day and time; empty where unknown.
        tried, came, next: sentences; none where there is nothing to say.
    """

    title: str
    when: str
    tried: tuple[str, ...] = ()
    came: tuple[str, ...] = ()
    next: tuple[str, ...] = ()


def told(entry: Entry, made: Book, book: LogBook, report: Report, words: Sentences) -> Told:
    """An entry of the lab book ``made`` of a set, in a language."""
    when = moment(entry.at, words) if math.isfinite(entry.at) else ""
    if entry.kind is Kind.TRIAL:
        return _trial(entry, when, made, book, report, words)
    if entry.kind is Kind.DECISION:
        return _decision(entry.decided[0], when, made, words)
    of_day = entry.written[0].content.day
    return Told(words.say("lab-own"), when if of_day is None else day(of_day, words.lang))


def _trial(
    entry: Entry, when: str, made: Book, book: LogBook, report: Report, words: Sentences
) -> Told:
    trial = entry.trial
    if trial is None:
        raise ValueError("an entry on a trial has one")
    run = book.by_id[trial.shown]
    parent = "" if trial.parent is None else _named(trial.parent, made, words, "lab-ref")
    tried, came = [], []
    if trial.came_of is not None:
        tried.append(words.say("lab-changed", changes=trial_sentences.changed(trial, run, words)))
    tried.append(trial_sentences.basis(trial, words, parent))
    diagnosis = report.by_id.get(trial.shown)
    if diagnosis is not None:
        came.append(words.headline(diagnosis))
    if len(trial.run_ids) > 1:
        end = trial_sentences.ended(trial, words)
        came.append(words.say("lab-seeds", runs=len(trial.run_ids), end=end))
    if trial.came_of is not None:
        came.append(trial_sentences.came_of(trial.came_of, words, parent))
    if trial.followed is not None:
        first, *others = followed_sentences.sentences(trial.followed, trial.followed.child, words)
        tried.append(first)
        came += others
    following = [_decided(one, words) for one in entry.decided]
    if entry.followed_by:
        numbers = _numbers(entry.followed_by, words)
        following.append(words.say("lab-followed", entries=len(entry.followed_by), named=numbers))
    if entry.went_on:
        numbers = _numbers(entry.went_on, words)
        following.append(words.say("lab-went-on", entries=len(entry.went_on), named=numbers))
    if diagnosis is not None and not entry.followed_by:
        advised = (words.recommendation(one) for one in diagnosis.recommendations[:1])
        following += [words.say("lab-advised", advice=one) for one in advised]
    return Told(_named(trial.place, made, words), when, tuple(tried), tuple(came), tuple(following))


def _decision(one: Decided, when: str, made: Book, words: Sentences) -> Told:
    title = words.say(
        "lab-decision",
        kind=kind_words(one.decision.content.kind, words),
        named=_numbers(one.places, words),
        setting=shorten(made.titles[one.places[0]]),
    )
    by = words.say("lab-decided-at", meeting=shorten(plain(one.meeting.title)), author=_author(one))
    return Told(title, when, next=(by, *facts(one.decision.content, words)))


def _decided(one: Decided, words: Sentences) -> str:
    content = one.decision.content
    said = words.say("lab-decided", kind=kind_words(content.kind, words), author=_author(one))
    reasons = facts(content, words, names_owner=False)
    return " ".join((said, *reasons[:1]))


def _author(one: Decided) -> str:
    return shorten(plain(one.decision.author))


def _named(place: int, made: Book, words: Sentences, message: str = "lab-trial") -> str:
    """A trial by its number and its setting."""
    return words.say(message, number=place + 1, setting=made.titles[place])


def _numbers(places: Sequence[int], words: Sentences) -> str:
    """The numbers of trials; of many the first, and how many more."""
    shown = ", ".join(words.texts.number(one + 1) for one in places[:MOST_NAMED])
    more = len(places) - MOST_NAMED
    return words.say("lab-and-more", named=shown, more=more) if more > 0 else shown
