"""A decision in words: its kind, its reason, who does what until when."""

import datetime as dt

from dashboard.meetings.decision import TEXT, Content, Kind
from dashboard.report.figures.caption import day
from dashboard.text.escape import plain, shorten
from dashboard.text.sentences import Sentences

LONGEST = 200
"""Characters of a reason where a decision is one line."""


def kind_words(kind: Kind, words: Sentences) -> str:
    """What was decided, in a word or two."""
    return words.say(f"meeting-kind-{kind.value}")


def moment(seconds: float, words: Sentences) -> str:
    """When something was, by the clock of the machine: day, hours and minutes."""
    try:
        at = dt.datetime.fromtimestamp(seconds)
    except (OverflowError, OSError, ValueError):  # an imported document may say any year
        return "?"
    return f"{day(at.date(), words.lang)}, {at:%H:%M}"


def facts(
    content: Content, words: Sentences, *, longest: int = LONGEST, names_owner: bool = True
) -> tuple[str, ...]:
    """What stands beside the kind, each in a few words: reason, owner, due day."""
    found = []
    for name in ("reason", "owner") if names_owner else ("reason",):
        text = shorten(plain(getattr(content, name), TEXT), longest)
        if text:
            found.append(words.say(f"meeting-fact-{name}", text=text))
    if content.due is not None:
        found.append(words.say("meeting-fact-due", day=day(content.due, words.lang)))
    return tuple(found)
