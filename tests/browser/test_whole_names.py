"""Names are whole: in a second row where there is room, else where they are pointed at."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dashboard.text.catalogue import Catalogue
from dashboard.views.frame.streamlit_parts import expand
from dashboard.views.state.log_set import GROUP_OF, title_of
from tests.browser.served import settled

Visit = Callable[..., Page]

CHIPS_CUT = """(chips) => [...document.querySelectorAll(chips)]
    .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.innerText)"""


LONGEST_SET = max(GROUP_OF, key=lambda name: len(title_of(name, Catalogue("pt-BR"))))


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
@pytest.mark.parametrize("page", ["map", "guide"])
def test_the_longest_name_of_a_study_is_whole_in_the_top_row(
    visit: Visit, page: str, size: tuple[int, int]
) -> None:
    opened = visit(f"/{page}?set={LONGEST_SET}&lang=pt-BR", size=size)
    name = opened.locator(expand(":--top-row input")).first
    expect(name).to_have_value(title_of(LONGEST_SET, Catalogue("pt-BR")))
    assert name.evaluate("one => one.scrollWidth <= one.clientWidth")
    row = opened.locator(expand(":--top-row")).evaluate("one => one.clientHeight")
    assert row < 60  # px: one row


def test_the_runs_in_the_rail_are_not_cut(visit: Visit) -> None:
    page = visit("/curves?set=broken", locale="en")
    chips = expand(":--curves-rail :--multi-select [data-tag]")
    assert page.locator(chips).count() > 5
    assert page.evaluate(CHIPS_CUT, f"{chips}, {chips} *") == []


def test_a_text_that_its_place_cuts_is_told_whole_where_it_is_pointed_at(visit: Visit) -> None:
    page = visit("/curves?set=broken", locale="en")
    box = page.get_by_role("textbox", name="Find")
    long = "lr>0.01 and optimizer=adam and batch_size=64 and seed=1"
    box.fill(long)
    box.press("Enter")
    settled(page)
    box.hover()
    told = page.locator(f"[title='{long}']")
    expect(told.first).to_be_attached()
    box.fill("")
    box.press("Enter")
    settled(page)
    page.mouse.move(2, 2)
    box.hover()
    expect(told).to_have_count(0)


def test_the_view_of_the_curves_survives_a_reload(visit: Visit) -> None:
    asked = "set=regimes&view=one&metric=accuracy.test&smoothing=0.6&find=lr&zoom=epoch_2_9"
    page = visit(f"/curves?lang=en&{asked}", locale="en")
    before = page.url
    assert "zoom=epoch_2_9" in before
    page.reload()
    settled(page)
    assert page.url == before
    assert page.get_by_role("textbox", name="Find").input_value() == "lr"
