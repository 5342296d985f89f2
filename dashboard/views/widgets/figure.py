"""A figure on a page, at its own size and in its own colours."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.views.state.drawn_figures import DrawnFigure


def draw(
    drawn: DrawnFigure,
    key: str,
    *,
    on_select: Callable[[], None] | None = None,
    selections: Sequence[str] = (),
) -> None:
    """Draw the figure; ``on_select`` is called when one of its ``selections`` is made."""
    st.vega_lite_chart(
        spec=dict(drawn.spec),
        theme=None,
        width="content",
        key=key,
        on_select=on_select or "ignore",
        selection_mode=selections or None,
    )
