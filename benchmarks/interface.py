"""Time from request to drawn curves, beside TensorBoard on the same logs in the same run.

``python -m benchmarks.interface [--rounds 3] [--only NAME] [--folder DIR]`` writes the logs where
they are missing, starts both servers, opens each page in a fresh window of one Chromium, the two
programs alternating, and prints medians.  The parts: ``warm`` (from request to curves drawn, all
points loaded, the page opened once before), ``many`` (1,000 runs), ``cold`` (from the command, the
logs out of the system's cache and our cache empty), ``changes`` (a control moved, on the server),
``points`` (rows of the figures' tables in the page's websocket), ``export`` (a PNG), ``hover`` (the
pointer over 300 runs), ``pages`` (from one page to another), ``server`` (pages without a browser).

*Drawn* is what :mod:`benchmarks.drawn_clock` says.  Ours is the whole figure of four panels;
TensorBoard draws the two cards in sight, on 1,000 points of each curve.  It draws in WebGL, which
this browser does in software, so that it is also timed with WebGL off, drawing SVG.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks import page_work
from benchmarks.drawn_clock import DRAWN, seconds, window
from benchmarks.log_inputs import study
from benchmarks.page_session import PageSession
from benchmarks.tensorboard_server import tensorboard
from tests.browser.served import chromium, dashboard

INPUTS = {
    "100x10000": (100, 10_000),
    "300x1000": (300, 1000),
    "499x1000": (499, 1000),
    "1000x1000": (1000, 1000),
}
"""Runs and steps; four curves a run."""

PAGES = {"overview": "/?lang=en", "curves": "/curves?lang=en"}
NO_WEBGL = """const get = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
  return kind.startsWith('webgl') ? null : get.call(this, kind, ...more); };"""


def beside(log: Path, folder: Path) -> AbstractContextManager[str]:
    """TensorBoard on one of the inputs."""
    return tensorboard(log, folder, INPUTS[folder.name][1])


def warm(browser: Browser, folder: Path, rounds: int, log: Path) -> None:
    """All points loaded; TensorBoard is timed with WebGL and with SVG, the better time counts."""
    with (
        dashboard(log, [folder]) as ours,
        beside(log, folder) as theirs,
    ):
        opened: dict[str, Callable[[], float]] = {
            **{page: partial(seconds, browser, "ours", ours + PAGES[page]) for page in PAGES},
            "tensorboard": partial(seconds, browser, "tensorboard", f"{theirs}/#timeseries"),
            "tensorboard, SVG": partial(
                seconds, browser, "tensorboard", f"{theirs}/#timeseries", NO_WEBGL
            ),
        }
        taken = [{name: time_it() for name, time_it in opened.items()} for _ in range(rounds + 1)]
    middle = {name: statistics.median(one[name] for one in taken[1:]) for name in opened}
    best = min(middle["tensorboard"], middle["tensorboard, SVG"])
    for name, middling in middle.items():
        print_row(
            "warm", folder.name, name, f"{middling:.2f} s", f"{middling / best:.2f} of theirs"
        )


def many(browser: Browser, folder: Path, rounds: int, log: Path) -> None:
    """Our time beyond the 500 runs at which TensorBoard stops drawing, and the browser's memory."""
    for page, path in PAGES.items():
        with dashboard(log, [folder]) as ours:
            taken = [seconds(browser, "ours", ours + path) for _ in range(rounds + 1)][1:]
            with window(browser, "ours", ours + path) as (shown, _):
                client = shown.context.new_cdp_session(shown)
                client.send("Performance.enable")
                found = client.send("Performance.getMetrics")["metrics"]
                heap = next(one["value"] for one in found if one["name"] == "JSHeapUsedSize")
                resident = max(_resident(browser))
        print_row("many", folder.name, page, f"{statistics.median(taken):.2f} s")
        print_row(
            "many", folder.name, page, f"{heap / 1e6:.0f} MB heap", f"{resident / 1e6:.0f} MB all"
        )


