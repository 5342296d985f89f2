"""Sentences on advice that was followed: what was changed, predicted and observed."""

from dashboard.diagnosis.followed import Followed
from dashboard.model.lineage import Entry, Lineage
from dashboard.model.run import Run
from dashboard.text.escape import plain, shorten
from dashboard.text.sentences import Sentences

KNOWN = frozenset({"accuracy", "loss"})
"""Metrics of which a forecast can be told in numbers."""

DIRECTIONS = frozenset({"up", "down"})
"""What a forecast says of the side; a file that somebody else wrote may say anything."""


def kind(advice: str, words: Sentences) -> str:
    """A kind of advice in a few words, its own code where we have none."""
    message = f"kind-{advice.replace('_', '-')}"
    return words.say(message) if words.texts.has(message) else shorten(plain(advice))


def change(lineage: Lineage, words: Sentences) -> str:
    """What was changed: ``Raise the rate (0.001 → 0.01)``."""
    named = kind(lineage.kind, words)
    if lineage.to is None:
        return named
    values = " → ".join(
        _value(one, words) for one in (lineage.start, lineage.to) if one is not None
    )
    return f"{named} ({values})"


def sentences(one: Followed, shown: Run, words: Sentences) -> tuple[str, ...]:
    """Whose advice it is, seen from ``shown``; what was predicted; what was observed."""
    lineage = one.lineage
    told = [_opening(one, shown, words), _forecast(lineage, words)]
    seen = lineage.observed
    if seen is None:
        return (*told, words.say("followed-waiting"))
    told.append(
        words.say(
            f"followed-seen-{seen.improved}",
            metric=seen.metric,
            before=value(seen.metric, seen.before, words),
            after=value(seen.metric, seen.after, words),
        )
    )
    return (*told, words.say("followed-came-true", true="yes" if seen.came_true else "no"))


def before_and_after(lineage: Lineage, words: Sentences) -> tuple[tuple[str, str], ...]:
    """Three numbers with their names: before, forecast, observed."""
    seen = lineage.observed
    metric = seen.metric if seen is not None else lineage.metric
    before = seen.before if seen is not None else lineage.now
    told = [(words.say("followed-before"), value(metric, before, words))]
    told.append((words.say("followed-predicted"), _aim(lineage, words)))
    if seen is not None:
        told.append((words.say("followed-after"), value(metric, seen.after, words)))
    return tuple(told)


def value(metric: str, number: float | None, words: Sentences) -> str:
    """A number of a metric as the language writes it."""
    if number is None:
        return words.say("followed-no-number")
    return words.say("followed-value", metric=metric, value=number)


def _opening(one: Followed, shown: Run, words: Sentences) -> str:
    told = change(one.lineage, words)
    if one.parent is None:
        return words.say("followed-orphan", change=told, parent=_name(one.lineage.parent))
    if shown is one.parent:
        return words.say("followed-led", change=told, child=_name(one.child.label))
    return words.say("followed-advice", change=told, parent=_name(one.parent.label))


def _forecast(lineage: Lineage, words: Sentences) -> str:
    metric = lineage.metric
    if not _has_aim(lineage):
        return words.say("followed-forecast-better")
    code = "value" if lineage.expected is not None else lineage.direction
    return words.say(
        f"followed-forecast-{code}",
        metric=metric,
        now=value(metric, lineage.now, words),
        expected=value(metric, lineage.expected, words),
    )


def _aim(lineage: Lineage, words: Sentences) -> str:
    """The value that was expected, or the one that was to be passed."""
    metric = lineage.metric
    if not _has_aim(lineage):
        return words.say("followed-just-better")
    if lineage.expected is not None:
        return value(metric, lineage.expected, words)
    passed = "above" if lineage.direction == "up" else "below"
    return words.say(f"followed-{passed}", now=value(metric, lineage.now, words))


def _has_aim(lineage: Lineage) -> bool:
    """Whether a value was forecast, or the side of today's on which it was to be."""
    is_told = lineage.expected is not None or lineage.direction in DIRECTIONS
    return lineage.metric in KNOWN and lineage.now is not None and is_told


def _value(entry: Entry, words: Sentences) -> str:
    return words.setting_value(entry)


def _name(name: str) -> str:
    return shorten(plain(name))
