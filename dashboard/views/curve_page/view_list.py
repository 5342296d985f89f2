"""The saved views of a log set in the rail: a click shows one, a name saves what is seen."""

from collections.abc import Sequence

import streamlit as st

from dashboard.text.escape import html, markdown
from dashboard.views.serving import roles
from dashboard.views.state import address, asked_set, figure_focus, run_marks, saved_views
from dashboard.views.state.page import Screen
from dashboard.views.state.saved_views import LONGEST_NAME, Query

NAME = "view-name"
"""Key of the box for the name."""

FAILED = "view-not-saved"
"""Key of whether the last view could not be written."""


def draw(screen: Screen) -> None:
    """Draw the views, and the box that saves another; what is chosen redraws the page."""
    decides = roles.may_decide()
    with st.expander(screen.say("views-title"), key="saved-views"):
        views = saved_views.read(screen.logs.key)
        for number, view in enumerate(views):
            with st.container(key=f"view-{number}", horizontal=True, vertical_alignment="center"):
                if st.button(
                    markdown(view.name),
                    key=f"show-view-{number}",
                    type="tertiary",
                    width="stretch",
                    on_click=_show,
                    args=(screen, view.query),
                ):
                    st.rerun()
                if decides:
                    st.button(
                        "×",
                        key=f"delete-view-{number}",
                        type="tertiary",
                        help=screen.say("views-delete", name=view.name),
                        on_click=_delete,
                        args=(screen.logs.key, view.name),
                    )
        if not views:
            st.html(f'<p class="meta">{html(screen.say("views-none"))}</p>')
        if decides:
            _name(screen)
        if st.session_state.get(FAILED):
            st.html(f'<p class="meta" role="alert">{html(screen.say("views-not-saved"))}</p>')


def _name(screen: Screen) -> None:
    """The box that saves what is seen under a name."""
    st.text_input(
        screen.say("views-name"),
        key=NAME,
        max_chars=LONGEST_NAME,
        placeholder=screen.say("views-name-hint"),
    )
    st.button(screen.say("views-save"), key="save-view", on_click=_save, args=(screen,))


def _delete(key: str, name: str) -> None:
    st.session_state[FAILED] = not (roles.may_decide() and saved_views.delete(key, name))


def _save(screen: Screen) -> None:
    """Save what the address says; the name goes from the box once that is done."""
    name = str(st.session_state.get(NAME, "")).strip()
    if not name:
        return
    is_saved = roles.may_decide() and saved_views.save(screen.logs.key, name, _seen())
    st.session_state[FAILED] = not is_saved
    if is_saved:
        st.session_state[NAME] = ""


def _seen() -> Query:
    """What the address says of how the logs are looked at."""
    names: Sequence[str] = [name for name in st.query_params if name not in asked_set.KEPT]
    return {name: st.query_params.get_all(name) for name in names}


def _show(screen: Screen, query: Query) -> None:
    """Let the page look as the view does: forget what is set, and write the view's address."""
    address.forget(but=asked_set.KEPT)
    for name in _seen():
        st.query_params.pop(name, None)
    for name, values in query.items():
        if name not in asked_set.KEPT:
            st.query_params[name] = list(values)
    figure_focus.reread()
    run_marks.reread(screen)
