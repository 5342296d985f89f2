"""The buttons that copy a figure: as a picture, as its numbers, as Markdown.

A browser lets a page write to its clipboard only while a click is being answered, so that the
script beside this file promises what is still to be made, and the server makes it meanwhile.
"""

import base64
from collections.abc import Callable, Mapping
from pathlib import Path

import streamlit as st

from dashboard.views.state.page import Screen

PNG, CSV, MARKDOWN = "png", "csv", "markdown"
KINDS = (PNG, CSV, MARKDOWN)

TYPES = {PNG: "image/png", CSV: "text/plain", MARKDOWN: "text/plain"}
"""As what each is put on the clipboard; other types of text are refused by browsers."""

ASKED = "asked"
"""Name of what the script tells: what is to be made, and the number of the click."""

_here = Path(__file__)
_buttons = st.components.v2.component(
    "curva-figure-copy",
    html='<div class="copy"></div>',
    css=_here.with_suffix(".css").read_text(encoding="utf-8"),
    js=_here.with_suffix(".js").read_text(encoding="utf-8"),
)


def draw(screen: Screen, name: str, made: Mapping[str, Callable[[], bytes]]) -> None:
    """Draw the buttons of the figure called ``name``; ``made`` makes what is asked for."""
    key = f"copy-{name}"
    _buttons(
        key=key,
        data={
            "lead": screen.say("copy-lead"),
            "kinds": [[kind, TYPES[kind], screen.say(f"copy-{kind}")] for kind in KINDS],
            "making": screen.say("copy-making"),
            "done": screen.say("copy-done"),
            "refused": screen.say("copy-refused"),
            "failed": screen.say("export-failed"),
            "answer": _answer(key, made),
        },
        on_asked_change=lambda: None,
    )


def _answer(key: str, made: Mapping[str, Callable[[], bytes]]) -> dict[str, str] | None:
    """What was asked for, in base64, with the number of its click; ``None`` where nothing was."""
    kept = st.session_state.get(key)
    asked = kept.get(ASKED) if isinstance(kept, Mapping) else None
    number, _, kind = str(asked or "").partition(" ")
    if kind not in made:
        return None
    try:
        data = made[kind]()
    except Exception:  # noqa: BLE001 - whatever it is, the button says that it could not be made
        return {"number": number, "data": ""}
    return {"number": number, "data": base64.b64encode(data).decode()}
