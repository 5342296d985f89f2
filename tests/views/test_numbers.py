"""Behind every figure of every page stand its numbers, a key or a click away."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.text.catalogue import Catalogue
from dashboard.text.languages import LANGUAGES
from dashboard.views.frame import page_keys
from dashboard.views.widgets import numbers_button

Open = Callable[..., AppTest]


@pytest.mark.parametrize(
    ("name", "figure"),
    [("home", "overview"), ("curves", "curves"), ("map", "rate-curve"), ("diagnosis", "run")],
)
def test_the_numbers_of_a_figure_open_as_a_table(opened: Open, name: str, figure: str) -> None:
    page = opened(name, set="regimes", lang="en")
    before = len(page.dataframe)
    page.button(key=f"numbers-{figure}").click().run()
    assert not page.exception
    assert len(page.dataframe) == before + 1
    table = next(one.value for one in page.dataframe if "value" in one.value.columns)
    assert len(table)
    assert table.columns[0] == "run"


def test_a_table_that_is_cut_says_so(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers_button, "MOST", 5)
    page = opened("diagnosis", set="regimes", lang="en")
    page.button(key="numbers-run").click().run()
    assert len(next(one.value for one in page.dataframe)) == 5
    said = " ".join(one.proto.body for one in page.get("html"))
    assert "The first 5 of " in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_keys_have_their_hint_in_the_language_of_the_page(lang: str) -> None:
    script = page_keys.script(Catalogue(lang))
    assert Catalogue(lang).say("figure-key") in script
    assert "GIVEN;" not in script
    assert "</script" not in script
