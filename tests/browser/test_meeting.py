"""A whole review meeting in the browser, by keyboard alone, beside somebody who follows it."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from benchmarks.look import sets
from tests.browser.served import dashboard, settled

Visit = Callable[..., Page]
HOSTILE = "**duas** ![i](http://evil.example/i.png) <img src=http://evil.example/j.png>"
STEPS = 7
"""Of a set with four rates: the whole, the best, three settings, the decisions, the summary."""

MANY_STEPS = 18
"""Of 72 runs, which are 18 settings in four seeds: fourteen settings need a decision."""


def place(page: Page, at: int, said: str = f"de {STEPS}") -> None:
    """Wait until the page shows the step of this number."""
    expect(page.locator(".meeting-where")).to_contain_text(f" {at} {said}")
    settled(page)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def reach(page: Page, field: Locator) -> None:
    """Go to a field by the Tab key, as who has no mouse."""
    for _ in range(60):
        if field.evaluate("one => one === document.activeElement"):
            return
        press(page, "Tab")
    raise AssertionError("no way leads to the field")


def begin(page: Page) -> None:
    name = page.get_by_role("textbox", name="Seu nome")
    reach(page, name)
    page.keyboard.type("Ana")
    press(page, "Enter")  # leaves the field, so that B begins
    expect(name).not_to_be_focused()
    press(page, "b")
    place(page, 1)
    page.wait_for_url(lambda url: "meeting=" in url)
    assert "Ana" not in page.url
    expect(page.get_by_text("Visão geral")).to_be_hidden()


def join(visit: Visit, address: str) -> Page:
    """Somebody else, in another browser; once told, the name is remembered there."""
    page = visit(re.sub(r"^https?://[^/]+", "", address))
    expect(page.get_by_role("textbox", name="Seu nome")).to_be_focused()
    page.keyboard.type("Bia")
    press(page, "Enter")
    place(page, 1)
    page.reload()
    place(page, 1)
    return page


def run_again(page: Page) -> None:
    """The form that the key 3 opens: the advice as a command, a note in Markdown."""
    press(page, "3")
    field = page.get_by_role("textbox", name="Comando")
    expect(field).to_be_focused()
    expect(field).to_have_value(re.compile(r"^python -m trainer run .*--lr 0\.1 "))
    press(page, "Control+End", "ArrowRight", "1")  # in a field keys are what they are anywhere
    expect(field).to_have_value(re.compile("1$"))
    press(page, "Backspace")
    reach(page, page.get_by_role("textbox", name="Anotação"))
    page.keyboard.type(HOSTILE)
    press(page, "Control+Enter")
    expect(page.locator(".decided")).to_contain_text("Treinar de novo")
    expect(page.locator("strong", has_text="duas")).to_be_visible()
    assert page.locator("img[src*=evil], a[href*=evil]").count() == 0


def end(page: Page) -> None:
    with page.expect_download() as taken:
        press(page, "m")
    assert taken.value.suggested_filename.endswith(".md")
    with page.expect_download(timeout=60_000) as taken:
        press(page, "p")
    assert taken.value.suggested_filename.endswith("-ata.pdf")
    assert taken.value.path().read_bytes().startswith(b"%PDF-")
    press(page, "d")
    expect(page.get_by_role("alert")).to_contain_text("com suas 3 decisões")
    settled(page)
    press(page, "2")
    expect(page.get_by_role("alert")).to_have_count(0)
    settled(page)
    press(page, "z")
    expect(page.get_by_role("button", name="Retomar a reunião")).to_be_visible()
    settled(page)
    press(page, "q")
    expect(page.get_by_role("heading", level=1)).to_have_text("Reunião de revisão")
    expect(page.get_by_text("3 decisões").first).to_be_visible()


def test_a_whole_meeting_by_keyboard_alone(visit: Visit) -> None:
    page = visit("/meeting?set=regimes&lang=pt-BR", size=(1920, 1080))
    begin(page)
    other = join(visit, page.url)
    press(page, "ArrowRight")
    place(page, 2)
    place(other, 2)
    press(page, "1")
    expect(page.locator(".decided")).to_contain_text("Manter")
    press(page, "ArrowRight")
    place(page, 3)
    run_again(page)
    press(page, "2")
    expect(page.locator(".decided")).to_contain_text("Parar")
    expect(other.locator(".decided")).to_contain_text("Parar")
    press(page, "u")
    expect(page.locator(".decided")).to_contain_text("Treinar de novo")
    press(page, "ArrowRight")
    place(page, 4)
    press(page, "4")
    expect(page.locator(".decided")).to_contain_text("Investigar")
    press(page, "ArrowRight")
    place(page, 5)
    press(page, "n")
    expect(page.get_by_role("textbox", name="Nota deste passo")).to_be_visible()
    press(page, "n", "ArrowRight")
    place(page, 6)
    expect(page.get_by_role("heading", level=1)).to_have_text("3 de 4 configurações decididas")
    press(page, "ArrowRight")
    place(page, STEPS)
    place(other, STEPS)
    end(page)


def test_a_meeting_over_seventy_two_runs_and_its_deletion_by_keyboard(
    browser: Browser, tmp_path: Path
) -> None:
    logs, said = sets.write(tmp_path, 72), f"of {MANY_STEPS}"
    with dashboard(tmp_path / "server.log", [logs], home=tmp_path / "home") as address:
        size = {"width": 1920, "height": 1080}
        page = browser.new_page(viewport=size, locale="en-US", color_scheme="dark")
        page.goto(f"{address}/meeting?source=given&lang=en")
        settled(page)
        name = page.get_by_role("textbox", name="Your name")
        reach(page, name)
        page.keyboard.type("Ana")
        press(page, "Enter")
        expect(name).not_to_be_focused()
        press(page, "b")
        place(page, 1, said)
        for at in range(2, MANY_STEPS + 1):
            press(page, "ArrowRight")
            place(page, at, said)
            if at in (2, 3):
                press(page, str(at - 1))
                expect(page.locator(".decided")).to_be_visible()
                settled(page)
            if at == MANY_STEPS - 1:
                for one in ({"width": 1280, "height": 800}, size):
                    page.set_viewport_size(one)  # type: ignore[arg-type]
                    settled(page)
                    expect(page.locator(".meeting-table tbody tr").last).to_be_in_viewport(ratio=1)
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "2 settings decided: Keep 1, Stop 1."
        )
        expect(page.locator("summary", has_text="The 144 files of the meeting")).to_be_visible()
        press(page, "d")
        expect(page.get_by_role("alert")).to_contain_text("its 2 decisions")
        settled(page)
        press(page, "1")
        restore = page.get_by_role("button", name="Restore")
        expect(restore).to_be_visible()
        settled(page)
        reach(page, restore)
        press(page, "Enter")
        expect(page.get_by_text("2 decisions").first).to_be_visible()
        page.close()
    assert "Traceback" not in (tmp_path / "server.log").read_text()
