"""What only a browser shows of small multiples: each panel answers to drag, click, double click."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.served import settled
from tests.browser.test_looking_closely import FIGURE

Visit = Callable[..., Page]


def place(page: Page, across: float, down: float = 0.6) -> tuple[float, float]:
    """A place on the figure, in shares of its width and height."""
    box = page.locator(f"{FIGURE} svg.marks, {FIGURE} canvas").first.bounding_box()
    assert box is not None
    return box["x"] + box["width"] * across, box["y"] + box["height"] * down


def test_the_second_panel_answers_to_a_drag_a_click_and_a_double_click(visit: Visit) -> None:
    page = visit(
        "/curves?set=learning_rate&view=one&metric=loss.test&facet=batch_size", locale="en-US"
    )
    page.mouse.move(*place(page, 0.6))
    page.mouse.down()
    page.mouse.move(*place(page, 0.75), steps=6)
    page.mouse.up()
    page.wait_for_url(re.compile("zoom=epoch_"))
    seen = page.get_by_role("status").filter(has_text="You are seeing epochs")
    expect(seen).to_be_visible()
    settled(page)
    label = page.locator(f"{FIGURE} svg text", has_text=re.compile(r"^(Rate )?0\.01 · s")).last
    box = label.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 5, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile("pick="))
    expect(page.locator(".card h3")).to_have_text(re.compile("^Batch 1024 · rate 0.01"))
    settled(page)
    page.mouse.dblclick(*place(page, 0.7, 0.35))
    expect(seen).to_have_count(0)
    page.wait_for_url(lambda url: "zoom=" not in url)
    page.wait_for_url(lambda url: "pick=" in url)
