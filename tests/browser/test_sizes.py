"""What only a browser shows of large windows: nothing runs off, nothing stays small."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

Visit = Callable[..., Page]

PROJECTOR = (1920, 1080)

FITS = """() => {
    const box = document.querySelector('[data-testid=stPopoverBody]').getBoundingClientRect();
    return box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
}"""


def test_what_opens_over_a_projected_page_is_as_large_as_the_page_and_fits(visit: Visit) -> None:
    page = visit("/curves", size=PROJECTOR)
    page.get_by_role("button", name="Exportar").first.click()
    label = page.get_by_test_id("stPopoverBody").locator("button p").first
    label.wait_for()
    page.wait_for_function(FITS)
    on_page = page.locator("h1.verdict")
    over, under = (one.evaluate("it => it.currentCSSZoom") for one in (label, on_page))
    assert over == under > 1


def test_the_first_page_opens_by_its_name_too(visit: Visit) -> None:
    page = visit("/overview?lang=en&set=regimes")
    page.wait_for_url("**/?*set=regimes*")
    assert "4 " in page.locator("h1.verdict").inner_text()
    assert page.get_by_role("dialog").count() == 0


@pytest.mark.parametrize("lang", ["pt-BR", "en"])
@pytest.mark.parametrize("lesson", ["one-weight", "two-weights"])
def test_the_rate_that_moves_a_lesson_is_in_sight_on_a_projector(
    visit: Visit, lesson: str, lang: str
) -> None:
    page = visit(f"/lesson?lang={lang}&lesson={lesson}", size=PROJECTOR)
    for control in (page.locator("input.rate"), page.locator("[data-do=run]")):
        control.wait_for()
        box = control.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= PROJECTOR[1]
