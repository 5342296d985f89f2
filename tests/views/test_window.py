"""A figure has the width of the window it is drawn in, and never more."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.text.run_namer import LABEL
from dashboard.views.state.window import FULL, GRID, MARGINS, NARROWEST, PHONE, STACKED, fits

px = st.integers(NARROWEST, GRID)


@given(px, st.integers(FULL, 10_000))
def test_a_window_that_holds_the_grid_leaves_every_figure_its_width(own: int, window: int) -> None:
    assert fits(own, window) == fits(own, 0) == own


@given(px, st.integers(NARROWEST + MARGINS[True], FULL - 1))
def test_no_figure_is_wider_than_the_page(own: int, window: int) -> None:
    assert NARROWEST <= fits(own, window) <= max(window - MARGINS[window <= PHONE], NARROWEST)
    assert fits(own, window) <= own


@given(px, st.integers(STACKED + 1, FULL - 2))
def test_a_wider_window_never_makes_a_figure_narrower(own: int, window: int) -> None:
    assert fits(own, window) <= fits(own, window + 1)


@pytest.mark.parametrize(
    ("own", "window", "wide"),
    [(760, 390, 358), (760, 360, 328), (780, 768, 672), (1150, 1000, 878), (760, 10, 240)],
)
def test_the_width_on_a_phone_and_on_a_tablet(own: int, window: int, wide: int) -> None:
    assert fits(own, window) == wide


@pytest.mark.parametrize("told", [None, "390", -1, {}, {"width": "wide"}, {"width": None}])
def test_what_a_browser_tells_wrongly_is_no_width(told: object) -> None:
    app = AppTest.from_function(_told)
    app.session_state["window"] = told
    assert app.run().text[0].value == "0"


def _told() -> None:
    import streamlit as st  # noqa: PLC0415 (the function is run as a file)

    from dashboard.views.state import window  # noqa: PLC0415

    st.text(window.told())


def test_a_page_that_knows_no_width_is_drawn_for_a_desk(opened: Callable[..., AppTest]) -> None:
    page = opened("diagnosis", set="regimes", lang="en")
    assert not page.exception
    assert '"width": 6' in page.get("vega_lite_chart")[0].proto.spec  # px of the plane, of 760


@pytest.mark.parametrize(
    ("page", "table", "column", "has_titles"), [("home", 0, 0, False), ("curves", -1, 1, True)]
)
def test_on_a_phone_a_table_has_short_names_and_room_for_what_it_says_of_them(
    opened: Callable[..., AppTest], page: str, table: int, column: int, has_titles: bool
) -> None:
    app = opened(page, set="optimizers", lang="en")
    wide = list(app.dataframe[table].value.iloc[:, column])
    app.session_state["window"] = {"width": 390}
    app.run()
    assert not app.exception
    narrow = list(app.dataframe[table].value.iloc[:, column])
    assert max(map(len, narrow)) < max(map(len, wide))
    assert max(map(len, narrow)) <= LABEL
    assert (max(map(len, wide)) > LABEL) is has_titles  # else labels, beside many verdicts
    assert len(set(narrow)) == len(narrow)
