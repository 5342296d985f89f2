"""The lab book in the browser: a row of the tree opens its runs; a note is written by keyboard."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.served import settled
from tests.browser.test_meeting import press, reach

Visit = Callable[..., Page]
ADDRESS = "/lab-book?set=regimes&lang=en"
ROW = '[class*="st-key-settings-tree-"] [class*="tree_panel_runs_marks"] path'
HOSTILE = "**too high** ![i](http://evil.example/i.png) <img src=http://evil.example/j.png>"


def test_a_click_on_a_row_opens_its_runs_and_a_link_leads_to_one(visit: Visit) -> None:
    page = visit(ADDRESS)
    page.locator(ROW).nth(1).click(force=True)
    opened = page.locator(".st-key-opened-runs")
    expect(opened).to_be_visible()
    settled(page)
    opened.locator("a").first.click()
    page.wait_for_url(re.compile(r"/diagnosis\?.*run="))


def test_a_note_is_written_by_keyboard_and_is_there_in_another_browser(visit: Visit) -> None:
    page = visit(ADDRESS)
    write = page.get_by_role("button", name="Write a note").first
    reach(page, write)
    press(page, "Enter")
    text = page.get_by_role("textbox", name="Note")
    expect(text).to_be_focused()
    page.keyboard.type(HOSTILE)
    name = page.get_by_role("textbox", name="Your name")
    reach(page, name)
    page.keyboard.type("Ana")
    reach(page, page.get_by_role("button", name="Save"))
    press(page, "Enter")
    note = page.locator('[class*="st-key-lab-note-"]').last
    expect(note).to_contain_text("too high")
    expect(note).to_contain_text("Ana")
    other = visit(ADDRESS, scheme="dark", size=(390, 844))
    note = other.locator('[class*="st-key-lab-note-"]').last
    expect(note).to_contain_text("too high")
    assert note.locator("strong").inner_text() == "too high"
    assert note.locator("img, a").count() == 0
    settled(page)
    page.get_by_role("button", name="Undo").last.click()
    expect(page.get_by_text("Taken back by Ana").first).to_be_visible()
