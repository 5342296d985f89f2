"""Parts of a page that fail alone: a note replaces the failed part, the others are drawn."""

from collections.abc import Callable, Sequence
from functools import partial, wraps
from typing import Concatenate, ParamSpec

import streamlit as st

from dashboard.model.contained import Failure, Stage, contained
from dashboard.report.failed import failure_sentences
from dashboard.text.escape import html
from dashboard.text.sentences import Sentences
from dashboard.views.state.page import Screen

P = ParamSpec("P")

Draw = Callable[Concatenate[Screen, P], None]


def kept_part(name: str) -> Callable[[Draw[P]], Draw[P]]:
    """A decorator for a part of a page: if it raises, a note follows what it had drawn."""

    def made(draw: Draw[P]) -> Draw[P]:
        @wraps(draw)
        def drawn(screen: Screen, /, *args: P.args, **options: P.kwargs) -> None:
            make = partial(draw, screen, *args, **options)
            contained(Stage.SHOW, name, make, partial(note, screen.words))

        return drawn

    return made


def note(words: Sentences, failure: Failure) -> None:
    """Draw a note in the place of a part that could not be shown."""
    _line([words.failure(failure)])


def failures(screen: Screen, run_id: str = "") -> None:
    """Draw one line on the failures of the report, for one run or for all; nothing without any."""
    _line(failure_sentences(screen.logs.report, screen.words, run_id))


def _line(sentences: Sequence[str]) -> None:
    if sentences:
        st.html(f'<p class="meta" role="status">{html(" ".join(sentences))}</p>')
