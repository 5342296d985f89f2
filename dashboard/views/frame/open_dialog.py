"""The button of the top row that opens logs, and its dialog: drop zones, a folder, the studies."""

from pathlib import Path

import streamlit as st

from dashboard.logs.sources.uploads import MAX_UPLOAD_BYTES, MAX_UPLOADS
from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html
from dashboard.views.frame import drop_zone, server_folder, study_list
from dashboard.views.state import opening

PLACE = "dialog"
"""What tells its controls from those of the page behind it."""

MAX_FILE_MB = 500
"""Largest file the page takes; the same as ``server.maxUploadSize`` in the configuration."""


def button(texts: Catalogue) -> None:
    """Draw the button."""
    st.button(
        texts.say("open-logs-button"),
        key="open-logs",
        icon=":material/folder_open:",
        on_click=opening.begin,
    )


def draw(texts: Catalogue, root: Path) -> None:
    """Draw the dialog while it is open; folders of this computer are opened under ``root``."""
    if not opening.is_on():
        return

    @st.dialog(texts.say("open-logs"), width="large", on_dismiss=opening.end)
    def shown() -> None:
        if not opening.is_on():  # something in it was chosen
            st.rerun()
        drop_zone.draw(texts, PLACE)
        formats = texts.say(
            "open-logs-formats",
            megabytes=MAX_FILE_MB,
            total=MAX_UPLOAD_BYTES >> 20,
            count=MAX_UPLOADS,
        )
        st.html(f'<p class="meta">{html(formats)}</p>')
        server_folder.draw(texts, root)
        st.html(f'<h2 class="section">{html(texts.say("open-logs-studies"))}</h2>')
        study_list.draw(texts, place=PLACE)

    shown()
