"""What the style sheets select of Streamlit is still on the pages.

A release of Streamlit may rename or nest its parts anew without a word; a rule that selects nothing
then fails in silence.  Here every such rule has to match an element on a short tour of the pages.
"""

import io
import json
import re
import time
import zipfile
from collections.abc import Callable, Iterator

from playwright.sync_api import Page, expect

from dashboard.views.frame import style
from dashboard.views.frame.streamlit_parts import expand
from tests.browser.conftest import FILES
from tests.browser.served import settled

Visit = Callable[..., Page]

SHOWN_ELSEWHERE = {
    ":--skills-nudge",  # Streamlit shows it to some developers once
    ":--toasts",  # in test_live.py
    ":--any-training",  # this and the next in test_experiment.py
    ":--any-training button",
    ":--any-collected",  # in test_figure_report.py
    # Of eleven pages, where trainings are allowed; in test_experiment.py
    ":--top-row:has(:--pages > :nth-child(11)) :--open-logs button p",
}
"""What no page of the tour shows; tests/views/test_streamlit_parts.py looks up the names."""

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PRELUDE = re.compile(r"([^{}]+)\{")
STATE = re.compile(r"::?(?:after|before|disabled|hover|focus-visible)\b")

RUNS = 600
"""Runs that take long enough to read and judge for the bar to be drawn."""

WATCH = """(() => {
    const selectors = %s;
    window.matched = new Set();
    const look = () => Object.entries(selectors)
        .filter(([name, selector]) => !window.matched.has(name) && document.querySelector(selector))
        .forEach(([name]) => window.matched.add(name));
    const everything = { subtree: true, childList: true, attributes: true };
    new MutationObserver(look).observe(document, everything);
})()"""
"""Remember what matched at any time, for some parts are there for a moment only."""


def apart(prelude: str) -> list[str]:
    """The selectors of a list; commas within brackets, as those of ``:is()``, part none."""
    found, depth = [""], 0
    for character in prelude:
        depth += (character == "(") - (character == ")")
        if character == "," and depth == 0:
            found.append("")
        else:
            found[-1] += character
    return found


def relying_on_streamlit() -> dict[str, str]:
    """The selectors of the style sheets that name a part of Streamlit, as browsers read them."""
    css = COMMENT.sub("", style.sheet("dark"))
    selectors = [
        selector.strip()
        for prelude in PRELUDE.findall(css)
        if not prelude.strip().startswith("@")
        for selector in apart(prelude)
    ]
    return {one: STATE.sub("", expand(one)) for one in selectors if ":--" in one}


def tour(page: Page, server: str) -> Iterator[None]:
    """Show every part once; yield before the document is replaced by another."""
    page.goto(f"{server}/?set=regimes")
    settled(page)
    page.get_by_test_id("stPageLink").filter(has_text="Curves").first.click()
    page.wait_for_url("**/curves**")
    settled(page)
    page.get_by_role("button", name="Export").first.click()
    page.get_by_test_id("stPopoverBody").get_by_text("PNG").wait_for()
    yield
    page.goto(f"{server}/?set=one_weight")
    settled(page)
    yield
    page.goto(f"{server}/curves?set=learning_rate&view=one&table=beside")
    settled(page)
    page.get_by_test_id("stSelectbox").first.locator("input").click()
    page.get_by_role("option").first.wait_for()
    yield
    page.goto(f"{server}/diagnosis?set=regimes")
    settled(page)
    yield
    page.goto(f"{server}/report?set=regimes")
    settled(page)
    yield
    page.goto(f"{server}/?path=sample_logs/regimes")
    settled(page)
    page.get_by_test_id("stTooltipHoverTarget").first.hover()
    page.get_by_test_id("stTooltipContent").wait_for()
    yield
    page.goto(server)
    settled(page)
    drop(page, "csv", b"step,loss\n")
    expect(page.locator(".losses")).to_be_visible()
    settled(page)
    drop(page, "zip", zip_of_runs())
    expect(page.locator(".card").first).to_be_visible()
    settled(page)
    yield


def zip_of_runs() -> bytes:
    """An archive of many short runs, each of another rate."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as into:
        for run in range(1, RUNS + 1):
            rows = (f"{epoch},{1 + run / (run + epoch)}" for epoch in range(30))
            into.writestr(f"lr{run / 1e4:g}/metrics.csv", "epoch,loss\n" + "\n".join(rows))
    return archive.getvalue()


def drop(page: Page, ending: str, content: bytes) -> None:
    """Put a file into the drop zone that was never read before."""
    file = {"name": f"{time.time_ns()}.{ending}", "mimeType": "", "buffer": content}
    page.locator(FILES).set_input_files([file])


def test_every_rule_on_a_part_of_streamlit_matches_an_element(visit: Visit, server: str) -> None:
    selectors = relying_on_streamlit()
    assert selectors.keys() > SHOWN_ELSEWHERE
    page = visit("/guide", locale="en-US", scheme="dark")
    page.add_init_script(WATCH % json.dumps(selectors))
    matched: set[str] = set()
    for _ in tour(page, server):
        matched.update(page.evaluate("[...window.matched]"))
    assert selectors.keys() - matched == SHOWN_ELSEWHERE
