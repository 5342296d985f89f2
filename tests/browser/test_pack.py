"""The pack in a real browser: from the disk, without a network, in both languages."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.__main__ import main

SAMPLES = Path(__file__).parents[2] / "sample_logs"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pack") / "report.html"
    assert main(["report", str(SAMPLES / "regimes"), "--out", str(made), "--lang", "both"]) == 0
    return made


@pytest.fixture
def page(browser: Browser, file: Path):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    opened = context.new_page()
    faults: list[str] = []
    requests: list[str] = []
    opened.on("console", lambda message: faults.append(message.text))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("request", lambda request: requests.append(request.url))
    opened.goto(file.as_uri())
    expect(opened.locator("[data-ready]")).to_have_count(1)
    yield opened
    assert faults == []
    assert requests == [file.as_uri()]
    context.close()


def test_it_says_the_same_in_both_languages(page: Page) -> None:
    lead = page.locator(".lead")
    first = lead.inner_text()
    other = page.locator("header button")
    lang = page.locator("html").get_attribute("lang")
    other.click()
    expect(lead).not_to_have_text(first)
    assert page.locator("html").get_attribute("lang") != lang
    other.click()
    expect(lead).to_have_text(first)


def test_a_run_is_chosen_in_the_list_and_in_the_figure(page: Page) -> None:
    page.locator('.runs button[data-run="1"]').click()
    detail = page.locator("#detail")
    expect(detail.locator("dt").first).to_be_visible()
    expect(page.locator("path.picked")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(detail).to_have_count(0)
    page.locator(".figure").evaluate("figure => figure.scrollIntoView({block: 'center'})")
    curve = page.locator("path.curve").first
    box = curve.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] - 1, box["y"] + box["height"] - 1)
    page.mouse.move(box["x"] + 1, box["y"] + 1)
    expect(page.locator(".reading")).to_be_visible()
    read = page.locator(".reading").inner_text()
    page.mouse.down()
    page.mouse.up()
    expect(detail).to_have_count(1)
    assert read.startswith(detail.locator("h2").inner_text())


def test_dragging_zooms_and_one_button_shows_all_again(page: Page) -> None:
    figure = page.locator(".figure svg")
    box = figure.bounding_box()
    assert box is not None
    before = figure.text_content()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.3, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, middle, steps=5)
    page.mouse.up()
    expect(page.locator("#reset")).to_be_visible()
    assert figure.text_content() != before
    page.locator("#reset").click()
    expect(page.locator("#reset")).to_have_count(0)
    assert figure.text_content() == before


def test_on_paper_everything_is_open(page: Page) -> None:
    page.locator('.runs button[data-run="0"]').click()
    data = page.pdf(print_background=True)
    assert data.startswith(b"%PDF")
    assert len(data) > 20_000
