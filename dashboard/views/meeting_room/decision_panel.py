"""What is decided of a setting: one key for each kind, what stands, undo, the form, the history.

A decision is written against the version that the page showed.  Where somebody wrote another since,
both are shown and the second chooses.
"""

from dataclasses import replace

import streamlit as st

from dashboard.meetings.decision import Conflict, Content, Decision, Kind
from dashboard.meetings.store import decisions
from dashboard.meetings.store.decisions import NONE
from dashboard.report.meetings.decision_words import facts, kind_words, moment
from dashboard.report.meetings.seen_runs import said
from dashboard.text.escape import html, plain
from dashboard.text.notes import unlinked
from dashboard.views.meeting_room import decision_form
from dashboard.views.meeting_room.opened_database import doing
from dashboard.views.meeting_room.packed import packed, unpacked
from dashboard.views.meeting_room.room import Room

KINDS = (Kind.KEEP, Kind.STOP, Kind.RERUN, Kind.INVESTIGATE, Kind.DISAGREE)
"""In the order of their keys, from 1."""

ASKS = frozenset({Kind.RERUN, Kind.DISAGREE})
"""Kinds that need a word more: the command, the reason."""

CONFLICT = "meeting-conflict"
"""Where the session keeps what it could not write: the setting, and its own content as texts."""


def draw(room: Room, setting: str) -> None:
    """Draw the panel of a setting."""
    stands = room.decisions.get(setting)
    if setting not in room.settings and stands is None:
        st.html(f'<p class="meta">{html(room.say("meeting-runs-not-open"))}</p>')
        return
    with st.container(key="meeting-decide", gap="xsmall"):
        st.html(f'<h2 class="section">{html(room.say("meeting-decide"))}</h2>')
        if not room.decides:
            _read(room, stands)
            return
        lost = st.session_state.get(CONFLICT)
        if lost is not None and lost[:2] == (room.meeting.meeting_id, setting) and stands:
            _conflict(room, stands, unpacked(lost[2:]))
            return
        if decision_form.is_open(room, setting):
            decision_form.draw(room, setting, decide)
            return
        _keys(room, setting, stands)
        if stands is not None:
            _stands(room, stands)


def _read(room: Room, stands: Decision | None) -> None:
    """What stands decided, for who may not change it."""
    if stands is not None:
        _stands(room, stands)
    else:
        st.html(f'<p class="meta">{html(room.say("meeting-open"))}</p>')


def decide(room: Room, setting: str, content: Content, saw: int) -> bool:
    """Write a decision; return whether it stands.

    Where another was written since, the session keeps ours and the page shows both.
    """
    group = room.settings.get(setting)
    report, words = room.screen.logs.report, room.screen.words
    told = said(group.shown, report, words) if group is not None else {}
    meeting_id = room.meeting.meeting_id
    try:
        decisions.decide(room.engine, meeting_id, setting, content, room.me, saw=saw, said=told)
    except Conflict as conflict:
        if not _is_ours(conflict, room, content):
            st.session_state[CONFLICT] = (meeting_id, setting, *packed(content))
            return False
    st.session_state.pop(CONFLICT, None)
    return True


def undo(room: Room, setting: str, saw: int) -> None:
    """Take the last change back, unless somebody wrote another since: that one is shown now."""
    try:
        decisions.undo(room.engine, room.meeting.meeting_id, setting, room.me, saw=saw)
    except Conflict as conflict:
        if conflict.theirs.author != room.me:
            st.toast(plain(room.say("meeting-undo-late")))


def _is_ours(conflict: Conflict, room: Room, content: Content) -> bool:
    """Whether what stands is what was to be written: Streamlit may call a callback twice.

    It does so where a key is pressed while the page is being drawn anew.
    """
    theirs = conflict.theirs
    return (
        isinstance(theirs, Decision)
        and theirs.author == room.me
        and theirs.content == content.checked()
    )


def version_of(stands: Decision | None) -> int:
    """The version that the page shows."""
    return stands.version if stands is not None else NONE


