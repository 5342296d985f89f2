"""Trainings from the page, with the real trainer: started, left alone, stopped, resumed, opened."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.text.catalogue import Catalogue
from dashboard.training import places
from dashboard.views.frame.streamlit_parts import expand
from tests.browser.served import dashboard, settled
from tests.browser.test_phone import PHONE, WIDER_THAN_WINDOW

ALLOWED = ["--allow-training"]
LONG = "schedules"
"""A study that still trains when the page shows a button to stop it."""

TRAINS_MS = 240_000
"""Milliseconds in which four small runs are over on a busy machine; they take twenty seconds."""


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv(places.VARIABLE, str(tmp_path / "trainings"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path


def visit(
    browser: Browser,
    address: str,
    locale: str = "pt-BR",
    scheme: str = "light",
    *,
    size: tuple[int, int] = (1280, 1000),
    study: str = "digits",
) -> Page:
    width, height = size
    context = browser.new_context(
        locale=locale, color_scheme=scheme, viewport={"width": width, "height": height}
    )
    page = context.new_page()
    page.goto(f"{address}/experiment?study={study}")
    settled(page)
    return page


def test_a_training_outlives_browser_and_server_and_its_logs_open_as_any(
    browser: Browser, home: Path
) -> None:
    texts = Catalogue("pt-BR")
    with dashboard(home / "first.log", ALLOWED) as address:
        page = visit(browser, address)
        page.get_by_role("button", name=texts.say("experiment-start"), exact=True).click()
        training = page.locator(expand(":--any-training"))
        expect(training).to_contain_text(texts.say("training-running"), timeout=TRAINS_MS)
        page.context.close()
    with dashboard(home / "second.log", ALLOWED) as address:
        page = visit(browser, address)
        training = page.locator(expand(":--any-training"))
        expect(training).to_contain_text(
            re.compile(f"{texts.say('training-running')}|{texts.say('training-finished')}")
        )
        expect(training).to_contain_text(texts.say("training-finished"), timeout=TRAINS_MS)
        expect(page.locator("h1.verdict")).to_have_text(texts.say("experiment-idle"))
        figure = page.locator("[role=graphics-document]")
        expect(figure).to_have_count(1)
        training.get_by_role("button", name=texts.say("training-open")).click()
        page.wait_for_url("**/curves**")
        settled(page)
        page.wait_for_url(lambda url: "set=trained" in url)
        expect(page.locator("[role=graphics-document]").first).to_be_visible()
        page.reload()
        settled(page)
        page.wait_for_url(lambda url: "set=trained" in url)
        page.context.close()
    for name in ("first", "second"):
        assert "Traceback" not in (home / f"{name}.log").read_text()


@pytest.mark.parametrize(
    ("lang", "locale", "scheme"), [("pt-BR", "pt-BR", "dark"), ("en", "en-US", "light")]
)
def test_a_training_is_stopped_and_resumed_on_a_page_that_fits_a_phone(
    browser: Browser, home: Path, lang: str, locale: str, scheme: str
) -> None:
    texts = Catalogue(lang)
    with dashboard(home / "server.log", ALLOWED) as address:
        page = visit(browser, address, locale, scheme, size=PHONE, study=LONG)
        expect(page.get_by_role("link", name=texts.say("page-experiment"))).to_be_visible()
        assert page.locator('button[kind^="primary"] p').count() == 1  # as dark.css has it
        page.get_by_role("button", name=texts.say("experiment-start"), exact=True).click()
        training = page.locator(expand(":--any-training"))
        training.get_by_role("button", name=texts.say("training-stop"), exact=True).click()
        expect(training).to_contain_text(texts.say("training-stopped"), timeout=TRAINS_MS)
        assert page.evaluate(WIDER_THAN_WINDOW) <= 0
        training.get_by_role("button", name=texts.say("training-resume"), exact=True).click()
        expect(training).to_contain_text(texts.say("training-finished"), timeout=TRAINS_MS)
        assert page.locator(expand(":--any-training button")).count() >= 2
        assert page.evaluate(WIDER_THAN_WINDOW) <= 0
        page.context.close()
    assert "Traceback" not in (home / "server.log").read_text()


def test_the_button_that_starts_a_grid_is_well_within_the_first_screen(
    browser: Browser, home: Path
) -> None:
    texts = Catalogue("pt-BR")
    with dashboard(home / "server.log", ALLOWED) as address:
        page = visit(browser, address, size=(1280, 800))
        page.get_by_role("radio", name=texts.say("way-grid")).click()
        page.wait_for_url(lambda url: "what=grid" in url)
        settled(page)
        start = page.get_by_role("button", name=texts.say("experiment-start"), exact=True)
        expect(start).to_be_visible()
        box = start.bounding_box()
        page.context.close()
    assert box is not None
    assert box["y"] + box["height"] < 740
