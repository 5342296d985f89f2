"""What is shown in the place of a page whose logs are asked for and not there."""

from pathlib import Path

import streamlit as st

from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html
from dashboard.views.frame import server_folder, study_list
from dashboard.views.state import sent_logs
from dashboard.views.state.asked_set import Missing


def draw(missing: Missing, texts: Catalogue, root: Path) -> None:
    """Say what was asked for, and offer what can be opened."""
    said = texts.say(
        f"missing-{missing.code}",
        what=missing.what,
        days=sent_logs.kept_days(),
        root=server_folder.called(root),
    )
    st.html(
        f'<h1 class="verdict" role="status">{html(said)}</h1>'
        f'<p class="lead next">{html(texts.say("missing-next"))}</p>'
    )
    study_list.draw(texts)