def _keys(room: Room, setting: str, stands: Decision | None) -> None:
    """A button for each kind, by the keys 1 to 5; what asks for more opens the form."""
    content = stands.content if stands is not None else Content()
    for number, kind in enumerate(KINDS, start=1):
        deed = decision_form.opens if kind in ASKS else decide
        # A command and a disagreement's reason go with their kind; owner, day and note stay.
        was_wrong = content.kind is Kind.DISAGREE
        reason = "" if was_wrong and kind is not Kind.DISAGREE else content.reason
        given = replace(content, reason=reason)
        if kind not in ASKS:
            given = replace(given, command="")
        st.button(
            room.say(f"meeting-do-{kind.value}"),
            key=f"decide-{kind.value}",
            on_click=doing(deed),
            args=(room, setting, replace(given, kind=kind), version_of(stands)),
            shortcut=str(number),
            type="primary" if content.kind is kind else "secondary",
            width="stretch",
        )


def _stands(room: Room, stands: Decision) -> None:
    """What stands decided and its history, with the keys to change it for who may."""
    st.html(told(room, stands))
    note(stands.content.note)
    if stands.content.kind is Kind.RERUN and stands.content.command:
        st.code(stands.content.command, language="bash", wrap_lines=True)
    if room.decides:
        _change(room, stands)
    with st.expander(room.say("meeting-history", versions=stands.version)):
        st.html(_history(room, stands.setting))


def _change(room: Room, stands: Decision) -> None:
    """The keys to change what stands decided, and to take it back."""
    with st.container(horizontal=True, gap="small"):
        if not stands.is_open:
            st.button(
                room.say("meeting-edit"),
                key="meeting-edit",
                on_click=doing(decision_form.opens),
                args=(room, stands.setting, stands.content, stands.version),
                shortcut="E",
            )
        st.button(
            room.say("meeting-undo"),
            key="meeting-undo",
            on_click=doing(undo),
            args=(room, stands.setting, stands.version),
            shortcut="U",
        )


def told(room: Room, one: Decision) -> str:
    """A decision as HTML: its kind, its facts, who decided and when."""
    words = room.screen.words
    by = room.say("meeting-by-at", author=one.author, when=moment(one.changed_at, words))
    lines = "".join(f"<p>{html(fact)}</p>" for fact in facts(one.content, words))
    return (
        f'<div class="decided"><p><b>{html(kind_words(one.content.kind, words))}</b></p>'
        f'{lines}<p class="meta">{html(by)}</p></div>'
    )


def note(text: str) -> None:
    """Draw a note as Markdown, without HTML, links and images."""
    if text:
        st.markdown(unlinked(text))


def _history(room: Room, setting: str) -> str:
    """Every version, the last one first."""
    words = room.screen.words
    rows = (
        f"<li><b>{html(kind_words(one.content.kind, words))}</b> "
        f"{html(' · '.join((*facts(one.content, words), one.author, moment(one.at, words))))}</li>"
        for one in reversed(decisions.history(room.engine, room.meeting.meeting_id, setting))
    )
    return f'<ol class="findings" reversed>{"".join(rows)}</ol>'


def _conflict(room: Room, theirs: Decision, mine: Content) -> None:
    """Both decisions, and a key for each."""
    words = room.screen.words
    st.html(f'<p class="losses" role="alert">{html(room.say("meeting-conflict"))}</p>')
    st.html(f"<h3>{html(room.say('meeting-theirs', author=theirs.author))}</h3>")
    st.html(told(room, theirs))
    note(theirs.content.note)
    st.button(
        room.say("meeting-keep-theirs"), key="meeting-keep-theirs", on_click=_keep_theirs,
        shortcut="1", width="stretch",
    )  # fmt: skip
    st.html(f"<h3>{html(room.say('meeting-mine'))}</h3>")
    lines = "".join(f"<p>{html(fact)}</p>" for fact in facts(mine, words))
    kind = html(kind_words(mine.kind, words))
    st.html(f'<div class="decided"><p><b>{kind}</b></p>{lines}</div>')
    if mine.command:
        st.code(mine.command, language="bash", wrap_lines=True)
    note(mine.note)
    st.button(
        room.say("meeting-write-mine"),
        key="meeting-write-mine",
        on_click=doing(decide),
        args=(room, theirs.setting, mine, theirs.version),
        shortcut="2",
        width="stretch",
    )


def _keep_theirs() -> None:
    st.session_state.pop(CONFLICT, None)
