"""The player as a component of Streamlit: what it is given, and the play that comes back."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import streamlit as st

from dashboard.charts.style import palette
from dashboard.charts.style.theme import look
from dashboard.text.glossary import terms_in
from dashboard.views.lessons import bundle
from dashboard.views.state.page import Screen

Play: TypeAlias = dict[str, Any]
"""The settings of a play and how many steps of it were taken: from these all else follows."""

FOUR = ("laranja", "lilás", "verde", "azul")
"""The textbook's colours of the four regimes, from the highest rate to the lowest."""

_player = st.components.v2.component(
    "curva-lesson",
    html='<div class="lesson-place"></div>',
    css=bundle.style(),
    js=bundle.script(),
)


def mount(screen: Screen, lesson: str, texts: Mapping[str, str], play: Play, **more: Any) -> Play:
    """Show the player of a ``lesson``; return the play as it was when it last came to rest.

    Args:
        screen: Gives language and theme.
        lesson: The name that ``js/main.js`` knows it by.
        texts: The lesson's words by the names that its script uses.
        play: Where it opens.
        more: What else the script needs, as JSON has it.
    """
    key = f"lesson-{lesson}"
    if key not in st.session_state:  # it comes onto the page: the address says where it opens
        st.session_state[f"{key}-opened"] = play
    opened: Play = st.session_state[f"{key}-opened"]
    data = {
        "lesson": lesson,
        "lang": screen.lang,
        "texts": dict(texts),
        "lead": _lead(screen, lesson),
        "look": _colours(screen),
        "play": opened,  # the same as long as the page is open: what is played stays in the browser
        **more,
    }
    shown = _player(key=key, data=data, on_play_change=_redraw)
    return dict(shown.get("play") or opened)


def _lead(screen: Screen, lesson: str) -> list[list[str]]:
    """What the lesson opens with, in stretches, each with the sentence of the term that it is."""
    found = terms_in(screen.say(f"lesson-{lesson}-lead"), screen.texts)
    return [[one.text, screen.say(f"term-{one.term}-says") if one.term else ""] for one in found]


def _colours(screen: Screen) -> dict[str, Any]:
    """The colours of the figures: the look of every chart, and those of the textbook."""
    chosen = look(screen.theme)
    first, second = strokes(screen, ("azul", "laranja"))
    return {
        "panel": chosen.panel,
        "text": chosen.text,
        "grey": chosen.grey,
        "grid": chosen.grid,
        "first": first["colour"],
        "second": second["colour"],
        "four": strokes(screen, FOUR),
    }


def strokes(screen: Screen, names: Iterable[str]) -> list[dict[str, str]]:
    """Colour and dash of lines beside each other, by the textbook's names of colours."""
    found = (palette.stroke(name, theme=screen.theme) for name in names)
    return [{"colour": one.color, "dash": " ".join(map(str, one.dash))} for one in found]


def _redraw() -> None:
    """Nothing: that the page is drawn anew with a play that has come to rest is all."""
