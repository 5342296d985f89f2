"""A setting that is decided, or the best one: its verdict, its evidence, beside it the decision."""

from collections import Counter

import streamlit as st

from dashboard.report import opening
from dashboard.report.meetings.agenda import Place
from dashboard.report.setting_groups import SettingGroup
from dashboard.text.escape import html
from dashboard.views.meeting_room import decision_panel, evidence
from dashboard.views.meeting_room.room import Room
from dashboard.views.meeting_room.vote_step import vote_words
from dashboard.views.summary.setting_cards import seeds_told
from dashboard.views.widgets import card


def draw(room: Room) -> None:
    """Draw the step."""
    setting = room.step.setting
    group = room.settings.get(setting)
    title(room, setting)
    shown, beside = st.columns([evidence.WIDTH, 1184 - evidence.WIDTH], gap="medium")
    with shown:
        if group is None:
            st.html(f'<p class="meta">{html(room.say("meeting-runs-not-open"))}</p>')
        else:
            evidence.draw(room.screen, group)
    with beside:
        if group is not None:
            _advice(room, group)
        decision_panel.draw(room, setting)


def title(room: Room, setting: str) -> None:
    """The name of the setting over its verdict, with the votes where some were cast."""
    screen, group = room.screen, room.settings.get(setting)
    name = html(room.title_of(setting))
    if group is None:
        st.html(f'<h1 class="verdict">{name}</h1>')
        return
    colour = html(card.colours(screen)[group.shown])
    if room.step.place is Place.BEST:
        said = html(
            room.say("meeting-best", value=opening.best_value(screen.logs.report, screen.words))
        )
    else:
        said = card.phrase(screen.words.headline(screen.logs.report.by_id[group.shown]))
    meta = " · ".join(filter(None, (seeds_told(screen, group), _votes(room, setting))))
    st.html(
        f'<p class="meeting-setting" style="--run:{colour}"><span class="bar"></span>{name}</p>'
        f'<h1 class="verdict">{said}</h1><p class="meta">{html(meta)}</p>'
    )


def _votes(room: Room, setting: str) -> str:
    """What the votes were, those that most agree on first; empty where nobody voted."""
    counts = Counter(one.state for one in room.votes if one.setting == setting)
    told = (
        room.say("meeting-votes-for", votes=count, state=vote_words(state, room.screen.words))
        for state, count in counts.most_common()
    )
    said = ", ".join(told)
    return room.say("meeting-votes", votes=said) if said else ""


def _advice(room: Room, group: SettingGroup) -> None:
    """The first advice: the change as a chip, and why."""
    words = room.screen.words
    for one in room.screen.logs.report.by_id[group.shown].recommendations[:1]:
        text = html(f"{words.recommendation(one)} {words.why(one)}")
        st.html(
            f'<p class="meeting-advice"><span class="chip">{html(words.chip(one))}</span> '
            f"{text}</p>"
        )
