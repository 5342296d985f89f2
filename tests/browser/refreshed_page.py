"""A page that follows a growing folder in Chromium, and what it holds after each refresh.

The server looks at the disk every few tenths of a second and not every two, so that thousands of
refreshes take no night.  A refresh counts once the page says the last line of the log, its script
has ended, and the figure was drawn anew.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from dashboard.views.frame.streamlit_parts import expand
from tests.browser.served import ROOT, settled

MEGABYTE = 1 << 20
PAUSE_S = 0.2
"""Seconds between two looks at the disk."""

OFTEN = f"""
import sys, threading, time

def set_pause():
    while "dashboard.views.frame.live_line" not in sys.modules:
        time.sleep(0.05)
    from dashboard.logs.follow import rhythm
    from dashboard.views.frame import live_line
    rhythm.PAUSES, rhythm.MOST_SHARE = ((float("inf"), {PAUSE_S}),), 1.0
    live_line.REDRAW_SHARE = float("inf")

if "streamlit" in " ".join(getattr(sys, "orig_argv", [])):
    threading.Thread(target=set_pause, daemon=True).start()
"""
"""A ``sitecustomize``: how the server is told to look often."""

COUNTS = """
chart => {
  window.curvaDrawn = 0;
  new MutationObserver((changes) => {
    const inFigure = ({target}) => (target.closest ?? (() => null)).call(target, chart);
    if (changes.some(inFigure)) window.curvaDrawn += 1;
  }).observe(document.body, {attributes: true, childList: true, subtree: true});
}
"""
"""Counts how often something in a figure changed: a curve that grew is another path."""

IS_SHOWN = """
([told, drawn]) => {
  const first = document.querySelector(".live-line span")?.textContent ?? "";
  return new RegExp(`^${told}(\\\\D|$)`).test(first) && window.curvaDrawn > drawn;
}
"""

TIMES_KEPT = """
performance.getEntriesByType("mark").length + performance.getEntriesByType("measure").length
"""


def environment(folder: Path) -> dict[str, str]:
    """What makes a server that is started look often; ``folder`` keeps the program for it."""
    home = folder / "often"
    home.mkdir()
    (home / "sitecustomize.py").write_text(OFTEN, encoding="utf-8")
    return {"PYTHONPATH": os.pathsep.join([str(home), str(ROOT)])}


@dataclass(frozen=True, slots=True)
class Held:
    """What a page holds once it was collected: its heap, and what hangs on its documents."""

    heap: float  # MiB
    nodes: int
    listeners: int


class RefreshedPage:
    """The page, opened and drawn."""

    def __init__(self, page: Page, address: str) -> None:
        """Open it."""
        self._page = page
        page.set_default_timeout(120_000)
        page.goto(address)
        settled(page)
        page.evaluate(COUNTS, expand(":--chart"))
        self._devtools = page.context.new_cdp_session(page)
        self._devtools.send("Performance.enable")
        self.drawn = 0

    def wait(self, run: str, epoch: int) -> None:
        """Wait until the page has drawn the last epoch of the run that was written to last."""
        self._page.wait_for_function(IS_SHOWN, arg=[f"{run}: epoch {epoch}", self.drawn])
        settled(self._page)
        self.drawn = int(self._page.evaluate("window.curvaDrawn"))

    def reload(self) -> None:
        """Draw it anew: nothing of what was before is held."""
        self._page.reload()
        settled(self._page)

    def times_kept(self) -> int:
        """Marks and measures of time that the page has made and not let go of."""
        return int(self._page.evaluate(TIMES_KEPT))

    def held(self) -> Held:
        """What is left once the rubbish is collected."""
        self._devtools.send("HeapProfiler.collectGarbage")
        told = self._devtools.send("Performance.getMetrics")["metrics"]
        many = {one["name"]: one["value"] for one in told}
        heap = many["JSHeapUsedSize"] / MEGABYTE
        return Held(heap, int(many["Nodes"]), int(many["JSEventListeners"]))
