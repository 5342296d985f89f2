"""From run to run on the page *Diagnosis*: the list, and the one before and the one after.

The worst run comes first.  Beside its name each has the sign of its verdict and the verdict in a
few words.  The arrow keys do what the buttons do (``frame/page_keys.js``).
"""

from collections.abc import Sequence

import streamlit as st

from dashboard.model.run import Run
from dashboard.report.tone import SIGNS, headline_tone, tone
from dashboard.text.escape import html, plain, shorten
from dashboard.views.frame import opening_line
from dashboard.views.state import address
from dashboard.views.state.page import Screen
from dashboard.views.state.window import PHONE

RUN = "run"
"""Key of the choice, and its name in the address."""

NOT_FOUND = "run-not-found"
"""Key of the run that a link named and the logs do not have."""

LONGEST_NAME = 60
"""Characters that are repeated of it."""


def draw(screen: Screen) -> Run:
    """Draw the row; return the run that is chosen, which the address remembers."""
    ids = opening_line.worst_first(screen)
    held = _recall(ids)
    names = {one: _name(screen, one) for one in ids}
    address.reword(RUN, list(names.values()))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="walk"):
        if len(ids) > 1:
            _step(screen, "walk-previous", ids, -1)
        chosen = st.selectbox(
            screen.say("run"),
            ids,
            ids.index(held),
            key=RUN,
            format_func=names.__getitem__,
            label_visibility="collapsed",
            on_change=_forget,
        )
        if len(ids) > 1:
            place = screen.say("walk-place", place=ids.index(chosen) + 1, runs=len(ids))
            st.html(f'<p class="meta place">{html(place)}</p>', width="content")
            _step(screen, "walk-next", ids, 1)
    address.note(RUN, chosen, None)
    lost = st.session_state.get(NOT_FOUND)
    if lost:
        said = screen.say("run-not-found", run=shorten(plain(lost), LONGEST_NAME))
        st.html(f'<p class="losses" role="status">{html(said)}</p>')
    return screen.logs.book.by_id[chosen]


def _recall(ids: Sequence[str]) -> str:
    """The run that the address names, the worst one where it names none of these."""
    asked = st.query_params.get(RUN)
    if asked is not None and asked not in ids and st.session_state.get(RUN) not in ids:
        st.session_state[NOT_FOUND] = asked
    return address.recall(RUN, ids, ids[0])


def _name(screen: Screen, run_id: str) -> str:
    """The sign of the lamp behind the verdict, the run's name, the verdict in a few words."""
    diagnosis = screen.logs.report.by_id[run_id]
    behind = diagnosis.headline.lamp
    look = headline_tone(diagnosis.headline)
    if behind is not None:
        look = tone(diagnosis.lamps[behind].state)
    title = screen.words.run_titles(screen.logs.book.runs)[run_id]
    is_phone = 0 < screen.window <= PHONE  # where the name alone fills the field
    verdict = "" if is_phone else screen.words.short(diagnosis)
    return plain(screen.say("walk-run", sign=SIGNS[look], title=title, verdict=verdict or "none"))


def _step(screen: Screen, name: str, ids: Sequence[str], ahead: int) -> None:
    st.button(
        screen.say(name),
        key=name,
        help=screen.say("walk-keys"),
        on_click=_go,
        args=(tuple(ids), ahead),
    )


def _go(ids: Sequence[str], ahead: int) -> None:
    """Choose the run ``ahead`` of the chosen one, round and round."""
    now = st.session_state.get(RUN)
    place = ids.index(now) if now in ids else 0
    st.session_state[RUN] = ids[(place + ahead) % len(ids)]
    _forget()


def _forget() -> None:
    """Say no longer that a run was not found: another was chosen."""
    st.session_state.pop(NOT_FOUND, None)
