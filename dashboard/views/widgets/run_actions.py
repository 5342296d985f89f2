"""What can be done with the ticked runs of the table: pin, take off the chart, name, compare."""

from collections.abc import Sequence

import streamlit as st

from dashboard.text.escape import NAME_LIMIT, html, markdown
from dashboard.views.state import run_marks
from dashboard.views.state.page import Screen
from dashboard.views.state.run_marks import Marks


def draw(screen: Screen, marks: Marks, chosen: Sequence[str]) -> None:
    """Draw the buttons for the ``chosen`` runs, or what ticking would offer."""
    if not chosen:
        st.html(f'<p class="meta">{html(screen.say("table-choose"))}</p>')
        return
    said = screen.say("table-chosen", count=len(chosen))
    st.html(f'<p class="meta">{html(said)}</p>', width="content")
    asked = [_pin(screen, marks, chosen), _hide(screen, marks, chosen)]
    if len(chosen) == 1:
        asked += [_baseline(screen, marks, chosen[0]), _name(screen, marks, chosen[0])]
        st.page_link(
            screen.pages["diagnosis"],
            label=screen.say("table-open"),
            query_params=screen.query(run=chosen[0]),
        )
    for changed in asked:
        if changed is not None:
            run_marks.keep(screen, changed)
            st.rerun()


def _pin(screen: Screen, marks: Marks, chosen: Sequence[str]) -> Marks | None:
    is_pinned = set(chosen) <= set(marks.pinned)
    label = screen.say("table-unpin" if is_pinned else "table-pin")
    if not st.button(label, key="pin"):
        return None
    return marks.unpin(chosen) if is_pinned else marks.pin(chosen)


def _hide(screen: Screen, marks: Marks, chosen: Sequence[str]) -> Marks | None:
    is_hidden = set(chosen) <= set(marks.hidden)
    label = screen.say("table-show" if is_hidden else "table-hide")
    if not st.button(label, key="hide"):
        return None
    return marks.show(chosen) if is_hidden else marks.hide(chosen)


def _baseline(screen: Screen, marks: Marks, run_id: str) -> Marks | None:
    is_baseline = run_id == marks.baseline
    label = screen.say("table-no-baseline" if is_baseline else "table-set-baseline")
    if not st.button(label, key="baseline"):
        return None
    return marks.compare_with("" if is_baseline else run_id)


def _name(screen: Screen, marks: Marks, run_id: str) -> Marks | None:
    """Draw the box for a name of one's own, with the way back to the one from the log."""
    given = dict(marks.names).get(run_id, "")
    plainly = screen.words.calling({}).run_titles(screen.logs.book.runs)[run_id]
    with st.popover(screen.say("table-name")):
        typed = st.text_input(
            screen.say("table-name-new"),
            value=given,
            max_chars=NAME_LIMIT,
            placeholder=plainly,
            key=f"name-{run_marks.short_id(run_id)}-{run_marks.short_id(given)}",
        )
        back = markdown(screen.say("table-name-back", name=plainly))
        if given and st.button(back, key="name-back"):
            return marks.call(run_id, "")
    renamed = marks.call(run_id, typed)
    return renamed if renamed.names != marks.names else None
