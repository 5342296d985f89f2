"""Before a verdict shows: the curves alone, and what each thinks of them, by one key."""

import streamlit as st

from dashboard.meetings.store import votes
from dashboard.text.escape import html, plain, shorten
from dashboard.text.sentences import Sentences
from dashboard.views.meeting_room import evidence
from dashboard.views.meeting_room.opened_database import doing
from dashboard.views.meeting_room.room import Room

STATES = (
    "healthy",
    "rate-too-low",
    "rate-too-high",
    "overfitting",
    "underfitting",
    "unstable",
    "cannot-tell",
)
"""What can be voted for, in the order of the keys from 1."""


def draw(room: Room) -> None:
    """Draw the step."""
    setting = room.step.setting
    group = room.settings.get(setting)
    name = html(room.title_of(setting))
    st.html(
        f'<p class="meeting-setting">{name}</p>'
        f'<h1 class="verdict">{html(room.say("meeting-vote-asks"))}</h1>'
    )
    shown, beside = st.columns([evidence.WIDTH, 1184 - evidence.WIDTH], gap="medium")
    with shown:
        if group is not None:
            evidence.draw(room.screen, group, is_blind=True)
    with beside, st.container(key="meeting-decide", gap="xsmall"):
        cast = [one for one in room.votes if one.setting == setting]
        mine = next((one.state for one in cast if one.voter == room.me), "")
        for number, state in enumerate(STATES if room.decides else (), start=1):
            st.button(
                room.say(f"meeting-vote-{state}"),
                key=f"vote-{state}",
                on_click=doing(_vote),
                args=(room, setting, state),
                shortcut=str(number),
                type="primary" if state == mine else "secondary",
                width="stretch",
            )
        told = room.say("meeting-votes-cast", votes=len(cast))
        st.html(f'<p class="meta" role="status">{html(told)}</p>')


def vote_words(state: str, words: Sentences) -> str:
    """A vote in words; an imported one that we do not have as it is."""
    return words.say(f"meeting-vote-{state}") if state in STATES else shorten(plain(state))


def _vote(room: Room, setting: str, state: str) -> None:
    votes.vote(room.engine, room.meeting.meeting_id, setting, room.me, state, "")
