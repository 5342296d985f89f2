"""One run at a time with its curves and two questions; nothing of a verdict is on the page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

import streamlit as st

from dashboard.charts.figures import run_detail
from dashboard.charts.options import FigureOptions
from dashboard.classroom.answers import Move, Said
from dashboard.classroom.votes import Vote
from dashboard.text.escape import html
from dashboard.views.state.drawn_figures import written
from dashboard.views.state.page import Screen
from dashboard.views.state.window import STACKED
from dashboard.views.widgets import figure

WIDTH = 700
AT = "blind-at"
"""Key of the place of the run that is looked at, among those of the round."""

_GENERATION = "blind-round"
"""Key of a number that rises with each round, so that the browser forgets what was chosen."""

Keep: TypeAlias = Callable[[str, Said, Move], None]


def draw(screen: Screen, runs: Sequence[str], said: Mapping[str, Vote], keep: Keep) -> None:
    """Draw the run that is looked at; ``keep`` is called with each whole answer."""
    at = min(int(st.session_state.get(AT, 0)), len(runs) - 1)
    run_id = runs[at]
    titles = screen.words.run_titles(screen.logs.book.runs)
    _walk(screen, at, len(runs), sum(run in said for run in runs))
    st.html(f'<h2 class="section">{html(titles[run_id])}</h2>')
    picture, questions = st.columns([7, 5], gap="large")
    with picture:
        _curves(screen, run_id)
    with questions:
        _ask(screen, run_id, said.get(run_id), keep)


def reset() -> None:
    """Begin with the first run again, and nothing chosen."""
    st.session_state[AT] = 0
    st.session_state[_GENERATION] = st.session_state.get(_GENERATION, 0) + 1


def _walk(screen: Screen, at: int, runs: int, done: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for name, place in (("blind-previous", at - 1), ("blind-next", at + 1)):
            st.button(
                screen.say(name),
                key=name,
                disabled=not 0 <= place < runs,
                on_click=partial(st.session_state.__setitem__, AT, place),
            )
        told = screen.say("blind-place", place=at + 1, runs=runs, done=done)
        st.html(f'<p class="meta" role="status">{html(told)}</p>', width="content")


def _curves(screen: Screen, run_id: str) -> None:
    """The curves of the run, drawn from a report that knows no verdict."""
    report = replace(screen.logs.report, diagnoses=(), comparisons=(), best=None)
    options = FigureOptions(
        run_id=run_id,
        theme=screen.theme,
        palette=screen.palette,
        show_findings=False,
        width=_width(screen),
    )
    chart = run_detail.draw(screen.logs.book, report, screen.words, options)
    figure.draw(written(chart), key=f"blind-figure-{run_id}")


def _width(screen: Screen) -> int:
    return screen.fits(WIDTH) if screen.window > STACKED or not screen.window else screen.fits(1184)


def _ask(screen: Screen, run_id: str, vote: Vote | None, keep: Keep) -> None:
    ending = f"{st.session_state.get(_GENERATION, 0)}-{run_id}"
    keys = f"blind-state-{ending}", f"blind-move-{ending}"
    answered = partial(_answer, run_id, keys, keep)
    questions = ((keys[0], "blind-asks-state", "said", tuple(Said), vote and vote.state),)
    moves = ((keys[1], "blind-asks-move", "move", tuple(Move), vote and vote.move),)
    for key, question, kind, options, held in (*questions, *moves):
        if key not in st.session_state and held is not None:
            st.session_state[key] = str(held)
        codes = [str(one) for one in options]
        chosen = st.session_state.get(key)
        st.radio(
            screen.say(question),
            codes,
            index=codes.index(chosen) if chosen in codes else None,
            format_func=partial(_option, screen, kind),
            key=key,
            on_change=answered,
        )
    message = "blind-kept" if vote is not None else "blind-both"
    st.html(f'<p class="meta" role="status">{html(screen.say(message))}</p>')


def _option(screen: Screen, kind: str, code: str) -> str:
    return screen.say(f"{kind}-{code}")


def _answer(run_id: str, keys: tuple[str, str], keep: Keep) -> None:
    """Keep the answer once both questions have one."""
    state, move = (st.session_state.get(key) for key in keys)
    if state and move:
        keep(run_id, Said(state), Move(move))
