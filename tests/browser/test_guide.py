"""The guide in a browser: its tour by keyboard, words that are pointed at, figures that lead on."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dashboard.text.catalogue import Catalogue
from dashboard.views.tour.steps import STEPS
from tests.browser.served import settled

Visit = Callable[..., Page]
TEXTS = Catalogue("en")
SHOWN = "(term) => getComputedStyle(term, '::after').content"


def place(number: int) -> str:
    return TEXTS.say("tour-place", place=number, steps=len(STEPS))


def test_the_tour_goes_on_by_keyboard_and_survives_a_reload(visit: Visit) -> None:
    page = visit("/diagnosis?set=regimes&tour=4&run=lr0.1", locale="en-US")
    expect(page.get_by_text(place(4))).to_be_visible()
    following = page.get_by_role("link", name=TEXTS.say("tour-next"), exact=True)
    following.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(place(5))).to_be_visible()
    settled(page)
    expect(page).to_have_url(re.compile(r"tour=5.*run=lr0\.0005"))
    said = page.locator("h1.verdict").inner_text()
    page.reload()
    expect(page.get_by_text(place(5))).to_be_visible()
    settled(page)
    assert page.locator("h1.verdict").inner_text() == said
    page.get_by_role("link", name=TEXTS.say("tour-leave")).click()
    expect(page.get_by_text(place(5))).to_have_count(0)
    expect(page).not_to_have_url(re.compile("tour="))


def test_a_word_of_the_glossary_says_what_it_is_when_it_is_pointed_at_or_has_the_focus(
    visit: Visit,
) -> None:
    page = visit("/diagnosis?set=regimes&run=lr0.48", locale="en-US")
    term = page.locator("h1.verdict .term").first
    says = term.get_attribute("data-says")
    assert says == TEXTS.say("term-learning-rate-says")
    assert term.evaluate(SHOWN) == "none"
    term.hover()
    assert says in term.evaluate(SHOWN)
    page.mouse.move(0, 0)
    term.focus()
    assert says in term.evaluate(SHOWN)


@pytest.mark.parametrize("state", ["diverged", "oscillating"])
def test_the_figure_of_a_state_opens_its_run(visit: Visit, state: str) -> None:
    page = visit("/guide", locale="en-US")
    card = page.locator("article.state").filter(
        has=page.get_by_role("heading", name=TEXTS.say(f"state-stability-{state}"))
    )
    run = card.get_by_role("link").get_attribute("href").partition("run=")[2]
    card.get_by_role("img").click()
    page.wait_for_url("**/diagnosis?**")
    settled(page)
    expect(page).to_have_url(re.compile(re.escape(f"run={run}")))
    expect(page.locator("h1.verdict")).not_to_be_empty()
    assert page.get_by_test_id("stAlert").count() == 0
