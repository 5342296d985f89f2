"""What was read and what was lost: the receipt, said as sentences and shown as a table."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.model.run import SourceReceipt
from dashboard.report import losses
from dashboard.report.losses import Loss
from dashboard.report.receipt_notes import notes_of
from dashboard.text.escape import html, markdown, plain, shorten_start
from dashboard.views.frame.part import kept_part
from dashboard.views.state.page import Screen

SENTENCES_SHOWN = 4
"""Losses said at the head of the page; the receipt below has them all."""

NAMES_SHOWN = 100
"""Files of one reason that are named at the head of the page."""

PATH_LIMIT = 80
"""Characters of the path of such a file."""

NARROW = 110
"""Pixels of a column that holds a word or a number, so that the notes have the room."""

COUNTED = ("damaged", "recovered", "duplicated", "reordered", "replaced")


@kept_part("losses")
def draw_losses(screen: Screen) -> None:
    """Say under the verdict what could not be read; say nothing when nothing was lost."""
    told = losses.told(screen.logs.book.receipt, screen.words)
    if not told:
        return
    lines = "".join(f"<li>{_loss(screen, one)}</li>" for one in told[:SENTENCES_SHOWN])
    if len(told) > SENTENCES_SHOWN:
        lines += f"<li>{html(screen.say('more-losses', more=len(told) - SENTENCES_SHOWN))}</li>"
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
    """Whether the receipt says more than :func:`draw_losses` does."""
    return len(losses.told(screen.logs.book.receipt, screen.words)) > SENTENCES_SHOWN


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
