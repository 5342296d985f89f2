"""What only a browser shows of the Curves page: the rail stays, the figure fills, what is read."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from dashboard.views.frame.streamlit_parts import SELECTORS
from tests.browser.served import settled

Visit = Callable[..., Page]
RAIL, FIGURE = SELECTORS["curves-rail"], SELECTORS["curves-figure"]
TABLE = ".st-key-curves-table-below"
ONE = "/curves?set=learning_rate&view=one"


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).first.bounding_box()
    assert found is not None
    return dict(found)


def drawn(page: Page) -> dict[str, float]:
    return box(page, f"{FIGURE} svg.marks")


def test_the_rail_stays_beside_figure_and_table_while_they_scroll(visit: Visit) -> None:
    page = visit(ONE)
    assert box(page, RAIL)["x"] + box(page, RAIL)["width"] <= box(page, FIGURE)["x"]
    expect(page.locator(TABLE)).to_be_attached()
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 400)")
    expect(page.get_by_role("textbox", name="Procurar")).to_be_in_viewport()
    assert box(page, RAIL)["y"] >= 0


def test_the_figure_fills_the_room_of_every_window(visit: Visit) -> None:
    for size in ((1280, 800), (1700, 1000)):
        page = visit(ONE, size=size)
        page.wait_for_function(
            """([room, chart]) => {
                const place = document.querySelector(room).getBoundingClientRect();
                const figure = document.querySelector(chart).getBoundingClientRect();
                return figure.width > 0.85 * place.width && figure.right <= place.right + 1
                    && figure.height > 0.55 * innerHeight;
            }""",
            arg=[FIGURE, f"{FIGURE} svg.marks"],
        )
        settled(page)
        room, figure = box(page, FIGURE), box(page, f"{FIGURE} svg.marks")
        assert 0.85 * room["width"] < figure["width"] <= room["width"] + 1
        assert figure["height"] > 0.55 * size[1]


def test_what_is_typed_is_drawn_at_once_and_a_wrong_query_is_told(visit: Visit) -> None:
    page = visit(ONE, locale="en-US")
    search = page.get_by_role("textbox", name="Find")
    search.fill("batch_size=64 and lr<0.05")
    search.press("Enter")
    expect(page.get_by_role("status").filter(has_text="3 of 9 drawn")).to_be_visible()
    search.fill("batch_size=64 and rate>")
    search.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("A value has to follow")
    expect(page.get_by_role("status").filter(has_text="9 of 9 drawn")).to_be_visible()
    assert page.get_by_test_id("stException").count() == 0


def test_opening_more_changes_nothing_that_is_set(visit: Visit) -> None:
    page = visit(f"{ONE}&palette=faithful&events=False", locale="en-US")
    page.get_by_text("More", exact=True).click()
    settled(page)
    expect(page.get_by_role("switch", name="Mark what happened")).not_to_be_checked()
    page.wait_for_url(lambda url: "palette=faithful" in url)
    page.wait_for_url(lambda url: "events=False" in url)


def test_pointing_reads_the_nearest_run_first_and_moves_a_cursor_over_all_panels(
    visit: Visit,
) -> None:
    page = visit("/curves?set=learning_rate&view=book", locale="en-US")
    plane = box(page, f"{FIGURE} .loss_train_group path.background")
    corner = page.locator(".pointer-reading .corner")
    page.mouse.move(plane["x"] + plane["width"] / 2, plane["y"] + plane["height"] * 0.4)
    expect(corner).to_be_visible()
    first = corner.locator(".nearest .who")
    expect(first).to_contain_text("Batch 1024 · rate 0.01")
    expect(corner.locator(".also")).to_have_count(3)
    assert page.locator(".pointer-reading .cursor:visible").count() == 4
    page.mouse.move(plane["x"] + plane["width"] / 2, plane["y"] + plane["height"] * 0.99)
    expect(first).to_contain_text("Batch 64 · rate 0.01")
    page.mouse.move(5, 5)
    expect(corner).to_be_hidden()


def test_on_a_phone_the_rail_is_folded_above_the_figure(visit: Visit) -> None:
    page = visit(ONE, size=(390, 844), locale="en-US")
    expect(page.get_by_role("textbox", name="Find")).to_be_hidden()
    page.get_by_text("Controls", exact=True).click()
    expect(page.get_by_role("textbox", name="Find")).to_be_visible()
    settled(page)
    assert drawn(page)["y"] > box(page, RAIL)["y"]
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
