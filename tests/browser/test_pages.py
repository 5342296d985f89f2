"""Every page on the bundled logs, as a person's browser shows it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from dashboard.text.catalogue import Catalogue
from dashboard.views.state.page import all_views
from tests.browser.conftest import Contexts
from tests.browser.served import settled

Visit = Callable[..., Page]
PAGES = tuple(view.name for view in all_views() if not view.needs_training)
"""The pages of a server that was started without more; the other: ``test_experiment.py``."""
ENGLISH_WORDS = re.compile(
    r"\b(the|run|runs|loss|rate|batch size|train|training|test set|what|upload|browse|drag)\b",
    re.IGNORECASE,
)
BESIDE_OURS = re.compile(r"\((learning\s+rate|batch)\)")
"""English terms that stand beside the Portuguese one at its first use."""

NOT_READ = (
    # An icon is a word in its font, "upload" drawn as an arrow; the uploader's own word has size 0.
    '[data-testid="stIconMaterial"], [data-testid="stFileUploaderDropzone"] button p'
    "{ visibility: hidden; }"
)


def test_a_page_that_calls_out_is_held_back_and_noticed(visit: Visit, contexts: Contexts) -> None:
    page = visit("/guide")
    assert page.url.partition("?")[0] in contexts.requested
    page.evaluate("fetch('http://elsewhere.invalid/').catch(() => 0)")
    assert "http://elsewhere.invalid/" not in contexts.requested
    assert any("elsewhere.invalid" in said for said in contexts.refused)
    contexts.refused.clear()  # or this test would fail by it


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("locale", "scheme"), [("pt-BR", "light"), ("en-US", "dark")])
def test_a_page_is_whole_in_the_language_of_the_browser(
    visit: Visit, name: str, locale: str, scheme: str
) -> None:
    page = visit(f"/{name}", locale=locale, scheme=scheme)
    title = Catalogue(locale.removesuffix("-US")).say(f"page-{name}")
    expect(page.get_by_test_id("stPageLink").filter(has_text=title)).to_be_visible()
    expect(page.locator("h1.verdict")).not_to_be_empty()
    expect(page.locator("html")).to_have_attribute("lang", locale.removesuffix("-US"))
    assert page.get_by_test_id("stException").count() == 0
    if locale == "pt-BR":
        page.add_style_tag(content=NOT_READ)
        said = page.get_by_test_id("stMain").inner_text()
        assert ENGLISH_WORDS.findall(BESIDE_OURS.sub("", said)) == []


def test_what_the_command_line_says_is_seen_on_the_page(
    visit: Visit, diagnosed: Callable[[str, str], dict]
) -> None:
    """Every study, language and run: ``tests/views/test_as_the_command_line.py``."""
    told = diagnosed("switch", "pt-BR")
    page = visit("/?set=switch&lang=pt-BR")
    assert told["comparisons"][0]["text"] in page.get_by_test_id("stMain").inner_text()
    run = next(run for run in told["runs"] if run["recommendations"] and run["findings"])
    page = visit(f"/diagnosis?set=switch&lang=pt-BR&run={run['run_id']}")
    findings = page.locator(".st-key-finding-buttons button:visible p")
    expect(findings).to_have_count(len(run["findings"]))
    shown = page.get_by_test_id("stMain").inner_text()
    for text in (run["headline"]["text"], *(one["text"] for one in run["findings"])):
        assert text in shown
    for advice in run["recommendations"]:
        for told in ("text", "why", "expect", "wrong_if"):
            assert advice[told] in shown


def test_advice_opens_to_the_code_that_the_command_line_gives(
    visit: Visit, diagnosed: Callable[[str, str], dict]
) -> None:
    run = next(run for run in diagnosed("regimes", "pt-BR")["runs"] if run["recommendations"])
    code = run["recommendations"][0]["code"]
    page = visit(f"/diagnosis?set=regimes&lang=pt-BR&run={run['run_id']}")
    advice = page.locator(".st-key-advice-code-1")
    expect(advice.locator("pre").first).not_to_be_visible()
    advice.locator("summary").click()
    for tab, name in enumerate(("pytorch", "keras", "trainer")):
        advice.get_by_role("tab").nth(tab).click()
        shown = advice.locator("pre:visible")
        expect(shown).to_have_count(1)
        assert shown.inner_text().strip() == code[name].strip()


def test_the_language_switch_changes_every_word_and_the_address(visit: Visit) -> None:
    page = visit("/", locale="pt-BR")
    before = page.locator("h1.verdict").inner_text()
    page.get_by_role("radio", name="en").click()
    expect(page.get_by_test_id("stPageLink").filter(has_text="Overview")).to_be_visible()
    settled(page)
    assert page.locator("h1.verdict").inner_text() != before
    page.wait_for_url(lambda url: "lang=en" in url)


def test_the_language_stays_when_the_page_changes(visit: Visit) -> None:
    page = visit("/?lang=en", locale="pt-BR")
    page.get_by_test_id("stPageLink").filter(has_text="Curves").click()
    page.wait_for_url("**/curves**")
    settled(page)
    expect(page.get_by_test_id("stPageLink").filter(has_text="Overview")).to_be_visible()


def test_a_lamp_opens_to_its_evidence(visit: Visit) -> None:
    page = visit("/", locale="en-US")
    lamp = page.locator(".card details.lamp").first
    assert lamp.locator("div").is_hidden()
    lamp.locator("summary").click()
    expect(lamp.locator("div")).to_be_visible()
    expect(lamp.locator("div")).not_to_be_empty()


def test_a_card_leads_to_the_page_of_its_run(visit: Visit) -> None:
    page = visit("/", locale="en-US")
    card = page.locator(".st-key-card-0")
    title = card.locator("h3").evaluate(
        "title => title.firstChild.textContent"
    )  # without its signs
    card.get_by_test_id("stPageLink").filter(has_text="evidence").click()
    page.wait_for_url("**/diagnosis**run=**")
    settled(page)
    expect(page.get_by_role("combobox").nth(1)).to_have_value(re.compile(re.escape(title)))


def test_the_best_values_can_be_mapped_and_the_address_keeps_the_choice(visit: Visit) -> None:
    page = visit("/map?set=learning_rate", locale="en-US")
    page.get_by_role("radio", name="best").click()
    page.wait_for_url("**value=best**")
    settled(page)
    expect(page.get_by_test_id("stVegaLiteChart")).to_have_count(3)


def test_an_unfair_axis_leads_to_the_fair_one(visit: Visit) -> None:
    page = visit("/curves?set=learning_rate&view=one", locale="pt-BR")
    expect(page.locator(".st-key-unfair")).to_contain_text("16 vezes menos atualizações")
    page.get_by_role("button", name="Comparar pela soma das taxas").click()
    expect(page.locator(".st-key-unfair")).to_have_count(0)
    settled(page)
    page.wait_for_url(lambda url: "x=tau" in url)


def test_what_is_rarely_used_opens_from_the_address_and_stays_there(visit: Visit) -> None:
    page = visit("/curves?view=one&smoothing=0.9&smoothing-kind=mean&log-x=True", locale="en-US")
    expect(page.get_by_test_id("stMain")).to_contain_text("about 19 points")
    page.locator("summary").filter(has_text="More").click()
    expect(page.get_by_text("Logarithmic x axis")).to_be_visible()
    page.wait_for_url(
        lambda url: all(
            one in url for one in ("smoothing=0.9", "smoothing-kind=mean", "log-x=True")
        )
    )
    assert page.get_by_test_id("stException").count() == 0
