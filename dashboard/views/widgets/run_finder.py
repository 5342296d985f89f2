"""What finds runs in the table of the Curves page: words, and states of lamps, in the address."""

from collections.abc import Collection
from dataclasses import dataclass

import streamlit as st

from dashboard.report import run_filter
from dashboard.text.escape import html, plain
from dashboard.views.state import address, run_marks
from dashboard.views.state.page import Screen
from dashboard.views.state.run_marks import SEPARATOR, Marks

LONGEST = 120
"""Characters that can be looked for."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is looked for; nothing finds every run."""

    text: str = ""
    lamps: tuple[str, ...] = ()

    @property
    def is_on(self) -> bool:
        """Whether some runs may be left out."""
        return bool(self.text.strip() or self.lamps)


def text(screen: Screen) -> str:
    """Draw the box for words."""
    address.revive("find", "find")
    if "find" not in st.session_state:
        st.session_state["find"] = plain(st.query_params.get("find", ""), LONGEST)
    typed = st.text_input(
        screen.say("table-find"),
        key="find",
        max_chars=LONGEST,
        placeholder=screen.say("table-find-hint"),
    )
    address.keep("find")
    address.note("find", typed.strip(), "")
    return typed


def lamps(screen: Screen) -> tuple[str, ...]:
    """Draw the choice of states of lamps."""
    options = run_filter.lamp_choices(screen.logs.report)
    address.revive("lamps", "lamps")
    asked = st.session_state.get("lamps")
    if asked is None:
        asked = st.query_params.get("lamps", "").split(SEPARATOR)
    st.session_state["lamps"] = [one for one in dict.fromkeys(asked) if one in options]
    chosen = st.multiselect(
        screen.say("table-lamps"),
        options,
        key="lamps",
        format_func=lambda one: run_filter.lamp_choice_in_words(one, screen.words),
        placeholder=screen.say("table-lamps-all"),
    )
    address.keep("lamps")
    address.note("lamps", SEPARATOR.join(chosen), "")
    return tuple(chosen)


def found(screen: Screen, finding: Finding) -> list[str]:
    """The ids of the runs that are found, in the order of the book."""
    return run_filter.found(
        screen.logs.book.runs,
        screen.logs.report,
        screen.words,
        text=finding.text,
        lamps=finding.lamps,
    )


def draw_count(screen: Screen, marks: Marks, finding: Finding, ids: Collection[str]) -> None:
    """Say how many runs were found and how many are off the chart, with the way to change that."""
    every = [run.run_id for run in screen.logs.book.runs]
    said = [
        screen.say("table-count", found=len(ids), all=len(every), filtered=len(ids) < len(every))
    ]
    if marks.hidden:
        said.append(screen.say("table-out", hidden=len(marks.hidden)))
    with st.container(key="run-count", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="meta">{html(" · ".join(said))}</p>', width="content")
        others = [one for one in every if one not in set(ids)]
        if finding.is_on and ids and set(others) != set(marks.hidden):
            label = screen.say("table-draw-found", found=len(ids))
            if st.button(label, key="draw-found", type="tertiary"):
                run_marks.keep(screen, marks.show(every).hide(others))
                st.rerun()
        back = screen.say("table-show-all")
        if marks.hidden and st.button(back, key="show-all", type="tertiary"):
            run_marks.keep(screen, marks.show(every))
            st.rerun()
