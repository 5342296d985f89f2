"""Every page meets WCAG 2.2 at level AA, as far as axe-core can tell, and is worked by keyboard."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from dashboard.text.catalogue import Catalogue
from dashboard.views.frame.streamlit_parts import expand
from dashboard.views.state.page import all_views
from tests.browser.conftest import Contexts
from tests.browser.served import settled

Visit = Callable[..., Page]
PAGES = tuple(view.name for view in all_views() if not view.needs_training)
LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")

OF_STREAMLIT: dict[str, str] = {}
"""Rules of axe-core that a part of Streamlit breaks and no style or script can mend, with why."""

OPENED = (
    "/",
    "/curves?set=learning_rate&view=one",
    "/map?set=learning_rate",
    "/diagnosis?set=regimes",
    "/report?set=regimes",
    "/guide",
    "/lesson",
    "/lesson?lesson=remedies",
    "/meeting?set=regimes",
    "/lab-book?set=regimes",
    "/class",
    "/class?part=blind&set=regimes",
    "/class?part=cells",
    "/class?part=textbook&set=regimes",
)

SIZES = ((390, 844), (1280, 800), (1920, 1080))
"""px of a phone, a laptop and a projector."""

LAID_OUT = """(chart) => [...document.querySelectorAll(chart)].every((figure) => {
    const drawn = figure.querySelector("svg, canvas");
    return figure.tabIndex === 0 && drawn && drawn.getBoundingClientRect().right <= innerWidth;
})"""
"""Every figure has its place in the tab order, and is drawn for the width of the window."""


def visits() -> list[tuple[str, str, str, tuple[tuple[int, int], ...]]]:
    """Each page in Portuguese, light, and in English, dark: in one of them at two of the sizes.

    Which of them and which sizes goes round, so that every page is seen at all three sizes.
    """
    found = []
    for place, address in enumerate(OPENED):
        first, second, third = (SIZES[(place + turn) % len(SIZES)] for turn in range(len(SIZES)))
        found.append((address, "pt-BR", "light", (first,)))
        found.append((address, "en-US", "dark", (second, third)))
    return found


RING = """() => {
    let one = document.activeElement; // within a component, the element inside
    while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
    one = one.closest("canvas") ?? one; // a cell of a table, whose ring the table itself draws
    const seen = (it) => {
        const look = getComputedStyle(it);
        return look.outlineStyle === "solid" && parseFloat(look.outlineWidth) >= 2;
    };
    if (one === document.body) return null;
    const name = one.getAttribute("aria-label") ?? one.innerText ?? one.tagName;
    return [name.slice(0, 60), seen(one) || seen(one.parentElement), one.dataset.testid ?? ""];
}"""
"""The name of what has the focus, whether it or the field around it has a ring, its test id."""

MOST_STOPS = 120


@pytest.mark.parametrize(("address", "locale", "scheme", "sizes"), visits())
def test_a_page_breaks_no_rule_and_logs_no_error(
    visit: Visit,
    contexts: Contexts,
    address: str,
    locale: str,
    scheme: str,
    sizes: Sequence[tuple[int, int]],
) -> None:
    page = visit(address, locale=locale, scheme=scheme, size=sizes[0])
    for width, height in sizes:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(LAID_OUT, arg=expand(":--chart"))
        settled(page)
        assert broken_rules(page) == {}, width
    assert contexts.faults == []


def test_every_page_is_looked_at() -> None:
    names = {address.partition("?")[0].strip("/") or PAGES[0] for address in OPENED}
    assert names == set(PAGES)
    seen = {(address, size) for address, _, _, sizes in visits() for size in sizes}
    assert len(seen) == len(OPENED) * len(SIZES)


def broken_rules(page: Page) -> dict[str, list[Any]]:
    """The rules that the page breaks, each with the elements that do."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(LEVELS)}})
    return {
        rule["id"]: [node["html"][:200] for node in rule["nodes"]]
        for rule in found.response["violations"]
        if rule["id"] not in OF_STREAMLIT
    }


@pytest.mark.parametrize("address", OPENED)
def test_what_has_the_focus_is_seen_and_every_figure_has_its_turn(
    visit: Visit, address: str
) -> None:
    page = visit(address, locale="en-US")
    figures = page.get_by_test_id("stVegaLiteChart").count()
    stops = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(RING)
        if stop is None or stop in stops[:1]:
            break
        stops.append(stop)
    assert [name for name, has_ring, _ in stops if not has_ring] == []
    assert sum(test_id == "stVegaLiteChart" for _, _, test_id in stops) == figures


@pytest.mark.parametrize("lang", ["pt-BR", "en"])
def test_the_first_stop_skips_to_the_content(visit: Visit, lang: str) -> None:
    page = visit(f"/diagnosis?set=regimes&lang={lang}")
    page.keyboard.press("Tab")
    first = page.locator(":focus")
    expect(first).to_have_text(Catalogue(lang).say("streamlit-skip"))
    expect(first).to_be_in_viewport()


def test_enter_on_a_figure_opens_its_numbers_and_escape_leads_back(visit: Visit) -> None:
    page = visit("/diagnosis?set=regimes", locale="en-US")
    figure = page.get_by_test_id("stVegaLiteChart").first
    expect(figure).to_have_attribute("tabindex", "0")
    expect(figure).to_have_attribute("aria-description", "Enter opens the numbers as a table.")
    figure.focus()
    page.keyboard.press("Enter")
    opened = page.get_by_role("dialog")
    expect(opened).to_contain_text("The numbers of the figure")
    expect(opened.get_by_test_id("stDataFrame")).to_be_visible()
    assert broken_rules(page) == {}
    page.keyboard.press("Escape")
    expect(opened).to_have_count(0)


def test_the_arrows_go_from_run_to_run_but_not_out_of_a_field(visit: Visit) -> None:
    page = visit("/diagnosis?set=regimes", locale="en-US")
    run = page.locator(expand(":--walk input"))
    first = run.input_value()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".place")).to_have_text("2 of 4")
    settled(page)
    assert run.input_value() != first
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".place")).to_have_text("1 of 4")
    settled(page)
    run.focus()
    page.keyboard.press("ArrowLeft")
    page.get_by_role("radio", name="en", exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)  # for what must not happen
    expect(page.locator(".place")).to_have_text("1 of 4")