def _resident(browser: Browser) -> list[int]:
    """The resident memory of each process that draws a page, in bytes."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    drawing = [one["id"] for one in processes if one["type"] == "renderer"]
    pages = [Path(f"/proc/{number}/statm").read_text().split()[1] for number in drawing]
    return [int(count) * os.sysconf("SC_PAGE_SIZE") for count in pages]


def cold(browser: Browser, folder: Path, rounds: int, log: Path) -> None:
    """From the command to curves, a server a round."""
    taken: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name in ("ours", "tensorboard"):
            _forget(folder)
            started = time.time()
            with tempfile.TemporaryDirectory() as kept:
                os.environ["CURVA_CACHE"] = kept
                served = dashboard(log, [folder]) if name == "ours" else beside(log, folder)
                with served as address:
                    path = "/?lang=en" if name == "ours" else "/#timeseries"
                    with window(browser, name, address + path) as (_, drawn):
                        taken.setdefault(name, []).append(drawn - started)
    middle = {name: statistics.median(several) for name, several in taken.items()}
    for name, middling in middle.items():
        ratio = middling / middle["tensorboard"]
        print_row("cold", folder.name, name, f"{middling:.2f} s", f"{ratio:.2f} of theirs")


def _forget(folder: Path) -> None:
    """Ask the system to drop the logs from its page cache."""
    for path in folder.rglob("events*"):
        with path.open("rb") as file:
            os.fsync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def changes(_: Browser, folder: Path, rounds: int, log: Path) -> None:
    """A control of the Curves page moved."""
    page_work.moved(folder, rounds, log, print_row)


def server(_: Browser, folder: Path, rounds: int, log: Path) -> None:
    """Each page without a browser."""
    page_work.opened(folder, rounds, log, print_row)


def export(_: Browser, folder: Path, rounds: int, log: Path) -> None:
    """A PNG of the figure of the Curves page."""
    page_work.exported(folder, rounds, log, print_row)


def hover(browser: Browser, folder: Path, rounds: int, log: Path) -> None:
    """The pointer over a figure of lines that are all drawn."""
    with dashboard(log, [folder]) as address:
        for name, query in (("every run", "&grouped=False"), ("groups", "")):
            with window(browser, "ours", f"{address}{PAGES['curves']}{query}") as (page, _):
                for _round in range(rounds):
                    page_work.hover(page, f"{folder.name}, {name}", print_row)


def pages(browser: Browser, folder: Path, rounds: int, log: Path) -> None:
    """From page to page in one window."""
    with (
        dashboard(log, [folder]) as address,
        window(browser, "ours", address + PAGES["overview"]) as (page, _),
    ):
        page_work.changed(page, rounds, DRAWN, folder.name, print_row)


def points(_: Browser, folder: Path, __: int, log: Path) -> None:
    """The rows and bytes that a page sends; ``test_reduce`` checks that extremes are among them."""
    with dashboard(log, [folder]) as address:
        for page in PAGES:
            for query in ("lang=en", "lang=en&smoothing=0.9", "lang=en&view=one"):
                with closing(PageSession(address, page.replace("overview", ""), query)) as session:
                    ran = session.open()
                what = f"{page}?{query}"
                print_row("points", folder.name, what, f"{ran.rows()}", f"{ran.size / 1e6:.1f} MB")


PARTS = {
    "warm": (warm, ("100x10000", "499x1000")),
    "many": (many, ("499x1000", "1000x1000")),
    "cold": (cold, ("100x10000",)),
    "changes": (changes, ("100x10000",)),
    "points": (points, ("100x10000", "499x1000", "1000x1000")),
    "server": (server, ("100x10000", "300x1000", "1000x1000")),
    "export": (export, ("100x10000",)),
    "hover": (hover, ("300x1000",)),
    "pages": (pages, ("100x10000", "300x1000")),
}


def print_row(*cells: str) -> None:
    """Print a line of the table."""
    print("  ".join(map(str.ljust, cells, (7, 9, 30, 24, 16))).rstrip(), flush=True)


def main() -> None:
    """Write the logs, measure each part, print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=Path("build/benchmarks/interface"))
    parser.add_argument("--only", choices=sorted(PARTS))
    options = parser.parse_args()
    parts = {name: part for name, part in PARTS.items() if options.only in {None, name}}
    for name in sorted({one for _, inputs in parts.values() for one in inputs}):
        if not (options.folder / name).exists():
            study(options.folder / name, *INPUTS[name])
    with tempfile.TemporaryDirectory() as kept, chromium() as browser:
        os.environ |= {
            "CURVA_CACHE": f"{kept}/cache",
            "XDG_CONFIG_HOME": kept,
            "XDG_DATA_HOME": kept,
        }
        for measure, inputs in parts.values():
            for one in inputs:
                folder = (options.folder / one).resolve()
                measure(browser, folder, options.rounds, Path(kept, "log"))


if __name__ == "__main__":
    main()
