"""What changed since a meeting, in sentences."""

import math
from collections.abc import Mapping

from dashboard.charts.axes.canvas import SHARES
from dashboard.report.meetings.changes import BestMoved, CameOf, Changes, Turned
from dashboard.report.meetings.decision_words import kind_words
from dashboard.report.meetings.verdict_words import verdict_words
from dashboard.text.escape import plain, shorten
from dashboard.text.sentences import Sentences

MOST_NAMED = 4
"""Runs that a sentence names; the others are counted."""


def sentences(
    found: Changes, titles: Mapping[str, str], runs: Mapping[str, str], words: Sentences
) -> list[str]:
    """What is new, gone, judged otherwise, better.

    Args:
        found: what changed.
        titles: of the settings, in this language, by their names.
        runs: the titles of the open runs by their ids.
        words: of the language.
    """
    told = []
    if found.best is not None:
        told.append(_best(found.best, words))
    if found.new:
        named = _named([runs[one] for one in found.new], words)
        told.append(words.say("meeting-new-runs", runs=len(found.new), named=named))
    if found.gone:
        named = _named(list(found.gone), words)
        told.append(words.say("meeting-gone-runs", runs=len(found.gone), named=named))
    return [*told, *(_turned(one, titles, words) for one in found.turned)]


def came_of(one: CameOf, titles: Mapping[str, str], words: Sentences) -> str:
    """What came of a decision: who tried it and how that ended, against what was forecast."""
    decision = one.decision
    title = titles.get(decision.setting, decision.setting)
    parts = [
        words.say(
            "meeting-was-decided",
            setting=_short(title),
            kind=kind_words(decision.content.kind, words),
            author=_short(decision.author),
        )
    ]
    if not one.is_open:
        return " ".join((*parts, words.say("meeting-came-not-open")))
    if one.tried:
        parts.append(words.say("meeting-came-tried", runs=len(one.tried)))
    if one.way:
        parts.append(
            words.say(
                "meeting-came-value",
                way=one.way,
                before=value(one.metric, one.before, words),
                after=value(one.metric, one.after, words),
                metric=words.metric_title(one.metric, one.split),
            )
        )
    if one.came_true is not None:
        expected = "none" if math.isnan(one.expected) else value(one.metric, one.expected, words)
        true = "yes" if one.came_true else "no"
        parts.append(words.say("meeting-came-true", true=true, expected=expected))
    elif not one.tried:
        parts.append(words.say("meeting-came-untried"))
    if one.now is not None:
        parts.append(words.say("meeting-came-verdict", verdict=verdict_words(one.now, words)))
    return " ".join(parts)


def value(metric: str, number: float, words: Sentences) -> str:
    """A number of a metric as the language writes it."""
    return words.texts.percent(number) if metric in SHARES else words.texts.number(number)


def _best(best: BestMoved, words: Sentences) -> str:
    return words.say(
        "meeting-best-moved",
        way=best.way,
        metric=words.metric_title(best.metric, best.split),
        before=value(best.metric, best.before, words),
        now=value(best.metric, best.now, words),
    )


def _turned(one: Turned, titles: Mapping[str, str], words: Sentences) -> str:
    return words.say(
        "meeting-turned",
        setting=_short(titles.get(one.setting, one.setting)),
        before=verdict_words(one.before, words),
        now=verdict_words(one.now, words),
    )


def _named(titles: list[str], words: Sentences) -> str:
    """The first of them by name, the others as a number."""
    shown = ", ".join(map(_short, titles[:MOST_NAMED]))
    more = len(titles) - MOST_NAMED
    return words.say("meeting-and-more", named=shown, more=more) if more > 0 else shown


def _short(text: str) -> str:
    return shorten(plain(text))
