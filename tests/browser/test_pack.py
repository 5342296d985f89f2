"""The pack in a real browser: from the disk, without a network, in both languages."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.__main__ import main
from tests.report.pack import golden

SAMPLES = Path(__file__).parents[2] / "sample_logs"
RUNS = 45  # more than the page lists at once


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


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack of more runs than are listed at once."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(RUNS):
        (folder / f"run{number:02}.csv").write_text(
            "epoch,loss\n" + "".join(f"{n},{(number + 1) / (n + 1)}\n" for n in range(6))
        )
    made = folder / "report.html"
    assert main(["report", str(folder), "--out", str(made), "--lang", "both"]) == 0
    return made


def test_of_many_runs_all_are_listed_found_and_on_paper(browser: Browser, many: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(many.as_uri())
    rows = page.locator(".runs button")
    expect(rows).to_have_count(RUNS)
    page.locator("#find").press_sequentially("run44")
    expect(rows).to_have_count(1)
    rows.click()
    expect(page.locator("#detail h2")).to_contain_text("run44")
    page.locator("#find").fill("")
    expect(rows).to_have_count(RUNS)
    page.locator("#sources summary").click()
    expect(page.locator("#sources tbody tr")).to_have_count(RUNS)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(rows).to_have_count(RUNS)
    expect(page.locator("#sources[open] tbody tr")).to_have_count(RUNS)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.close()


@pytest.mark.parametrize("kept", golden.kept(), ids=lambda kept: kept.stem)
def test_a_pack_of_an_earlier_program_still_shows_its_decisions(
    browser: Browser, kept: Path
) -> None:
    page = browser.new_page()
    page.goto(kept.as_uri())
    expect(page.locator("#decisions")).to_contain_text("os dados têm ruído")
    page.close()
