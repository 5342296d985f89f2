"""On a page in Portuguese no name and no hint of Streamlit is in English."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from dashboard.views.frame.streamlit_parts import expand
from dashboard.views.frame.streamlit_words import PHRASES, WORDS

Visit = Callable[..., Page]

SAID = """() => [...document.querySelectorAll('[aria-label], [placeholder], [title]')]
    .filter((element) => element.checkVisibility())
    .flatMap((element) => ['aria-label', 'placeholder', 'title']
        .map((name) => element.getAttribute(name) ?? ''))"""


def english(page: Page) -> set[str]:
    """The names and hints on the page that begin as Streamlit's English ones do."""
    begin = tuple(before for before, _ in PHRASES.values() if before)
    words = {*WORDS.values()}
    return {
        said
        for said in page.evaluate(SAID)
        if said.partition(": ")[0] in words or said.startswith(begin)
    }


def test_streamlits_words_are_said_in_portuguese_and_back_in_english(visit: Visit) -> None:
    page = visit("/curves?set=learning_rate&view=one", locale="pt-BR")
    expect(page.get_by_text("Ir para o conteúdo")).to_be_attached()
    assert english(page) == set()
    page.get_by_role("radio", name="en", exact=True).click()
    expect(page.get_by_text("Skip to main content")).to_be_attached()
    assert "Clear all" in english(page)
    choice = page.locator(expand(":--multi-select input")).first
    choice.click()
    choice.fill("zzzz")
    expect(page.get_by_text("No results")).to_be_visible()


def test_an_empty_list_says_so_in_portuguese(visit: Visit) -> None:
    page = visit("/curves?set=learning_rate&view=one", locale="pt-BR")
    choice = page.locator(expand(":--multi-select input")).first
    choice.click()
    choice.fill("zzzz")
    expect(page.get_by_text("Nada encontrado")).to_be_visible()
