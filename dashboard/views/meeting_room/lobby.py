"""Before a meeting: begin one, go on with an earlier one, see what came of those, bring some in."""

from functools import partial

import streamlit as st
from sqlalchemy import Engine

from dashboard.meetings import document
from dashboard.meetings.decision import WORDS, Meeting
from dashboard.meetings.identity import Identity, identity_of
from dashboard.meetings.store import meetings, transfer
from dashboard.report.figures.file_name import file_name
from dashboard.report.meetings import change_sentences
from dashboard.report.meetings.decision_words import moment
from dashboard.report.meetings.seen_runs import begun, open_settings
from dashboard.report.pack.kept_in import meetings_of
from dashboard.report.setting_groups import setting_titles
from dashboard.text.escape import html
from dashboard.views.frame.style import element, reworded
from dashboard.views.meeting_room import changes_step, deleting, files, person
from dashboard.views.meeting_room.opened_database import doing
from dashboard.views.meeting_room.room import LEADS, MEETING, OWN_STEP
from dashboard.views.serving import roles
from dashboard.views.state.page import Screen
from dashboard.views.widgets.export_button import log_set_name

TITLE, BLIND, FILE = "meeting-title", "meeting-blind", "meeting-file"
TAKEN = "meeting-taken"
"""Where the session keeps what came of an import until it was said."""

MOST = 8
"""Earlier meetings that are listed, the last ones; a file has them all."""

MAX_BYTES = 64 << 20
"""Of a document that is brought in."""


def draw(screen: Screen, engine: Engine) -> None:
    """Draw the page.

    Raises:
        DatabaseError: it cannot be read.
    """
    st.html(
        f'<h1 class="verdict">{html(screen.say("meeting-title"))}</h1>'
        f'<p class="lead">{html(screen.say("meeting-lead"))}</p>'
    )
    identities = _identities(screen)
    earlier = meetings.on_the_same_runs(engine, identities)
    decides = roles.may_decide()
    if decides:
        _begin(screen, engine, earlier)
    else:
        st.html(f'<p class="meta">{html(screen.say("access-decides-not"))}</p>')
    _earlier(screen, engine, earlier)
    if decides:
        deleting.draw_deleted(screen, engine, identities)
        _bring_in(screen, engine)


def _identities(screen: Screen) -> list[Identity]:
    book = screen.logs.book
    found = (identity_of(book.series.get(run.run_id, ())) for run in book.runs)
    return [one for one in found if one is not None]


def _begin(screen: Screen, engine: Engine, earlier: tuple[Meeting, ...]) -> None:
    """The fields of a new meeting, and the key that begins it."""
    unasked = log_set_name(screen)[:WORDS]
    st.text_input(screen.say("meeting-title-field"), unasked, key=TITLE, max_chars=WORDS, width=560)
    with st.container(key="meeting-begin", horizontal=True, vertical_alignment="bottom"):
        if not person.name():
            st.text_input(
                screen.say("meeting-name"),
                key=person.FIELD,
                max_chars=person.LONGEST,
                help=screen.say("meeting-name-help"),
                width=270,
            )
        st.checkbox(screen.say("meeting-blind"), key=BLIND, help=screen.say("meeting-blind-help"))
        before = earlier[0].meeting_id if earlier else ""
        st.button(
            screen.say("meeting-begin"),
            key="meeting-begin-now",
            on_click=doing(_begin_now),
            args=(screen, engine, unasked, before, st.query_params.get(MEETING, "")),
            type="primary",
            shortcut="B",
        )
    if st.session_state.pop("meeting-lacks-name", False):
        told = screen.say("meeting-name-lacks")
        st.html(f'<p class="losses" role="alert">{html(told)}</p>')


def _begin_now(screen: Screen, engine: Engine, unasked: str, before: str, shown: str) -> None:
    """Begin a meeting over the open runs, lead it, and go into it."""
    if st.query_params.get(MEETING, "") != shown:
        return  # it is begun: Streamlit may call a callback twice where keys follow quickly
    person.take()
    me = person.name()
    if not me:
        st.session_state["meeting-lacks-name"] = True
        return
    book, report, words = screen.logs.book, screen.logs.report, screen.words
    is_blind = bool(st.session_state.get(BLIND))
    held = files.open_now(screen)
    seen = begun(book, report, words, is_blind=is_blind, before=before, files=held)
    title = str(st.session_state.get(TITLE) or "").strip() or unasked
    made = meetings.begin(engine, title, log_set_name(screen)[:WORDS], me, seen.runs, seen.seen)
    st.session_state[LEADS] = made.meeting_id
    _enter(made.meeting_id)


