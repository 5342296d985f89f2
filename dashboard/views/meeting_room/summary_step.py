"""The last step: what comes of the meeting, who does what, and all of it to take along."""

from collections import Counter, defaultdict
from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.meetings import document
from dashboard.meetings.decision import Decision, Kind
from dashboard.meetings.store import meetings, transfer
from dashboard.report.figures import typeset
from dashboard.report.figures.file_name import file_name
from dashboard.report.meetings import decision_rows, minutes
from dashboard.report.meetings.decision_words import facts, kind_words
from dashboard.text.escape import html
from dashboard.views.frame import style
from dashboard.views.meeting_room import decisions_step, deleting, files, minutes_file
from dashboard.views.meeting_room.opened_database import doing
from dashboard.views.meeting_room.room import Room

SAID = {"feedback": "meeting-feedback-file", "pdf": "minutes-name"}
"""What the names of files say behind the title of the meeting, as messages."""


def draw(room: Room) -> None:
    """Draw the step."""
    order = decisions_step.settings(room)
    made = [room.decisions[one] for one in order if one in room.decisions]
    made = [one for one in made if not one.is_open]
    st.html(f'<h1 class="verdict">{html(_sentence(room, made))}</h1>')
    by_owner: dict[str, list[Decision]] = defaultdict(list)
    for one in made:
        by_owner[one.content.owner].append(one)
    for owner in sorted(by_owner, key=lambda owner: (not owner, owner)):
        heading = owner or room.say("meeting-nobody")
        items = "".join(f"<li>{_task(room, one)}</li>" for one in by_owner[owner])
        st.html(
            f'<h2 class="section">{html(heading)}</h2>'
            f'<ul class="findings meeting-list">{items}</ul>'
        )
    _files(room, made)
    files.draw(room)
    if room.decides:
        _end(room, len(made))


def _sentence(room: Room, made: list[Decision]) -> str:
    """How many settings were decided of, and how."""
    if not made:
        return room.say("meeting-nothing-decided")
    counts = Counter(one.content.kind for one in made)
    told = ", ".join(
        f"{kind_words(kind, room.screen.words)} {counts[kind]}" for kind in Kind if counts[kind]
    )
    return room.say("meeting-summary", settings=len(made), told=told)


def _task(room: Room, one: Decision) -> str:
    words = room.screen.words
    told = " · ".join(facts(one.content, words, names_owner=False))
    kind, title = html(kind_words(one.content.kind, words)), html(room.title_of(one.setting))
    return f"<b>{kind}</b> {title}" + (f": {html(told)}" if told else "")


def _files(room: Room, made: list[Decision]) -> None:
    """The decisions as files; Markdown to be copied too."""
    written = minutes.write(room.meeting, made, room.screen.words)
    decided = [(room.meeting, made)]
    st.html(f'<h2 class="section">{html(room.say("meeting-take-along"))}</h2>')
    with st.container(horizontal=True, gap="small", key="meeting-files"):
        if typeset.is_installed():
            _button(room, "pdf", "P", partial(minutes_file.made, room), "pdf", "application/pdf")
        _button(room, "markdown", "M", written.encode("utf-8", "replace"), "md", "text/markdown")
        _button(room, "csv", "T", decision_rows.csv(decided), "csv", "text/csv")
        whole = transfer.whole(room.engine, room.meeting.meeting_id)
        if whole is not None:
            data = document.written([whole]).encode("utf-8", "replace")
            _button(room, "json", "J", data, "json", "application/json")
        # What the judging learns from is for those to hand on who decide.
        if room.decides and any(one.content.kind is Kind.DISAGREE for one in made):
            data = decision_rows.feedback(decided).encode("utf-8", "replace")
            _button(room, "feedback", "B", data, "json", "application/json")
    failed = style.reworded(
        ":--meeting-files :--download-error", room.say("export-failed"), size=".85rem"
    )
    st.html(style.element(failed))
    if not typeset.is_installed():
        st.html(f'<p class="meta">{html(room.say("cli-report-no-typst"))}</p>')
    with st.expander(room.say("meeting-markdown-text")):
        st.code(written, language="markdown", wrap_lines=True)


def _button(
    room: Room, name: str, key: str, data: bytes | Callable[[], bytes], ending: str, mime: str
) -> None:
    said = room.say(SAID[name]) if name in SAID else ""
    st.download_button(
        room.say(f"meeting-as-{name}"),
        data,
        file_name([room.meeting.title, said], ending),
        mime,
        key=f"meeting-as-{name}",
        on_click="ignore",
        shortcut=key,
    )


def _end(room: Room, decided: int) -> None:
    """The keys that end the meeting, or open it again, and delete it."""
    if deleting.is_asked(room.meeting):
        deleting.question(room.screen, room.engine, room.meeting, decided)
        return
    with st.container(horizontal=True, gap="small"):
        _close(room)
        if deleting.is_mine(room.meeting):
            deleting.key(room.screen, room.meeting, "D")


def _close(room: Room) -> None:
    """The key that ends the meeting, or opens it again."""
    closed = room.meeting.closed_at is not None
    st.button(
        room.say("meeting-open-again" if closed else "meeting-close"),
        key="meeting-close",
        on_click=doing(meetings.open_again if closed else meetings.close),
        args=(room.engine, room.meeting.meeting_id),
        shortcut="Z",
        type="secondary" if closed else "primary",
    )
