"""All that was decided, one row a setting, and what is still open."""

import streamlit as st

from dashboard.meetings.decision import Decision
from dashboard.report.figures.caption import day
from dashboard.report.meetings.decision_words import kind_words
from dashboard.text.escape import html, plain, shorten
from dashboard.views.meeting_room.room import Room

HEADS = ("setting", "verdict", "decision", "owner", "due")
NOTHING = "–"


def draw(room: Room) -> None:
    """Draw the step."""
    rows = settings(room)
    made = [one for one in room.decisions.values() if not one.is_open]
    said = room.say("meeting-decided-of", decided=len(made), settings=len(rows))
    st.html(f'<h1 class="verdict">{html(said)}</h1>')
    st.html(table(room, rows))


def settings(room: Room) -> list[str]:
    """The settings of the agenda, then others that were decided of."""
    planned = [room.plan.best, *room.plan.settings, *room.decisions]
    return [one for one in dict.fromkeys(planned) if one]


def table(room: Room, rows: list[str]) -> str:
    """A table of the decisions as HTML."""
    heads = "".join(
        f'<th scope="col">{html(room.say(f"meeting-head-{one}"))}</th>' for one in HEADS
    )
    body = "".join(_row(room, setting, room.decisions.get(setting)) for setting in rows)
    return (
        f'<table class="meeting-table"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'
    )


def _row(room: Room, setting: str, one: Decision | None) -> str:
    words, group = room.screen.words, room.settings.get(setting)
    verdict = NOTHING
    if group is not None:
        verdict = words.short(room.screen.logs.report.by_id[group.shown])
    cells = [verdict, room.say("meeting-open"), NOTHING, NOTHING]
    if one is not None and not one.is_open:
        content = one.content
        due = day(content.due, room.screen.lang) if content.due is not None else NOTHING
        cells = [verdict, kind_words(content.kind, words), content.owner or NOTHING, due]
    is_open = one is None or one.is_open
    title = html(shorten(plain(room.title_of(setting))))
    told = "".join(f"<td>{html(shorten(plain(cell)))}</td>" for cell in cells)
    return f'<tr class="{"open" if is_open else "made"}"><th scope="row">{title}</th>{told}</tr>'
