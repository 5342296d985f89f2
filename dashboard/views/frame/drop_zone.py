"""The two zones to drop files and folders: at the top of the Overview, in a dialog elsewhere."""

import streamlit as st

from dashboard.logs.sources.kept_uploads import LostUploadError
from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import markdown
from dashboard.views.frame import style
from dashboard.views.serving import memory
from dashboard.views.state import opening, sent_logs
from dashboard.views.state.log_set import SET, UPLOAD

FILES = "dropped_files"
FOLDER = "dropped_folder"

ADDS = "adds"
"""Key of the switch that puts what is dropped beside what was sent before."""

EMPTIED = "drop_zones_emptied"
"""Key of how often the zones were emptied: what was dropped is kept, and not held here too."""


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


def draw(texts: Catalogue, place: str = "") -> None:
    """Draw the two zones; ``place`` tells them from zones that are drawn at the same time."""
    ending = "-".join(filter(None, ("", place, str(st.session_state.get(EMPTIED, "")))))
    with st.container(key=f"drop-zones{ending if place else ''}"):
        files, folder = st.columns(2)
        files.file_uploader(
            texts.say("drop-files"),
            accept_multiple_files=True,
            key=f"{FILES}{ending}",
            on_change=_receive,
            args=(f"{FILES}{ending}", texts),
            label_visibility="collapsed",
        )
        folder.file_uploader(
            texts.say("drop-folder"),
            accept_multiple_files="directory",
            key=f"{FOLDER}{ending}",
            on_change=_receive,
            args=(f"{FOLDER}{ending}", texts),
            label_visibility="collapsed",
        )


def _receive(key: str, texts: Catalogue) -> None:
    """Keep and open what was dropped, and empty the zones.

    Where what it was to be added to cannot be read any more, it opens by itself, and that is said.
    """
    files = st.session_state.get(key) or ()
    if not files:
        return
    adds = bool(st.session_state.get(ADDS)) and st.session_state.get(SET) == UPLOAD
    try:
        sent_logs.receive(files, before=sent_logs.sent().files if adds else ())
    except LostUploadError:
        st.toast(markdown(texts.say("missing-upload-damaged")), duration="long")
        sent_logs.receive(files)
    st.session_state[EMPTIED] = st.session_state.get(EMPTIED, 0) + 1
    memory.let_go([file.file_id for file in files])
    opening.choose(UPLOAD)
