"""What people wrote: shown, written, changed, undone, with its history; two who write see both.

A text is written against the version that the page showed.  The session keeps texts and nothing
else: which form is open, and what could not be written.
"""

import datetime as dt
from collections.abc import Sequence

import streamlit as st
from sqlalchemy import Engine

from dashboard.meetings.decision import TEXT
from dashboard.meetings.lab_entry import About, LabConflict, LabEntry, Written
from dashboard.meetings.store import lab_entries
from dashboard.report.lab_book.book import Entry, known_runs
from dashboard.report.meetings.decision_words import moment
from dashboard.text.escape import html, plain
from dashboard.text.notes import unlinked
from dashboard.views.lab_book_page.shown_book import Shown
from dashboard.views.lab_book_page.writing import CONFLICT, doing, me, taken_name
from dashboard.views.meeting_room import person
from dashboard.views.widgets.export_button import log_set_name

FORM = "lab-form"
"""Where the session keeps which form is open: what it is of, and the version that was seen."""

LACKS = "lab-form-lacks"
"""Where it keeps the code of what was not filled in."""

FIELD, DAY = "lab-field-text", "lab-field-day"

OWN, SETTING, ENTRY = "own", "setting", "entry"
"""What a form is of: a new entry, the first note on a setting, an entry that is there."""


def open_form() -> str:
    """Tells an open form from the next; empty where none is open."""
    return "/".join(st.session_state.get(FORM, ()))


def draw_new(shown: Shown) -> None:
    """Draw the key that opens the form of a new entry of one's own, or the form."""
    if not shown.writes:
        return
    if _is_open(OWN, ""):
        _form(shown, has_day=True)
        return
    st.button(
        shown.say("lab-write-own"),
        key="lab-write-own",
        on_click=_open,
        args=(OWN, "", "0", Written("", dt.datetime.now().astimezone().date())),
        icon=":material/edit_note:",
    )


def draw(shown: Shown, entry: Entry) -> None:
    """Draw what was written of an entry with the keys to change it, or the form of a first note."""
    for one in entry.written:
        _written(shown, one)
    if entry.trial is not None and not entry.written and _is_open(SETTING, entry.trial.shown):
        _form(shown, has_day=False)


def draw_key(shown: Shown, entry: Entry) -> None:
    """Draw the key that opens the form of a first note on a setting, where nothing is written."""
    if not shown.writes or entry.trial is None or entry.written:
        return
    if _is_open(SETTING, entry.trial.shown):
        return
    if not any(run_id in shown.known for run_id in entry.trial.run_ids):
        return  # a run without a point cannot be known again
    st.button(
        shown.say("lab-write"),
        key=f"lab-write-{entry.trial.place}",
        on_click=_open,
        args=(SETTING, entry.trial.shown, "0", Written()),
        type="tertiary",
    )


def _written(shown: Shown, one: LabEntry) -> None:
    """One text: as it stands, or its form, or both texts where two wrote at once."""
    lost = st.session_state.get(CONFLICT)
    if lost is not None and lost[0] == one.entry_id:
        _conflict(shown, one, lost[1], lost[2])
        return
    if _is_open(ENTRY, one.entry_id):
        _form(shown, has_day=one.about is About.SET)
        return
    _stands(shown, one)
    if shown.writes:
        _keys(shown, one)
    if one.version > 1:
        with st.expander(shown.say("lab-history", versions=one.version)):
            _history(shown, one)


def _keys(shown: Shown, one: LabEntry) -> None:
    """The keys to change a text, and to take the last change back."""
    with st.container(horizontal=True, gap="small"):
        st.button(
            shown.say("lab-edit"),
            key=f"lab-edit-{one.entry_id}",
            on_click=_open,
            args=(ENTRY, one.entry_id, str(one.version), one.content),
            type="tertiary",
        )
        if not one.is_empty or one.version > 1:
            st.button(
                shown.say("lab-undo"),
                key=f"lab-undo-{one.entry_id}",
                on_click=doing(_undo),
                args=(shown, one),
                type="tertiary",
            )


def _stands(shown: Shown, one: LabEntry) -> None:
    """The text with who wrote it and when; of one that was taken back only that."""
    words = shown.screen.words
    when = moment(one.changed_at, words)
    if one.is_empty:
        said = shown.say("lab-taken-back", author=one.author, when=when)
        st.html(f'<p class="meta lab-by">{html(said)}</p>')
        return
    by = shown.say("lab-by", author=one.author, when=when)
    with st.container(key=f"lab-note-{one.entry_id}", gap="xsmall"):
        st.markdown(unlinked(one.content.text))
        st.html(f'<p class="meta lab-by">{html(by)}</p>')


def _history(shown: Shown, one: LabEntry) -> None:
    """Every version, the last one first."""
    if shown.engine is None:
        return
    words = shown.screen.words
    for version in reversed(lab_entries.history(_database(shown), one.entry_id)):
        when = moment(version.at, words)
        code = "lab-by" if version.content.text else "lab-taken-back"
        st.html(f'<p class="meta">{html(shown.say(code, author=version.author, when=when))}</p>')
        st.markdown(unlinked(version.content.text))


