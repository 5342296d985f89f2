"""What only a browser shows: clicks, drags and keys on the figure, and a link opened elsewhere."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.served import settled

Visit = Callable[..., Page]
FIGURE = '[data-testid="stVegaLiteChart"]'


def drag(page: Page, start: float, end: float) -> None:
    """Drag over the first panel, from one share of the figure's width to another."""
    box = page.locator(f"{FIGURE} svg.marks, {FIGURE} canvas").first.bounding_box()
    assert box is not None
    height = box["y"] + box["height"] * 0.2
    page.mouse.move(box["x"] + box["width"] * start, height)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * end, height, steps=6)
    page.mouse.up()


@pytest.mark.parametrize("view", ["one", "book"])
def test_a_drag_zooms_and_a_link_shows_the_same_in_another_browser(visit: Visit, view: str) -> None:
    page = visit(f"/curves?set=learning_rate&view={view}", locale="en-US", scheme="dark")
    drag(page, 0.15, 0.3)
    page.wait_for_url(re.compile("zoom=epoch_"))
    status = page.get_by_role("status").filter(has_text="You are seeing epochs")
    expect(status).to_be_visible()
    link = page.get_by_role("link", name="Link to this view").get_attribute("href")
    assert link is not None
    other = visit(f"/curves{link}", locale="pt-BR", scheme="light")
    expect(other.get_by_role("status").filter(has_text="You are seeing epochs")).to_have_text(
        re.compile(re.escape(status.inner_text().partition(";")[0]))
    )
    ground = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    assert other.evaluate(ground) == page.evaluate(ground)
    page.keyboard.press("z")
    expect(status).to_have_count(0)
    page.wait_for_url(lambda url: "zoom=" not in url)


def test_a_click_on_a_label_picks_its_run_and_keys_go_on_but_not_while_typing(
    visit: Visit,
) -> None:
    page = visit("/curves?set=learning_rate&view=one", locale="en-US")
    label = page.locator(f"{FIGURE} svg text", has_text="Batch 64 · rate 0.01").last
    box = label.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 5, box["y"] + box["height"] / 2)
    card = page.locator(".card h3")
    expect(card).to_have_text(re.compile("^Batch 64 · rate 0.01"))
    page.wait_for_url(lambda url: "pick=" in url)
    picked = card.inner_text()
    page.keyboard.press("j")
    expect(card).not_to_have_text(picked)
    settled(page)
    before = card.inner_text()
    page.get_by_role("textbox", name="Find").click()
    page.keyboard.type("jkx")
    page.wait_for_timeout(1500)  # a key that fired would be answered by then
    settled(page)
    assert card.inner_text() == before
    assert page.get_by_test_id("stException").count() == 0


def test_a_drag_zooms_the_figure_of_one_run_and_a_double_click_shows_all_again(
    visit: Visit,
) -> None:
    page = visit("/diagnosis?set=learning_rate&run=batch1024_lr0.01", locale="pt-BR")
    drag(page, 0.3, 0.6)
    page.wait_for_url(re.compile("zoom=epoch_"))
    status = page.get_by_role("status").filter(has_text="Você está vendo épocas")
    expect(status).to_be_visible()
    settled(page)
    box = page.locator(f"{FIGURE} svg.marks, {FIGURE} canvas").first.bounding_box()
    assert box is not None
    page.mouse.dblclick(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.15)
    expect(status).to_have_count(0)
    page.wait_for_url(lambda url: "zoom=" not in url)
    assert page.get_by_test_id("stException").count() == 0


@pytest.mark.parametrize(
    ("address", "finding"),
    [
        ("/curves?set=regimes&view=one", "raining loss rising"),
        ("/diagnosis?set=learning_rate&run=batch1024_lr0.01", "till falling at the end"),
    ],
)
def test_a_click_on_the_name_of_a_finding_looks_at_it_closely(
    visit: Visit, address: str, finding: str
) -> None:
    page = visit(address, locale="en-US")
    box = page.locator(f"{FIGURE} svg text", has_text=finding).last.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(re.compile("zoom=epoch_"))
    expect(page.get_by_role("status").filter(has_text="You are seeing epochs")).to_be_visible()
    assert "pick=" not in page.url
    assert page.get_by_test_id("stException").count() == 0


def test_pointing_at_the_plane_reads_the_nearest_runs_there(visit: Visit) -> None:
    page = visit("/curves?set=learning_rate&view=one", locale="pt-BR")
    box = page.locator(f"{FIGURE} svg.marks, {FIGURE} canvas").first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.35, box["y"] + box["height"] * 0.5)
    read = page.locator(".pointer-reading .corner")
    expect(read).to_contain_text("época")
    for said in ("Lote 1024 · taxa 0,01", "Lote 1024 · taxa 0,1", "e mais 3"):
        expect(read).to_contain_text(said)
    assert page.get_by_role("button", name="Show data").count() == 0
