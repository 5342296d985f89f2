"""The line on logs that were sent: how long they are kept, who sees them, how they are deleted."""

import streamlit as st

from dashboard.text.catalogue import Catalogue
from dashboard.text.escape import html, markdown
from dashboard.views.frame.drop_zone import ADDS
from dashboard.views.state import asked_set, sent_logs
from dashboard.views.state.log_set import UPLOAD
from dashboard.views.state.sent_logs import Sent


def draw(texts: Catalogue, name: str, sent: Sent) -> None:
    """Draw it where the open set, called ``name``, was sent."""
    if name != UPLOAD or not sent.files:
        return
    with st.container(key="kept-row", horizontal=True, vertical_alignment="center"):
        message = "kept-line" if sent.is_kept else "kept-not"
        said = texts.say(message, files=len(sent.files), days=sent_logs.kept_days())
        st.html(f'<p class="kept" role="status">{html(said)}</p>', width="stretch")
        st.toggle(texts.say("kept-adds"), key=ADDS, help=texts.say("kept-adds-help"))
        if sent_logs.may_delete():
            st.button(
                texts.say("kept-delete"),
                key="kept-delete",
                type="tertiary",
                on_click=_delete,
                args=(texts,),
            )


def _delete(texts: Catalogue) -> None:
    """Delete them, and open what opens unasked."""
    is_gone = sent_logs.delete()
    asked_set.leave()
    st.toast(markdown(texts.say("kept-deleted" if is_gone else "kept-stays")))
