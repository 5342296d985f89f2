"""What can be done with the ticked runs of the table: pin, take off the chart, name, compare."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from dashboard.text.escape import NAME_LIMIT, html, markdown
from dashboard.views.state import own_names, run_marks
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
        asked.append(_baseline(screen, marks, chosen[0]))
        name = _name(screen, marks, chosen[0])
        if name is not None:
            run_marks.call(screen, marks, chosen[0], name)
            st.rerun()
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
    if set(chosen) <= set(marks.pinned):
        return _asked(screen, "pin", "table-unpin", partial(marks.unpin, chosen))
    return _asked(screen, "pin", "table-pin", partial(marks.pin, chosen))


def _hide(screen: Screen, marks: Marks, chosen: Sequence[str]) -> Marks | None:
    if set(chosen) <= set(marks.hidden):
        return _asked(screen, "hide", "table-show", partial(marks.show, chosen))
    return _asked(screen, "hide", "table-hide", partial(marks.hide, chosen))


def _baseline(screen: Screen, marks: Marks, run_id: str) -> Marks | None:
    if run_id == marks.baseline:
        return _asked(screen, "baseline", "table-no-baseline", partial(marks.compare_with, ""))
    return _asked(screen, "baseline", "table-set-baseline", partial(marks.compare_with, run_id))


def _asked(screen: Screen, key: str, label: str, change: Callable[[], Marks]) -> Marks | None:
    """The marks after ``change``, if its button was pressed."""
    return change() if st.button(screen.say(label), key=key) else None


def _name(screen: Screen, marks: Marks, run_id: str) -> str | None:
    """Draw the box for a name of one's own, with the way back to the one from the log.

    Returns the new name, empty for the log's; ``None`` where it stays as it is.
    """
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
            return ""
    return typed if own_names.clean(typed) != given else None
