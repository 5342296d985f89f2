"""The minutes of a meeting on paper: agenda, decisions, notes, and the curves as vectors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dashboard.meetings.decision import TEXT, Decision, Meeting, Note
from dashboard.report.about import About
from dashboard.report.figures import typeset
from dashboard.report.figures.caption import day
from dashboard.report.figures.picture import Render
from dashboard.report.figures.render import rendered
from dashboard.report.meetings.agenda import Place, Plan
from dashboard.report.meetings.decision_words import facts, kind_words, moment
from dashboard.report.meetings.seen_runs import AGENDA
from dashboard.report.paper.note_blocks import blocks
from dashboard.report.paper.sheets import REGIONS, sheet
from dashboard.text.sentences import Sentences

MOST_FIGURES = 20
"""Settings whose curves are drawn; of more the decisions tell."""

WHOLE = ""
"""The name among the figures of the one of the whole set."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """What the minutes are made of.

    Attributes:
        meeting: what is told of.
        decisions: those that stand, and those that were taken back, which are left out.
        notes: what the presenter wrote.
        told: the sentence on the whole set; empty where its runs are not open.
        figures: PDFs of curves, by the name of the setting; :data:`WHOLE` is that of all.
        titles: what settings are called in the language, by their names.
    """

    meeting: Meeting
    decisions: Sequence[Decision]
    notes: Sequence[Note] = ()
    told: str = ""
    figures: Mapping[str, bytes] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)


def make(minutes: Minutes, words: Sentences, about: About, *, render: Render = rendered) -> bytes:
    """The PDF, in the language of ``words``; ``render`` sets it.

    Raises:
        NoTypstError: Typst is not installed.
    """
    names = {one: f"figure-{place}" for place, one in enumerate(minutes.figures)}
    pictures = {names[one]: drawn for one, drawn in minutes.figures.items()}
    data = _said(minutes, words, about, names)
    asked = typeset.question(sheet("minutes"), data, pictures, about.made)
    return render(asked, typeset.FORM)


def _said(
    minutes: Minutes, words: Sentences, about: About, names: Mapping[str, str]
) -> dict[str, Any]:
    meeting = minutes.meeting
    lang, region = REGIONS[words.lang]
    made = [one for one in minutes.decisions if not one.is_open]
    heads = ("setting", "decision", "owner", "due")
    when = day(about.made.date(), words.lang)
    return {
        "lang": lang,
        "region": region,
        "title": words.say("minutes-of", title=meeting.title),
        "heading": meeting.title,
        "foot": f"{words.say('pack-made-at', date=when)} · Curva {about.version}",
        "lead": words.say(
            "meeting-minutes-lead",
            set=meeting.set_name,
            when=moment(meeting.opened_at, words),
            by=meeting.opened_by,
        ),
        "told": minutes.told if made else words.say("meeting-nothing-decided"),
        "figure": names.get(WHOLE, ""),
        "agenda": _agenda(minutes, words),
        "rows": [_row(one, minutes, words) for one in made],
        "decisions": [_decision(one, minutes, words, names) for one in made],
        "notes": [
            {"place": _place(one.place, minutes, words), "text": blocks(one.text)}
            for one in minutes.notes
            if one.text.strip()
        ],
        "words": {
            "heads": [words.say(f"meeting-head-{name}") for name in heads],
            "agenda": words.say("minutes-agenda"),
            "notes": words.say("pack-notes"),
        },
    }


def _agenda(minutes: Minutes, words: Sentences) -> list[str]:
    """The steps of the meeting; a vote is none of its own, for its setting follows."""
    steps = Plan.of(minutes.meeting.seen.get(AGENDA)).steps()
    told = []
    for step in steps:
        if step.place is Place.VOTE:
            continue
        name = step.setting or step.place.value
        if step.place is Place.BEST:
            best = minutes.titles.get(step.setting, step.setting)
            told.append(words.say("minutes-best", setting=best))
        else:
            told.append(_place(name, minutes, words))
    return told


def _place(place: str, minutes: Minutes, words: Sentences) -> str:
    """A step in words: its setting, or what the step is about."""
    if place in {one.value for one in Place} - {"best", "vote", "setting"}:
        return words.say(f"minutes-step-{place}")
    return minutes.titles.get(place, place)


def _row(one: Decision, minutes: Minutes, words: Sentences) -> list[str]:
    due = one.content.due
    return [
        minutes.titles.get(one.setting, one.setting),
        kind_words(one.content.kind, words),
        one.content.owner or "–",
        day(due, words.lang) if due is not None else "–",
    ]


def _decision(
    one: Decision, minutes: Minutes, words: Sentences, names: Mapping[str, str]
) -> dict[str, Any]:
    verdict = one.said.get("verdict")
    told = [words.say("meeting-said", verdict=verdict)] if isinstance(verdict, str) else []
    reason = (
        [words.say("meeting-fact-reason", text=one.content.reason)] if one.content.reason else []
    )
    done = facts(replace(one.content, reason=""), words, longest=TEXT)
    return {
        "setting": minutes.titles.get(one.setting, one.setting),
        "kind": kind_words(one.content.kind, words),
        "facts": [*told, *reason],
        "who": " · ".join((*done, words.say("meeting-by", author=one.author, version=one.version))),
        "command": one.content.command,
        "note": blocks(one.content.note),
        "figure": names.get(one.setting, ""),
    }
