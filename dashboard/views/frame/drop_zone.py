"""Opening logs: the choice of a set, and the two zones to drop files and folders."""

from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.logs.sources.uploads import MAX_UPLOAD_BYTES, MAX_UPLOADS
from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html
from dashboard.views.frame import server_folder, style
from dashboard.views.state import address
from dashboard.views.state.log_set import PATH, UPLOAD, title_of

FILES = "dropped_files"
FOLDER = "dropped_folder"
SET = "set"
MAX_FILE_MB = 500
"""Largest file the page takes; the same as ``server.maxUploadSize`` in the configuration."""


def dropped() -> list[UploadedFile]:
    """The files that are in the drop zones now, those of a folder with their relative names."""
    return [*(st.session_state.get(FILES) or ()), *(st.session_state.get(FOLDER) or ())]


def chosen(names: list[str]) -> str:
    """The log set named by widget or address, if it can be opened; else the first."""
    asked = st.session_state.get(SET) or st.query_params.get(SET)
    return asked if asked in names else names[0]


def choose_set(texts: Catalogue, names: list[str]) -> str:
    """Draw the small choice of the log set; return the chosen name."""
    address.recall(SET, names, names[0])
    name = st.selectbox(
        texts.say("log-set"),
        names,
        key=SET,
        format_func=lambda name: title_of(name, texts),
        label_visibility="collapsed",
        width=300,
    )
    address.note(SET, name, None)  # another server has another default
    return name


def button_texts(texts: Catalogue) -> str:
    """CSS rules that give the buttons of the drop zones our texts: Streamlit's are in English."""
    return " ".join(
        style.reworded(
            f":--drop-zones :--column:{column} :--uploader button p",
            texts.say(f"{name}-button"),
            size=".95rem",
        )
        for name, column in (("drop-files", "first-child"), ("drop-folder", "last-child"))
    )


def draw(texts: Catalogue, root: Path) -> None:
    """Draw the drop zones at the end of the page, and the box for a folder under ``root``."""
    formats = texts.say(
        "open-logs-formats",
        megabytes=MAX_FILE_MB,
        total=MAX_UPLOAD_BYTES >> 20,
        count=MAX_UPLOADS,
    )
    st.html(
        f'<h2 id="open-logs" class="section">{html(texts.say("open-logs"))}</h2>'
        f'<p class="meta">{html(formats)}</p>'
    )
    with st.container(key="drop-zones"):
        files, folder = st.columns(2)
        files.file_uploader(
            texts.say("drop-files"), accept_multiple_files=True, key=FILES, on_change=_show_dropped
        )
        folder.file_uploader(
            texts.say("drop-folder"),
            accept_multiple_files="directory",
            key=FOLDER,
            on_change=_show_dropped,
        )

    server_folder.draw(texts, root, _show_folder)


def _show_dropped() -> None:
    """Show what has just been dropped."""
    if dropped():
        st.session_state[SET] = UPLOAD


def _show_folder() -> None:
    """Show the folder just named; a name that does not exist falls back to the open set."""
    st.session_state[SET] = PATH
