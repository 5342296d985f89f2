"""A figure on a page, at its own size and in its own colours."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboard.charts.vega import to_spec
from dashboard.charts.vega.compose import AnyChart


def draw(
    chart: AnyChart,
    key: str,
    *,
    on_select: Callable[[], None] | None = None,
    selections: Sequence[str] = (),
) -> None:
    """Draw the figure; ``on_select`` is called when one of its ``selections`` is made."""
    st.vega_lite_chart(
        spec=to_spec.write(chart),
        theme=None,
        width="content",
        key=key,
        on_select=on_select or "ignore",
        selection_mode=selections or None,
    )
