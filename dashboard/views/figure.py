"""A figure on a page.

Altair checks a specification against its schema each time that it is written out, which takes about
a quarter of that time.  The tests check every figure; the pages write them out unchecked.
"""

from dataclasses import dataclass
from typing import Any, cast

import streamlit as st

from dashboard.charts.chart import AnyChart


@dataclass(frozen=True, slots=True)
class _Unchecked:
    """The one thing that Streamlit asks of a chart, without the check."""

    chart: AnyChart

    def to_dict(self) -> dict[str, Any]:
        return self.chart.to_dict(validate=False)


def draw(chart: AnyChart, key: str) -> None:
    """Draw the figure at its own size, in its own colours."""
    st.altair_chart(unchecked(chart), theme=None, width="content", key=key)


def unchecked(chart: AnyChart) -> AnyChart:
    """The figure as Streamlit is given it: written out without being checked."""
    return cast("AnyChart", _Unchecked(chart))
