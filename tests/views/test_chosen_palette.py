"""A run has the colours of the palette that was chosen on every page, not on one alone."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.charts.style.palette import TEXTBOOK

Open = Callable[..., AppTest]
FAITHFUL = [own.faithful for own in TEXTBOOK.values()]
ACCESSIBLE = TEXTBOOK["laranja"].light


def drawn(page: AppTest) -> str:
    assert not page.exception
    specs = [one.proto.spec for one in page.get("vega_lite_chart")]
    return " ".join([*specs, *(one.proto.body for one in page.get("html"))])


@pytest.mark.parametrize("name", ["home", "diagnosis"])
def test_every_page_draws_the_runs_in_the_chosen_palette(opened: Open, name: str) -> None:
    page = opened(name, set="regimes", lang="en")
    assert [own for own in FAITHFUL if own in drawn(page)] == []
    page.session_state["chosen-palette"] = "faithful"
    again = drawn(page.run())
    assert [own for own in FAITHFUL if own in again] != []


def test_what_is_chosen_on_the_page_of_curves_is_remembered(opened: Open) -> None:
    page = opened("curves", set="regimes", lang="en", palette="faithful")
    assert not page.exception
    assert page.session_state["chosen-palette"] == "faithful"


def test_no_palette_that_is_not_offered_is_taken(opened: Open) -> None:
    assert ACCESSIBLE in drawn(opened("home", set="learning_rate", lang="en", palette="<b>"))
