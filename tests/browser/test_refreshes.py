"""A page that is drawn again and again holds no more than before."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from dashboard.views.frame import app_frame, at_rest
from tests.attacks import many_refreshes
from tests.browser import refreshed_page
from tests.browser.refreshed_page import RefreshedPage
from tests.serving import served

WARM, TIMES = 6, 12
"""Refreshes until all is loaded, and those after them."""


def test_a_figure_that_grows_leaves_nothing_behind(browser: Browser, tmp_path: Path) -> None:
    logs, port = tmp_path / "logs", served.free_port()
    many_refreshes.begin(logs)
    words = [*served.command(port), "--", str(logs)]
    with served.server(
        tmp_path, tmp_path, words, port, refreshed_page.environment(tmp_path)
    ) as running:
        context = browser.new_context(locale="en-US")
        shown = RefreshedPage(context.new_page(), f"{running.address}/curves?source=given")
        held = []
        for number in range(WARM + TIMES):
            many_refreshes.grow(logs, number, shown)
            held.append(shown.held())
        times_kept = shown.times_kept()
        context.close()
    assert shown.drawn >= WARM + TIMES
    before, after = held[WARM - 1], held[-1]
    # One comes and goes while a toast is shown; what stays is in every one of the last looks.
    assert min(one.listeners for one in held[-3:]) <= max(one.listeners for one in held[:WARM])
    assert after.nodes <= before.nodes + TIMES  # a tick or two of an axis, and the toasts
    assert times_kept <= 3  # of one run of the script: its begin, its end, and what lies between


def test_what_points_need_is_no_growth_with_the_refreshes() -> None:
    assert many_refreshes.without_points([30, 33, 36], opened_anew=34) == [30, 31, 32]


CALLED = """
async (script) => {
  const blob = new Blob([script], {type: "text/javascript"});
  const component = await import(URL.createObjectURL(blob));
  const place = document.querySelector("#figure > div");
  const given = {full: 2000, place: "#figure", step: 20, panels: "[]", lang: "en", name: ""};
  for (const known of ["1x1", "2x2", "3x3"])
    window.stop = component.default({
      data: {...given, known}, parentElement: place, setStateValue: () => {},
    });
}
"""
"""Streamlit calls a component anew whenever it is told something else."""

VIEWS = Path(app_frame.__file__).parents[1]
LISTENS = {
    "the room of the figure": (at_rest.script(VIEWS / "curve_page/figure_room.js"), "window"),
    "the width of the window": (at_rest.script(VIEWS / "frame/window_width.js"), "window"),
    "the keys of a meeting": ((VIEWS / "meeting_room/browser.js").read_text("utf-8"), "document"),
    "the reading at the pointer": (
        (VIEWS / "curve_page/pointer_reading.js").read_text("utf-8"),
        "document",
    ),
}
EVENTS = {"window": ("resize",), "document": ("keydown", "pointermove")}


@pytest.mark.parametrize(("script", "on"), LISTENS.values(), ids=LISTENS)
def test_a_component_that_is_told_something_else_listens_once(
    browser: Browser, script: str, on: str
) -> None:
    page = browser.new_page()
    page.set_content('<div id="figure"><div></div></div>')
    page.evaluate(CALLED, script)
    assert listeners(page, on) == 1
    page.evaluate("window.stop()")
    assert listeners(page, on) == 0
    page.close()


def listeners(page: Page, on: str) -> int:
    """How many wait for the events of the window or of the document that components wait for."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("HeapProfiler.collectGarbage")
    heard = devtools.send("Runtime.evaluate", {"expression": on})["result"]["objectId"]
    told = devtools.send("DOMDebugger.getEventListeners", {"objectId": heard})["listeners"]
    return sum(one["type"] in EVENTS[on] for one in told)
