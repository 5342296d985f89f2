"""What it costs to open a report in Chromium: ``python -m benchmarks.open_report report.html``.

Each opening is told by the moment of its first picture, and by the processor's time of the page's
main thread from the start until the whole file is read: the first tells what a person waits on this
machine as busy as it is, the second can be compared.  The file is opened from the disk, without a
network; ``--times 5`` is how often.
"""

import argparse
import sys
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.served import chromium

WATCH = """
window.firstPicture = new Promise((done) => {
  const look = new MutationObserver(() => {
    if (!document.getElementById("pack")?.firstChild) return;
    look.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now())));
  });
  look.observe(document, { subtree: true, childList: true });
});
"""


def opened(browser: Browser, report: Path) -> tuple[float, float]:
    """The milliseconds to the first picture, and those of the main thread's processor in all."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.add_init_script(WATCH)
    page.goto(report.resolve().as_uri())
    first = float(page.evaluate("window.firstPicture"))
    measured = devtools.send("Performance.getMetrics")["metrics"]
    spent = next(one["value"] for one in measured if one["name"] == "TaskDuration")
    context.close()
    return first, 1000 * float(spent)


def main() -> int:
    """Follow the arguments."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.open_report", description=__doc__)
    parser.add_argument("report", type=Path)
    parser.add_argument("--times", type=int, default=5)
    asked = parser.parse_args()
    print(f"{asked.report.stat().st_size / 1e6:.1f} MB")
    with chromium() as browser:
        for _ in range(asked.times):
            first, spent = opened(browser, asked.report)
            print(f"first picture after {first:.0f} ms; main thread {spent:.0f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
