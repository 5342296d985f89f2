"""A class in several browsers at once: what each sends arrives, what a browser keeps it keeps."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.served import dashboard, settled
from tests.classroom.sent import of_trainer

PATIENCE_MS = 60_000
STUDENTS = ("Ana", "Bia")
UPLOAD = '[data-testid="stFileUploaderDropzoneInput"]'


def visitor(browser: Browser, address: str, size: tuple[int, int] = (1280, 900)) -> Page:
    """A page in a browser of its own, which shares nothing with others."""
    context = browser.new_context(locale="en-US", viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(address)
    settled(page)
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    settled(page)


def link_for_class(professor: Page) -> str:
    return professor.get_by_test_id("stCode").first.inner_text().strip()


def join(page: Page, name: str) -> None:
    page.get_by_role("textbox", name="Your name").fill(name)
    press(page, "Take part")
    expect(page.get_by_text(f"You are {name}.")).to_be_visible()


def choose(page: Page, question: int, words: str) -> None:
    group = page.get_by_test_id("stRadio").nth(question)
    group.get_by_text(words, exact=True).click()
    settled(page)


def test_a_class_in_several_browsers(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CONFIG", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    log = tmp_path / "server.log"
    with dashboard(log) as address:
        professor = visitor(browser, f"{address}/class?lang=en&part=cells")
        professor.get_by_role("textbox", name="Learning rate: values").fill("0.01 0.1")
        professor.get_by_role("textbox", name="Batch size: values").fill("64")
        professor.get_by_role("spinbutton", name="Seeds").fill("1")
        professor.get_by_role("spinbutton", name="Seeds").press("Enter")
        expect(professor.get_by_text("2 cells, each one run.")).to_be_visible()
        press(professor, "Open it to a class")
        link = link_for_class(professor)
        students = [visitor(browser, link, size) for size in ((1280, 900), (390, 844))]
        for page, name in zip(students, STUDENTS, strict=True):
            join(page, name)
            send_own_log(page)
        # The professor's map fills by itself, without a click.
        expect(professor.get_by_text("2 of 2 cells are in, from 2 people.")).to_be_visible()
        first = students[0]
        first.reload()
        settled(first)
        expect(first.get_by_text("You are Ana.")).to_be_visible()
        expect(first.get_by_text("received, 42 points")).to_be_visible()
        judge_blind(professor, students, address)
        solve(first, address)
        professor.goto(f"{address}/class?lang=en&part=cells&{link.partition('?')[2]}")
        settled(professor)
        end_it(professor)
        first.goto(link)
        settled(first)
        expect(first.get_by_text("There is no class under this link any more.")).to_be_visible()
    assert "Traceback" not in log.read_text()


def send_own_log(page: Page) -> None:
    """Drop the log of the cell that the page asks for."""
    command = page.get_by_test_id("stCode").last.inner_text()
    found = re.search(r"--lr (\S+)\s+--batch-size (\S+)\s+--seed (\S+)", command)
    assert found is not None
    files = [
        {"name": one.name.split("/")[-1], "mimeType": "text/csv", "buffer": one.data}
        for one in of_trainer(float(found[1]), int(found[2]), int(found[3]))
    ]
    page.locator(UPLOAD).first.set_input_files(files)  # type: ignore[arg-type]
    expect(page.get_by_text("Received: 42 points.")).to_be_visible()


def judge_blind(professor: Page, students: list[Page], address: str) -> None:
    """The same people judge runs; the results appear by themselves once they are shown."""
    professor.goto(f"{address}/class?lang=en&part=blind&set=regimes")
    settled(professor)
    press(professor, "Open it to a class")
    link = link_for_class(professor)
    for page, name, move in zip(students, STUDENTS, ("Train longer", "Larger batch"), strict=True):
        page.goto(link)
        settled(page)
        join(page, name)
        choose(page, 0, "Too slow: still falling at the end")
        choose(page, 1, move)
        expect(page.get_by_text("Kept. You may still change your mind.")).to_be_visible()
        assert page.locator(".card").count() == 0
    expect(professor.get_by_text("2 people, 2 answers so far.")).to_be_visible()
    press(professor, "Show the results to the class")
    for page in (professor, *students):
        expect(page.get_by_text("100% of pairs agree", exact=False).first).to_be_visible()
        expect(page.locator(".card")).to_have_count(4)


def solve(page: Page, address: str) -> None:
    """What was solved is there after a reload, in this browser alone."""
    page.goto(f"{address}/class?lang=en")
    settled(page)
    box = page.locator(".st-key-exercise-steps-small")
    box.get_by_role("textbox").fill("81")
    box.get_by_role("button", name="Check").click()
    expect(box.get_by_text("Right.")).to_be_visible()
    expect(page.get_by_text("1 of 8 solved.")).to_be_visible()
    page.wait_for_function("localStorage.getItem('curva-class')?.includes('solved-steps-small')")
    page.reload()
    settled(page)
    expect(page.get_by_text("1 of 8 solved.")).to_be_visible()


def end_it(professor: Page) -> None:
    professor.get_by_text("Manage this class", exact=True).click()
    professor.get_by_text("I want to delete the class", exact=False).click()
    settled(professor)
    press(professor, "Delete this class")
    expect(professor.get_by_text("Choose a grid of learning rates")).to_be_visible()