def _enter(meeting_id: str) -> None:
    st.session_state.pop(OWN_STEP, None)
    st.query_params[MEETING] = meeting_id


def _earlier(screen: Screen, engine: Engine, earlier: tuple[Meeting, ...]) -> None:
    """The earlier meetings on these runs: what was decided, what came of it."""
    if not earlier:
        return
    heading = screen.say("meeting-earlier", meetings=len(earlier))
    st.html(f'<h2 class="section">{html(heading)}</h2>')
    for place, one in enumerate(earlier[:MOST]):
        _one(screen, engine, one, is_last=place == 0)
    st.download_button(
        screen.say("meeting-export-all"),
        partial(_exported, engine, earlier),
        file_name([screen.say("page-meeting")], "json"),
        "application/json",
        key="meeting-export-all",
        on_click="ignore",
        type="tertiary",
    )


def _exported(engine: Engine, many: tuple[Meeting, ...]) -> bytes:
    """Meetings as a document, read when somebody asks for it."""
    whole = [found for one in many if (found := transfer.whole(engine, one.meeting_id))]
    return document.written(whole).encode("utf-8", "replace")


def _one(screen: Screen, engine: Engine, one: Meeting, *, is_last: bool) -> None:
    """One earlier meeting: when, by whom, how it was left, what came of each decision."""
    words = screen.words
    found = changes_step.since_then(screen, engine, one)
    told = screen.say(
        "meeting-earlier-one",
        when=moment(one.opened_at, words),
        by=one.opened_by,
        decided=len(found.came_of),
        state="open" if one.closed_at is None else "closed",
    )
    with st.container(key=f"meeting-earlier-{one.meeting_id}", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center"):
            text = f"<p><b>{html(one.title)}</b> <span class='meta'>{html(told)}</span></p>"
            st.html(text, width="stretch")
            if deleting.is_mine(one):
                deleting.key(screen, one)
            st.button(
                screen.say("meeting-enter"),
                key=f"meeting-enter-{one.meeting_id}",
                on_click=_enter,
                args=(one.meeting_id,),
            )
        if deleting.is_asked(one):
            deleting.question(screen, engine, one, len(found.came_of))
        if found.came_of:
            with st.expander(screen.say("meeting-came"), expanded=is_last):
                titles = _titles(screen, engine, one)
                st.html(
                    changes_step.listed(
                        [change_sentences.came_of(made, titles, words) for made in found.came_of]
                    )
                )


def _titles(screen: Screen, engine: Engine, one: Meeting) -> dict[str, str]:
    """The settings of a meeting in the language of the page, those that are open."""
    book, report = screen.logs.book, screen.logs.report
    groups = open_settings(meetings.runs_seen(engine, one.meeting_id), book, report)
    titles = setting_titles(tuple(groups.values()), book, report, screen.words)
    return {name: titles[group.shown] for name, group in groups.items()}


def _bring_in(screen: Screen, engine: Engine) -> None:
    """A file of meetings from another machine."""
    with st.expander(screen.say("meeting-import")):
        rule = reworded(
            ":--meeting-import :--uploader button p", screen.say("meeting-import-button"),
            size=".95rem",
        )  # fmt: skip
        with st.container(key="meeting-import"):
            st.html(element(rule))
            st.file_uploader(
                screen.say("meeting-import"),
                type=["json", "html"],  # a report holds what was decided, too
                key=FILE,
                on_change=doing(_take_in),
                args=(engine,),
                label_visibility="collapsed",
            )
        taken = st.session_state.pop(TAKEN, None)
        if taken is not None:
            new, grown, entries, parted = taken
            told = [screen.say("meeting-taken", new=new, grown=grown)]
            if entries:
                told.append(screen.say("lab-entries-taken", entries=entries))
            st.html(f'<p role="status">{html(" ".join(told))}</p>')
            for setting in parted:
                said = screen.say("meeting-taken-parted", setting=setting)
                st.html(f'<p class="losses">{html(said)}</p>')


def _take_in(engine: Engine) -> None:
    """Take the meetings of the file in; one that is none of ours is said in a sentence."""
    file = st.session_state.get(FILE)
    if file is None:
        return
    if file.size > MAX_BYTES:
        raise document.DocumentError("meetings-too-big")
    taken = transfer.take_in(engine, document.read(meetings_of(file.getvalue())))
    st.session_state[TAKEN] = (taken.new, taken.grown, taken.entries, taken.parted)
