"""The trainings that were started: what each does, how far it is, and what can be done with it."""

import shlex
from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.report.tone import SIGNS, Tone
from dashboard.text.escape import html
from dashboard.training import counting
from dashboard.training.counting import Count
from dashboard.training.manager import Manager
from dashboard.training.plan import Kind
from dashboard.training.record import ACTIVE, CAN_RESUME, Record, State
from dashboard.views.experiments import study_title
from dashboard.views.state import trainings
from dashboard.views.state.page import Screen

MOST = 12
"""Trainings in the list; older ones are counted."""

MOST_CURRENT = 3
"""Runs that are named while they train."""

LEAST_SHARE = 0.02
"""Share of its epochs after which a training's own pace tells how long the rest takes."""

TONES: dict[State, Tone] = {
    State.WAITING: Tone.UNKNOWN,
    State.RUNNING: Tone.OK,
    State.STOPPING: Tone.WARN,
    State.STOPPED: Tone.WARN,
    State.INTERRUPTED: Tone.WARN,
    State.FAILED: Tone.BAD,
    State.FINISHED: Tone.OK,
}


def draw(screen: Screen, manager: Manager, known: Sequence[Record], now: float) -> None:
    """Draw the list, the last one first; ``now`` in seconds since 1970."""
    for one in known[:MOST]:
        with st.container(key=f"training-{one.id}", gap=None):
            st.html(_card(screen, manager, one, now))
            _buttons(screen, manager, one)
    if len(known) > MOST:
        st.html(
            f'<p class="meta">{html(screen.say("training-older", count=len(known) - MOST))}</p>'
        )


def title(screen: Screen, one: Record) -> str:
    """What a training is called."""
    if one.kind is Kind.STUDY:
        return screen.say("training-study", name=study_title.title(one.name, screen.texts))
    if one.kind is Kind.GRID:
        return screen.say("training-grid", runs=one.runs)
    return screen.say("training-advice", name=one.name)


def _card(screen: Screen, manager: Manager, one: Record, now: float) -> str:
    done = counting.count(manager.logs(one.id))
    share = min(done.epochs / one.epochs, 1.0) if one.epochs else 0.0
    if one.state is State.FINISHED:
        share = 1.0
    tone = TONES[one.state]
    state = html(screen.say(f"training-{one.state}"))
    facts = " · ".join(_facts(screen, one, done, now))
    why = manager.said(one.id) if one.state is State.FAILED else ""
    said = f'<p class="losses">{html(why)}</p>' if why else ""
    percent = round(100 * share)
    command = f"python -m trainer {one.command} {shlex.join(one.words)}"
    return (
        f'<h3 class="training">{html(title(screen, one))}</h3>'
        f'<div class="progress" role="progressbar" aria-valuemin="0" aria-valuemax="100" '
        f'aria-valuenow="{percent}" aria-label="{html(screen.say("training-progress"))}">'
        f'<i style="width:{percent}%"></i></div>'
        f'<p class="training {tone}"><span class="dot" aria-hidden="true">{SIGNS[tone]}</span> '
        f"<b>{state}</b> · {html(facts)}</p>{said}"
        f'<p class="meta command"><code>{html(command)}</code></p>'
    )


def _facts(screen: Screen, one: Record, done: Count, now: float) -> list[str]:
    """How far it is, what trains now, how long is left, or how long ago it ended."""
    facts = [screen.say("training-runs", done=min(done.finished, one.runs), runs=one.runs)]
    if one.state in ACTIVE:
        current = done.current
        if not done.runs:
            facts.append(screen.say("training-starting"))
        facts += [
            screen.say("training-current", name=run.name, epoch=run.epoch, epochs=run.epochs)
            for run in current[-MOST_CURRENT:]
        ]
        left = left_s(one, done.epochs, now)
        if left is not None and one.state is State.RUNNING:
            facts.append(screen.say("training-left", time=screen.texts.ago(left)))
    elif one.ended_at:
        facts.append(screen.say("training-ended", ago=screen.texts.ago(now - one.ended_at)))
    else:
        facts.append(screen.say("training-asked", ago=screen.texts.ago(now - one.asked_at)))
    return facts


def left_s(one: Record, epochs: int, now: float) -> float | None:
    """Seconds until the end at the pace since its process began; ``None`` while that says little.

    ``epochs`` are over.  Runs of another batch size have another pace, so this is no promise.
    """
    since, over = now - one.began_at, epochs - one.began_with
    if since <= 0 or over < max(1, LEAST_SHARE * one.epochs):
        return None
    return max(one.epochs - epochs, 0) * since / over


def _buttons(screen: Screen, manager: Manager, one: Record) -> None:
    with st.container(horizontal=True, gap="small"):
        if one.state in (State.RUNNING, State.WAITING):
            _button(screen, "stop", one, lambda: manager.stop(one.id))
        if one.state in CAN_RESUME:
            _button(screen, "resume", one, lambda: manager.resume(one.id))
        if one.began_at:
            _button(screen, "open", one, lambda: trainings.open_logs(one.id))
        if one.state not in ACTIVE and one.state is not State.WAITING:
            _button(screen, "forget", one, lambda: manager.forget(one.id), help_too=True)


def _button(
    screen: Screen, what: str, one: Record, deed: Callable[[], None], *, help_too: bool = False
) -> None:
    st.button(
        screen.say(f"training-{what}"),
        key=f"{what}-{one.id}",
        on_click=deed,
        help=screen.say(f"training-{what}-help") if help_too else None,
    )
