"""What can be done with the figure by a button or a key: next run, whole axis, findings, reset.

The keys are Streamlit's own for buttons: they rest while a person types into a field.
"""

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from dashboard.text.escape import html
from dashboard.views.state import address, asked_set, figure_focus
from dashboard.views.state.page import Screen

NEXT, PREVIOUS, FINDINGS, WHOLE, RESET = "J", "K", "F", "Z", "X"


def draw(screen: Screen, runs: Sequence[str], picked: str | None, seen: str) -> None:
    """Draw the row of buttons and what is seen; ``runs`` are gone through in their order.

    ``seen`` says which stretch of the axis is drawn; empty where all of it is.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="figure-keys"):
        for name, key, ahead in (("previous-run", PREVIOUS, -1), ("next-run", NEXT, 1)):
            st.button(
                screen.say(name),
                key=name,
                shortcut=key,
                on_click=_step,
                args=(screen.logs.name, tuple(runs), picked, ahead),
            )
        _whole_axis(screen, seen)
        st.button(
            screen.say("switch-findings"),
            key="switch-findings",
            shortcut=FINDINGS,
            on_click=_switch,
        )
        st.button(screen.say("reset-view"), key="reset-view", shortcut=RESET, on_click=_reset)
        _status(screen, seen or screen.say("figure-hint"))


def draw_zoom(screen: Screen, seen: str) -> None:
    """Draw the row of a figure in which nothing can be picked: the way back, and what is seen."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="figure-keys"):
        _whole_axis(screen, seen)
        _status(screen, seen or screen.say("zoom-hint"))


def _whole_axis(screen: Screen, seen: str) -> None:
    st.button(
        screen.say("whole-axis"),
        key="whole-axis",
        shortcut=WHOLE,
        disabled=not seen,
        on_click=figure_focus.zoom_out,
    )


def _status(screen: Screen, said: str) -> None:
    st.html(f'<p class="meta" role="status">{html(said)} {_link(screen)}</p>', width="stretch")


def _link(screen: Screen) -> str:
    """A link to what is seen now: other than the address, it keeps the theme too."""
    query = st.query_params.to_dict() | screen.query()
    query |= {"embed_options": f"{screen.theme}_theme"}  # Streamlit's own word for it
    return (
        f'<a href="?{html(urlencode(query))}" target="_blank">{html(screen.say("view-link"))}</a>'
    )


def _step(log_set: str, runs: Sequence[str], picked: str | None, ahead: int) -> None:
    """Pick the run ``ahead`` of the picked one, round and round; the first if none is."""
    if picked in runs:
        figure_focus.pick(log_set, runs[(runs.index(picked) + ahead) % len(runs)])
    elif runs:
        figure_focus.pick(log_set, runs[0 if ahead > 0 else -1])


def _switch() -> None:
    st.session_state["findings"] = not st.session_state.get("findings", True)


def _reset() -> None:
    address.forget(but=asked_set.KEPT)
    figure_focus.zoom_out()
