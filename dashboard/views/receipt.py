"""What was read and what was lost: the receipt, said as sentences and shown as a table."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.logs.run import SourceReceipt
from dashboard.report import opening
from dashboard.report.receipt_notes import notes_of
from dashboard.text.escape import html, markdown
from dashboard.views.view import Screen

SENTENCES_SHOWN = 4
"""Losses said at the head of the page; the receipt below has them all."""

NARROW = 110
"""Pixels of a column that holds a word or a number, so that the notes have the room."""

LOSSES = ("damaged", "recovered", "duplicated", "reordered", "replaced")


def draw_losses(screen: Screen) -> None:
    """Say under the verdict what could not be read; say nothing when nothing was lost."""
    said = opening.losses(screen.logs.book.receipt, screen.words)
    if not said:
        return
    lines = "".join(f"<li>{html(sentence)}</li>" for sentence in said[:SENTENCES_SHOWN])
    if len(said) > SENTENCES_SHOWN:
        lines += f"<li>{html(screen.say('more-losses', more=len(said) - SENTENCES_SHOWN))}</li>"
    st.html(f'<ul class="losses" role="status">{lines}</ul>')


def has_more(screen: Screen) -> bool:
    """Whether the receipt says more than :func:`draw_losses` does."""
    return len(opening.losses(screen.logs.book.receipt, screen.words)) > SENTENCES_SHOWN


def draw(screen: Screen, *, expanded: bool) -> None:
    """Draw the whole receipt, one row a file."""
    receipt = screen.logs.book.receipt
    if not receipt.sources:
        return
    notes = notes_of(receipt, screen.words)
    rows = zip(receipt.sources, notes.of_file, strict=True)
    counted = [name for name in LOSSES if receipt.total(name)]
    with st.expander(screen.say("receipt"), expanded=expanded):
        st.dataframe(
            pd.DataFrame([_row(screen, source, counted, said) for source, said in rows]),
            hide_index=True,
            column_config={
                screen.say(f"receipt-{name}"): st.column_config.Column(width=NARROW)
                for name in ("format", "points")
            },
            alt=screen.say("receipt"),
        )
        for sentence in notes.together:
            st.caption(markdown(sentence))


def _row(
    screen: Screen, source: SourceReceipt, counted: Sequence[str], notes: Sequence[str]
) -> dict[str, object]:
    """One file; a loss that no file had has no column, so that the notes have its room."""
    counts: dict[str, object] = {
        screen.say(f"receipt-{name}"): int(getattr(source, name)) for name in counted
    }
    return (
        {
            screen.say("receipt-file"): source.path,
            screen.say("receipt-format"): source.format or "–",
            screen.say("receipt-points"): source.points,
        }
        | counts
        | {screen.say("receipt-notes"): " ".join(notes)}
    )
