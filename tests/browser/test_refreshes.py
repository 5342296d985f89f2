"""A page that is drawn again and again holds no more than before."""

from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Browser, Page

from dashboard.views.curve_page import figure_room
from dashboard.views.frame import at_rest, window_width
from tests.attacks import many_refreshes, refreshed_page
from tests.attacks.refreshed_page import RefreshedPage
from tests.serving import served

WARM, TIMES = 6, 12
"""Refreshes until all is loaded, and those after them."""


def test_a_figure_that_grows_leaves_no_elements_and_no_listeners(
    browser: Browser, tmp_path: Path
) -> None:
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
        context.close()
    assert shown.drawn >= WARM + TIMES
    before, after = held[WARM - 1], held[-1]
    assert after.listeners <= before.listeners
    assert after.nodes <= before.nodes + TIMES  # a tick or two of an axis, and the toasts


CALLED = """
async (script) => {
  const blob = new Blob([script], {type: "text/javascript"});
  const component = await import(URL.createObjectURL(blob));
  const place = document.querySelector("#figure > div");
  const given = {full: 2000, known: "1x1", place: "#figure", step: 20};
  for (const known of ["1x1", "2x2", "3x3"])
    window.stop = component.default({
      data: {...given, known}, parentElement: place, setStateValue: () => {},
    });
}
"""
"""Streamlit calls a component anew whenever it is told something else."""

MEASURED = {module.__name__.rpartition(".")[2]: module for module in (figure_room, window_width)}


@pytest.mark.parametrize("module", MEASURED.values(), ids=MEASURED)
def test_a_component_that_is_told_something_else_listens_once(
    browser: Browser, module: ModuleType
) -> None:
    script = at_rest.script(Path(module.__file__ or "").with_suffix(".js"))
    page = browser.new_page()
    page.set_content('<div id="figure"><div></div></div>')
    page.evaluate(CALLED, script)
    assert listeners(page, "resize") == 1
    page.evaluate("window.stop()")
    assert listeners(page, "resize") == 0
    page.close()


def listeners(page: Page, event: str) -> int:
    """How many wait for an event of the window."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("HeapProfiler.collectGarbage")
    window = devtools.send("Runtime.evaluate", {"expression": "window"})["result"]["objectId"]
    told = devtools.send("DOMDebugger.getEventListeners", {"objectId": window})["listeners"]
    return sum(one["type"] == event for one in told)
