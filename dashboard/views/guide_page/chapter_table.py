"""Chapter 38's numbers beside those of the bundled studies that follow it."""

from dataclasses import dataclass

import streamlit as st

from dashboard.text.escape import html
from dashboard.views.frame.introduction import BOOK
from dashboard.views.state.page import Screen


@dataclass(frozen=True, slots=True)
class Row:
    """A run of a figure of the chapter: its test accuracy there and here, in per cent."""

    code: str
    log_set: str
    runs: tuple[str, ...]
    theirs: float
    ours: float
    how: str = ""  # "about" or "below", as the chapter puts it


def _seeds(name: str) -> tuple[str, ...]:
    return name, f"{name}_seed1", f"{name}_seed2"


ROWS = (
    Row("orange", "learning_rate", _seeds("batch64_lr0.01"), 98, 97.96),
    Row("lilac", "learning_rate", _seeds("batch1024_lr0.01"), 96, 95.60, "about"),
    Row("blue", "learning_rate", _seeds("batch1024_lr0.1"), 98, 97.76),
    Row("neon", "switch", ("batch1024_x60",), 98, 96.61, "below"),
    Row("green", "switch", ("batch1024_x1_then_64_x30",), 98, 97.81),
    Row("dark", "switch", ("batch1024_x30_then_64_x30",), 98, 97.78),
    Row("lilac-2", "switch", ("batch1024_x30_then_lr0.1_x30",), 98, 97.84),
)
"""In the order of the chapter; a test reads ours out of the logs."""


def draw(screen: Screen) -> None:
    """Draw the table, and the book's link."""
    heads = "".join(
        f'<th scope="col">{html(screen.say(f"idea-chapter-{one}"))}</th>'
        for one in ("run", "theirs", "ours")
    )
    rows = "".join(
        f'<tr><th scope="row">{html(screen.say(f"idea-chapter-{row.code}"))}</th>'
        f"<td>{html(_theirs(screen, row))}</td>"
        f"<td>{html(screen.say('idea-chapter-percent', percent=row.ours))}</td></tr>"
        for row in ROWS
    )
    title, address = BOOK
    link = f'<a href="{address}" target="_blank">{html(title)}</a>'
    st.html(
        f'<h3 class="quiz" id="idea-chapter">{html(screen.say("idea-chapter"))}</h3>'
        f'<p class="meta">{html(screen.say("idea-chapter-says"))} {link}</p>'
        f'<table class="taught numbers"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _theirs(screen: Screen, row: Row) -> str:
    percent = f"{row.theirs:g}"
    if row.how:
        return screen.say(f"idea-chapter-{row.how}", percent=percent)
    return f"{percent}%"
