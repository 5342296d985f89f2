"""What a person drops on the page: good logs, broken files, hostile names."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import FILES, FOLDER
from tests.browser.served import ROOT, settled
from tests.views.dropped_files import BROKEN, OVERFITTED, RUNS

Visit = Callable[..., Page]
File = dict[str, object]


def file(name: str, content: str | bytes) -> File:
    data = content.encode() if isinstance(content, str) else content
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def drop(page: Page, *files: File) -> None:
    """Put files into the first drop zone and wait until the page shows them."""
    page.locator(FILES).set_input_files(list(files))
    expect(page.get_by_test_id("stSelectbox").first.locator("input")).to_have_value("Your logs")
    settled(page)


def shown(page: Page) -> str:
    assert page.get_by_test_id("stException").count() == 0
    text = page.get_by_test_id("stMain").inner_text()
    assert "Traceback" not in text
    return text


def test_a_dropped_folder_keeps_its_runs_apart(visit: Visit) -> None:
    page = visit("/", locale="en-US")
    folder = page.locator(FOLDER)
    folder.set_input_files(ROOT / "sample_logs" / "regimes")
    expect(page.get_by_test_id("stSelectbox").first.locator("input")).to_have_value("Your logs")
    settled(page)
    assert "4 runs" in shown(page)


def test_a_dropped_csv_is_judged_and_stays_open_on_the_other_pages(visit: Visit) -> None:
    page = visit("/", locale="en-US")
    drop(page, file("my_run.csv", OVERFITTED))
    expect(page.locator(".card")).to_have_count(1)
    assert "overfitting" in shown(page).lower()
    page.get_by_test_id("stPageLink").filter(has_text="Curves").click()
    page.wait_for_url("**/curves**")
    settled(page)
    assert "overfitting" in page.locator("h1.verdict").inner_text()


def test_broken_files_get_a_sentence_and_the_good_one_still_opens(visit: Visit) -> None:
    """Each by itself, and in both languages: ``tests/views/test_dropped.py``."""
    page = visit("/", locale="pt-BR")
    page.locator(FILES).set_input_files([file("vazio.csv", b"")])
    expect(page.locator(".losses")).to_contain_text("vazio.csv")
    settled(page)
    shown(page)
    page = visit("/", locale="en-US")
    drop(page, *(file(*one) for one in BROKEN.items()), file("good.csv", OVERFITTED))
    expect(page.locator(".losses")).to_contain_text("empty.csv is empty")
    expect(page.locator(".card")).to_have_count(1 + len(RUNS))
    assert "overfitting" in shown(page).lower()


def test_names_with_markup_are_only_names(visit: Visit) -> None:
    page = visit("/", locale="en-US")
    names = ("<img src=x onerror=alert(1)>.csv", "![x](http://example.invalid/a.png).csv")
    drop(page, *(file(name, OVERFITTED) for name in names))
    for path in ("Curves", "Diagnosis"):
        page.get_by_test_id("stPageLink").filter(has_text=path).click()
        settled(page)
        shown(page)
    assert page.locator("img[src='x']").count() == 0


def test_a_folder_of_the_server_opens_under_its_root_only(visit: Visit) -> None:
    page = visit("/", locale="en-US")
    box = page.get_by_role("textbox", name="Folder or file of this computer")
    page.get_by_role("button", name="Open logs").click()
    box.fill("sample_logs/regimes")
    box.press("Enter")
    expect(page.locator("h1.verdict")).to_contain_text("4 rates")
    page.wait_for_url("**path=sample_logs**")
    expect(box).to_have_count(0)
    page.get_by_role("button", name="Open logs").click()
    box.fill("../..")
    box.press("Enter")
    expect(page.get_by_role("status").last).to_contain_text("There is no")
    shown(page)


def test_a_correction_is_applied_remembered_and_undone(visit: Visit) -> None:
    odd = "when,foo\n" + "".join(f"{10 * n},{2 / (n + 1):.3f}\n" for n in range(20))
    files = (file("odd.csv", odd), file("good.csv", OVERFITTED))
    page = visit("/", locale="en-US")
    drop(page, *files)
    assert "1 run " in shown(page)
    page.get_by_text("Correct the reading").click()
    expect(page.get_by_role("button", name="Correct and read again")).to_be_visible()
    settled(page)
    column = page.get_by_test_id("stSelectbox").filter(has_text="Step column").locator("input")
    column.scroll_into_view_if_needed()
    settled(page)  # a list closes where its page scrolls
    column.click()
    page.get_by_role("option", name="when").click()
    page.get_by_role("button", name="Correct and read again").click()
    expect(page.locator("p.meta").first).to_contain_text("2 runs")
    again = visit("/", locale="en-US")
    drop(again, *files)
    assert "2 runs" in shown(again)
    again.get_by_text("Correct the reading").click()
    again.get_by_role("button", name="Undo the corrections").click()
    expect(again.locator("p.meta").first).to_contain_text("1 run ")


def test_pointing_at_a_mark_says_what_the_log_lost(visit: Visit) -> None:
    page = visit("/", locale="en-US")
    rows = "".join(f"{step},{30 - step}\n" for step in range(20))
    drop(page, file("twice.csv", f"step,loss\n{rows}19,3\n"))
    page.locator('[data-testid="stVegaLiteChart"] path[stroke="#b87500"]').first.hover(force=True)
    expect(page.locator("#vg-tooltip-element")).to_contain_text("twice.csv: 1 value logged again")
