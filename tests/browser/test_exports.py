"""A chart is downloaded by the browser as the file that its button names."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.served import settled

SLOW_MS = 60_000
"""Milliseconds that a picture may take on a busy machine."""


FILES = {
    "PDF": ("perda-e-acuracia-9-execucoes.pdf", b"%PDF-"),
    "Excel": ("perda-e-acuracia-9-execucoes-excel.csv", "\ufeffexecução;".encode()),
}


def test_a_button_makes_the_file_and_leaves_the_page_as_it_is(visit: Callable[..., Page]) -> None:
    page = visit("/curves?set=learning_rate", locale="pt-BR")
    page.get_by_role("button", name="Exportar").click()
    expect(page.get_by_test_id("stDownloadButton").first).to_be_visible()
    settled(page)
    for label, (ending, start) in FILES.items():
        button = page.get_by_test_id("stDownloadButton").filter(has_text=label)
        expect(button).to_be_visible()
        with page.expect_download(timeout=SLOW_MS) as download:
            button.get_by_role("button").click()
        assert download.value.suggested_filename.endswith(ending)
        assert download.value.path().read_bytes().startswith(start)
        expect(page.get_by_test_id("stDownloadButtonError")).to_have_count(0)
        expect(button).to_be_visible()
