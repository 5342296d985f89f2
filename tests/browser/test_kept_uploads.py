"""What was sent survives a reload, a link and another server, until it is deleted."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import FILES
from tests.browser.served import dashboard, settled
from tests.views.dropped_files import OVERFITTED

HEADLINE = "verfitting"
PATIENCE_MS = 90_000
"""Milliseconds in which a page is drawn on a busy machine, or finds a server started anew."""


def opened(browser: Browser, address: str) -> Page:
    """A page in a browser of its own, which shares nothing with others."""
    page = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 800}).new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(address)
    settled(page)
    return page


def shows_the_logs(page: Page) -> None:
    expect(page.locator("h1.verdict")).to_contain_text(HEADLINE)
    expect(page.get_by_test_id("stSelectbox").first.locator("input")).to_have_value("Your logs")


def send(page: Page) -> str:
    """Drop a log on the first page; the token of what was kept."""
    log = {"name": "mine.csv", "mimeType": "text/csv", "buffer": OVERFITTED.encode()}
    page.locator(FILES).set_input_files([log])
    shows_the_logs(page)
    page.wait_for_url("**upload=**")
    settled(page)
    (token,) = parse_qs(urlsplit(page.url).query)["upload"]
    return token


def test_what_was_sent_outlives_the_page_and_the_server_until_it_is_deleted(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CONFIG", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    log = tmp_path / "server.log"
    with dashboard(log) as address:
        page = opened(browser, f"{address}/?lang=en")
        token = send(page)
        sentence = page.locator("h1.verdict").bounding_box()
        assert sentence is not None
        assert 0 <= sentence["y"] < 500  # in view, without scrolling
        page.reload()
        shows_the_logs(page)
        page.get_by_test_id("stPageLink").filter(has_text="Curves").click()
        page.wait_for_url("**/curves**")
        settled(page)
        shows_the_logs(page)
        link = page.url
        assert token in link
        other = opened(browser, link)
        shows_the_logs(other)
    with dashboard(log, port=urlsplit(address).port or 0):
        expect(page.get_by_test_id("stConnectionStatus")).to_have_count(0, timeout=PATIENCE_MS)
        settled(page)
        shows_the_logs(page)  # which was open all the while
        other.reload()
        shows_the_logs(other)
        other.get_by_role("button", name="Delete them").click()
        expect(other.locator("h1.verdict")).not_to_contain_text(HEADLINE)
        other.wait_for_url(lambda url: token not in url)
        page.reload()
        expect(page.locator("h1.verdict")).to_contain_text("not on this server")
        assert page.locator(".card").count() == 0
    said = log.read_text()
    assert token not in said
    assert "Traceback" not in said
    assert list((tmp_path / "DATA" / "curva" / "uploads").iterdir()) == []
    for one in (page, other):
        one.context.close()


def test_logs_are_sent_from_any_page_by_the_dialog(browser: Browser, server: str) -> None:
    page = opened(browser, f"{server}/curves?lang=en&set=regimes")
    page.get_by_role("button", name="Open logs").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    send(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert urlsplit(page.url).path == "/curves"
    page.context.close()


def test_a_study_is_opened_from_the_dialog_which_can_be_left(browser: Browser, server: str) -> None:
    page = opened(browser, f"{server}/?lang=en&set=regimes")
    page.get_by_role("button", name="Open logs").click()
    page.get_by_role("dialog").get_by_role("button", name="Switching mid-training").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.wait_for_url("**set=switch**")
    page.get_by_role("button", name="Open logs").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_test_id("stPageLink").filter(has_text="Map").click()
    page.wait_for_url("**/map**")
    settled(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.context.close()


def test_more_controls_hold_what_they_were_set_to_when_they_appear(
    browser: Browser, server: str
) -> None:
    page = opened(browser, f"{server}/curves?set=regimes&lang=pt-BR&palette=faithful&whole=True")
    page.get_by_text("en", exact=True).click()
    page.wait_for_url("**lang=en**")
    settled(page)
    choice = page.get_by_role("combobox", name="Log set")
    expect(choice).to_have_value("Learning rate · Four regimes")
    page.locator("summary").filter(has_text="More").click()
    expect(page.locator(".st-key-whole").get_by_role("switch")).to_be_checked()
    page.locator(".st-key-findings").get_by_test_id("stCheckbox").click()
    page.wait_for_url("**findings=False**")
    said = parse_qs(urlsplit(page.url).query)
    assert (said["palette"], said["whole"]) == (["faithful"], ["True"])
    assert "events" not in said
    page.context.close()
