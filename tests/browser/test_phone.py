"""On a phone every figure is laid out for its width, and nothing is cut."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from dashboard.views.frame.streamlit_parts import expand
from tests.browser.served import settled
from tests.browser.test_accessible import OPENED, broken_rules

Visit = Callable[..., Page]

PHONE = (390, 844)
TABLET = (820, 1180)

FIGURES_FIT = """(chart) => {
    const figures = [...document.querySelectorAll(chart + " > svg, " + chart + " > canvas")];
    return figures.every((one) => one.getBoundingClientRect().right <= innerWidth);
}"""

WIDER_THAN_WINDOW = """() => {
    const main = document.querySelector("[data-testid=stMain]");
    return Math.max(main.scrollWidth, document.documentElement.scrollWidth) - innerWidth;
}"""

CUT = """() => [...document.querySelectorAll("h1, h2, h3, p, summary, button, input")]
    .filter((one) => one.checkVisibility() && one.clientWidth > 1)
    .filter((one) => !one.closest("svg, canvas, pre, [data-testid=stDataFrame]"))
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1
        || (one.tagName !== "BUTTON" && one.scrollWidth > one.clientWidth + 1))
    .map((one) => (one.value || one.innerText || one.tagName).slice(0, 60))"""
"""What shows not all of its text, or lies beyond the edge; the text of a button is a ``p``."""


def laid_out(page: Page) -> None:
    """Wait until the figures have the width that the browser told."""
    page.wait_for_function(FIGURES_FIT, arg=expand(":--chart"))
    settled(page)


@pytest.mark.parametrize("address", OPENED)
@pytest.mark.parametrize("size", [PHONE, TABLET], ids=["phone", "tablet"])
def test_a_small_window_cuts_nothing(visit: Visit, address: str, size: tuple[int, int]) -> None:
    page = visit(address, size=size)
    laid_out(page)
    assert page.evaluate(WIDER_THAN_WINDOW) <= 0
    assert page.evaluate(CUT) == []


def test_the_pages_stand_in_two_rows_at_most_on_a_phone(visit: Visit) -> None:
    page = visit("/guide", size=PHONE)
    tops = page.evaluate(
        """(links) => [...document.querySelectorAll(links)]
            .map((one) => Math.round(one.getBoundingClientRect().top))""",
        expand(":--pages :--page-link-anchor"),
    )
    assert len(tops) > 1
    assert len(set(tops)) <= 2


def test_a_phone_that_is_turned_gets_figures_of_its_new_width(visit: Visit) -> None:
    page = visit("/diagnosis?set=regimes", size=PHONE)
    laid_out(page)
    figure = page.get_by_test_id("stVegaLiteChart").locator("svg").first
    narrow = figure.bounding_box()["width"]
    page.set_viewport_size({"width": PHONE[1], "height": PHONE[0]})
    page.wait_for_function(
        "([chart, narrow]) => document.querySelector(chart + ' svg')?.clientWidth > narrow + 100",
        arg=[expand(":--chart"), narrow],
    )
    laid_out(page)
    assert figure.bounding_box()["width"] > narrow + 100
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    laid_out(page)
    assert figure.bounding_box()["width"] == narrow


def test_a_phone_page_breaks_no_rule_either(visit: Visit) -> None:
    page = visit("/diagnosis?set=learning_rate", size=PHONE)
    laid_out(page)
    assert broken_rules(page) == {}
