"""The Overview answers on its first screen, and says it below once more in full."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.views.frame.streamlit_parts import SELECTORS
from tests.browser.served import settled

Visit = Callable[..., Page]
SIZE = (1280, 800)


def bottom(part: Locator) -> float:
    """How far down the end of a part is, px from the top of the window."""
    box = part.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


@pytest.mark.parametrize(("log_set", "locale"), [("learning_rate", "pt-BR"), ("regimes", "en-US")])
def test_best_worst_next_and_the_figure_are_on_the_first_screen(
    visit: Visit, log_set: str, locale: str
) -> None:
    page = visit(f"/?set={log_set}", locale=locale, size=SIZE)
    blocks = page.locator(".standout")
    expect(blocks).to_have_count(3)
    chart = page.get_by_test_id("stVegaLiteChart").first.locator("svg, canvas").first
    for part in (page.locator("h1.verdict"), *blocks.all(), chart):
        assert bottom(part) <= SIZE[1]


def test_another_metric_is_drawn_when_it_is_chosen(visit: Visit) -> None:
    page = visit("/?set=one_weight", locale="en-US", size=SIZE)
    page.get_by_role("combobox", name="Metric").click()
    page.get_by_role("option", name="mae").click()
    page.wait_for_url("**first=mae**")
    settled(page)
    texts = page.locator("[role=graphics-document] text").all_text_contents()
    assert {"mae · training", "mae · test"} <= set(texts)
    assert not any(text.startswith("Loss ·") for text in texts)


@pytest.mark.parametrize("size", [SIZE, (1920, 1080)])
@pytest.mark.parametrize("log_set", ["learning_rate", "optimizers"])
def test_the_last_axis_of_four_panels_is_in_sight(
    visit: Visit, log_set: str, size: tuple[int, int]
) -> None:
    """With nine labels of a verdict each, and with a crowd whose colours are told above."""
    page = visit(f"/curves?set={log_set}&view=book", size=size)
    titles = page.locator(f"{SELECTORS['curves-figure']} svg .role-axis-title")
    expect(titles.last).to_be_visible()
    settled(page)
    assert max(map(bottom, titles.all())) <= size[1]
