"""Trials in words: what was changed, how that ended, on what the comparison rests."""

import math

from dashboard.diagnosis.trials.trial import Basis, CameOf, Change, Trial, Way
from dashboard.model.run import Run, Setting
from dashboard.model.table import Split
from dashboard.text.escape import plain, shorten
from dashboard.text.phases import phases
from dashboard.text.run_names import JOINT
from dashboard.text.sentences import Sentences
from dashboard.text.setting_words import FIRST, is_changed, name_inside, setting_name, setting_text

SHARES = frozenset({"accuracy", "accuracy_top5"})
"""Metrics that are read as percentages."""

MOST_CHANGES = 3
"""Changes that are told one by one; of more, the others are counted."""

SIGNS = {Way.BETTER: "↑", Way.SAME: "=", Way.WORSE: "↓", Way.UNKNOWN: "○"}
"""Better, same or worse as one character; the drawn tree has the same signs as shapes."""

PHASES = "schedule"
"""The setting in which our trainer writes the phases of a training."""


def changed(trial: Trial, run: Run, words: Sentences, most: int = MOST_CHANGES) -> str:
    """What a trial changed: ``Learning rate 0.01 → 0.1``; ``run`` is the one that speaks for it."""
    if not trial.changed:
        return words.say("trial-again")
    told = [
        _change(one, run, words, is_first=place == 0)
        for place, one in enumerate(trial.changed[:most])
    ]
    more = len(trial.changed) - most
    listed = JOINT.join(told)
    return words.say("trial-more", changes=listed, more=more) if more > 0 else listed


def ended(trial: Trial, words: Sentences) -> str:
    """How a trial ended, as short as can be: ``97.2%``."""
    if trial.diverged:
        return words.say("trial-diverged")
    return value(trial.metric, trial.end, words)


def way(came_of: CameOf, words: Sentences) -> str:
    """Better, same or worse, in a word."""
    return words.say(f"trial-way-{came_of.way.value}")


def came_of(found: CameOf, words: Sentences, parent: str) -> str:
    """How a trial ended beside the one called ``parent``, and what says how far chance goes."""
    if found.way is Way.UNKNOWN or not found.metric:
        return words.say(f"trial-came-{found.way.value}", parent=parent)
    if not _is_known(found):
        is_lost = math.isnan(found.after)
        return words.say(
            "trial-came-lost" if is_lost else "trial-came-back",
            metric=words.metric_title(found.metric, found.split.value),
            end=value(found.metric, found.before if is_lost else found.after, words),
            parent=parent,
        )
    said = words.say(
        "trial-came",
        way=found.way.value,
        metric=words.metric_title(found.metric, found.split.value),
        before=value(found.metric, found.before, words),
        after=value(found.metric, found.after, words),
        parent=parent,
    )
    grounds = words.say(
        f"trial-grounds-{found.grounds.value}", before=found.seeds[0], after=found.seeds[1]
    )
    return f"{said} {grounds}"


def basis(trial: Trial, words: Sentences, parent: str) -> str:
    """Where a trial came from, and how that is known."""
    if trial.basis is Basis.ELSEWHERE and trial.followed is not None:
        parent = shorten(plain(trial.followed.lineage.parent))
    return words.say(f"trial-basis-{trial.basis.value}", parent=parent)


def value(metric: str, number: float, words: Sentences) -> str:
    """A number of a metric as the language writes it; a dash for none."""
    if math.isnan(number):
        return "–"
    return words.texts.percent(number) if metric in SHARES else words.texts.number(number)


def measured(metric: str, split: Split, words: Sentences) -> str:
    """The metric in words; empty where there is none."""
    return words.metric_title(metric, split.value) if metric else ""


def _is_known(found: CameOf) -> bool:
    """Whether both ended; where one diverged, no chance has to be weighed."""
    return math.isfinite(found.before) and math.isfinite(found.after)


def _change(one: Change, run: Run, words: Sentences, *, is_first: bool) -> str:
    if one.name == PHASES and (isinstance(one.before, tuple) or isinstance(one.after, tuple)):
        return _phases(run, words, is_first=is_first)
    named = setting_name(one.name, words.texts) if is_first else name_inside(one.name, words.texts)
    return words.say(
        "trial-change",
        setting=named,
        before=_value(one.before, words),
        after=_value(one.after, words),
    )


def _phases(run: Run, words: Sentences, *, is_first: bool) -> str:
    """The phases of a training that exchanged its batch size or rate on its way."""
    if not phases(run):
        return words.say("trial-phases-none")
    told = [
        f"{name_inside(name, words.texts)} {setting_text(run, name, words.texts)}"
        for name in FIRST
        if is_changed(run, name)
    ]
    first = "yes" if is_first else "no"
    return words.say("trial-phases", phases=JOINT.join(told), first=first)


def _value(setting: Setting, words: Sentences) -> str:
    if setting is None:
        return "–"
    if setting in ("", ()):
        return words.say("trial-nothing")
    return words.setting_value(setting)
