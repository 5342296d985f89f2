"""All that was decided, one row a setting, and what is still open."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.meetings.decision import Decision
from dashboard.report.figures.caption import day
from dashboard.report.meetings.decision_words import kind_words
from dashboard.text.escape import html, plain, shorten
from dashboard.views.meeting_room.room import Room

HEADS = ("setting", "verdict", "decision", "owner", "due")
NOTHING = "–"

FEW, AT_ONCE = 12, 18
"""Rows in large type, and rows that a screen of 1280 by 800 px holds in smaller type."""


def draw(room: Room) -> None:
    """Draw the step."""
    rows = settings(room)
    made = [one for one in room.decisions.values() if not one.is_open]
    said = room.say("meeting-decided-of", decided=len(made), settings=len(rows))
    st.html(f'<h1 class="verdict">{html(said)}</h1>')
    st.html(table(room, in_order(rows, room.decisions)))


def settings(room: Room) -> list[str]:
    """The settings of the agenda, then others that were decided of."""
    planned = [room.plan.best, *room.plan.settings, *room.decisions]
    return [one for one in dict.fromkeys(planned) if one]


def in_order(rows: Sequence[str], decisions: Mapping[str, Decision]) -> list[str]:
    """The settings from the top: of more than a screen holds first those that are still open."""
    if len(rows) <= AT_ONCE:
        return list(rows)
    return sorted(rows, key=lambda one: not _is_open(decisions.get(one)))


def table(room: Room, rows: list[str]) -> str:
    """A table of the decisions as HTML."""
    heads = "".join(
        f'<th scope="col">{html(room.say(f"meeting-head-{one}"))}</th>' for one in HEADS
    )
    body = "".join(_row(room, setting, room.decisions.get(setting)) for setting in rows)
    size = " many" if len(rows) > FEW else ""
    return (
        f'<table class="meeting-table{size}"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _row(room: Room, setting: str, one: Decision | None) -> str:
    words, group = room.screen.words, room.settings.get(setting)
    verdict = NOTHING
    if group is not None:
        verdict = words.short(room.screen.logs.report.by_id[group.shown])
    cells = [verdict, room.say("meeting-open"), NOTHING, NOTHING]
    if one is not None and not _is_open(one):
        content = one.content
        due = day(content.due, room.screen.lang) if content.due is not None else NOTHING
        cells = [verdict, kind_words(content.kind, words), content.owner or NOTHING, due]
    title = html(shorten(plain(room.title_of(setting))))
    told = "".join(f"<td>{html(shorten(plain(cell)))}</td>" for cell in cells)
    return (
        f'<tr class="{"open" if _is_open(one) else "made"}"><th scope="row">{title}</th>{told}</tr>'
    )


def _is_open(one: Decision | None) -> bool:
    return one is None or one.is_open
