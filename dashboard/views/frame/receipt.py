"""The receipt of the reading, as sentences on losses and as a table of files."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.model.run import SourceReceipt
from dashboard.report import reading_losses
from dashboard.report.reading_losses import Loss
from dashboard.report.receipt_notes import notes_of
from dashboard.text.escape import cell, html, markdown, plain, shorten_start
from dashboard.views.frame.part import kept_part
from dashboard.views.state.page import Screen

SENTENCES_SHOWN = 4
"""Losses shown at the top of the page; the receipt below has them all."""

NAMES_SHOWN = 100
"""Files of one reason that are named at the top of the page."""

PATH_LIMIT = 80
"""Characters of the path of such a file."""

NARROW = 110
"""Width in pixels of a column with a word or a number, to leave the space to the notes."""

COUNTED = ("damaged", "recovered", "duplicated", "reordered", "replaced")


@kept_part("losses")
def draw_losses(screen: Screen) -> None:
    """Draw under the verdict what could not be read; draw nothing when nothing was lost."""
    lost = reading_losses.by_reason(screen.logs.book.receipt, screen.words)
    if not lost:
        return
    lines = "".join(f"<li>{_loss(screen, one)}</li>" for one in lost[:SENTENCES_SHOWN])
    if len(lost) > SENTENCES_SHOWN:
        lines += f"<li>{html(screen.say('more-losses', more=len(lost) - SENTENCES_SHOWN))}</li>"
    st.html(f'<ul class="losses" role="status">{lines}</ul>')


def _loss(screen: Screen, loss: Loss) -> str:
    """One reason, and under it, to be opened, the other files that it holds for."""
    if not loss.others:
        return html(loss.sentence)
    names = [html(shorten_start(plain(one, PATH_LIMIT), PATH_LIMIT)) for one in loss.others]
    shown = ", ".join(f"<code>{name}</code>" for name in names[:NAMES_SHOWN])
    if len(names) > NAMES_SHOWN:
        more = screen.say("more-losses", more=len(names) - NAMES_SHOWN)
        shown += f" {html(more)}"
    same = html(loss.same(screen.words))
    return f"{html(loss.sentence)} <details><summary>{same}</summary><p>{shown}</p></details>"


def has_more(screen: Screen) -> bool:
    """Whether the receipt has more losses than :func:`draw_losses` shows."""
    return len(reading_losses.by_reason(screen.logs.book.receipt, screen.words)) > SENTENCES_SHOWN


@kept_part("receipt")
def draw(screen: Screen, *, expanded: bool) -> None:
    """Draw the whole receipt, one row a file."""
    receipt = screen.logs.book.receipt
    if not receipt.sources:
        return
    notes = notes_of(receipt, screen.words)
    rows = zip(receipt.sources, notes.of_file, strict=True)
    counted = [name for name in COUNTED if receipt.total(name)]
    with st.expander(screen.say("receipt"), expanded=expanded):
        st.dataframe(
            pd.DataFrame(
                [_row(screen, source, counted, source_notes) for source, source_notes in rows]
            ),
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
    """The row of one file; a loss that no file had gets no column.

    The table can be saved for a spreadsheet: a name or a note that begins like a formula is text.
    """
    first = [cell(note) for note in notes[:1]]  # a sentence on a file may begin with its name
    counts: dict[str, object] = {
        screen.say(f"receipt-{name}"): int(getattr(source, name)) for name in counted
    }
    return (
        {
            screen.say("receipt-file"): cell(source.path),
            screen.say("receipt-format"): source.format or "–",
            screen.say("receipt-points"): source.points,
        }
        | counts
        | {screen.say("receipt-notes"): " ".join([*first, *notes[1:]])}
    )