def _form(shown: Shown, *, has_day: bool) -> None:
    """The fields; what is typed stays there while others write."""
    lacks = st.session_state.pop(LACKS, "")
    if lacks:
        st.html(f'<p class="losses" role="alert">{html(shown.say(lacks))}</p>')
    with st.container(key="meeting-form", gap="small"), st.form("lab-fields", border=False):
        st.text_area(
            shown.say("lab-text"),
            st.session_state.get(FIELD, ""),
            key=FIELD,
            max_chars=TEXT,
            height=140,
            help=shown.say("lab-text-help"),
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            if has_day:
                pattern = "DD/MM/YYYY" if shown.screen.lang == "pt-BR" else "YYYY-MM-DD"
                day = st.session_state.get(DAY)
                st.date_input(shown.say("lab-day"), day, key=DAY, format=pattern, width=200)
            if not person.name():
                st.text_input(
                    shown.say("meeting-name"),
                    key=person.FIELD,
                    max_chars=person.LONGEST,
                    help=shown.say("meeting-name-help"),
                    width=270,
                )
        st.form_submit_button(
            shown.say("lab-save"),
            key="lab-save",
            on_click=doing(_save),
            args=(shown,),
            type="primary",
        )
    st.button(shown.say("lab-cancel"), key="lab-cancel", on_click=close, type="tertiary")


def close() -> None:
    """Close the form; what was typed is gone."""
    st.session_state.pop(FORM, None)
    st.session_state.pop(LACKS, None)


def _is_open(kind: str, of: str) -> bool:
    held = st.session_state.get(FORM)
    return held is not None and held[:2] == (kind, of)


def _open(kind: str, of: str, saw: str, content: Written) -> None:
    st.session_state[FIELD], st.session_state[DAY] = content.text, content.day
    st.session_state[FORM] = (kind, of, saw)


def _save(shown: Shown) -> None:
    """Write what was typed; where that fails the form stays open with it."""
    held = st.session_state.get(FORM)
    if held is None:
        return  # it is written: Streamlit may call a callback twice where keys follow quickly
    kind, of, saw = held
    text = str(st.session_state.get(FIELD) or "")
    content = Written(text, st.session_state.get(DAY) if kind != SETTING else None)
    if not text.strip():
        st.session_state[LACKS] = "lab-text-lacks"
        return
    if not taken_name():
        st.session_state[LACKS] = "lab-name-lacks"
        return
    if kind == ENTRY:
        _change(shown, of, content, int(saw))
    else:
        _begin(shown, kind, of, content)
    close()


def _begin(shown: Shown, kind: str, of: str, content: Written) -> None:
    screen = shown.screen
    book, words = screen.logs.book, screen.words
    if kind == OWN:
        about, name = About.SET, log_set_name(screen)
        ids: Sequence[str] = tuple(book.by_id)
    else:
        trial = next(one for one in shown.made.trials if one.shown == of)
        about, name, ids = About.SETTING, shown.made.titles[trial.place], trial.run_ids
    runs = known_runs(ids, book, words)
    try:
        lab_entries.begin(_database(shown), about, plain(name), runs, content, me())
    except LabConflict as conflict:
        _keep(conflict, content)


def _change(shown: Shown, entry_id: str, content: Written, saw: int) -> None:
    try:
        lab_entries.change(_database(shown), entry_id, content, me(), saw=saw)
    except LabConflict as conflict:
        _keep(conflict, content)


def _keep(conflict: LabConflict, content: Written) -> None:
    """Keep what could not be written, unless it is what stands already."""
    theirs = conflict.theirs
    if theirs.author == me() and theirs.content == content.checked():
        return
    told = content.day.isoformat() if content.day is not None else ""
    st.session_state[CONFLICT] = (theirs.entry_id, content.text, told)


def _undo(shown: Shown, one: LabEntry) -> None:
    """Take the last change back, unless somebody wrote another since: that one is shown now.

    Who did not say their name yet is asked for it in the form.
    """
    if not me():
        _open(ENTRY, one.entry_id, str(one.version), one.content)
        st.session_state[LACKS] = "lab-name-lacks"
        return
    try:
        lab_entries.undo(_database(shown), one.entry_id, me(), saw=one.version)
    except LabConflict as conflict:
        if conflict.theirs.author != me():
            st.toast(plain(shown.say("lab-undo-late")))


def _conflict(shown: Shown, theirs: LabEntry, text: str, told: str) -> None:
    """Both texts, and a key for each."""
    mine = Written(text, dt.date.fromisoformat(told) if told else None)
    st.html(f'<p class="losses" role="alert">{html(shown.say("lab-conflict"))}</p>')
    st.html(f"<h4>{html(shown.say('meeting-theirs', author=theirs.author))}</h4>")
    st.markdown(unlinked(theirs.content.text))
    st.button(shown.say("lab-keep-theirs"), key="lab-keep-theirs", on_click=_keep_theirs)
    st.html(f"<h4>{html(shown.say('meeting-mine'))}</h4>")
    st.markdown(unlinked(mine.text))
    st.button(
        shown.say("lab-write-mine"),
        key="lab-write-mine",
        on_click=doing(_write_mine),
        args=(shown, theirs.entry_id, mine, theirs.version),
    )


def _write_mine(shown: Shown, entry_id: str, mine: Written, saw: int) -> None:
    st.session_state.pop(CONFLICT, None)
    _change(shown, entry_id, mine, saw)


def _keep_theirs() -> None:
    st.session_state.pop(CONFLICT, None)


def _database(shown: Shown) -> Engine:
    """The database, which every key that writes was drawn with."""
    if shown.engine is None:
        raise LookupError
    return shown.engine
