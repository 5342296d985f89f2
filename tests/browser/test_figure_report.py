"""Figures are copied by the browser and collected into a report, by mouse and by keyboard."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.served import settled
from tests.browser.test_accessible import broken_rules

SLOW_MS = 60_000
"""Milliseconds that a picture may take on a busy machine."""

CLIPBOARD = ["clipboard-read", "clipboard-write"]
TYPES = "navigator.clipboard.read().then((items) => items[0].types.join())"
PIXELS = (
    "navigator.clipboard.read().then((items) => items[0].getType('image/png'))"
    ".then(createImageBitmap).then((picture) => picture.width)"
)
TEXT = "navigator.clipboard.readText()"


def menu(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def copy(page: Page, name: str, done: str) -> None:
    button = page.get_by_role("button", name=name)
    expect(button).to_be_visible()
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(done, exact=True)).to_be_visible(timeout=SLOW_MS)


def test_a_figure_is_copied_as_picture_as_table_and_as_markdown(
    visit: Callable[..., Page],
) -> None:
    page = visit("/curves?set=learning_rate", locale="pt-BR")
    page.context.grant_permissions(CLIPBOARD)
    menu(page, "Exportar")
    copy(page, "Copiar: figura", "Copiado.")
    assert page.evaluate(TYPES) == "image/png"
    assert page.evaluate(PIXELS) > 2 * 900  # at twice the size of the page
    copy(page, "Copiar: tabela (CSV)", "Copiado.")
    page.wait_for_function(f"{TEXT}.then((text) => text.startsWith('execução;'))")
    copy(page, "Copiar: Markdown", "Copiado.")
    page.wait_for_function(f"{TEXT}.then((text) => text.startsWith('**Perda e acurácia'))")
    page.context.clear_permissions()


def test_where_the_browser_forbids_copying_the_page_says_so(visit: Callable[..., Page]) -> None:
    page = visit("/curves?set=learning_rate", locale="en")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    menu(page, "Export")
    page.get_by_role("button", name="Copy: figure").click()
    expect(page.get_by_text("The browser does not let this page copy")).to_be_visible()


@pytest.mark.parametrize("lang", ["en", "pt-BR"])
def test_figures_are_collected_and_ordered_by_the_keyboard(
    visit: Callable[..., Page], lang: str
) -> None:
    said = {
        "en": ("Export", "Add to report", "Added to the report.", "Move up", "HTML · one file"),
        "pt-BR": (
            "Exportar", "Incluir no relatório", "Incluída no relatório.", "Subir",
            "HTML · um arquivo só",
        ),
    }[lang]  # fmt: skip
    figures = ("regimes", "/"), ("regimes", "/diagnosis")
    for name, path in figures:
        page = visit(f"{path}?set={name}&lang={lang}", locale=lang)
        menu(page, said[0])
        page.get_by_role("button", name=said[1]).click()
        expect(page.get_by_text(said[2])).to_be_visible(timeout=SLOW_MS)
    assert broken_rules(page) == {}  # with the menu open
    page.get_by_role("link", name=re.compile("2 figur")).click()
    page.wait_for_url(re.compile("/report"))
    headings = page.get_by_role("heading", level=2)
    expect(headings).to_have_count(2)
    settled(page)
    assert broken_rules(page) == {}
    last = headings.nth(1).inner_text().partition("·")[2]
    up = page.get_by_role("button", name=said[3]).nth(1)
    up.focus()
    page.keyboard.press("Enter")
    expect(headings.nth(0)).to_contain_text(last)
    page.reload()
    expect(headings.nth(0)).to_contain_text(last, timeout=SLOW_MS)
    with page.expect_download(timeout=SLOW_MS) as download:
        page.get_by_role("button", name=said[4]).click()
    text = download.value.path().read_text("utf-8")
    assert text.count("data:image/svg+xml") == 2
    assert text.index(last.strip()) < text.index("<h2>")
    while page.get_by_role("textbox").count() > 1:  # the next language begins with none
        count = headings.count()
        page.get_by_role("button", name=re.compile("Take out|Retirar")).first.click()
        expect(headings).to_have_count(count - 1)
