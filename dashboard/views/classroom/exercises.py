"""The exercises: question, field, hint; a wrong answer is explained, progress is kept."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from dashboard.classroom.exercise import NEVER, Answer, Exercise, Variant
from dashboard.classroom.registry import all_exercises
from dashboard.text import numerals
from dashboard.text.escape import html
from dashboard.views.classroom import browser_memory, walk_picture
from dashboard.views.state.page import Screen

NAME = "exercises"

SOLVED = "solved-"
"""Before the code of an exercise: what the browser remembers it under."""

NEVER_WORDS = ("never", "nunca", "∞")

FIRST = 3
"""Exercises of the first column, those of the lesson; on a phone they come first."""


def draw(screen: Screen) -> None:
    """Draw how far one is, then every exercise."""
    every = all_exercises()
    held = browser_memory.held()
    solved = sum(f"{SOLVED}{one.code}" in held for one in every)
    st.html(f'<p class="lead">{html(screen.say("exercises-lead"))}</p>')
    with st.container(horizontal=True, vertical_alignment="center"):
        told = screen.say("exercises-progress", solved=solved, exercises=len(every))
        st.html(f'<p class="meta" role="status">{html(told)}</p>', width="content")
        if solved:
            st.button(
                screen.say("exercises-reset"),
                key="exercises-reset",
                type="tertiary",
                on_click=_reset,
            )
    left, right = st.columns(2, gap="medium")
    for number, one in enumerate(every, 1):
        place = left if number <= FIRST else right
        with place, st.container(border=True, key=f"exercise-{one.code}"):
            _exercise(screen, number, one, is_solved=f"{SOLVED}{one.code}" in held)


def _exercise(screen: Screen, number: int, one: Exercise, *, is_solved: bool) -> None:
    place = _variant_place(one)
    variant = one.variants[place]
    mark = (
        f' <span class="mark">✓ {html(screen.say("exercises-solved"))}</span>' if is_solved else ""
    )
    title = screen.say(f"exercise-{one.code}-title")
    st.html(f'<h2 class="section exercise">{number}. {html(title)}{mark}</h2>')
    question = screen.say(f"exercise-{one.code}", **_said_values(screen, variant.values))
    st.html(f'<p class="lead">{html(question)}</p>')
    if variant.picture is not None:
        st.html(walk_picture.image(screen, variant.picture))
    _field(screen, one, variant, place)
    _buttons(screen, one, place)
    _reply(screen, one)


def _field(screen: Screen, one: Exercise, variant: Variant, place: int) -> None:
    key = _key(one, place)
    if variant.options:
        st.radio(
            screen.say("exercises-choose"),
            variant.options,
            index=None,
            format_func=partial(_option, screen, one),
            key=key,
            horizontal=True,
        )
        return
    message = "exercises-count" if one.is_count else "exercises-number"
    st.text_input(screen.say(message), key=key, width=260)


def _buttons(screen: Screen, one: Exercise, place: int) -> None:
    with st.container(horizontal=True):
        st.button(
            screen.say("exercises-check"),
            key=f"check-{one.code}",
            on_click=partial(_check, screen, one, place),
        )
        st.button(
            screen.say("exercises-hint"),
            key=f"hint-{one.code}",
            on_click=partial(_tell, one, "hint", screen.say(f"exercise-{one.code}-hint")),
        )
        if len(one.variants) > 1:
            st.button(
                screen.say("exercises-another"),
                key=f"another-{one.code}",
                on_click=partial(_another, one),
            )


def _reply(screen: Screen, one: Exercise) -> None:
    kind, told = st.session_state.get(f"reply-{one.code}", ("", ""))
    if told:
        opening = screen.say(f"exercises-{kind}")
        st.html(f'<p class="reply {kind}" role="status"><b>{html(opening)}</b> {html(told)}</p>')


def _option(screen: Screen, one: Exercise, code: str) -> str:
    try:
        return screen.texts.number(float(code))
    except ValueError:
        return screen.say(f"exercise-{one.code}-option-{code}")


def _check(screen: Screen, one: Exercise, place: int) -> None:
    """Check what was answered, and remember a right answer in the browser."""
    variant = one.variants[place]
    answer = read(st.session_state.get(_key(one, place)), screen.lang, variant)
    if answer is None:
        _tell(one, "empty", screen.say("exercises-no-answer"))
        return
    checked = one.check(variant, answer)
    ending = "right" if checked.is_right else f"wrong-{checked.why}"
    values = _said_values(screen, {**variant.values, **checked.values})
    _tell(one, "right" if checked.is_right else "wrong", _said(screen, one, ending, values))
    if checked.is_right:
        browser_memory.remember(f"{SOLVED}{one.code}", "1")


def _said(screen: Screen, one: Exercise, ending: str, values: dict[str, float | str]) -> str:
    """The message of the exercise, or the one that its kind shares."""
    own = f"exercise-{one.code}-{ending}"
    message = own if screen.texts.has(own) else f"exercise-steps-{ending}"
    return screen.say(message, **values)


def read(typed: object, lang: str, variant: Variant) -> Answer | None:
    """The answer that a person gave; ``None`` where it is none.

    >>> read("81", "en", Variant({}, 81.0)), read("nunca", "pt-BR", Variant({}, 81.0))
    (81.0, inf)
    """
    text = str(typed or "").strip()
    if variant.options:
        return text if text in variant.options else None
    if text.lower().rstrip(".!") in NEVER_WORDS:
        return NEVER
    return numerals.read(text, lang) if text else None


def _said_values(screen: Screen, values: Mapping[str, float | str]) -> dict[str, float | str]:
    """The values as messages say them; the ``half`` before a square is left out where it is 1."""
    half = values.get("half", 1.0)
    factor = "" if isinstance(half, str) or half == 1 else f"{screen.texts.number(half)} "
    return {**values, "factor": factor}


def _tell(one: Exercise, kind: str, told: str) -> None:
    st.session_state[f"reply-{one.code}"] = kind, told


def _another(one: Exercise) -> None:
    """The next set of numbers, without an answer."""
    st.session_state[f"variant-{one.code}"] = _variant_place(one) + 1
    st.session_state.pop(f"reply-{one.code}", None)


def _variant_place(one: Exercise) -> int:
    return int(st.session_state.get(f"variant-{one.code}", 0)) % len(one.variants)


def _key(one: Exercise, place: int) -> str:
    return f"answer-{one.code}-{place}"


def _reset() -> None:
    """Forget what was solved, in this browser and on this page."""
    for one in all_exercises():
        browser_memory.forget(f"{SOLVED}{one.code}")
        for key in (f"reply-{one.code}", f"variant-{one.code}"):
            st.session_state.pop(key, None)
