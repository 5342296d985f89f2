"""The table of the Curves page in a real browser: ticking, marks after a reload, its width."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.served import settled

Visit = Callable[..., Page]
ROW_PX = 33


def tick(page: Page, row: int) -> None:
    """Click the box at the left of a row of the first table."""
    expect(page.locator('[data-testid="stDataFrame"] canvas').first).to_be_visible()
    box = {"x": 20, "y": ROW_PX * (row + 1.5)}
    page.get_by_test_id("stDataFrame").first.click(position=box)


def test_a_ticked_run_becomes_the_baseline_and_stays_it_after_a_reload(visit: Visit) -> None:
    page = visit("/curves?set=learning_rate&view=one")
    expect(page.get_by_test_id("stDataFrame")).to_have_count(1)
    tick(page, 1)
    page.get_by_role("button", name="Usar como base").click()
    expect(page.get_by_test_id("stDataFrame")).to_have_count(2)
    expect(page).to_have_url(re.compile(r"baseline=[\w-]{8}"))
    page.reload()
    settled(page)
    expect(page.get_by_test_id("stDataFrame")).to_have_count(2)
    assert page.get_by_test_id("stException").count() == 0


def test_a_table_is_as_wide_as_its_page_on_a_projector_too(visit: Visit) -> None:
    page = visit("/curves?set=learning_rate&view=one", size=(1920, 1080))
    grid = page.get_by_test_id("stDataFrame").first
    expect(grid).to_be_visible()
    title = page.locator("h2.section").first.bounding_box()
    box = grid.bounding_box()
    assert title is not None
    assert box is not None
    assert box["width"] == pytest.approx(title["width"], abs=4)
