"""What a hand does on the map: a click opens runs, a drag along an axis filters every page."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.served import settled

FIGURE = '[data-testid="stVegaLiteChart"]'


def figure(page: Page, key: str) -> Locator:
    """The figure of that name; its key ends in a number that rises with each answer."""
    return page.locator(f'[class*="st-key-settings-{key}-"] {FIGURE}')


def place(page: Page, key: str, x: float, y: float) -> tuple[float, float]:
    """A point in the figure, from its top left corner, in px of the window."""
    figure(page, key).scroll_into_view_if_needed()
    box = figure(page, key).bounding_box()
    assert box is not None
    return box["x"] + x, box["y"] + y


def test_a_click_on_a_cell_opens_its_runs_and_a_link_leads_to_one(
    visit: Callable[..., Page],
) -> None:
    page = visit("/map?set=learning_rate&lang=en")
    figure(page, "map").locator('[class*="panel_tiles_marks"] path').first.click(force=True)
    settled(page)
    opened = page.locator(".st-key-opened-runs")
    expect(opened).to_be_visible()
    opened.locator("a").first.click()
    page.wait_for_url(re.compile(r"/diagnosis\?.*run="))


def test_a_drag_along_an_axis_filters_every_page_until_it_is_undone(
    visit: Callable[..., Page],
) -> None:
    page = visit("/map?set=optimizers&lang=en")
    start, end = place(page, "parallel", 36, 30), place(page, "parallel", 60, 110)
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=6)
    page.mouse.up()
    line = page.locator(".st-key-filter-row")
    expect(line).to_contain_text("Filtered:")
    said = line.inner_text()
    settled(page)
    for name in ("Curves", "Diagnosis", "Overview"):
        page.get_by_role("link", name=name, exact=True).click()
        settled(page)
        expect(line).to_contain_text(said.splitlines()[0])
    page.get_by_role("button", name="Show all runs").click()
    settled(page)
    expect(line).to_have_count(0)
