"""The lab book as files, and notes from another machine brought in."""

from functools import partial

import streamlit as st

from dashboard.meetings import document
from dashboard.meetings.of_runs import whole_of
from dashboard.meetings.store import transfer
from dashboard.report.figures.file_name import file_name
from dashboard.report.lab_book import as_json, as_markdown
from dashboard.report.pack.kept_in import meetings_of
from dashboard.text.escape import html
from dashboard.views.frame.style import element, reworded
from dashboard.views.lab_book_page.shown_book import Shown
from dashboard.views.lab_book_page.writing import doing
from dashboard.views.widgets.export_button import log_set_name

FILE, TAKEN = "lab-file", "lab-taken"
MAX_BYTES = 64 << 20
"""Of a document that is brought in."""


def draw(shown: Shown) -> None:
    """Draw the files, each made when somebody asks for it, and the field for a file to bring in."""
    screen = shown.screen
    name = log_set_name(screen)
    st.html(f'<h2 class="section">{html(shown.say("lab-take-along"))}</h2>')
    with st.container(key="lab-files", horizontal=True, gap="small"):
        _file(shown, "lab-as-markdown", partial(_markdown, shown, name), "md", "text/markdown")
        _file(shown, "lab-as-json", partial(_json, shown, name), "json", "application/json")
        if shown.engine is not None:
            _file(shown, "lab-as-notes", partial(_notes, shown), "json", "application/json")
    if shown.writes:
        _bring_in(shown)


def _file(shown: Shown, message: str, make: partial[bytes], ending: str, kind: str) -> None:
    name = "lab-notes-file" if message == "lab-as-notes" else "lab-file"
    st.download_button(
        shown.say(message),
        make,
        file_name([log_set_name(shown.screen), shown.say(name)], ending),
        kind,
        key=message,
        on_click="ignore",
        type="tertiary",
    )


def _markdown(shown: Shown, name: str) -> bytes:
    logs, words = shown.screen.logs, shown.screen.words
    return as_markdown.write(name, shown.made, logs.book, logs.report, words).encode(
        "utf-8", "replace"
    )


def _json(shown: Shown, name: str) -> bytes:
    return as_json.write(name, shown.made, shown.screen.logs.report).encode("utf-8", "replace")


def _notes(shown: Shown) -> bytes:
    """What people wrote and decided of these runs, as the command ``meetings import`` reads it."""
    kept = whole_of(shown.engine, shown.known.values()) if shown.engine is not None else None
    made = document.written(kept.meetings, kept.lab_book) if kept is not None else ""
    return made.encode("utf-8", "replace")


def _bring_in(shown: Shown) -> None:
    with st.expander(shown.say("lab-import")):
        rule = reworded(
            ":--meeting-import :--uploader button p", shown.say("lab-import-button"), size=".95rem"
        )
        with st.container(key="meeting-import"):
            st.html(element(rule))
            st.file_uploader(
                shown.say("lab-import"),
                type=["json", "html"],  # a report holds notes, too
                key=FILE,
                on_change=doing(_take_in),
                args=(shown,),
                label_visibility="collapsed",
            )
        taken = st.session_state.pop(TAKEN, None)
        if taken is not None:
            st.html(f'<p role="status">{html(shown.say("lab-entries-taken", entries=taken))}</p>')


def _take_in(shown: Shown) -> None:
    file = st.session_state.get(FILE)
    if file is None or shown.engine is None:
        return
    if file.size > MAX_BYTES:
        raise document.DocumentError("meetings-too-big")
    kept = document.read(meetings_of(file.getvalue()))
    st.session_state[TAKEN] = transfer.take_in(shown.engine, kept).entries
