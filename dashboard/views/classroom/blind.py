"""Blind first: state and next move of each run before its indicators, alone or together."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from dashboard.classroom import blind_runs, desk, votes
from dashboard.classroom.answers import Move, Said
from dashboard.classroom.room import Kind, Room, RoomFullError, RoomLostError
from dashboard.classroom.votes import Vote
from dashboard.text.escape import html, markdown
from dashboard.views.classroom import (
    blind_form,
    blind_results,
    browser_memory,
    name_form,
    owner_box,
    room_link,
)
from dashboard.views.serving import roles
from dashboard.views.state import asked_set
from dashboard.views.state.page import Screen

NAME = str(Kind.BLIND)

ALONE = "blind-alone"
"""Key of what one person said without a class: the set, then run, state and move of each answer."""

SHOWN = "blind-shown"
"""Key of the set whose indicators somebody alone has looked at."""

EVERY_S = 4.0
"""Seconds between two looks at what the others sent."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is in a room now, as far as the page shows it."""

    people: int
    answers: int
    shown: bool


def draw(screen: Screen) -> None:
    """Draw the runs with their questions, or the results."""
    room = room_link.room_of(Kind.BLIND)
    if room is not None:
        try:
            _together(screen, room)
        except RoomLostError:
            st.html(f'<p class="losses" role="status">{html(screen.say("class-gone"))}</p>')
        return
    st.html(f'<p class="lead">{html(screen.say("blind-lead"))}</p>')
    runs = blind_runs.chosen(screen.logs.book)
    if not runs:
        st.html(f'<p class="lead">{html(screen.say("blind-no-runs"))}</p>')
        return
    _alone(screen, runs)
    if roles.may_decide():
        _invite(screen, runs)


def _alone(screen: Screen, runs: Sequence[str]) -> None:
    said = _said_alone(screen)
    if st.session_state.get(SHOWN) == _set(screen):
        blind_results.draw(screen, runs, list(said.values()), {"": screen.say("blind-you")})
        st.button(screen.say("blind-again"), key="blind-again", on_click=_again)
        return
    blind_form.draw(screen, runs, said, partial(_keep_alone, screen))
    st.button(
        screen.say("blind-show", done=len(said), runs=len(runs)),
        key="blind-show",
        disabled=not said,
        on_click=partial(_show_alone, screen),
    )


def _invite(screen: Screen, runs: Sequence[str]) -> None:
    """The button that opens a room on these runs."""
    st.html(f'<h2 class="section">{html(screen.say("blind-class"))}</h2>')
    st.html(f'<p class="meta">{html(screen.say("blind-class-lead", runs=len(runs)))}</p>')
    st.button(
        screen.say("blind-open"),
        key="blind-open",
        on_click=partial(_open, screen, tuple(runs)),
    )


def _together(screen: Screen, room: Room) -> None:
    runs = tuple(str(one) for one in room.spec.get("runs", ()))
    known = [run for run in runs if run in screen.logs.book.by_id]
    is_owner = room_link.is_owner(room, room_link.token_of(Kind.BLIND))
    st.html(f'<p class="lead">{html(screen.say("blind-together", runs=len(runs)))}</p>')
    if not known:
        st.html(f'<p class="losses" role="status">{html(screen.say("blind-other-set"))}</p>')
    every = votes.votes(room)
    is_shown = desk.is_shown(room)
    if is_owner:
        owner_box.draw(screen, room)
    _pulse(screen, room, _seen(room), is_owner=is_owner)
    if is_owner:
        label = "blind-hide" if is_shown else "blind-show-class"
        st.button(
            screen.say(label),
            key="blind-show-class",
            on_click=partial(_show, screen, room, is_shown=not is_shown),
        )
    if is_shown and known:
        names = owner_box.numbered(desk.people(room))
        blind_results.draw(screen, known, every, names)
    elif known and not is_owner:
        _take_part(screen, room, known, every)
    if not is_owner:
        owner_box.draw_way_out(screen, room)


def _take_part(screen: Screen, room: Room, runs: Sequence[str], every: Sequence[Vote]) -> None:
    person = name_form.draw(screen, room)
    if person is None:
        return
    said = votes.of_person(every, person.id)
    blind_form.draw(screen, runs, said, partial(_cast, screen, room, runs))
    if len(said) >= len(runs):
        st.html(f'<p class="lead" role="status">{html(screen.say("blind-done"))}</p>')


@st.fragment(run_every=EVERY_S)
def _pulse(screen: Screen, room: Room, drawn: Seen, *, is_owner: bool) -> None:
    """How many have answered; the page is drawn anew when the results are shown or hidden."""
    try:
        now = _seen(room)
    except RoomLostError:
        st.rerun()
    if now.shown != drawn.shown or (now.shown and now.answers != drawn.answers):
        st.rerun()
    message = "blind-pulse" if is_owner or now.shown else "blind-waiting"
    told = screen.say(message, people=now.people, answers=now.answers)
    st.html(f'<p class="meta" role="status">{html(told)}</p>')


def _seen(room: Room) -> Seen:
    return Seen(len(desk.people(room)), len(votes.votes(room)), desk.is_shown(room))


def _set(screen: Screen) -> str:
    """What tells the open logs from others, one upload from another too."""
    return f"{screen.logs.name}/{screen.logs.key}"


def _said_alone(screen: Screen) -> dict[str, Vote]:
    held = st.session_state.get(ALONE, ("", ()))
    if held[0] != _set(screen):
        return {}
    known = screen.logs.book.by_id
    return {
        run: Vote("", run, Said(state), Move(move)) for run, state, move in held[1] if run in known
    }


def _keep_alone(screen: Screen, run: str, state: Said, move: Move) -> None:
    said = {**_said_alone(screen), run: Vote("", run, state, move)}
    rows = tuple((one.run, str(one.state), str(one.move)) for one in said.values())
    st.session_state[ALONE] = _set(screen), rows


def _show_alone(screen: Screen) -> None:
    st.session_state[SHOWN] = _set(screen)


def _again() -> None:
    st.session_state.pop(SHOWN, None)
    st.session_state.pop(ALONE, None)
    blind_form.reset()


def _open(screen: Screen, runs: tuple[str, ...]) -> None:
    spec = {"runs": runs, "set": asked_set.in_address(screen.logs.name)}
    if room_link.create(Kind.BLIND, spec) is None:
        st.toast(markdown(screen.say("class-no-room")))


def _cast(
    screen: Screen, room: Room, runs: Sequence[str], run: str, state: Said, move: Move
) -> None:
    try:
        votes.cast(room, Vote(browser_memory.me(), run, state, move), runs)
    except RoomFullError:
        st.toast(markdown(screen.say("class-full")))
    except (RoomLostError, ValueError):
        st.toast(markdown(screen.say("class-lost")))


def _show(screen: Screen, room: Room, *, is_shown: bool) -> None:
    if not room_link.is_owner(room, room_link.token_of(Kind.BLIND)):
        return
    try:
        desk.show(room, shown=is_shown)
    except RoomLostError:
        st.toast(markdown(screen.say("class-lost")))
